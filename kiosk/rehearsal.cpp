// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/rehearsal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <sstream>
#include <utility>

#include "kiosk/base/file.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

using std::chrono::milliseconds;

// How long a finger rests on the glass, and how soon the next one comes: past the repeat-tap time,
// and past the time a chosen answer is shown (to 150 ms) and the thanks take no tap (500 ms).
constexpr milliseconds kHold{60};
constexpr milliseconds kSettle{700};
constexpr milliseconds kTyping{180};

tl::unexpected<Error> failed(std::string why, std::string hint = {}) {
  return fail(ErrorCode::Invalid, std::move(why), std::move(hint));
}

bool is_shown(const Node& node) {
  return !node.label_hidden && node.role != Role::Picture;
}

Result<milliseconds> read_seconds(const std::string& text) {
  std::istringstream stream(text);
  double value = 0;
  if (!(stream >> value) || !stream.eof() || value < 0 || value > 86400)
    return failed("\"" + text + "\" is not a number of seconds");
  return milliseconds(std::llround(value * 1000));
}

}  // namespace

Rehearsal::Rehearsal(Kiosk& kiosk, const Transcript& transcript, ScriptClock& clock,
                     RehearsalOptions options, std::function<void()> present, std::ostream& out)
    : kiosk_(kiosk),
      transcript_(transcript),
      clock_(clock),
      options_(std::move(options)),
      present_(std::move(present)),
      out_(out) {}

Result<void> Rehearsal::play(const std::filesystem::path& script) {
  ZUIL_TRY(const std::string text, read_file(script));
  if (!options_.shots.empty()) {
    std::error_code error;
    std::filesystem::create_directories(options_.shots, error);
    if (error)
      return fail(ErrorCode::Io, options_.shots.string() + ": " + error.message(),
                  "Name a folder that can be written.");
  }
  draw();
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    line = trimmed(line);
    if (line.empty() || line.front() == '#') continue;
    const auto space = line.find(' ');
    const std::string command = line.substr(0, space);
    const std::string rest = space == std::string::npos ? "" : trimmed(line.substr(space));
    auto result = perform(command, rest);
    if (result) continue;
    const std::string picture = "failed-line-" + std::to_string(number);
    const bool has_picture = shot(picture).has_value();
    ZUIL_CHECK(write_transcript());
    return failed(
        script.string() + ":" + std::to_string(number) + ": " + line + ": " +
            result.error().message,
        result.error().hint +
            (has_picture ? " The screen was: " + (options_.shots / picture).string() + ".png"
                         : ""));
  }
  ZUIL_CHECK(write_transcript());
  return write_taps();
}

Result<void> Rehearsal::perform(const std::string& command, const std::string& rest) {
  if (command == "tap") return tap(rest);
  if (command == "type") return type(rest);
  if (command == "key") return press_key(rest);
  if (command == "select") return select(rest);
  if (command == "knock") return knock();
  if (command == "finger") return move_finger(rest);
  if (command == "wait") return wait(rest);
  if (command == "pace") return set_pace(rest);
  if (command == "expect") return expect(rest, true);
  if (command == "refuse") return expect(rest, false);
  if (command == "expect-spoken") return expect_spoken(rest);
  if (command == "headphones") return move_headphones(rest);
  if (command == "shot") return shot(rest);
  return failed("unknown command \"" + command + "\"",
                "Known are tap, type, key, select, knock, finger, headphones, wait, pace, expect, "
                "refuse, expect-spoken, shot.");
}

Result<const Node*> Rehearsal::find_target(const std::string& what) const {
  const Screen& screen = kiosk_.stage().screen();
  if (const Node* by_id = screen.find(what); by_id != nullptr && by_id->interactive()) return by_id;
  std::vector<const Node*> found;
  for (const bool whole : {true, false}) {
    for (const Node& node : screen.nodes)
      if (node.interactive() && is_shown(node) &&
          (whole ? node.label == what : node.label.find(what) != std::string::npos))
        found.push_back(&node);
    if (!found.empty()) break;
  }
  if (found.size() == 1) return found.front();
  std::string there;
  for (const Node& node : screen.nodes)
    if (node.interactive() && node.role != Role::Key)
      there += (there.empty() ? "" : ", ") + node.id;
  return failed((found.empty() ? "nothing to tap is called that on screen "
                               : "more than one thing is called that on screen ") +
                    screen.name,
                "There are: " + there + ".");
}

Result<void> Rehearsal::tap(const std::string& what) {
  pass(pace_);
  ZUIL_TRY(const Node* const node, find_target(what));
  return tap_node(*node);
}

