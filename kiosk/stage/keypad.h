// SPDX-License-Identifier: EUPL-1.2
// Where the keypad stands on a screen and where its keys lead. Pure: it reads a screen and its
// layout, and keeps only its place.
//
// Next and previous go round in the order of the nodes: the order in which they are read aloud and,
// as a circle, in which they are seen. The tools come last, though they may stand above the first
// answer: nobody wants to pass them at every question. Those two and select suffice for everything.
// Arrows go to what lies that way on the glass (so they are mirrored where the layout is); where
// nothing does, they go on in the order of the nodes, so that no edge is a dead end.
//
// Digits do nothing: an answer is chosen where one stands, and never by a key that was hit by
// accident or meant for something else.
#pragma once

#include <optional>
#include <string>

#include "kiosk/screens/node.h"
#include "kiosk/stage/layout.h"

namespace zuil {

enum class Key {
  Previous,
  Next,
  Select,
  Up,
  Down,
  Left,
  Right,
  First,  // where the answers begin
  Last,   // the last before the tools: "Verder", where it is there
  Back,   // activates Back, where it is there
};

class Keypad {
 public:
  // Another screen: it stands where the answers begin.
  void enter(const Screen& screen, const Layout& layout);
  // The same screen, changed or moved: it stays on its node; where that is gone, on what now stands
  // in its place; after an error, where that can be mended.
  void renew(const Screen& screen, const Layout& layout);
  // The node that is activated. The first press only shows where one stands.
  std::optional<std::string> press(Key key, const Screen& screen, const Layout& layout);
  // A finger is used instead: nothing is shown until the next key.
  void put_away() { in_use_ = false; }

  bool in_use() const { return in_use_; }
  // Id of the node it stands on; empty while it is not in use or there is nothing to stand on.
  std::string focused() const { return in_use_ ? focus_ : ""; }
  // From that node it goes on.
  void stand_on(const Screen& screen, const Layout& layout, const std::string& id);

 private:
  bool in_use_ = false;
  std::string focus_;
  Part part_ = Part::Answers;  // of that node
  Rect place_;                 // and its box
  std::string error_;          // what the screen says is wrong
};

}  // namespace zuil
