// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/operator/panel.h"

#include <algorithm>
#include <utility>

namespace zuil {
namespace {

std::string icon_of(Level level) {
  switch (level) {
    case Level::Plain:
      return "";
    case Level::Fine:
      return "ok";
    case Level::Warning:
      return "warning";
    case Level::Fault:
      return "fault";
  }
  return "";
}

}  // namespace

Panel::Panel(const Strings& texts, std::string language, std::string name, std::string title)
    : texts_(texts) {
  screen_.kind = ScreenKind::Panel;
  screen_.name = std::move(name);
  screen_.language = std::move(language);
  add(Role::Heading, Part::Title, "title", std::move(title));
}

Node& Panel::add(Role role, Part part, std::string id, std::string label) {
  screen_.nodes.push_back({.id = std::move(id),
                           .role = role,
                           .part = part,
                           .label = std::move(label),
                           .language = screen_.language});
  return screen_.nodes.back();
}

Node& Panel::add_row(Role role, std::string id, std::string label) {
  Node& node = add(role, Part::Row, std::move(id), std::move(label));
  node.row = ++row_;
  return node;
}

void Panel::hint(std::string text) {
  add(Role::Text, Part::Hint, "", std::move(text));
}

void Panel::error(const std::string& text) {
  const auto end = std::min(text.find('\n'), text.size());
  add(Role::Error, Part::Hint, "error", text.substr(0, end)).icon = "attention";
  technical_ = text.substr(std::min(end + 1, text.size()));
}

void Panel::heading(std::string text) {
  add_row(Role::Heading, "", std::move(text));
}

void Panel::fact(std::string id, std::string label, std::string detail, Level level) {
  Node& node = add_row(Role::Text, std::move(id), std::move(label));
  node.detail = std::move(detail);
  node.icon = icon_of(level);
}

void Panel::row(std::string id, std::string label, std::string detail, std::string verb) {
  deed(std::move(id), std::move(label), std::move(detail), std::move(verb));
  last().icon = "next";
}

void Panel::deed(std::string id, std::string label, std::string detail, std::string verb) {
  Node& node = add_row(Role::Button, std::move(id), std::move(label));
  node.detail = std::move(detail);
  node.action = {Action::Kind::Operate, std::move(verb)};
}

void Panel::check(std::string id, std::string label, bool on, std::string verb) {
  Node& node = add_row(Role::Check, std::move(id), std::move(label));
  node.action = {Action::Kind::Operate, std::move(verb)};
  node.chosen = on;
}

void Panel::option(std::string id, std::string label, bool chosen, std::string verb) {
  Node& node = add_row(Role::Choice, std::move(id), std::move(label));
  node.action = {Action::Kind::Operate, std::move(verb)};
  node.chosen = chosen;
}

void Panel::stepper(const std::string& id, std::string label, std::string detail, bool can_be_less,
                    bool can_be_more) {
  fact(id, std::move(label), std::move(detail));
  beside("less:" + id, texts_.text(screen_.language, "less"), "minus", "less:" + id, !can_be_less);
  beside("more:" + id, texts_.text(screen_.language, "more"), "plus", "more:" + id, !can_be_more);
}

void Panel::beside(std::string id, std::string label, std::string icon, std::string verb,
                   bool disabled) {
  const auto first =
      std::find_if(screen_.nodes.begin(), screen_.nodes.end(),
                   [&](const Node& other) { return other.part == Part::Row && other.row == row_; });
  // Of many buttons that say the same, who does not see them hears which is which.
  std::string spoken = label + ": " + first->label;
  Node& node = add(Role::Button, Part::Row, std::move(id), std::move(label));
  node.spoken = std::move(spoken);
  node.row = row_;
  node.action = {Action::Kind::Operate, std::move(verb)};
  node.label_hidden = !icon.empty();
  node.icon = std::move(icon);
  node.disabled = disabled;
}

void Panel::progress(std::string id, std::string label, double value) {
  add_row(Role::Progress, std::move(id), std::move(label)).value = value;
}

void Panel::point(std::string id, std::string label, bool touched, std::string verb) {
  Node& node = add(Role::Check, Part::Marks, std::move(id), std::move(label));
  node.action = {Action::Kind::Operate, std::move(verb)};
  node.chosen = touched;
}

void Panel::code(std::string id, std::string text) {
  add_row(Role::Code, std::move(id), std::move(text));
}

void Panel::card(std::string id, std::string label, double share) {
  fact("", std::move(label));
  add_row(Role::Picture, std::move(id), "").value = share;
}

void Panel::finding(std::string id, std::string text, Level level) {
  fact(std::move(id), std::move(text), "", level);
}

void Panel::back() {
  back(texts_.text(screen_.language, "back"), "back");
}

void Panel::back(std::string label, std::string verb) {
  footer_.push_back({.id = "back",
                     .role = Role::Button,
                     .part = Part::FooterStart,
                     .label = std::move(label),
                     .language = screen_.language,
                     .action = {Action::Kind::Operate, std::move(verb)},
                     .icon = "back"});
}

void Panel::middle(std::string id, std::string label, std::string verb) {
  footer_.push_back({.id = std::move(id),
                     .role = Role::Button,
                     .part = Part::FooterMiddle,
                     .label = std::move(label),
                     .language = screen_.language,
                     .action = {Action::Kind::Operate, std::move(verb)}});
}

void Panel::aside(std::string id, std::string label, std::string language, std::string verb) {
  footer_.push_back({.id = std::move(id),
                     .role = Role::Button,
                     .part = Part::FooterEnd,
                     .label = std::move(label),
                     .language = std::move(language),
                     .action = {Action::Kind::Operate, std::move(verb)}});
}

void Panel::finish(std::string id, std::string label, std::string verb, bool disabled) {
  footer_.push_back({.id = std::move(id),
                     .role = Role::Button,
                     .part = Part::FooterEnd,
                     .label = std::move(label),
                     .language = screen_.language,
                     .action = {Action::Kind::Operate, std::move(verb)},
                     .emphasis = Emphasis::Primary,
                     .disabled = disabled});
}

Screen Panel::take() {
  if (!technical_.empty())
    fact("technical", texts_.text(screen_.language, "forAdministrator"), std::move(technical_));
  // Shown where there is more than one page; the number between them is the stage's to write.
  const auto turn = [&](const char* id, const char* where) {
    Node& node = add(Role::Button, Part::Pager, id, texts_.text(screen_.language, id));
    node.action = {Action::Kind::TurnPage, where};
  };
  turn("pageBack", "back");
  add(Role::Text, Part::Pager, "page", "1");
  turn("pageOn", "on");
  for (Node& node : footer_) screen_.nodes.push_back(std::move(node));
  return std::move(screen_);
}

void put_notice(Screen& screen, std::string text) {
  const auto first = std::find_if(screen.nodes.begin(), screen.nodes.end(), [](const Node& node) {
    return node.part == Part::Row || node.part == Part::Pager;
  });
  screen.nodes.insert(first, {.id = "notice",
                              .role = Role::Text,
                              .part = Part::Row,
                              .label = std::move(text),
                              .language = screen.language,
                              .icon = icon_of(Level::Fine)});
}

}  // namespace zuil
