// SPDX-License-Identifier: EUPL-1.2
// An operator's screen under construction: rows below a title, as many as there are; the stage
// gives them pages. What a row or a button asks is an Action::Operate with the words given here.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/node.h"
#include "kiosk/screens/strings.h"

namespace zuil {

// How serious a fact is. No one has a picture that another has.
enum class Level { Plain, Fine, Warning, Fault };

class Panel {
 public:
  // `texts` are the operator's (assets/strings/operator), in `language`; `name` is for tests:
  // "desk:home".
  Panel(const Strings& texts, std::string language, std::string name, std::string title);

  // A line below the title.
  void hint(std::string text);
  // What is wrong, with the mend. A second line is for the administrator, in a row of its own.
  void error(const std::string& text);

  // Above some of the rows.
  void heading(std::string text);
  // Told, not touched.
  void fact(std::string id, std::string label, std::string detail = {}, Level level = Level::Plain);
  // Opens a page; `detail`: how it is now.
  void row(std::string id, std::string label, std::string detail, std::string verb);
  // Does something at once, and so has no arrow.
  void deed(std::string id, std::string label, std::string detail, std::string verb);
  // On or off.
  void check(std::string id, std::string label, bool on, std::string verb);
  // One of several.
  void option(std::string id, std::string label, bool chosen, std::string verb);
  // A setting with a minus and a plus beside it: "less:<id>" and "more:<id>".
  void stepper(const std::string& id, std::string label, std::string detail, bool can_be_less,
               bool can_be_more);
  // A small button in the row that was added last; with an icon the label is spoken only. It is
  // spoken with the label of the row.
  void beside(std::string id, std::string label, std::string icon, std::string verb,
              bool disabled = false);
  // How far something is, 0 to 1.
  void progress(std::string id, std::string label, double value);
  // One of the targets of a touch test, which lie over the whole glass, three in a row.
  void point(std::string id, std::string label, bool touched, std::string verb);
  // A text as a QR code.
  void code(std::string id, std::string text);
  // A bank card in outline, so wide a share of the short side of the screen; the label is above it.
  void card(std::string id, std::string label, double share);
  // A small finding that belongs to the row before it.
  void finding(std::string id, std::string text, Level level);

  // "Terug", at the lower start: "back".
  void back();
  void back(std::string label, std::string verb);
  // In the middle below.
  void middle(std::string id, std::string label, std::string verb);
  // At the lower end, of a page that has no main thing; the label is in that language.
  void aside(std::string id, std::string label, std::string language, std::string verb);
  // The main thing, at the lower end.
  void finish(std::string id, std::string label, std::string verb, bool disabled = false);

  Node& last() { return screen_.nodes.back(); }
  Screen take();

 private:
  Node& add(Role role, Part part, std::string id, std::string label);
  Node& add_row(Role role, std::string id, std::string label);

  const Strings& texts_;
  Screen screen_;
  std::vector<Node> footer_;
  int row_ = 0;
};

// What was just done, as the first of the rows.
void put_notice(Screen& screen, std::string text);

}  // namespace zuil
