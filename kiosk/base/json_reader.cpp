// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/json_reader.h"

#include <algorithm>
#include <functional>
#include <set>

namespace zuil {
namespace {

using Json = nlohmann::json;

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

// Remembers the keys of the objects being parsed. The library would silently keep the last of two
// equal ones.
class DoubleKeys {
 public:
  bool operator()(int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) open_.emplace_back();
    if (event == Json::parse_event_t::object_end) open_.pop_back();
    if (event == Json::parse_event_t::key &&
        !open_.back().insert(parsed.get_ref<const std::string&>()).second && found_.empty())
      found_ = in_quotes(parsed.get_ref<const std::string&>());
    return true;
  }
  // The first key that is there twice, in quotes; empty when there is none.
  const std::string& found() const { return found_; }

 private:
  std::vector<std::set<std::string>> open_;
  std::string found_;
};

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view name) {
  try {
    DoubleKeys keys;
    Json document = Json::parse(text, std::ref(keys));
    if (!keys.found().empty())
      return fail(ErrorCode::Invalid,
                  std::string(name) + ": " + keys.found() + " is there twice in one object",
                  "Remove one of the two.");
    return document;
  } catch (const Json::parse_error& error) {
    const auto end = std::min(error.byte > 0 ? error.byte - 1 : 0, text.size());
    const std::string_view before = text.substr(0, end);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto newline = before.rfind('\n');
    const auto column = newline == std::string_view::npos ? end + 1 : end - newline;
    return fail(ErrorCode::Invalid,
                std::string(name) + ": line " + std::to_string(line) + ", column " +
                    std::to_string(column) + ": this is not JSON",
                "Look there for a missing comma, quote or bracket.");
  } catch (const Json::exception&) {
    // Well-formed, and yet no value: a number like 1e999.
    return fail(ErrorCode::Invalid, std::string(name) + ": a number in it is too large");
  }
}

JsonReader::JsonReader(const Json& value, std::string file, std::string path)
    : value_(&value), file_(std::move(file)), path_(std::move(path)) {}

bool JsonReader::has(std::string_view key) const {
  return value_->is_object() && value_->contains(key);
}

Result<JsonReader> JsonReader::member(std::string_view key) const {
  if (!value_->is_object()) return fail_here("must be an object {…}");
  const auto found = value_->find(key);
  if (found == value_->end())
    return fail_here(in_quotes(key) + " is missing", "Add " + in_quotes(key) + " here.");
  return JsonReader(*found, file_, path_ + "." + std::string(key));
}

Result<std::vector<JsonReader>> JsonReader::elements() const {
  if (!value_->is_array()) return fail_here("must be a list […]");
  std::vector<JsonReader> elements;
  elements.reserve(value_->size());
  for (std::size_t i = 0; i < value_->size(); ++i)
    elements.emplace_back((*value_)[i], file_, path_ + "[" + std::to_string(i) + "]");
  return elements;
}

Result<std::string> JsonReader::string() const {
  if (!value_->is_string()) return fail_here("must be a text between quotes");
  return value_->get<std::string>();
}

Result<std::string> JsonReader::non_empty_string() const {
  ZUIL_TRY(auto text, string());
  if (text.find_first_not_of(" \t\r\n") == std::string::npos)
    return fail_here("is an empty text", "Write the text, or leave the whole entry out.");
  return text;
}

Result<std::int64_t> JsonReader::integer(std::int64_t least, std::int64_t most) const {
  const bool fits = value_->is_number_integer() &&
                    !(value_->is_number_unsigned() &&
                      value_->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) &&
                    value_->get<std::int64_t>() >= least && value_->get<std::int64_t>() <= most;
  if (!fits)
    return fail_here("must be a whole number from " + std::to_string(least) + " to " +
                     std::to_string(most));
  return value_->get<std::int64_t>();
}

Result<double> JsonReader::number(double least, double most) const {
  if (!value_->is_number() || value_->get<double>() < least || value_->get<double>() > most)
    return fail_here("must be a number from " + Json(least).dump() + " to " + Json(most).dump());
  return value_->get<double>();
}

Result<bool> JsonReader::boolean() const {
  if (!value_->is_boolean()) return fail_here("must be true or false");
  return value_->get<bool>();
}

Result<std::string> JsonReader::string_or(std::string_view key, std::string_view otherwise) const {
  if (!has(key)) return std::string(otherwise);
  return member(key).and_then([](const JsonReader& found) { return found.string(); });
}

Result<std::int64_t> JsonReader::integer_or(std::string_view key, std::int64_t otherwise,
                                            std::int64_t least, std::int64_t most) const {
  if (!has(key)) return otherwise;
  return member(key).and_then([&](const JsonReader& found) { return found.integer(least, most); });
}

Result<double> JsonReader::number_or(std::string_view key, double otherwise, double least,
                                     double most) const {
  if (!has(key)) return otherwise;
  return member(key).and_then([&](const JsonReader& found) { return found.number(least, most); });
}

Result<bool> JsonReader::boolean_or(std::string_view key, bool otherwise) const {
  if (!has(key)) return otherwise;
  return member(key).and_then([](const JsonReader& found) { return found.boolean(); });
}

Result<void> JsonReader::allow_only(std::initializer_list<std::string_view> keys) const {
  if (!value_->is_object()) return fail_here("must be an object {…}");
  for (const auto& [key, ignored] : value_->items()) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    std::string known;
    for (const std::string_view name : keys) known += (known.empty() ? "" : ", ") + in_quotes(name);
    return fail_here("does not know " + in_quotes(key),
                     "Remove it or correct the spelling; known here are " + known + ".");
  }
  return {};
}

tl::unexpected<Error> JsonReader::fail_here(std::string_view what, std::string hint) const {
  return fail(ErrorCode::Invalid, file_ + ": " + path_ + ": " + std::string(what), std::move(hint));
}

}  // namespace zuil
