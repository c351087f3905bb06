// SPDX-License-Identifier: EUPL-1.2
// Any text as an expression. What becomes a condition is written back as an expression that means
// the same: it becomes the same condition.
#include "config/tool/xpath.h"

#include <array>
#include <cstdint>
#include <cstdlib>

#include <nlohmann/json.hpp>

using namespace zuil;

namespace {

Result<Asked> find(const std::string& name) {
  const std::vector<std::pair<std::string, std::string>> choices{{"1", "1"}, {"b", "b"}};
  if (name == "m") return Asked{"m", QuestionType::Mark, {}};
  if (name == "s") return Asked{"s", QuestionType::SingleChoice, choices};
  if (name == "v") return Asked{"v", QuestionType::MultipleChoice, choices};
  if (name == "t") return Asked{"t", QuestionType::Text, {}};
  if (name == "d") return Asked{"d", QuestionType::Date, {}};
  return fail(ErrorCode::Invalid, "is unknown");
}

// A list of ids and a text between both kinds of quotes are written in another way.
bool is_written_another_way(const Condition& condition) {
  if (condition.op == Condition::Operator::In &&
      condition.operands[1].op == Condition::Operator::Literal)
    return true;
  const auto* text = std::get_if<std::string>(&condition.literal);
  if (text != nullptr && quoted(*text).starts_with("concat")) return true;
  for (const Condition& operand : condition.operands)
    if (is_written_another_way(operand)) return true;
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto xpath = read_xpath({reinterpret_cast<const char*>(data), size});
  if (!xpath) return 0;
  const Asked self{"n", QuestionType::Number, {}};
  bounds_of(*xpath);
  with_columns(*xpath, {{"kolom", "b"}});
  const auto read = to_condition(*xpath, find, &self);
  const Condition* condition = read ? std::get_if<Condition>(&*read) : nullptr;
  if (condition == nullptr || is_written_another_way(*condition)) return 0;
  const XPathNames names{
      [](const std::string& id) { return id == "n" ? std::string(".") : "${" + id + "}"; },
      [](const std::string& id) { return id == "n" ? QuestionType::Number : find(id)->type; }};
  const auto again = read_xpath(to_xpath(*condition, names));
  if (!again) std::abort();
  const auto back = to_condition(*again, find, &self);
  const Condition* same = back ? std::get_if<Condition>(&*back) : nullptr;
  if (same == nullptr || to_json(*same) != to_json(*condition)) std::abort();
  return 0;
}
