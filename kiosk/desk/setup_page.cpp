// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/setup_page.h"

#include <array>
#include <cmath>
#include <memory>
#include <system_error>

#include "kiosk/base/settings_file.h"
#include "kiosk/desk/errand_page.h"
#include "kiosk/desk/pin_pages.h"
#include "kiosk/desk/sync_page.h"
#include "kiosk/desk/text_entry.h"
#include "kiosk/desk/try_pages.h"
#include "kiosk/store/errand_board.h"
#include "kiosk/store/response_store.h"
#include "kiosk/store/setup_marks.h"
#include "kiosk/store/sync_board.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::size_t kLongestAddress = 200;
constexpr std::size_t kLongestCode = 9;

// In their order. The PIN comes early: from then on nobody else can go on with it.
constexpr std::array kSteps{"language", "pin",   "address", "reach", "code",
                            "screen",   "touch", "sound",   "test",  "sync"};

std::string label_key(const std::string& step) {
  std::string key = "setup" + step;
  key[5] = static_cast<char>(key[5] - 'a' + 'A');
  return key;
}

// What can be seen by itself.
Result<std::set<std::string>> seen_done(DeskContext& context) {
  std::set<std::string> done;
  ZUIL_TRY(const bool has_pin, context.access.has_pin(OperatorRole::Manager));
  if (has_pin) done.insert("pin");
  ZUIL_TRY(auto errands, ErrandBoard::open(context.database()));
  for (const auto& [kind, step] :
       {std::pair{ErrandKind::Reach, "reach"}, std::pair{ErrandKind::Enrol, "code"},
        std::pair{ErrandKind::Test, "test"}}) {
    ZUIL_TRY(const auto state, errands.look(kind));
    if (state && state->outcome == ErrandOutcome::Done) done.insert(step);
  }
  ZUIL_TRY(auto board, SyncBoard::open(context.database()));
  ZUIL_TRY(const SyncState sync, board.read());
  if (sync.collector.delivered) done.insert("sync");
  return done;
}

Result<std::set<std::string>> all_done(DeskContext& context) {
  ZUIL_TRY(auto done, seen_done(context));
  ZUIL_TRY(auto marks, SetupMarks::open(context.database()));
  ZUIL_TRY(auto marked, marks.all());
  done.merge(marked);
  return done;
}

}  // namespace

bool is_out_of_its_box(const DeskContext& context) {
  const auto settings = read_kiosk_settings(context.parts.config);
  if (!settings) return false;
  std::error_code unknown;
  if (std::filesystem::exists(settings->collector.token_file, unknown) || unknown) return false;
  auto access = OperatorAccess::open(context.database());
  auto responses = ResponseStore::open(context.database());
  if (!access || !responses) return false;
  const auto manager = access->has_pin(OperatorRole::Manager);
  const auto staff = access->has_pin(OperatorRole::Staff);
  const auto totals = responses->totals();
  return manager && staff && totals && !*manager && !*staff && totals->sealed == 0;
}

SetupPage::SetupPage(DeskContext& context) : context_(context) {
  look();
}

void SetupPage::look() {
  const auto done = all_done(context_);
  error_ = done ? "" : context_.words_of(done.error());
  steps_.clear();
  next_look_.reset();
  for (const std::string step : kSteps) {
    Step& added = steps_.emplace_back(Step{step, done && done->contains(step), {}});
    added.words = context_.text(added.done ? "setupDone" : "setupToDo");
    if (step == "code" && !added.done) read_code_state(added.words);
  }
  const auto settings = read_kiosk_settings(context_.parts.config);
  if (settings) {
    short_side_mm_ = settings->short_side_mm;
    address_ = settings->collector.url;
  } else {
    error_ = context_.words_of(settings.error());
  }
}

// What became of the code that was typed last; as it was when there is none.
void SetupPage::read_code_state(std::string& words) {
  const auto state = ErrandBoard::open(context_.database()).and_then([](ErrandBoard&& board) {
    return board.look(ErrandKind::Enrol);
  });
  if (!state || !*state) return;
  if ((*state)->outcome) {
    words = errand_in_words(context_, ErrandKind::Enrol, *(*state)->outcome);
    return;
  }
  words = context_.text("errandWaiting");
  next_look_ = context_.parts.clock.steady() + std::chrono::seconds(1);
}

