// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/dutch_words.h"

#include <array>

namespace zuil {
namespace {

constexpr auto kAbbreviations = std::to_array<PlainWord>({
    {"a.d.h.v.", "met"},
    {"a.d.", "aan de"},
    {"a.h.v.", "met"},
    {"a.s.", "volgende"},
    {"a.u.b.", "alstublieft"},
    {"aub", "alstublieft"},
    {"afd.", "afdeling"},
    {"b.g.g.", "als er niemand opneemt"},
    {"b.v.", "bijvoorbeeld"},
    {"bijv.", "bijvoorbeeld"},
    {"blz.", "bladzijde"},
    {"c.q.", "of"},
    {"ca.", "ongeveer"},
    {"d.d.", "van"},
    {"d.m.v.", "door"},
    {"d.w.z.", "dat betekent"},
    {"dhr.", "de heer"},
    {"e.a.", "en anderen"},
    {"e.d.", "en zo"},
    {"e.e.a.", "dit alles"},
    {"e.v.", "en verder"},
    {"enz.", "en zo verder"},
    {"etc.", "en zo verder"},
    {"evt.", "misschien"},
    {"excl.", "zonder"},
    {"gem.", "gemeente"},
    {"i.c.m.", "samen met"},
    {"i.h.k.v.", "voor"},
    {"i.o.m.", "samen met"},
    {"i.o.", "in opdracht"},
    {"i.p.v.", "in plaats van"},
    {"i.v.m.", "omdat"},
    {"i.z.", "over"},
    {"incl.", "met"},
    {"jl.", "van dit jaar"},
    {"m.a.w.", "met andere woorden"},
    {"m.b.t.", "over"},
    {"m.b.v.", "met"},
    {"m.i.v.", "vanaf"},
    {"m.n.", "vooral"},
    {"m.u.v.", "behalve"},
    {"max.", "niet meer dan"},
    {"mevr.", "mevrouw"},
    {"min.", "minuten"},
    {"mw.", "mevrouw"},
    {"n.a.v.", "door"},
    {"n.o.t.k.", "later bekend"},
    {"n.v.t.", "niet van toepassing"},
    {"nl.", "namelijk"},
    {"nr.", "nummer"},
    {"o.a.", "onder andere"},
    {"o.b.v.", "op basis van"},
    {"o.i.d.", "of zoiets"},
    {"o.l.v.", "onder leiding van"},
    {"o.v.v.", "schrijf erbij:"},
    {"p.p.", "per persoon"},
    {"pag.", "bladzijde"},
    {"r.o.", "ruimtelijke ordening"},
    {"resp.", "en"},
    {"s.v.p.", "alstublieft"},
    {"svp", "alstublieft"},
    {"t.a.v.", "voor"},
    {"t.b.v.", "voor"},
    {"t.g.v.", "door"},
    {"t.h.v.", "bij"},
    {"t.n.v.", "op naam van"},
    {"t.o.v.", "vergeleken met"},
    {"t.z.t.", "later"},
    {"t/m", "tot en met"},
    {"tel.", "telefoon"},
    {"v.a.", "vanaf"},
    {"v.d.", "van de"},
    {"v.h.", "van het"},
    {"v.w.b.", "over"},
    {"vnl.", "vooral"},
    {"w.o.", "zoals"},
    {"z.o.z.", "zie de andere kant"},
    {"z.s.m.", "zo snel mogelijk"},
});

constexpr auto kStiffWords = std::to_array<PlainWord>({
    {"aangaande", "over"},
    {"aanvangen", "beginnen"},
    {"aanvankelijk", "eerst"},
    {"alsmede", "en"},
    {"alvorens", "voordat"},
    {"behoudens", "behalve"},
    {"betreffende", "over"},
    {"conform", "volgens"},
    {"derhalve", "daarom"},
    {"desalniettemin", "toch"},
    {"desgewenst", "als u dat wilt"},
    {"desondanks", "toch"},
    {"dient", "moet"},
    {"dienen", "moeten"},
    {"doch", "maar"},
    {"echter", "maar"},
    {"eveneens", "ook"},
    {"gaarne", "graag"},
    {"gedurende", "tijdens"},
    {"geschieden", "gebeuren"},
    {"geschiedt", "gebeurt"},
    {"heden", "vandaag"},
    {"hetgeen", "wat"},
    {"hieromtrent", "hierover"},
    {"hieronder begrepen", "ook"},
    {"immers", "want"},
    {"in het kader van", "voor"},
    {"in verband met", "omdat"},
    {"indien", "als"},
    {"ingevolge", "volgens"},
    {"inzake", "over"},
    {"jegens", "tegen"},
    {"krachtens", "volgens"},
    {"met betrekking tot", "over"},
    {"met name", "vooral"},
    {"middels", "met"},
    {"naar aanleiding van", "door"},
    {"nadien", "daarna"},
    {"nopens", "over"},
    {"omtrent", "over"},
    {"onderhavige", "deze"},
    {"onverwijld", "meteen"},
    {"reeds", "al"},
    {"te allen tijde", "altijd"},
    {"ten aanzien van", "over"},
    {"ten behoeve van", "voor"},
    {"ten einde", "om"},
    {"ten gevolge van", "door"},
    {"ten opzichte van", "vergeleken met"},
    {"teneinde", "om"},
    {"tenzij", "behalve als"},
    {"ter zake", "hierover"},
    {"tevens", "ook"},
    {"thans", "nu"},
    {"uwerzijds", "van u"},
    {"van toepassing zijnde", "geldende"},
    {"verstrekken", "geven"},
    {"vigerende", "geldende"},
    {"voornemens", "van plan"},
    {"wederom", "weer"},
    {"woonachtig", "woont"},
    {"zodoende", "zo"},
    {"zulks", "dat"},
});

constexpr auto kStiffNames = std::to_array<std::string_view>({
    "verklaring omtrent gedrag",
    "verklaring omtrent het gedrag",
});

constexpr auto kUsualLongWords = std::to_array<std::string_view>({
    "arbeidsongeschiktheid",
    "evenementenvergunning",
    "evenementenvergunningen",
    "gehandicaptenparkeerkaart",
    "gehandicaptenparkeerplaats",
    "huurderstevredenheidsonderzoek",
    "klanttevredenheidsonderzoek",
    "omgevingsvergunningen",
    "tevredenheidsonderzoek",
    "verblijfsvergunningen",
    "woningbouwverenigingen",
});

}  // namespace

std::span<const PlainWord> abbreviations() {
  return kAbbreviations;
}

std::span<const PlainWord> stiff_words() {
  return kStiffWords;
}

std::span<const std::string_view> stiff_names() {
  return kStiffNames;
}

std::span<const std::string_view> usual_long_words() {
  return kUsualLongWords;
}

}  // namespace zuil
