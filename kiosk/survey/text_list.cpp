// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/text_list.h"

#include <algorithm>
#include <array>

#include "kiosk/survey/text_check.h"

namespace zuil {
namespace {

constexpr std::array<std::string_view, 13> kTexts{
    "title", "invitation", "invitationHint", "thanks",  "text",        "purpose", "hint",
    "label", "leastLabel", "mostLabel",      "message", "description", "specify"};

class List {
 public:
  void add(std::string path, const LocalText& text) {
    if (!text.empty()) texts_.push_back({std::move(path), &text});
  }

  void add_question(const std::string& path, const Question& question) {
    add(path + ".text", question.text);
    add(path + ".hint", question.hint);
    add(path + ".label", question.label);
    add(path + ".leastLabel", question.least_label);
    add(path + ".mostLabel", question.most_label);
    if (question.constraint) add(path + ".constraint.message", question.constraint->message);
    for (std::size_t i = 0; i < question.topics.size(); ++i) {
      add(at(path + ".topics", i) + ".label", question.topics[i].label);
      add(at(path + ".topics", i) + ".description", question.topics[i].description);
    }
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      add(at(path + ".choices", i) + ".label", question.choices[i].label);
      add(at(path + ".choices", i) + ".specify", question.choices[i].specify);
    }
  }

  std::vector<TextInPlace> take() { return std::move(texts_); }

 private:
  std::vector<TextInPlace> texts_;
};

}  // namespace

std::vector<TextInPlace> texts_of(const Questionnaire& questionnaire) {
  List list;
  list.add("$.title", questionnaire.title);
  list.add("$.invitation", questionnaire.invitation);
  list.add("$.invitationHint", questionnaire.invitation_hint);
  list.add("$.thanks", questionnaire.thanks);
  for (std::size_t i = 0; i < questionnaire.promises.size(); ++i)
    list.add(at("$.promises", i) + ".text", questionnaire.promises[i].text);
  if (questionnaire.free_text) list.add("$.freeText.purpose", questionnaire.free_text->purpose);
  for (std::size_t i = 0; i < questionnaire.sections.size(); ++i)
    list.add(at("$.sections", i) + ".title", questionnaire.sections[i].title);
  for (std::size_t i = 0; i < questionnaire.questions.size(); ++i)
    if (questionnaire.questions[i].specifies.empty())
      list.add_question(path_of_question(questionnaire, i), questionnaire.questions[i]);
  return list.take();
}

std::string path_of_question(const Questionnaire& questionnaire, std::size_t index) {
  const auto& questions = questionnaire.questions;
  const Question& question = questions[index];
  std::string path;
  const Question* written = nullptr;
  for (std::size_t i = 0, in_file = 0; i <= index; ++i) {
    if (!questions[i].specifies.empty()) continue;
    path = at("$.questions", in_file++);
    written = &questions[i];
  }
  if (question.specifies.empty() || written == nullptr) return path;
  for (std::size_t i = 0; i < written->choices.size(); ++i)
    if (question.id == written->id + "_" + written->choices[i].id)
      return at(path + ".choices", i) + ".specify";
  return path;
}

bool is_text_key(std::string_view key) {
  return std::find(kTexts.begin(), kTexts.end(), key) != kTexts.end();
}

}  // namespace zuil
