// SPDX-License-Identifier: EUPL-1.2
#include "tests/sync/collector/zoetermeer.h"

#include <cmath>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/base/uuid.h"
#include "tests/support/seeded_random.h"

namespace zuil::test {
namespace {

using Json = nlohmann::json;

constexpr int kRespondents = 3018;
constexpr int kSuggestions = 633;

const std::vector<std::pair<const char*, int>> kProducts{
    {"paspoort_id", 2288},     {"rijbewijs", 223}, {"uittreksel", 68}, {"verhuizing", 13},
    {"burgerlijke_stand", 35}, {"vog", 116},       {"anders", 275}};

// The published mean of each question; hostmanship's six have a mean of 8.9.
const std::vector<std::pair<const char*, double>> kMarks{{"totaaloordeel", 8.4},
                                                         {"openingstijden", 8.2},
                                                         {"wachtruimte", 8.0},
                                                         {"wachttijd", 8.1},
                                                         {"privacy", 8.0},
                                                         {"vriendelijkheid", 8.6},
                                                         {"deskundigheid", 8.7},
                                                         {"hostmanship_bereidheid", 9.1},
                                                         {"hostmanship_deskundigheid", 9.0},
                                                         {"hostmanship_inleven", 8.8},
                                                         {"hostmanship_verantwoordelijk", 8.9},
                                                         {"hostmanship_oplossingen", 8.7},
                                                         {"hostmanship_gemeente", 8.9},
                                                         {"prijs", 7.3},
                                                         {"doorlooptijd", 8.5}};

const std::vector<const char*> kTips{
    "Zet meer stoelen in de wachtruimte.",
    "Een avond per week langer open zou mij helpen.",
    "Maak de bordjes naar de balie duidelijker.",
    "Laat op het scherm zien hoe lang het nog duurt.",
    "Een speelhoek voor kinderen zou fijn zijn.",
    "Het afhalen kan korter: ik had een afspraak en wachtte toch twintig minuten.",
    "Laat mij de pasfoto thuis aanleveren.",
    "Bel mij even op 06 12345678, dan leg ik het uit.",
    "Mevrouw De Boer van balie 3 verdient een bloemetje.",
    "Meer plek voor fietsen bij de ingang."};

template <class T>
void shuffle(std::vector<T>& values, Random& random) {
  for (std::size_t i = values.size(); i > 1; --i)
    std::swap(values[i - 1], values[random.below(static_cast<std::uint32_t>(i))]);
}

// n marks with the mean as near as whole marks allow, most near it and some further off.
std::vector<int> marks_with_mean(double mean, Random& random) {
  const auto total = static_cast<int>(std::lround(mean * kRespondents));
  const int low = total / kRespondents;
  std::vector<int> marks(kRespondents, low);
  for (int i = 0; i < total - low * kRespondents; ++i) ++marks[static_cast<std::size_t>(i)];
  shuffle(marks, random);
  // Pairs that move apart leave the sum as it is.
  for (std::size_t i = 0; i + 1 < marks.size(); i += 2) {
    const int apart = static_cast<int>(random.below(3));
    if (marks[i] + apart > 10 || marks[i + 1] - apart < 1) continue;
    marks[i] += apart;
    marks[i + 1] -= apart;
  }
  shuffle(marks, random);
  return marks;
}

template <class Counted>
std::vector<std::string> spread(const Counted& counts, Random& random) {
  std::vector<std::string> values;
  for (const auto& [value, count] : counts) values.insert(values.end(), std::size_t(count), value);
  shuffle(values, random);
  return values;
}

std::string two_digits(std::uint32_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string zoetermeer_responses() {
  SeededRandom random(2020);
  const auto products = spread(kProducts, random);
  // 2263 easy, 331 hard: 64 of 100.
  const std::vector<std::pair<const char*, int>> efforts{{"heel_weinig", 1263},
                                                         {"weinig", 1000},
                                                         {"neutraal", 424},
                                                         {"veel", 231},
                                                         {"heel_veel", 100}};
  const auto effort = spread(efforts, random);
  std::vector<std::vector<int>> marks;
  for (const auto& [question, mean] : kMarks) marks.push_back(marks_with_mean(mean, random));
  const std::vector<std::pair<const char*, int>> wishes{{"ja", kSuggestions},
                                                        {"nee", kRespondents - kSuggestions}};
  const auto wish = spread(wishes, random);

  std::string lines;
  for (std::size_t i = 0; i < kRespondents; ++i) {
    Json answers{{"product", products[i]}, {"moeite", effort[i]}, {"suggestie", wish[i]}};
    for (std::size_t q = 0; q < kMarks.size(); ++q) answers[kMarks[q].first] = marks[q][i];
    if (wish[i] == "ja" && random.below(3) > 0)
      answers["suggestie_tekst"] = kTips[random.below(static_cast<std::uint32_t>(kTips.size()))];
    const Json line{{"id", make_uuid(random)},
                    {"questionnaire", "balie"},
                    {"site", "Stadhuis"},
                    {"date", "2020-" + two_digits(1 + random.below(12)) + "-" +
                                 two_digits(1 + random.below(28))},
                    {"daypart", random.below(2) == 0 ? "morning" : "afternoon"},
                    {"language", "nl"},
                    {"channel", "kiosk"},
                    {"disposition", "complete"},
                    {"answers", answers}};
    lines += line.dump() + "\n";
  }
  return lines;
}

std::string zoetermeer_benchmark() {
  const Json benchmark{{"questionnaire", "balie"},
                       {"year", 2020},
                       {"values",
                        {{"totaaloordeel", 8.4},
                         {"moeite", 70},
                         {"openingstijden", 8.0},
                         {"wachtruimte", 8.1},
                         {"wachttijd", 8.2},
                         {"privacy", 8.0},
                         {"vriendelijkheid", 8.6},
                         {"deskundigheid", 8.7},
                         {"hostmanship", 8.9},
                         {"prijs", 7.2},
                         {"doorlooptijd", 8.5}}}};
  return benchmark.dump(2) + "\n";
}

}  // namespace zuil::test
