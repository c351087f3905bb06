// SPDX-License-Identifier: EUPL-1.2
// Somebody who has the published JSON and a pencil: which groups can be had by adding and
// subtracting what is shown? None of fewer than ten, and none that all answered the same.
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "sync/collector/factsheet.h"
#include "tests/sync/collector/collector_house.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

constexpr std::array kProducts{"paspoort_id",       "rijbewijs", "uittreksel", "verhuizing",
                               "burgerlijke_stand", "vog",       "anders"};
constexpr std::size_t kNoProduct = kProducts.size();
// The smallest groups there are: product (or none) by flagged or not.
constexpr std::size_t kAtoms = 2 * (kProducts.size() + 1);

using Vector = std::array<double, kAtoms>;

std::size_t atom(std::size_t product, bool flagged) {
  return 2 * product + (flagged ? 1 : 0);
}

// How many gave a mark in each atom, and the sum of their marks.
struct Truth {
  std::array<std::int64_t, kAtoms> n{};
  std::array<std::int64_t, kAtoms> sum{};
};

// Vectors that can be made by adding and subtracting those that are known.
class Span {
 public:
  void add(Vector vector) {
    reduce(vector);
    for (std::size_t i = 0; i < kAtoms; ++i) {
      if (std::abs(vector[i]) < 1e-9) continue;
      const double lead = vector[i];
      for (double& x : vector) x /= lead;
      rows_[i] = vector;
      return;
    }
  }
  bool contains(Vector vector) const {
    reduce(vector);
    for (const double x : vector)
      if (std::abs(x) > 1e-9) return false;
    return true;
  }

 private:
  void reduce(Vector& vector) const {
    for (std::size_t i = 0; i < kAtoms; ++i) {
      if (!rows_[i] || std::abs(vector[i]) < 1e-12) continue;
      const double times = vector[i];
      for (std::size_t j = 0; j < kAtoms; ++j) vector[j] -= times * (*rows_[i])[j];
    }
  }
  std::array<std::optional<Vector>, kAtoms> rows_{};
};

template <class In>
Vector group(In in) {
  Vector vector{};
  for (std::size_t product = 0; product <= kNoProduct; ++product)
    for (const bool flagged : {false, true})
      if (in(product, flagged)) vector[atom(product, flagged)] = 1;
  return vector;
}

// Everything the JSON says of overall marks, as groups.
Span published(const Json& json) {
  Span span;
  if (json["overall"]["mean"].is_number()) span.add(group([](std::size_t, bool) { return true; }));
  const Json& without = json["quality"]["withoutFlagged"]["overall"];
  CHECK(without["mean"] == json["quality"]["overallWithoutFlagged"]);
  if (without["mean"].is_number() || without["n"].is_number())
    span.add(group([](std::size_t, bool flagged) { return !flagged; }));
  for (std::size_t i = 0; i < kProducts.size(); ++i) {
    const Json& product = json["products"].at(i);
    REQUIRE(product["id"] == kProducts[i]);
    if (product["mean"].is_number() || product["n"] == 0)
      span.add(group([&](std::size_t which, bool) { return which == i; }));
    if (product["n"] == 0) {  // then each of its parts is nobody, too
      span.add(group([&](std::size_t which, bool flagged) { return which == i && flagged; }));
    }
  }
  if (json["quality"]["flagged"] == 0)
    for (std::size_t i = 0; i <= kNoProduct; ++i)
      span.add(group([&](std::size_t which, bool flagged) { return which == i && flagged; }));
  return span;
}

// May this group be known?
bool harmless(const Truth& truth, const Vector& group) {
  std::int64_t n = 0;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < kAtoms; ++i)
    if (group[i] != 0) {
      n += truth.n[i];
      sum += truth.sum[i];
    }
  return n == 0 || (n >= 10 && sum != n && sum != 10 * n);
}

// Every union of products (with or without the nameless), of flagged, unflagged or both.
void attack(const Json& json, const Truth& truth) {
  const Span span = published(json);
  for (unsigned products = 1; products < (1U << (kNoProduct + 1)); ++products)
    for (unsigned part = 1; part <= 3; ++part) {
      const Vector wanted = group([&](std::size_t product, bool flagged) {
        return ((products >> product) & 1U) != 0 && ((part >> (flagged ? 1 : 0)) & 1U) != 0;
      });
      if (harmless(truth, wanted)) continue;
      CAPTURE(products);
      CAPTURE(part);
      CAPTURE(json.dump());
      REQUIRE_FALSE(span.contains(wanted));
    }
}

