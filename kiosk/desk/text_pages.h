// SPDX-License-Identifier: EUPL-1.2
// The texts of a questionnaire in each of its languages.
#pragma once

#include <memory>
#include <string>

#include "kiosk/desk/edit_session.h"

namespace zuil {

// One text, a row for each language.
class TextsPage final : public EditPage {
 public:
  // `place` as in Draft; `title` says what the text is for.
  TextsPage(DeskContext& context, std::shared_ptr<EditSession> session, std::string place,
            std::string title)
      : EditPage(context, std::move(session)), place_(std::move(place)), title_(std::move(title)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskMove write(const std::string& language);

  std::string place_;
  std::string title_;
};

// What a visitor meets besides the questions: invitation, thanks …
class GeneralTextsPage final : public EditPage {
 public:
  GeneralTextsPage(DeskContext& context, std::shared_ptr<EditSession> session)
      : EditPage(context, std::move(session)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;
};

// Which languages the questionnaire has; one can be taken out.
class LanguagesPage final : public EditPage {
 public:
  LanguagesPage(DeskContext& context, std::shared_ptr<EditSession> session)
      : EditPage(context, std::move(session)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;
};

}  // namespace zuil
