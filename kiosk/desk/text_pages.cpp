// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/text_pages.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/desk/confirm_page.h"
#include "kiosk/desk/text_entry.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/text_check.h"

namespace zuil {
namespace {

bool is_error(const Finding& finding) {
  return finding.severity == Severity::Error;
}

}  // namespace

Screen TextsPage::screen() const {
  Panel panel = begin("desk:texts", title_);
  const LocalText words = draft().text_at(place_);
  bool is_missing = false;
  for (const std::string& language : questionnaire().languages) {
    const std::string& shown = words.in(language);
    is_missing |= shown.empty();
    panel.row("language:" + language, words_.language(language),
              shown.empty() ? text("noText") : shown, "language:" + language);
  }
  if (is_missing && !words.empty())
    panel.row("copy", text("copyToMissing"), text("copyToMissingDetail"), "copy");
  add_findings(panel, place_);
  panel.back();
  return panel.take();
}

DeskMove TextsPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "copy")
    return edit(place_, [&](Draft& draft) -> Result<void> {
      const LocalText words = draft.text_at(place_);
      if (words.empty()) return {};
      const std::string& own = words_.text_language(draft.questionnaire());
      const std::string from = words.in(own).empty() ? words.all().begin()->first : own;
      return draft.copy_to_missing(place_, from);
    });
  const std::string language = object_of(action, "language");
  return language.empty() ? DeskMove::stay() : write(language);
}

DeskMove TextsPage::write(const std::string& language) {
  // Asked twice at every key, and costs a check of the whole questionnaire.
  struct Last {
    std::string typed;
    std::vector<Finding> findings;
  };
  const auto last = std::make_shared<std::optional<Last>>();
  const auto findings = [this, language, last](const std::string& typed) {
    if (!*last || (*last)->typed != typed)
      *last = Last{typed, draft().findings_of(place_, language, typed)};
    return (*last)->findings;
  };
  TextToEnter wanted;
  wanted.name = "desk:text";
  wanted.title = title_;
  wanted.hint = words_.language(language);
  wanted.text = draft().text_at(place_).in(language);
  wanted.text_language = language;
  wanted.told_most = draft().longest_at(place_);
  wanted.check = [this, findings](const std::string& typed) {
    const auto found = findings(typed);
    const auto worst = std::find_if(found.begin(), found.end(), is_error);
    if (worst != found.end()) return words_.finding(*worst);
    return found.empty() ? std::string() : words_.finding(found.front());
  };
  wanted.may_save = [findings](const std::string& typed) {
    if (trimmed(typed).empty()) return true;  // takes the text away
    const auto found = findings(typed);
    return std::none_of(found.begin(), found.end(), is_error);
  };
  wanted.done = [this, language](const std::string& typed) {
    return session_->edit(place_ + "." + language,
                          [&](Draft& draft) { return draft.set_text(place_, language, typed); });
  };
  return DeskMove::open(std::make_unique<TextEntry>(context_, std::move(wanted)));
}

Screen GeneralTextsPage::screen() const {
  Panel panel = begin("desk:general-texts", text("generalTexts"));
  for (const char* field : {"title", "invitation", "invitationHint", "thanks"})
    add_text_row(panel, "$", field);
  for (std::size_t i = 0; i < questionnaire().promises.size(); ++i)
    add_text_row(panel, "$", at("promises", i) + ".text");
  if (questionnaire().free_text) add_text_row(panel, "$", "freeText.purpose");
  for (std::size_t i = 0; i < questionnaire().sections.size(); ++i)
    if (!questionnaire().sections[i].title.empty())
      add_text_row(panel, "$", at("sections", i) + ".title");
  panel.back();
  return panel.take();
}

DeskMove GeneralTextsPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  const std::string field = object_of(action, "text");
  return field.empty() ? DeskMove::stay() : open_texts("$", field);
}

Screen LanguagesPage::screen() const {
  Panel panel = begin("desk:languages", text("languagesOfQuestionnaire"));
  panel.hint(text("languagesHint"));
  const bool is_last = questionnaire().languages.size() == 1;
  for (const std::string& language : questionnaire().languages) {
    if (is_last)
      panel.fact("language:" + language, words_.language(language));
    else
      panel.row("remove:" + language, words_.language(language), text("takeOut"),
                "remove:" + language);
  }
  panel.back();
  return panel.take();
}

DeskMove LanguagesPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  const std::string language = object_of(action, "remove");
  if (language.empty()) return DeskMove::stay();
  ToConfirm wanted;
  wanted.name = "desk:confirm:remove-language";
  wanted.title = text("removeLanguageTitle", {{"language", words_.language(language)}});
  wanted.hint = text("removeLanguageHint");
  wanted.agree = text("takeOut");
  wanted.done = [this, language]() -> Result<DeskMove> {
    ZUIL_CHECK(session_->edit("language " + language,
                              [&](Draft& draft) { return draft.remove_language(language); }));
    return DeskMove::stay();
  };
  return DeskMove::open(std::make_unique<ConfirmPage>(context_, std::move(wanted)));
}

}  // namespace zuil
