// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/operator/entry.h"

#include <utility>

namespace zuil {
namespace {

// Adds the nodes of one screen in the operator's own language.
class Builder {
 public:
  Builder(Screen& screen, const Strings& texts, const std::string& language)
      : screen_(screen), texts_(texts), language_(language) {}

  Node& add(Role role, Part part, std::string id, std::string label) {
    screen_.nodes.push_back({.id = std::move(id),
                             .role = role,
                             .part = part,
                             .label = std::move(label),
                             .language = language_});
    return screen_.nodes.back();
  }
  void add_button(Part part, const char* id, const char* verb, bool disabled) {
    Node& node = add(Role::Button, part, id, texts_.text(language_, id));
    node.action = {Action::Kind::Operate, verb};
    node.disabled = disabled;
    if (part == Part::FooterStart) node.icon = "back";
    if (part == Part::FooterEnd) node.emphasis = Emphasis::Primary;
  }
  void add_heading(const std::string& title, const std::string& hint, const std::string& error) {
    add(Role::Heading, Part::Title, "title", title);
    if (!hint.empty()) add(Role::Text, Part::Hint, "hint", hint);
    if (!error.empty()) add(Role::Error, Part::Hint, "error", error).icon = "attention";
  }

 private:
  Screen& screen_;
  const Strings& texts_;
  const std::string& language_;
};

}  // namespace

Screen pin_screen(const PinView& view, const Strings& texts, const Strings& strings,
                  const std::string& language) {
  Screen screen{.kind = ScreenKind::Line, .name = view.name, .language = language};
  Builder build(screen, texts, language);
  build.add_heading(view.title, view.hint, view.error);
  std::string dots;
  for (std::size_t i = 0; i < view.typed; ++i) dots += "●";
  Node& field = build.add(Role::Field, Part::Field, "field", dots);
  field.is_private = !dots.empty();
  field.label_hidden = dots.empty();
  if (dots.empty()) field.label = view.title;
  add_keyboard(screen, strings, {.kind = TextEditor::Kind::Pin});
  for (Node& node : screen.nodes)
    if (node.part == Part::Keyboard) node.disabled = view.locked;
  if (view.can_leave) build.add_button(Part::FooterStart, "back", "back", false);
  build.add_button(Part::FooterEnd, "next", "finish", !view.can_finish);
  return screen;
}

Screen entry_screen(const EntryView& view, const Strings& texts, const Strings& strings,
                    const std::string& language) {
  const bool is_line = view.editor.kind != TextEditor::Kind::Words;
  Screen screen{.kind = is_line ? ScreenKind::Line : ScreenKind::Text,
                .name = view.name,
                .language = view.text_language};
  Builder build(screen, texts, language);
  build.add_heading(view.title, view.hint, view.finding);
  Node& field = build.add(Role::Field, Part::Field, "field", view.editor.text);
  field.language = view.text_language;
  field.is_private = !view.editor.text.empty();
  field.label_hidden = view.editor.text.empty();
  if (view.editor.text.empty()) field.label = texts.text(language, "typeHere");
  build.add(Role::Text, Part::Counter, "counter",
            texts.text(language, "counter",
                       {{"count", std::to_string(view.editor.length())},
                        {"most", std::to_string(view.most == 0 ? view.editor.most : view.most)}}));
  add_keyboard(screen, strings, view.editor);
  build.add_button(Part::FooterStart, "cancel", "back", false);
  build.add_button(Part::FooterEnd, "save", "finish", !view.can_finish);
  if (!view.agree.empty()) screen.nodes.back().label = view.agree;
  return screen;
}

Screen desk_warning_screen(const Strings& texts, const std::string& language, int seconds) {
  Screen screen{.kind = ScreenKind::Message, .name = "desk:still-there", .language = language};
  Builder build(screen, texts, language);
  build.add(Role::Picture, Part::Message, "", "").icon = "clock";
  build.add_heading(texts.text(language, "stillThere"),
                    texts.text(language, "stillThereHint", {{"seconds", std::to_string(seconds)}}),
                    "");
  build.add_button(Part::Answers, "goOn", "stay", false);
  screen.nodes.back().emphasis = Emphasis::Primary;
  build.add_button(Part::Answers, "leaveNow", "leave", false);
  return screen;
}

}  // namespace zuil
