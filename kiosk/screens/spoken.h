// SPDX-License-Identifier: EUPL-1.2
// What is said aloud of a screen and of its nodes. Pure: who says it, is stage/reader and
// stage/speech.
//
// What a respondent typed is private. Through the speaker only how much of it there is, is said:
// others stand in the hall too. On headphones it is read as it stands. The name of a key under the
// focus is said on both: the keyboard is the same for everybody, and what was chosen of it is not
// said.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/node.h"
#include "kiosk/screens/strings.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// Who can hear it.
enum class Ears { Everybody, Headphones };

// Something said in one go, by one voice.
struct Utterance {
  std::string text = {};
  std::string language = {};  // BCP 47
  std::string sound = {};     // as Node::sound: where there is such a file, it is played instead
  bool tone = false;          // no words: a short, soft tone
  bool operator==(const Utterance&) const = default;
};

// What the file is called that the questionnaire's publisher may have made of one of its texts,
// from the questionnaire's own folder: "balie.sounds/nl/totaaloordeel.wav". For Node::sound.
std::string sound_file(const Questionnaire& questionnaire, const std::string& language,
                       const std::string& name);

// The node with its kind, place among its like ("3 van 10") and state, in its own language. Nothing
// for decoration, and for what has no words.
std::vector<Utterance> spoken_node(const Screen& screen, const Node& node, const Strings& strings,
                                   Ears ears);

// The whole screen in reading order; of an on-screen keyboard only how many keys there are.
std::vector<Utterance> spoken_screen(const Screen& screen, const Strings& strings, Ears ears);

}  // namespace zuil
