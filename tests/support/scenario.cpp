// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/scenario.h"

#include <algorithm>
#include <cmath>

#include "kiosk/base/file.h"
#include "kiosk/base/sqlite.h"
#include "kiosk/fit_check.h"
#include "kiosk/store/questionnaire_store.h"
#include "tests/support/require_ok.h"

namespace zuil::test {
namespace {

// `questionnaires`: a JSON array of files; `breakdowns`: a JSON object.
std::string settings(const std::string& questionnaires, const std::string& breakdowns) {
  return R"({"site": "Stadhuis", "collector": {"url": "https://collector.example.nl",
    "publicKeyFile": "collector-key.json", "tokenFile": "token"}, "questionnaires": )" +
         questionnaires + R"(, "breakdowns": )" + breakdowns + "}";
}

Theme theme() {
  return require_ok(read_theme(data_dir() / "assets/themes/default.json"));
}

std::string_view text_of(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

std::string shipped(const std::string& file) {
  return require_ok(read_file(data_dir() / "config/questionnaires" / file));
}

std::string balie() {
  return shipped("balie.json");
}

std::string questionnaire_of(const std::string& questions, const std::string& partial_answers) {
  return R"({"id": "proef", "title": {"nl": "Proef", "en": "Trial"}, "languages": ["nl", "en"],
    "invitation": {"nl": "Hoe was het?", "en": "How was it?"},
    "invitationHint": {"nl": "Het is anoniem.", "en": "It is anonymous."},
    "thanks": {"nl": "Wij lezen alles.", "en": "We read everything."},
    "freeText": {"purpose": {"nl": "Om ervan te leren.", "en": "To learn from it."},
                 "retentionDays": 365},
    "partialAnswers": ")" +
         partial_answers + R"(", "questions": )" + questions + "}";
}

Device::Device(const std::string& questionnaire) : data(folder_ / "data") {
  std::filesystem::create_directory(data);
  require_ok(write_file(config(), settings(R"(["questionnaire.json"])", "{}")));
  write_key();
  write_questionnaire(questionnaire);
}

void Device::write_key() const {
  require_ok(write_public_key(key_file(), keys_.public_key));
}

void Device::write_questionnaire(const std::string& json) const {
  require_ok(write_file(questionnaire_file(), json));
}

void Device::set(const std::vector<SettingsChange>& changes) const {
  require_ok(SettingsFile(config()).change(changes));
}

void Device::offer(const std::map<std::string, std::string>& questionnaires,
                   const std::string& breakdowns) const {
  std::string files;
  for (const auto& [name, json] : questionnaires) {
    require_ok(write_file(folder() / name, json));
    files += (files.empty() ? "\"" : ", \"") + name + "\"";
  }
  require_ok(write_file(config(), settings("[" + files + "]", breakdowns)));
}

std::vector<Response> Device::sealed() const {
  std::vector<Response> opened;
  open_each(RecordKind::Response, [&](std::string_view plain, const Questionnaire& questionnaire) {
    opened.push_back(require_ok(read_response(plain, questionnaire)));
    return opened.back().id;
  });
  return opened;
}

std::vector<ContactRecord> Device::sealed_contacts() const {
  std::vector<ContactRecord> opened;
  open_each(RecordKind::Contact, [&](std::string_view plain, const Questionnaire& questionnaire) {
    opened.push_back(require_ok(read_contact_record(plain, questionnaire)));
    return opened.back().id;
  });
  return opened;
}

void Device::open_each(
    RecordKind kind,
    const std::function<std::string(std::string_view, const Questionnaire&)>& take) const {
  auto responses = require_ok(ResponseStore::open(database()));
  auto questionnaires = require_ok(QuestionnaireStore::open(database()));
  for (const OutboxRow& row : require_ok(responses.waiting("", 1'000'000, std::int64_t{1} << 40))) {
    if (row.kind != kind) continue;
    const Bytes plain = require_ok(unseal(row.sealed, keys_));
    const auto questionnaire = require_ok(questionnaires.find(row.questionnaire_hash));
    REQUIRE(questionnaire);
    CHECK(take(text_of(plain), *questionnaire) == row.id);
    CHECK(row.sealed.size() % kSealBlock == 48);  // padded: only the box's own bytes are left over
  }
}

Response Device::only_sealed() const {
  const auto all = sealed();
  REQUIRE(all.size() == 1);
  return all.front();
}

OutboxTotals Device::totals() const {
  return require_ok(require_ok(ResponseStore::open(database())).totals());
}

bool Device::has_savepoint() const {
  return require_ok(require_ok(ResponseStore::open(database())).savepoint_version()).has_value();
}

std::string Device::bytes() const {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator(data))
    all += require_ok(read_file(entry.path()));
  return all;
}

