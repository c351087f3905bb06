// SPDX-License-Identifier: EUPL-1.2
// What the audit of the screens measured, rule by rule (design/citizen.md): how much was looked at,
// the worst that was found and where, and every fault.
#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

namespace zuil::test {

enum class Rule {
  TargetSize,
  TargetsApart,
  CapitalHeight,
  TextContrast,
  ControlContrast,
  FocusRing,
  Greyscale,
  Flashing,
  Whole,
  FocusOrder,
  Mirrored,
  LowReach,
  Alternative,
};
inline constexpr std::size_t kRules = 13;

class Ledger {
 public:
  struct Line {
    std::size_t screens = 0;
    std::size_t checks = 0;
    double worst = 0;  // the value nearest to, or furthest below, what it must be
    double least = 0;  // what that one must be
    std::string where;
    std::vector<std::string> faults;  // a fault that comes on many screens is told of the first
    std::size_t faulty = 0;           // with those
  };

  // Where the next checks are: "melding/question:foto pl 1920x1080 large".
  void at(std::string where);

  // A value that must be `least` or more. `what` names it, as text or as a function that gives it:
  // a million checks are passed without a word.
  template <typename What>
  void measure(Rule rule, double value, double least, const What& what) {
    if (is_telling(rule, value, least)) tell(rule, value, least, text_of(what));
  }
  // A check that is passed or not.
  template <typename What>
  void require(Rule rule, bool passed, const What& what) {
    count(rule);
    if (!passed) fault(rule, text_of(what));
  }

  const Line& line(Rule rule) const { return lines_[static_cast<std::size_t>(rule)]; }
  bool clean() const;
  // Every fault, one a line; empty when all is well.
  std::string faults() const;
  std::string table() const;

 private:
  template <typename What>
  static std::string text_of(const What& what) {
    if constexpr (std::is_invocable_v<What>)
      return what();
    else
      return what;
  }

  Line& count(Rule rule);
  // Worse than all before, or a fault.
  bool is_telling(Rule rule, double value, double least);
  void tell(Rule rule, double value, double least, const std::string& what);
  void fault(Rule rule, const std::string& text);

  std::string where_;
  std::array<Line, kRules> lines_;
  std::array<bool, kRules> counted_{};  // on this screen
  std::array<std::set<std::string>, kRules> told_;
};

}  // namespace zuil::test