Result<void> Rehearsal::tap_node(const Node& node) {
  ZUIL_TRY(const Rect box, find_place(node.id));
  const float x = box.x + box.w / 2;
  const float y = box.y + box.h / 2;
  const Screen& screen = kiosk_.stage().screen();
  const auto title = kiosk_.stage().find("title");
  if (title && (screen.kind == ScreenKind::Question || screen.kind == ScreenKind::Text)) {
    if (titles_.w == 0) titles_ = *title;
    const float bottom = std::max(titles_.bottom(), title->bottom());
    titles_ = {std::min(titles_.x, title->x), std::min(titles_.y, title->y),
               std::max(titles_.w, title->w), 0};
    titles_.h = bottom - titles_.y;
  }
  std::ostringstream line;
  line << "tap " << std::lround(x) << ' ' << std::lround(y) << ' ' << screen.name << '\n';
  taps_ += line.str();
  const bool is_key = node.role == Role::Key;
  touch(FingerEvent::Kind::Down, x, y);
  pass(kHold);
  touch(FingerEvent::Kind::Up, x, y);
  pass(is_key ? kTyping : kSettle);
  return {};
}

Result<Rect> Rehearsal::find_place(const std::string& node_id) {
  const Stage& stage = kiosk_.stage();
  for (int turned = 0; turned < stage.layout().pages; ++turned) {
    if (const auto box = stage.find(node_id)) return *box;
    if (turned + 1 == stage.layout().pages) break;
    const bool is_last = stage.screen().page + 1 == stage.layout().pages;
    const int most = is_last ? stage.layout().pages - 1 : 1;
    for (int i = 0; i < most; ++i) {
      const Node* pager = stage.screen().find(is_last ? "pageBack" : "pageOn");
      if (pager == nullptr) return failed("it has no place on the screen");
      ZUIL_CHECK(tap_node(Node(*pager)));
    }
  }
  return failed("it has no place on the screen");
}

// Five taps on the logo, as an operator asks for the desk.
Result<void> Rehearsal::knock() {
  for (int i = 0; i < 5; ++i) {
    const Screen& screen = kiosk_.stage().screen();
    const Part door = screen.name == "out-of-service" ? Part::Message : Part::Brand;
    const auto& placed = kiosk_.stage().layout().placed;
    const auto found = std::find_if(placed.begin(), placed.end(), [&](const Placed& each) {
      return screen.nodes[each.node].part == door;
    });
    if (found == placed.end()) return failed("there is no logo on screen " + screen.name);
    const Rect& box = found->box;
    touch(FingerEvent::Kind::Down, box.x + box.w / 4, box.y + box.h / 2);
    pass(kHold);
    touch(FingerEvent::Kind::Up, box.x + box.w / 4, box.y + box.h / 2);
    pass(kTyping);
  }
  pass(kSettle);
  return {};
}

Result<void> Rehearsal::type(const std::string& text) {
  for (const std::string& character : characters_of(text)) ZUIL_CHECK(type_character(character));
  return {};
}

Result<void> Rehearsal::type_character(const std::string& character) {
  const std::string& name = kiosk_.stage().screen().name;
  const TextEditor* editor = kiosk_.editor();
  if (editor == nullptr) return failed("there is no keyboard on screen " + name);
  const Screen& screen = kiosk_.stage().screen();
  const auto keys = keys_for(character, screen.language, *editor, screen.large_text);
  if (keys.empty()) return failed("the keyboard has no key for \"" + character + "\"");
  for (const std::string& key : keys) {
    const Node* found = kiosk_.stage().screen().find(key);
    if (found == nullptr) return failed("the keyboard on screen " + name + " has no " + key);
    const Node copy = *found;
    ZUIL_CHECK(tap_node(copy));
  }
  return {};
}

Result<void> Rehearsal::press_key(const std::string& name) {
  pass(pace_);
  constexpr std::array<std::pair<std::string_view, Key>, 10> kKeys{{{"next", Key::Next},
                                                                    {"previous", Key::Previous},
                                                                    {"select", Key::Select},
                                                                    {"up", Key::Up},
                                                                    {"down", Key::Down},
                                                                    {"left", Key::Left},
                                                                    {"right", Key::Right},
                                                                    {"first", Key::First},
                                                                    {"last", Key::Last},
                                                                    {"back", Key::Back}}};
  constexpr std::array<std::pair<std::string_view, Action::Kind>, 6> kCommands{
      {{"speech", Action::Kind::ToggleSpeech},
       {"desk", Action::Kind::OpenDesk},
       {"louder", Action::Kind::Louder},
       {"softer", Action::Kind::Softer},
       {"repeat", Action::Kind::Repeat},
       {"silence", Action::Kind::Silence}}};
  const auto is_named = [&](const auto& each) { return each.first == name; };
  const auto* const key = std::find_if(kKeys.begin(), kKeys.end(), is_named);
  const auto* const command = std::find_if(kCommands.begin(), kCommands.end(), is_named);
  if (key != kKeys.end())
    kiosk_.handle(key->second);
  else if (command != kCommands.end())
    kiosk_.handle(CommandEvent{command->second});
  else
    return failed("unknown key \"" + name + "\"",
                  "Known are next, previous, select, up, down, left, right, first, last, back, "
                  "speech, louder, softer, repeat, silence, desk.");
  draw();
  pass(name == "select" || name == "back" ? kSettle : kTyping);
  return {};
}