bool SetupPage::tick() {
  if (!next_look_ || context_.parts.clock.steady() < *next_look_) return false;
  look();
  return !next_look_;
}

void SetupPage::mark(const std::string& step) {
  const auto marked = SetupMarks::open(context_.database()).and_then([&](SetupMarks&& marks) {
    return marks.set(step, context_.now());
  });
  look();
  if (!marked) error_ = context_.words_of(marked.error());
}

Screen SetupPage::screen() const {
  Panel panel = context_.panel("desk:setup", "setup");
  panel.hint(context_.text("setupHint"));
  if (!error_.empty()) panel.error(error_);
  std::string next;
  for (const Step& step : steps_) {
    if (!step.done && next.empty()) next = step.id;
    if (step.id == "screen") {
      const auto mm = static_cast<int>(std::lround(short_side_mm_));
      panel.stepper("screen", context_.text("setupScreen"),
                    context_.text("setupMm", {{"count", std::to_string(mm)}}), mm > 100, mm < 2000);
      panel.beside("open:screen", context_.text("setupRight"), step.done ? "ok" : "",
                   "open:screen");
      continue;
    }
    panel.row("open:" + step.id, context_.text(label_key(step.id)),
              step.id == "address" ? address_ : step.words, "open:" + step.id);
    panel.last().icon = step.done ? "ok" : "next";
  }
  panel.back();
  if (!next.empty()) panel.finish("next", context_.text("setupNext"), "open:" + next);
  return panel.take();
}

DeskMove SetupPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "less:screen") resize(-1);
  if (action.value == "more:screen") resize(1);
  for (const Step& step : steps_)
    if (action.value == "open:" + step.id) return open(std::string(step.id));
  return DeskMove::stay();
}

DeskMove SetupPage::open(const std::string& step) {
  if (step == "language") {
    const bool first = !steps_.front().done;
    if (!first) context_.language = context_.language == "nl" ? "en" : "nl";
    mark(step);
  }
  if (step == "screen") mark(step);
  if (step == "pin")
    return DeskMove::open(std::make_unique<NewPinPage>(context_, OperatorRole::Manager));
  if (step == "address") return enter_address();
  if (step == "code") return enter_code();
  if (step == "reach")
    return DeskMove::open(std::make_unique<ErrandPage>(context_, ErrandKind::Reach, ""));
  if (step == "test")
    return DeskMove::open(std::make_unique<ErrandPage>(context_, ErrandKind::Test, ""));
  if (step == "touch") return DeskMove::open(std::make_unique<TouchTestPage>(context_));
  if (step == "sound") return DeskMove::open(std::make_unique<SoundTestPage>(context_));
  if (step == "sync") return DeskMove::open(std::make_unique<SyncPage>(context_));
  return DeskMove::stay();
}

DeskMove SetupPage::enter_address() {
  return DeskMove::open(std::make_unique<TextEntry>(
      context_,
      TextToEnter{.name = "desk:text:address",
                  .title = context_.text("setupAddress"),
                  .hint = context_.text("setupAddressHint"),
                  .text = address_,
                  .most = kLongestAddress,
                  .done = [this](const std::string& text) -> Result<void> {
                    const auto changed =
                        SettingsFile(context_.parts.config).change({{"/collector/url", text}});
                    context_.record("set", "/collector/url", changed);
                    ZUIL_CHECK(changed);
                    mark("address");
                    return {};
                  }}));
}

DeskMove SetupPage::enter_code() {
  return DeskMove::open(std::make_unique<TextEntry>(
      context_, TextToEnter{.name = "desk:text:code",
                            .title = context_.text("setupCode"),
                            .hint = context_.text("setupCodeHint"),
                            .most = kLongestCode,
                            .may_save =
                                [](const std::string& text) {
                                  return trimmed(text).size() + 1 >= kLongestCode;
                                },
                            .done = [this](const std::string& text) -> Result<void> {
                              ZUIL_TRY(auto board, ErrandBoard::open(context_.database()));
                              return board.ask(ErrandKind::Enrol, text, context_.now());
                            }}));
}

void SetupPage::resize(int millimetres) {
  const double wanted = std::round(short_side_mm_) + millimetres;
  const auto changed =
      SettingsFile(context_.parts.config).change({{"/screen/shortSideMm", wanted}});
  look();
  if (!changed) error_ = context_.words_of(changed.error());
}

}  // namespace zuil
