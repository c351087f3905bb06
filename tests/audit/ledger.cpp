// SPDX-License-Identifier: EUPL-1.2
#include "tests/audit/ledger.h"

#include <cmath>
#include <cstdio>
#include <utility>

namespace zuil::test {
namespace {

constexpr double kRounding = 0.02;

struct Words {
  const char* name;
  const char* unit;  // of what is measured; nothing where it is yes or no
};

Words words_of(Rule rule) {
  switch (rule) {
    case Rule::TargetSize:
      return {"1  target size", "mm"};
    case Rule::TargetsApart:
      return {"1  targets apart", ""};
    case Rule::CapitalHeight:
      return {"2  capital height", "mm"};
    case Rule::TextContrast:
      return {"3  contrast of text", ":1"};
    case Rule::ControlContrast:
      return {"3  contrast of controls", ":1"};
    case Rule::FocusRing:
      return {"3  contrast of focus ring", ":1"};
    case Rule::Greyscale:
      return {"4  shapes without colour", "mm"};
    case Rule::Flashing:
      return {"5  nothing flashes", ""};
    case Rule::Whole:
      return {"6  nothing clipped", ""};
    case Rule::FocusOrder:
      return {"12 focus order", ""};
    case Rule::Mirrored:
      return {"17 mirrored", ""};
    case Rule::LowReach:
      return {"18 low reach", ""};
    case Rule::Alternative:
      return {"19 text alternative", ""};
  }
  return {"", ""};
}

std::string shown(double value, const char* unit) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f%s", value, unit);
  return text;
}

}  // namespace

void Ledger::at(std::string where) {
  where_ = std::move(where);
  counted_.fill(false);
}

Ledger::Line& Ledger::count(Rule rule) {
  const auto index = static_cast<std::size_t>(rule);
  Line& line = lines_[index];
  ++line.checks;
  if (!std::exchange(counted_[index], true)) ++line.screens;
  return line;
}

void Ledger::fault(Rule rule, const std::string& text) {
  const auto index = static_cast<std::size_t>(rule);
  ++lines_[index].faulty;
  // One defect of the design shows on a thousand screens: it is told of one.
  if (told_[index].insert(text).second) lines_[index].faults.push_back(where_ + ": " + text);
}

bool Ledger::is_telling(Rule rule, double value, double least) {
  const Line& line = count(rule);
  return line.where.empty() || value / least < line.worst / line.least || value < least - kRounding;
}

void Ledger::tell(Rule rule, double value, double least, const std::string& what) {
  Line& line = lines_[static_cast<std::size_t>(rule)];
  if (line.where.empty() || value / least < line.worst / line.least) {
    line.worst = value;
    line.least = least;
    line.where = where_ + ": " + what;
  }
  const char* unit = words_of(rule).unit;
  if (value < least - kRounding)
    fault(rule, what + " has " + shown(value, unit) + ", not " + shown(least, unit));
}

bool Ledger::clean() const {
  for (const Line& line : lines_)
    if (line.faulty > 0) return false;
  return true;
}

std::string Ledger::faults() const {
  std::string text;
  for (std::size_t i = 0; i < kRules; ++i)
    for (const std::string& fault : lines_[i].faults)
      text += std::string(words_of(static_cast<Rule>(i)).name) + ": " + fault + '\n';
  return text;
}

std::string Ledger::table() const {
  std::string text =
      "Rule                       screens   checks  faults      worst      least  where\n";
  for (std::size_t i = 0; i < kRules; ++i) {
    const Line& line = lines_[i];
    const Words words = words_of(static_cast<Rule>(i));
    const bool measured = *words.unit != '\0' && line.checks > 0;
    char row[96];
    std::snprintf(row, sizeof row, "%-25s %8zu %8zu %7zu %10s %10s  ", words.name, line.screens,
                  line.checks, line.faulty, measured ? shown(line.worst, words.unit).c_str() : "",
                  measured ? shown(line.least, words.unit).c_str() : "");
    text += row + (measured ? line.where : "") + '\n';
  }
  return text;
}

}  // namespace zuil::test
