// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/alphabet.h"

#include <algorithm>

namespace zuil {
namespace {

constexpr Alphabet::Rows kAccents{"éèëêíìïîýÿ", "óòöôõúùüûœ", "áàäâãåçñß"};
constexpr Alphabet::Rows kAccentCapitals{"ÉÈËÊÍÌÏÎÝŸ", "ÓÒÖÔÕÚÙÜÛŒ", "ÁÀÄÂÃÅÇÑØ"};
constexpr Alphabet::Rows kSymbols{"?!:;\"()/-_", "@#%&+=*<>€", "…“”‘’[]~°"};
constexpr Alphabet::Rows kSymbolsAndApostrophe{"?!:;\"()/-_", "@#%&+=*<>€", "…“”‘’[]~°'"};

constexpr std::string_view kLatin = "abcdefghijklmnopqrstuvwxyz'";
constexpr std::string_view kLatinCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ'";

constexpr std::array kAlphabets{
    // US-International, as sold in the Netherlands; accents on a page of their own.
    Alphabet{.language = "nl",
             .name = "abc",
             .letters = {"qwertyuiop", "asdfghjkl'", "zxcvbnm,."},
             .capitals = {"QWERTYUIOP", "ASDFGHJKL'", "ZXCVBNM,."},
             .comma = "",
             .point = "",
             .accents_name = "éëï",
             .accents = kAccents,
             .accent_capitals = kAccentCapitals,
             .symbols = kSymbols,
             .ordered = kLatin,
             .ordered_capitals = kLatinCapitals},
    // The same; the accents that Frisian writes come first.
    Alphabet{.language = "fy",
             .name = "abc",
             .letters = {"qwertyuiop", "asdfghjkl'", "zxcvbnm,."},
             .capitals = {"QWERTYUIOP", "ASDFGHJKL'", "ZXCVBNM,."},
             .comma = "",
             .point = "",
             .accents_name = "âêû",
             .accents = {"âêîôûúéëïü", "ýÿèìíòóöõù", "áàäãåçñœß"},
             .accent_capitals = {"ÂÊÎÔÛÚÉËÏÜ", "ÝŸÈÌÍÒÓÖÕÙ", "ÁÀÄÃÅÇÑŒØ"},
             .symbols = kSymbols,
             .ordered = kLatin,
             .ordered_capitals = kLatinCapitals},
    // Turkish Q.
    Alphabet{.language = "tr",
             .name = "abc",
             .letters = {"qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç'"},
             .capitals = {"QWERTYUIOPĞÜ", "ASDFGHJKLŞİ", "ZXCVBNMÖÇ'"},
             .comma = ",",
             .point = ".",
             .accents_name = "âéë",
             .accents = {"âîûéèëêíìï", "óòôõúùýÿœ", "áàäãåñß"},
             .accent_capitals = {"ÂÎÛÉÈËÊÍÌÏ", "ÓÒÔÕÚÙÝŸŒ", "ÁÀÄÃÅÑØ"},
             .symbols = kSymbols,
             .ordered = "abcçdefgğhıijklmnoöpqrsştuüvwxyz'",
             .ordered_capitals = "ABCÇDEFGĞHIİJKLMNOÖPQRSŞTUÜVWXYZ'"},
    // The Polish letters lie beside the others: there is no AltGr to reach them by.
    Alphabet{.language = "pl",
             .name = "abc",
             .letters = {"qwertyuiopęó", "asdfghjklłąś", "zxcvbnmżźćń"},
             .capitals = {"QWERTYUIOPĘÓ", "ASDFGHJKLŁĄŚ", "ZXCVBNMŻŹĆŃ"},
             .comma = ",",
             .point = ".",
             .accents_name = "éëï",
             .accents = {"éèëêíìïîýÿ", "òöôõúùüûœ", "áàäâãåçñß"},
             .accent_capitals = {"ÉÈËÊÍÌÏÎÝŸ", "ÒÖÔÕÚÙÜÛŒ", "ÁÀÄÂÃÅÇÑØ"},
             .symbols = kSymbolsAndApostrophe,
             .ordered = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
             .ordered_capitals = "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻ"},
    Alphabet{.language = "uk",
             .is_latin = false,
             .name = "абв",
             .letters = {"йцукенгшщзхї", "фівапролджє", "ячсмитьбюґ'"},
             .capitals = {"ЙЦУКЕНГШЩЗХЇ", "ФІВАПРОЛДЖЄ", "ЯЧСМИТЬБЮҐ'"},
             .comma = ",",
             .point = ".",
             .accents_name = "",
             .accents = {},
             .accent_capitals = {},
             .symbols = {"?!:;\"()/-_", "@#%&+=*<>€", "…«»“”[]~°№"},
             .ordered = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'",
             .ordered_capitals = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ'"},
    // Arabic 101, from left to right as on every keyboard; the letters with hamza come last.
    Alphabet{.language = "ar",
             .is_latin = false,
             .name = "أبت",
             .letters = {"ضصثقفغعهخحجد", "شسيبلاتنمكطآ", "ذئءؤرىةوزظأإ"},
             .capitals = {},
             .comma = "،",
             .point = ".",
             .accents_name = "",
             .accents = {},
             .accent_capitals = {},
             .symbols = {"؟!:؛\"()/-_", "@#%&+=*<>€", "…«»“”[]~°'"},
             .ordered = "حجثتبآإأاضصشسزرذدخملكقفغعظطءئىيؤوةهن",
             .ordered_capitals = ""}};

}  // namespace

const Alphabet& alphabet_of(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const auto* const found =
      std::find_if(kAlphabets.begin(), kAlphabets.end(),
                   [&](const Alphabet& alphabet) { return alphabet.language == primary; });
  return found == kAlphabets.end() ? kAlphabets.front() : *found;
}

}  // namespace zuil
