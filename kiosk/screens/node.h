// SPDX-License-Identifier: EUPL-1.2
// What a person meets, without its looks: a screen is a list of nodes in reading order. The
// renderer, the keypad, speech and the tests all read this one list.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/preferences.h"

namespace zuil {

enum class Role {
  Heading,
  Text,
  Error,  // names what is missing and the mend
  Button,
  Choice,    // one of several; choosing it takes the others away
  Check,     // on or off by itself
  Key,       // of the on-screen keyboard
  Field,     // shows the text that is typed
  Progress,  // `value` of 0 to 1
  Picture,   // decoration: never spoken, never focused
  Code,      // the label as a QR code; never spoken, never focused
};

// Which part of the screen a node belongs to. The layout gives every part its place.
enum class Part {
  Brand,     // who asks
  Greeting,  // "Goedemorgen", above the invitation
  News,      // "U zei, wij deden", below it
  Tool,      // language, letter size, contrast
  Progress,
  Section,  // the section's title, above the question
  Title,
  Hint,
  Starts,     // a start button for each of several questionnaires
  Answers,    // a list of choices
  Topic,      // heading above some of the choices
  TopicText,  // its description
  Marks,      // the ten report marks
  MarkEnds,   // what 1 and 10 mean
  Faces,      // smileys in a row
  Aside,      // "weet ik niet / niet van toepassing"
  Field,
  Counter,
  Keyboard,
  SummaryLabel,   // what was asked, in a few words
  SummaryAnswer,  // what was answered to it
  Reference,      // the respondent's number
  Code,           // the same as a QR code
  Message,        // the picture of a message screen
  Languages,
  Row,           // of an operator's panel; nodes of the same `row` stand beside each other
  Pager,         // where the rows are more than the glass has room for
  Banner,        // above everything: that this is a rehearsal
  FooterStart,   // Back: always here
  FooterMiddle,  // Stop
  FooterEnd,     // Next
};

enum class Emphasis { Primary, Secondary };

// What activating a node asks of the app.
struct Action {
  enum class Kind {
    None,
    Begin,  // value: id of the questionnaire
    ShowLanguages,
    SetLanguage,  // value: language
    ToggleLargeText,
    NextContrast,  // normal, dark, light and normal again
    ToggleLowReach,
    ToggleSpeech,
    Louder,
    Softer,
    Repeat,        // read the screen aloud again
    Silence,       // stop reading aloud, until the next screen or action
    Choose,        // value: choice id
    ToggleChoice,  // value: choice id
    GiveMark,      // value: "1".."10"
    NotApplicable,
    Type,  // value: the character
    Erase,
    SwitchKeys,  // value: "letters", "capitals", "small", "latin", "accents", "symbols"
    Back,
    Next,
    AskToStop,
    Stop,
    Continue,
    Done,
    OpenDesk,  // for who works on the kiosk
    Operate,   // value: what a page of the desk calls it
    TurnPage,  // value: "back" or "on"; for the stage
  };
  Kind kind = Kind::None;
  std::string value = {};
};

struct Node {
  std::string id;  // unique on its screen; empty when it can be neither tapped nor found
  Role role = Role::Text;
  Part part = Part::Title;
  std::string label;     // as shown and spoken
  std::string language;  // of the label
  Action action = {};    // None: cannot be tapped
  Emphasis emphasis = Emphasis::Secondary;
  std::string icon = {};  // name of a picture in assets/icons, without ".svg"
  bool chosen = false;
  bool disabled = false;      // shown, but now of no use: cannot be activated or focused
  bool label_hidden = false;  // the picture says it; the label is spoken only
  bool is_private = false;    // holds what the respondent typed: never cached, never spoken aloud
  double value = 0;           // Progress
  // Key: row of the keyboard, from the top. Answers and their topics: those that belong together.
  // Row: which one.
  int row = 0;
  double width = 1;  // Key: in widths of an ordinary key
  // What is said in place of the label; empty: the label.
  std::string spoken = {};
  // The publisher's sound file of it, from the questionnaire's folder (see spoken.h); empty: none.
  std::string sound = {};
  // Row: how it is set now, or what was counted; beside the label.
  std::string detail = {};

  bool interactive() const { return action.kind != Action::Kind::None && !disabled; }
};

enum class ScreenKind {
  Attract,
  Language,
  Question,
  Text,  // a question that is typed, in many lines
  Line,  // in one
  Message,
  Panel,  // an operator's: rows, as many on a page as there is room for
};

struct Screen {
  ScreenKind kind = ScreenKind::Attract;
  std::string name = {};      // "attract", "question:totaaloordeel", "thanks": for tests
  std::string language = {};  // BCP 47; decides the direction of the layout
  bool large_text = false;
  Contrast contrast = Contrast::Normal;
  bool low_reach = false;
  bool speech = false;
  std::vector<Node> nodes = {};
  // All that may yet be told as an Error: room is kept for the longest.
  std::vector<std::string> may_tell = {};
  int page = 0;  // Panel: the stage's to turn

  const Node* find(const std::string& id) const;
};

}  // namespace zuil
