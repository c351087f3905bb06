// SPDX-License-Identifier: EUPL-1.2
// A questionnaire in Dutch, put together for one test.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/survey/questionnaire_json.h"
#include "tests/support/require_ok.h"

using Json = nlohmann::json;

namespace zuil::test {

inline Json dutch(const std::string& text) {
  return {{"nl", text}};
}

class Document {
 public:
  Document() {
    json_ = {{"id", "proef"},
             {"title", dutch("Een proef")},
             {"languages", {"nl"}},
             {"invitation", dutch("Hoe was uw bezoek?")},
             {"invitationHint", dutch("Het duurt een minuut.")},
             {"thanks", dutch("Wij lezen alles.")},
             {"freeText", {{"purpose", dutch("Wij willen beter worden.")}, {"retentionDays", 90}}},
             {"questions", Json::array()}};
  }

  Json& json() { return json_; }
  Json& questions() { return json_["questions"]; }
  Json& back() { return questions().back(); }

  // Adds a question; its text is its id where it has none.
  Document& add(Json question) {
    if (!question.contains("text")) question["text"] = dutch(question["id"]);
    questions().push_back(std::move(question));
    return *this;
  }
  Document& add_yesno(const std::string& id) { return add_choices(id, "yesno", {"ja", "nee"}); }
  Document& add_single(const std::string& id, const std::vector<std::string>& choices) {
    return add_choices(id, "single", choices);
  }
  Document& add_multiple(const std::string& id, const std::vector<std::string>& choices) {
    return add_choices(id, "multiple", choices);
  }
  Document& add_mark(const std::string& id, bool required = true) {
    return add({{"id", id},
                {"type", "mark"},
                {"required", required},
                {"leastLabel", dutch("slecht")},
                {"mostLabel", dutch("goed")}});
  }
  Document& add_text(const std::string& id) {
    return add({{"id", id}, {"type", "text"}, {"hint", dutch("Typ geen namen.")}});
  }

  std::string text() const { return json_.dump(); }
  std::shared_ptr<const Questionnaire> read() const {
    return std::make_shared<const Questionnaire>(require_ok(read_questionnaire(text(), "proef")));
  }

 private:
  Document& add_choices(const std::string& id, const char* type,
                        const std::vector<std::string>& choices) {
    Json list = Json::array();
    for (const std::string& choice : choices)
      list.push_back({{"id", choice}, {"label", dutch("keuze " + choice)}});
    return add({{"id", id}, {"type", type}, {"required", true}, {"choices", list}});
  }

  Json json_;
};

}  // namespace zuil::test
