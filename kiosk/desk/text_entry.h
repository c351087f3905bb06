// SPDX-License-Identifier: EUPL-1.2
// A page on which an operator types one text, in any language of the questionnaire.
#pragma once

#include <functional>
#include <string>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

struct TextToEnter {
  std::string name;   // of the screen: "desk:text:title"
  std::string title;  // in the language of the desk
  std::string hint = {};
  std::string text = {};  // as it is now
  std::string text_language = "nl";
  TextEditor::Kind kind = TextEditor::Kind::Words;
  std::size_t most = 1000;    // characters that can be typed
  std::size_t told_most = 0;  // that it may have, where `check` says so of more; 0: the same
  // Asked at every key: what is wrong with it as it is, in the operator's words; empty: nothing.
  std::function<std::string(const std::string& text)> check = {};
  // Asked at every key too: whether it may be saved all the same. Without it: when nothing is
  // wrong.
  std::function<bool(const std::string& text)> may_save = {};
  std::string agree = {};  // the button; empty: "Opslaan"
  // Takes it in. An error stays on the page, in words.
  std::function<Result<void>(const std::string& text)> done;
};

class TextEntry final : public DeskPage {
 public:
  TextEntry(DeskContext& context, TextToEnter wanted);
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  const TextEditor* editor() const override { return &editor_; }

 private:
  DeskContext& context_;
  TextToEnter wanted_;
  TextEditor editor_;
  std::string finding_;
  std::string error_;
};

}  // namespace zuil
