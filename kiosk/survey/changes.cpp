// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/changes.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include <nlohmann/json.hpp>

#include "kiosk/survey/text_list.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

// Where a change stands.
struct Place {
  std::string question;
  std::string choice;
  std::string field;  // "constraint." of a member of the constraint
};

bool is_text(const std::string& key, const Json& before, const Json& after) {
  return is_text_key(key) && (before.is_object() || after.is_object());
}

const Json& member(const Json& object, const std::string& key) {
  static const Json none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

std::set<std::string> keys_of(const Json& before, const Json& after) {
  std::set<std::string> keys;
  for (const Json* json : {&before, &after})
    for (const auto& [key, ignored] : json->items()) keys.insert(key);
  return keys;
}

const Json* find(const Json& list, const std::string& id) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const Json& item) { return item.value("id", "") == id; });
  return found == list.end() ? nullptr : &*found;
}

std::vector<std::string> ids_of(const Json& list) {
  std::vector<std::string> ids;
  for (const Json& item : list) ids.push_back(item.value("id", ""));
  return ids;
}

// Of the ids in both, those outside a longest run that kept its order.
std::set<std::string> moved(const Json& before, const Json& after) {
  const auto earlier = ids_of(before);
  std::vector<std::string> now;
  std::vector<std::ptrdiff_t> was_at;
  for (const std::string& id : ids_of(after)) {
    const auto found = std::find(earlier.begin(), earlier.end(), id);
    if (found == earlier.end()) continue;
    now.push_back(id);
    was_at.push_back(found - earlier.begin());
  }
  // length[i]: of the longest run that ends at i; from[i]: the one before it in that run.
  std::vector<int> length(now.size(), 1);
  std::vector<std::ptrdiff_t> from(now.size(), -1);
  for (std::size_t i = 0; i < now.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (was_at[j] < was_at[i] && length[j] + 1 > length[i]) {
        length[i] = length[j] + 1;
        from[i] = static_cast<std::ptrdiff_t>(j);
      }
  std::set<std::string> left(now.begin(), now.end());
  const auto longest = std::max_element(length.begin(), length.end());
  for (auto at = longest == length.end() ? -1 : longest - length.begin(); at >= 0;
       at = from[static_cast<std::size_t>(at)])
    left.erase(now[static_cast<std::size_t>(at)]);
  return left;
}

class Comparer {
 public:
  void compare_document(const Json& before, const Json& after) {
    for (const std::string& key : keys_of(before, after))
      if (key != "questions") compare_member(before, after, key, {});
    compare_list(member(before, "questions"), member(after, "questions"), {});
  }
  std::vector<Change> take() { return std::move(changes_); }

 private:
  Change& add(ChangeKind kind, Place place) {
    if (place.field.ends_with('.')) place.field.pop_back();
    return changes_.emplace_back(
        Change{kind, place.question, place.choice, place.field, "", "", ""});
  }

  void compare_member(const Json& before, const Json& after, const std::string& key,
                      const Place& place) {
    const Json& was = member(before, key);
    const Json& is = member(after, key);
    if (was == is) return;
    Place field = place;
    field.field += key;
    if (key == "visible") {
      add(is == false ? ChangeKind::Hidden : ChangeKind::Shown, place);
    } else if (key == "required") {
      add(is == true ? ChangeKind::Required : ChangeKind::Optional, place);
    } else if (key == "reopens" || key == "asksReview") {
      add(is == true ? ChangeKind::Reopens : ChangeKind::ReopensNoLonger, place);
    } else if (key == "showIf") {
      compare_condition(was, is, place);
    } else if (is_text(key, was, is)) {
      compare_text(was, is, field);
    } else if (key == "choices") {
      compare_list(was, is, place);
    } else if (was.is_object() && is.is_object()) {
      field.field += ".";
      for (const std::string& inner : keys_of(was, is)) compare_member(was, is, inner, field);
    } else if (is_list_of_objects(was) && is_list_of_objects(is) && was.size() == is.size()) {
      compare_one_by_one(was, is, field);
    } else {
      add(ChangeKind::Other, field);
    }
  }

  void compare_condition(const Json& was, const Json& is, const Place& place) {
    add(was.is_null()  ? ChangeKind::ConditionSet
        : is.is_null() ? ChangeKind::ConditionRemoved
                       : ChangeKind::ConditionChanged,
        place);
  }

  void compare_text(const Json& was, const Json& is, const Place& field) {
    const Json none = Json::object();
    const Json& before = was.is_object() ? was : none;
    const Json& after = is.is_object() ? is : none;
    for (const std::string& language : keys_of(before, after)) {
      const std::string earlier = before.value(language, "");
      const std::string now = after.value(language, "");
      if (earlier == now) continue;
      Change& change = add(earlier.empty() ? ChangeKind::Translated
                           : now.empty()   ? ChangeKind::Untranslated
                                           : ChangeKind::Reworded,
                           field);
      change.language = language;
      change.before = earlier;
      change.after = now;
    }
  }

  static bool is_list_of_objects(const Json& json) {
    return json.is_array() &&
           std::all_of(json.begin(), json.end(), [](const Json& item) { return item.is_object(); });
  }

  // Topics, sections and promises: "topics[2].label".
  void compare_one_by_one(const Json& was, const Json& is, const Place& field) {
    for (std::size_t i = 0; i < is.size(); ++i) {
      Place item = field;
      item.field += "[" + std::to_string(i) + "].";
      for (const std::string& key : keys_of(was[i], is[i]))
        compare_member(was[i], is[i], key, item);
    }
  }

  // Questions, or the choices of the question of `place`.
  void compare_list(const Json& was, const Json& is, const Place& place) {
    const std::set<std::string> others = moved(was, is);
    const auto place_of = [&](const std::string& id) {
      return place.question.empty() ? Place{id, "", ""} : Place{place.question, id, ""};
    };
    for (const Json& now : is) {
      const std::string id = now.value("id", "");
      const Json* earlier = find(was, id);
      if (earlier == nullptr) {
        add(ChangeKind::Added, place_of(id));
        continue;
      }
      if (others.contains(id)) add(ChangeKind::Moved, place_of(id));
      for (const std::string& key : keys_of(*earlier, now))
        compare_member(*earlier, now, key, place_of(id));
    }
    for (const Json& earlier : was)
      if (find(is, earlier.value("id", "")) == nullptr)
        add(ChangeKind::Removed, place_of(earlier.value("id", "")));
  }

  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> changes_between(const Questionnaire& before, const Questionnaire& after) {
  Comparer comparer;
  comparer.compare_document(Json::parse(before.canonical_json), Json::parse(after.canonical_json));
  return comparer.take();
}

bool is_change_of_wording(const Change& change) {
  if (change.kind != ChangeKind::Reworded || change.question.empty()) return false;
  // The label of a question is for the summary, after it was answered.
  if (!change.choice.empty()) return change.field == "label" || change.field == "specify";
  constexpr std::array<std::string_view, 4> kAsked{"text", "hint", "leastLabel", "mostLabel"};
  return std::find(kAsked.begin(), kAsked.end(), change.field) != kAsked.end() ||
         change.field.starts_with("topics[");
}

}  // namespace zuil
