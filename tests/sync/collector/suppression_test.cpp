// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/suppression.h"

#include <doctest/doctest.h>

using namespace zuil;

namespace {

std::vector<NamedFigure> parts(const std::vector<Figure>& figures) {
  std::vector<NamedFigure> named;
  for (const Figure& figure : figures) named.push_back({std::to_string(named.size()), "", figure});
  return named;
}

std::vector<bool> hidden(const Figure& whole, const std::vector<Figure>& figures) {
  std::vector<bool> result;
  for (const Shown& shown : show_parts(whole, parts(figures))) result.push_back(shown.suppressed);
  return result;
}

}  // namespace

TEST_CASE("A figure over one to nine is hidden with its n; over nobody n is 0") {
  for (const std::int64_t n : {1, 9}) {
    const Shown shown = show({8.0, n}, kMarkExtremes);
    CHECK_FALSE(shown.value);
    CHECK_FALSE(shown.n);
    CHECK(shown.suppressed);
  }
  const Shown nobody = show({}, kMarkExtremes);
  CHECK_FALSE(nobody.value);
  CHECK(nobody.n == 0);
  CHECK(nobody.suppressed);
  const Shown ten = show({8.25, 10}, kMarkExtremes);
  CHECK(ten.value == 8.25);
  CHECK(ten.n == 10);
  CHECK_FALSE(ten.suppressed);
}

TEST_CASE("A figure that tells what every single one answered is hidden") {
  CHECK(show({10, 500}, kMarkExtremes).suppressed);
  CHECK(show({1, 500}, kMarkExtremes).suppressed);
  CHECK(show({100, 500}, kEffortExtremes).suppressed);
  CHECK(show({-100, 500}, kEffortExtremes).suppressed);
  CHECK(show({0, 500}, kPercentExtremes).suppressed);
  CHECK(show({100, 500}, kPercentExtremes).suppressed);
  CHECK_FALSE(show({0, 500}, kEffortExtremes).suppressed);
  CHECK_FALSE(show({99.8, 500}, kPercentExtremes).suppressed);
}

TEST_CASE("A count is hidden when it, or what it leaves, is one to nine") {
  CHECK(show_count(0, 100) == 0);
  CHECK_FALSE(show_count(1, 100));
  CHECK_FALSE(show_count(9, 100));
  CHECK(show_count(10, 100) == 10);
  CHECK(show_count(90, 100) == 90);
  CHECK_FALSE(show_count(91, 100));
  CHECK_FALSE(show_count(99, 100));
  CHECK(show_count(100, 100) == 100);
}

TEST_CASE("One hidden product takes the smallest shown one with it") {
  CHECK(hidden({8, 60}, {{8, 30}, {8, 25}, {7, 5}}) == std::vector{false, true, true});
}

TEST_CASE("Hidden products that hide each other leave the rest shown") {
  CHECK(hidden({8, 60}, {{8, 30}, {8, 18}, {7, 5}, {8, 7}}) ==
        std::vector{false, false, true, true});
  // 4 and 5 together are nine: still too few.
  CHECK(hidden({8, 60}, {{8, 30}, {8, 21}, {7, 5}, {8, 4}}) ==
        std::vector{false, true, true, true});
}

TEST_CASE("Marks without a product are a hidden part as well") {
  CHECK(hidden({8, 60}, {{8, 30}, {8, 27}}) == std::vector{false, true});
  CHECK(hidden({8, 60}, {{8, 30}, {8, 20}}) == std::vector{false, false});
  // The five without a product protect the five of the product.
  CHECK(hidden({8, 60}, {{8, 50}, {7, 5}}) == std::vector{false, true});
}

TEST_CASE("What is left must not tell what all of them answered") {
  // 20 with 10 each are hidden; alone they would follow from the rest.
  CHECK(hidden({(40 * 8 + 20 * 10 + 30 * 7) / 90.0, 90}, {{8, 40}, {10, 20}, {7, 30}}) ==
        std::vector{false, true, true});
}

TEST_CASE("Everything may have to be hidden") {
  CHECK(hidden({8, 14}, {{8, 11}, {8, 3}}) == std::vector{true, true});
  CHECK(hidden({8, 0}, {{0, 0}, {0, 0}}) == std::vector{true, true});  // with n 0
}

TEST_CASE("The figure without the flagged hides whenever it shows few") {
  const auto without = [](const Figure& flagged, const Figure& whole, const Figure& rest) {
    return show_without(flagged, whole, rest, kMarkExtremes).value;
  };
  CHECK(without({6, 20}, {8, 100}, {8.5, 80}) == 8.5);
  CHECK(without({}, {8, 100}, {8, 100}) == 8);             // nobody is flagged
  CHECK_FALSE(without({7, 9}, {8, 100}, {8.1, 91}));       // nine flagged
  CHECK_FALSE(without({7.95, 91}, {8, 100}, {8.5, 9}));    // nine left
  CHECK_FALSE(without({8, 100}, {8, 100}, {}));            // nobody left
  CHECK_FALSE(without({10, 20}, {10, 100}, {10, 80}));     // all the same
  CHECK_FALSE(without({10, 20}, {8.2, 100}, {7.75, 80}));  // the flagged all gave 10
  CHECK_FALSE(show_without({100, 20}, {68, 100}, {60, 80}, kPercentExtremes).value);
  CHECK(show_without({50, 20}, {68, 100}, {72.5, 80}, kPercentExtremes).n == 80);
}
