// SPDX-License-Identifier: EUPL-1.2
#include "tests/kiosk/survey/random_questionnaire.h"

#include <array>
#include <random>

#include "tests/kiosk/survey/document.h"

namespace zuil::test {
namespace {

class Author {
 public:
  explicit Author(unsigned seed) : engine_(seed) {}

  Document write() {
    const int questions = number(1, 14);
    for (int i = 0; i < questions; ++i) add_question(i);
    if (chance(50)) add_promise();
    return std::move(document_);
  }

 private:
  int number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(engine_);
  }
  bool chance(int percent) { return number(1, 100) <= percent; }

  void add_question(int index) {
    const std::string id = "v" + std::to_string(index);
    // The first can always be asked.
    const Json condition = index > 0 && chance(60) ? some_condition(2) : Json();
    begin_section(index);
    add_typed(id, index == 0 ? number(2, 11) : number(0, 11));
    Json& question = document_.back();
    if (!section_.empty()) question["section"] = section_;
    if (!condition.is_null()) question["showIf"] = condition;
    if (index > 0 && chance(5)) question["visible"] = false;
    const std::string type = question["type"];
    if (type == "info" || type == "summary") return;
    question["required"] = chance(50);
    question["label"] = dutch(id);
    if (!answered_.empty() && chance(20))
      question["text"] = dutch("Over {" + earlier()["id"].get<std::string>() + "}: wat nu?");
    if (type != "contact" && type != "text" && chance(15)) add_constraint(question);
    answered_.push_back(question);
  }

  // A section stands behind the questions that its condition looks at.
  void begin_section(int index) {
    if (chance(50)) return;
    section_.clear();
    if (index == 0 || chance(50)) return;
    section_ = "s" + std::to_string(index);
    Json section{{"id", section_}, {"title", dutch("Deel " + section_)}};
    if (chance(60)) section["showIf"] = some_condition(1);
    document_.json()["sections"].push_back(section);
  }

  void add_typed(const std::string& id, int type) {
    switch (type) {
      case 0:
        document_.add({{"id", id}, {"type", "info"}});
        return;
      case 1:
        if (answered_.empty()) return add_typed(id, 0);
        document_.add({{"id", id}, {"type", "summary"}});
        return;
      case 2:
        document_.add_yesno(id);
        return;
      case 3:
      case 4:
        return add_list(id, type == 3);
      case 5:
        document_.add_mark(id).back()["notApplicable"] = chance(30);
        return;
      case 6:
        return add_row(id, "scale", 5);
      case 7:
        return add_row(id, "smiley", chance(50) ? 3 : 5);
      case 8:
        document_.add_text(id).back()["maxLength"] = 20;
        return;
      case 9:
        document_.add(
            {{"id", id}, {"type", "number"}, {"minimum", 0}, {"maximum", 9}, {"step", 0.5}});
        return;
      case 10:
        document_.add({{"id", id}, {"type", "date"}, {"earliest", "2026-12-01"}});
        return;
      default:
        document_.add(
            {{"id", id}, {"type", "contact"}, {"contact", chance(50) ? "phone" : "name"}});
    }
  }

  void add_row(const std::string& id, const char* type, int count) {
    std::vector<std::string> choices;
    for (int i = 0; i < count; ++i) choices.push_back("k" + std::to_string(i));
    document_.add_single(id, choices).back()["type"] = type;
  }

  void add_list(const std::string& id, bool single) {
    std::vector<std::string> choices;
    for (int i = number(2, 5); i > 0; --i) choices.push_back("k" + std::to_string(i));
    if (single)
      document_.add_single(id, choices);
    else
      document_.add_multiple(id, choices);
    Json& question = document_.back();
    question["shuffle"] = chance(30);
    for (Json& choice : question["choices"]) {
      if (!answered_.empty() && chance(25)) choice["showIf"] = some_condition(1);
      if (chance(15)) choice["specify"] = dutch("Wat dan?");
    }
  }

  // Looks at its own question alone: one that also looks at others can be kept by nobody who
  // answered those in some way.
  void add_constraint(Json& question) {
    question["constraint"] = {{"rule", comparison(question)},
                              {"message", dutch("Kies iets anders.")}};
  }

  void add_promise() {
    document_.json()["promises"] =
        Json::array({{{"text", dutch("Wij doen wat.")}, {"showIf", some_condition(2)}}});
  }

  const Json& earlier() {
    return answered_[static_cast<std::size_t>(number(0, static_cast<int>(answered_.size()) - 1))];
  }

  Json some_condition(int depth) {
    if (answered_.empty()) return {};
    const int kind = depth > 0 ? number(0, 6) : 0;
    if (kind == 1) return {{"and", {some_condition(depth - 1), some_condition(depth - 1)}}};
    if (kind == 2) return {{"or", {some_condition(depth - 1), some_condition(depth - 1)}}};
    if (kind == 3) return {{"!", Json::array({some_condition(depth - 1)})}};
    return comparison(earlier());
  }

  template <class... Operands>
  static Json operation(const std::string& name, Operands... operands) {
    return {{name, Json::array({operands...})}};
  }

  std::string order() {
    static constexpr std::array<const char*, 4> kOrders{"<", "<=", ">", ">="};
    return kOrders.at(static_cast<std::size_t>(number(0, 3)));
  }

  Json comparison(const Json& question) {
    const Json var{{"var", question["id"]}};
    const std::string type = question["type"];
    if (chance(15) || type == "text" || type == "contact") return var;
    if (type == "mark") return operation(order(), var, Json(number(3, 8)));
    if (type == "number") return operation(order(), var, Json(number(2, 7)));
    if (type == "date")
      return operation(order(), var, Json("2026-12-" + std::to_string(number(23, 27))));
    const Json& choices = question["choices"];
    const Json& one =
        choices[static_cast<std::size_t>(number(0, static_cast<int>(choices.size()) - 1))]["id"];
    if (type == "multiple") return operation("in", one, var);
    if (chance(30)) return operation("in", var, Json::array({one, choices[0]["id"]}));
    return operation(chance(70) ? "==" : "!=", var, one);
  }

  std::mt19937 engine_;
  Document document_;
  std::string section_;
  std::vector<Json> answered_;  // the questions so far that have an answer
};

}  // namespace

std::shared_ptr<const Questionnaire> random_questionnaire(unsigned seed) {
  return Author(seed).write().read();
}

}  // namespace zuil::test