Result<void> Rehearsal::select(const std::string& what) {
  ZUIL_TRY(const Node* const node, find_target(what));
  const std::string wanted = node->id;
  const Stage& stage = kiosk_.stage();
  for (std::size_t presses = 0; stage.focused() != wanted; ++presses) {
    const Screen& screen = stage.screen();
    if (presses > screen.nodes.size()) return failed("the keypad does not reach it");
    ZUIL_CHECK(press_key("next"));
    const Node* focused = stage.screen().find(stage.focused());
    if (focused == nullptr || !focused->interactive()) return failed("the focus is nowhere");
  }
  return press_key("select");
}

Result<void> Rehearsal::move_finger(const std::string& rest) {
  std::istringstream words(rest);
  std::string kind;
  float x = 0;
  float y = 0;
  if (!(words >> kind >> x >> y)) return failed("needs down, move or up, then x and y in pixels");
  std::int64_t finger = 1;
  words >> finger;
  const std::array<std::pair<std::string_view, FingerEvent::Kind>, 3> kinds{
      {{"down", FingerEvent::Kind::Down},
       {"move", FingerEvent::Kind::Move},
       {"up", FingerEvent::Kind::Up}}};
  for (const auto& [name, value] : kinds)
    if (name == kind) {
      kiosk_.handle(FingerEvent{value, finger, x, y});
      draw();
      pass(milliseconds(20));
      return {};
    }
  return failed("unknown finger movement \"" + kind + "\"", "Known are down, move, up.");
}

Result<void> Rehearsal::wait(const std::string& rest) {
  ZUIL_TRY(const milliseconds duration, read_seconds(rest));
  pass(duration);
  return {};
}

Result<void> Rehearsal::set_pace(const std::string& rest) {
  ZUIL_TRY(pace_, read_seconds(rest));
  return {};
}

bool Rehearsal::is_visible(const std::string& text) const {
  const auto& nodes = kiosk_.stage().screen().nodes;
  return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
    return is_shown(node) && (node.label.find(text) != std::string::npos ||
                              node.detail.find(text) != std::string::npos);
  });
}

Result<void> Rehearsal::expect(const std::string& text, bool visible) {
  if (text.empty()) return failed("needs the text to look for");
  if (is_visible(text) == visible) {
    out_ << (visible ? "seen: " : "not seen: ") << text << std::endl;
    return {};
  }
  const std::string& screen = kiosk_.stage().screen().name;
  return failed(visible ? "it is not on screen " + screen : "it is on screen " + screen);
}

Result<void> Rehearsal::expect_spoken(const std::string& text) const {
  if (text.empty()) return failed("needs the text to listen for");
  const std::string latest = transcript_.latest();
  if (latest.find(text) == std::string::npos)
    return failed("it was not said", "Said was:\n" + latest);
  out_ << "heard: " << text << std::endl;
  return {};
}

Result<void> Rehearsal::move_headphones(const std::string& where) {
  if (where != "in" && where != "out") return failed("needs \"in\" or \"out\"");
  kiosk_.handle(HeadphonesEvent{.plugged = where == "in", .at_start = false});
  draw();
  return {};
}

Result<void> Rehearsal::shot(const std::string& name) {
  if (name.empty() || name.find('/') != std::string::npos)
    return failed("needs a name for the picture, without a slash");
  kiosk_.stage().draw();
  ZUIL_CHECK(kiosk_.stage().save_png(options_.shots / (name + ".png")));
  present_();
  return {};
}

void Rehearsal::touch(FingerEvent::Kind kind, float x, float y) {
  kiosk_.handle(FingerEvent{kind, 1, x, y});
  draw();
}

void Rehearsal::draw() {
  if (kiosk_.draw()) present_();
}

void Rehearsal::pass(milliseconds duration) {
  const SteadyTime end = clock_.steady() + duration;
  while (true) {
    const auto due = kiosk_.deadline();
    if (!due || *due > end) break;
    if (*due > clock_.steady()) clock_.advance(*due - clock_.steady());
    kiosk_.tick();
    if (kiosk_.deadline() == due) break;
  }
  if (end > clock_.steady()) clock_.advance(end - clock_.steady());
  kiosk_.tick();
  draw();
}

Result<void> Rehearsal::write_transcript() const {
  if (options_.transcript.empty()) return {};
  return write_file(options_.transcript, transcript_.text());
}

Result<void> Rehearsal::write_taps() const {
  if (options_.taps.empty()) return {};
  std::ostringstream text;
  text << "watch " << std::lround(titles_.x) << ' ' << std::lround(titles_.y) << ' '
       << std::lround(titles_.w) << ' ' << std::lround(titles_.h) << '\n'
       << taps_;
  return write_file(options_.taps, text.str());
}

}  // namespace zuil