// No number that counts one to nine people, and none that leaves one to nine of all.
void check_counts(const Json& json) {
  const Json& all = json["respondents"];
  const auto few = [](std::int64_t n) { return n > 0 && n < 10; };
  if (all.is_number()) CHECK_FALSE(few(all.get<std::int64_t>()));
  for (const Json& count : {json["reviews"], json["suggestions"], json["quality"]["flagged"],
                            json["quality"]["withoutFlagged"]["respondents"]}) {
    if (count.is_null()) continue;
    REQUIRE(all.is_number());
    CHECK_FALSE(few(count.get<std::int64_t>()));
    CHECK_FALSE(few(all.get<std::int64_t>() - count.get<std::int64_t>()));
  }
  const auto check_figure = [&](const Json& figure, const char* value) {
    if (figure["n"].is_number()) CHECK_FALSE(few(figure["n"].get<std::int64_t>()));
    if (figure[value].is_null()) CHECK(figure["suppressed"] == true);
    if (figure["n"].is_null()) CHECK(figure[value].is_null());
  };
  check_figure(json["overall"], "mean");
  check_figure(json["effort"], "score");
  for (const char* list : {"aspects", "products", "history"})
    for (const Json& figure : json[list]) check_figure(figure, "mean");
}

struct Town {
  std::vector<Response> responses;
  Truth truth;
};

Town made_up_town(const Questionnaire& balie, Random& random) {
  Town town;
  const auto size = 5 + random.below(20 + random.below(400));
  const bool enthusiastic = random.below(4) == 0;
  const auto flagged_of_hundred = random.below(4) * 12;
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::size_t product =
        std::min<std::size_t>(random.below(12) * random.below(3) / 2, kNoProduct);
    const bool flagged = random.below(100) < flagged_of_hundred;
    const int mark = enthusiastic && product != 1 ? 10 : static_cast<int>(6 + random.below(5));
    Response response = respondent(balie, random);
    if (product < kNoProduct) response.answers["product"] = ChoiceAnswer{kProducts[product]};
    if (flagged) response.flags = {"speeding"};
    response.answers["suggestie"] = ChoiceAnswer{random.below(5) == 0 ? "ja" : "nee"};
    if (random.below(9) == 0) response.answers["toelichting"] = TextAnswer{"Goed."};
    response.answers["moeite"] = ChoiceAnswer{random.below(3) == 0 ? "veel" : "weinig"};
    if (random.below(8) == 0) {
      response.answers["totaaloordeel"] = NotApplicable{};
    } else {
      response.answers["totaaloordeel"] = MarkAnswer{mark};
      town.truth.n[atom(product, flagged)] += 1;
      town.truth.sum[atom(product, flagged)] += mark;
    }
    town.responses.push_back(std::move(response));
  }
  return town;
}

}  // namespace

TEST_CASE("Nobody finds a small group by adding and subtracting what a factsheet shows") {
  CollectorHouse house;
  house.publish_balie();
  int something_shown = 0;
  int something_hidden = 0;
  for (int town = 0; town < 200; ++town) {
    const std::string day = std::to_string(2030 + town / 28 / 12) + "-" +
                            std::to_string(101 + town / 28 % 12).substr(1) + "-" +
                            std::to_string(101 + town % 28).substr(1);
    Town made_up = made_up_town(*house.balie, house.random);
    for (Response& response : made_up.responses) response.date = day;
    house.count(made_up.responses, *house.balie);
    const Selection selection{"balie", day, day, std::nullopt};
    const Json json = Json::parse(to_json(require_ok(make_factsheet(house.store, selection))));
    check_counts(json);
    attack(json, made_up.truth);
    for (const Json& product : json["products"])
      (product["mean"].is_number() ? something_shown : something_hidden) += 1;
  }
  // Or nothing was proven.
  CHECK(something_shown > 200);
  CHECK(something_hidden > 200);
}