Scenario::Scenario(Device& device, GlassSize size, Rotation rotation) : device_(device) {
  window_ = require_ok(Window::open({.headless = true,
                                     .full_screen = false,
                                     .width = size.width,
                                     .height = size.height,
                                     .rotation = rotation}));
  strings_ =
      std::make_unique<Strings>(require_ok(Strings::read(data_dir() / "assets" / "strings")));
  stage_ = std::make_unique<Stage>(window_->renderer(),
                                   Viewport{.width = window_->width(), .height = window_->height()},
                                   theme(), data_dir() / "assets/icons");
  kiosk_ = std::make_unique<Kiosk>(KioskParts{
      .open_service =
          [this] {
            return Service::open(device_.config(), device_.data, *strings_, device_.clock,
                                 device_.random);
          },
      .open_desk =
          [this] {
            return Desk::open({.strings = *strings_,
                               .clock = device_.clock,
                               .random = device_.random,
                               .config = device_.config(),
                               .data = device_.data,
                               .say = [](const std::string&, const std::string&) { return true; },
                               .power = MachinePower(device_.power),
                               .sticks = device_.sticks,
                               .unwritten_lock = unwritten_lock_,
                               .check_fit =
                                   [this](const Questionnaire& questionnaire) {
                                     return check_fit_apart(questionnaire, *strings_, theme(),
                                                            stage_->viewport(), "Stadhuis");
                                   }},
                              data_dir() / "assets/strings/operator");
          },
      .stage = *stage_,
      .strings = *strings_,
      .clock = device_.clock,
      .random = device_.random,
      .speech = transcript_});
}

Scenario::~Scenario() = default;

Result<void> Scenario::run(const std::string& script) {
  const auto file = shots_ / "script.zuil";
  ZUIL_CHECK(write_file(file, script));
  std::ostringstream out;
  Rehearsal rehearsal(
      *kiosk_, transcript_, device_.clock, {.shots = shots_.path(), .taps = {}}, [] {}, out);
  auto played = rehearsal.play(file);
  said_ = out.str();
  return played;
}

void Scenario::play(const std::string& script) {
  require_ok(run(script));
}

std::string Scenario::fails(const std::string& script) {
  const auto played = run(script);
  REQUIRE_FALSE(played);
  return to_string(played.error());
}

void Scenario::finger(const std::string& movement, const std::string& node, int finger) {
  const auto box = stage_->find(node);
  if (!box) FAIL("no place on screen " << on() << " for " << node);
  std::ostringstream line;
  line << "finger " << movement << ' ' << box->x + box->w / 2 << ' ' << box->y + box->h / 2 << ' '
       << finger;
  play(line.str());
}

void Scenario::tap_quickly(const std::string& node) {
  const auto box = stage_->find(node);
  if (!box) FAIL("no place on screen " << on() << " for " << node);
  const float x = box->x + box->w / 2;
  const float y = box->y + box->h / 2;
  kiosk_->handle(FingerEvent{FingerEvent::Kind::Down, 1, x, y});
  device_.clock.advance(std::chrono::milliseconds(60));
  kiosk_->handle(FingerEvent{FingerEvent::Kind::Up, 1, x, y});
  device_.clock.advance(std::chrono::milliseconds(60));
  kiosk_->tick();
}

void Scenario::select(const std::string& node) {
  play("select " + node);
}

void Scenario::select_by_arrows(const std::string& node) {
  if (focused().empty()) play("key down");
  for (int presses = 0; focused() != node; ++presses) {
    if (presses > 60) FAIL("the arrows do not lead to " << node << " on " << on());
    const auto from = stage_->find(focused());
    const auto to = stage_->find(node);
    if (!from || !to) FAIL("no way from " << focused() << " to " << node << " on " << on());
    const float overlap = std::min(from->bottom(), to->bottom()) - std::max(from->y, to->y);
    const bool in_row = overlap >= std::min(from->h, to->h) / 2;
    if (in_row)
      play(to->x > from->x ? "key right" : "key left");
    else
      play(to->y > from->y ? "key down" : "key up");
  }
  play("key select");
}

void Scenario::wait(double seconds) {
  play("wait " + std::to_string(seconds));
}

const Screen& Scenario::screen() const {
  return stage_->screen();
}

bool Scenario::is_chosen(const std::string& node) const {
  const Node* found = screen().find(node);
  return found != nullptr && found->chosen;
}

std::string Scenario::label(const std::string& node) const {
  const Node* found = screen().find(node);
  return found == nullptr ? "" : found->label;
}

std::string Scenario::all_texts() const {
  std::string all;
  for (const Node& node : screen().nodes) all += node.id + "\n" + node.label + "\n";
  return all;
}

}  // namespace zuil::test
