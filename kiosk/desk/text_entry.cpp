// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/text_entry.h"

#include <utility>

#include "kiosk/screens/operator/entry.h"
#include "kiosk/survey/constraint.h"

namespace zuil {

TextEntry::TextEntry(DeskContext& context, TextToEnter wanted)
    : context_(context), wanted_(std::move(wanted)) {
  editor_.kind = wanted_.kind;
  editor_.most = wanted_.most;
  editor_.text = wanted_.text;
  if (!editor_.text.empty()) editor_.page = TextEditor::Page::Letters;
  if (wanted_.check) finding_ = wanted_.check(editor_.text);
}

Screen TextEntry::screen() const {
  const bool may_save = wanted_.may_save ? wanted_.may_save(editor_.text) : finding_.empty();
  return entry_screen({.name = wanted_.name,
                       .title = wanted_.title,
                       .hint = wanted_.hint,
                       .finding = error_.empty() ? finding_ : error_,
                       .editor = editor_,
                       .most = wanted_.told_most,
                       .can_finish = may_save,
                       .agree = wanted_.agree,
                       .text_language = wanted_.text_language},
                      context_.texts, context_.parts.strings, context_.language);
}

DeskMove TextEntry::act(const Action& action) {
  switch (action.kind) {
    case Action::Kind::Type:
      editor_.type(action.value);
      break;
    case Action::Kind::Erase:
      editor_.erase();
      break;
    case Action::Kind::SwitchKeys:
      editor_.switch_to(action.value);
      return DeskMove::stay();
    default:
      if (action.value == "back") return DeskMove::back();
      if (action.value != "finish") return DeskMove::stay();
      if (const auto done = wanted_.done(trimmed(editor_.text)); !done) {
        error_ = context_.cause_in_words(done.error());
        return DeskMove::stay();
      }
      return DeskMove::back();
  }
  error_.clear();
  if (wanted_.check) finding_ = wanted_.check(editor_.text);
  return DeskMove::stay();
}

}  // namespace zuil
