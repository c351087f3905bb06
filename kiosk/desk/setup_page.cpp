// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/setup_page.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "kiosk/base/settings_file.h"
#include "kiosk/desk/commissioning.h"
#include "kiosk/desk/errand_page.h"
#include "kiosk/desk/pick_page.h"
#include "kiosk/desk/pin_pages.h"
#include "kiosk/desk/settings_groups.h"
#include "kiosk/desk/sync_page.h"
#include "kiosk/desk/text_entry.h"
#include "kiosk/desk/try_pages.h"
#include "kiosk/store/errand_board.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::size_t kLongestAddress = 200;
constexpr std::size_t kLongestCode = 9;

std::string label_key(const std::string& step) {
  std::string key = "setup" + step;
  key[5] = static_cast<char>(key[5] - 'a' + 'A');
  return key;
}

}  // namespace

SetupPage::SetupPage(DeskContext& context) : context_(context) {
  look();
}

DeskMove SetupPage::go_on() {
  if (!context_.is_setting_up) return DeskMove::stay();
  if (const auto begun = begin_setup(context_); !begun) {
    error_ = context_.words_of(begun.error());
    return DeskMove::stay();
  }
  const auto next = next_step();
  return next ? open(*next) : DeskMove::stay();
}

void SetupPage::resume() {
  // Who chose the PIN is the manager.
  if (!context_.role && context_.access.has_pin(OperatorRole::Manager).value_or(false))
    context_.role = OperatorRole::Manager;
  look();
}

void SetupPage::look() {
  const auto done = setup_steps_done(context_);
  error_ = done ? "" : context_.words_of(done.error());
  steps_.clear();
  next_look_.reset();
  for (const std::string& step : setup_steps()) {
    Step& added = steps_.emplace_back(Step{step, done && done->contains(step), {}});
    added.words = context_.text(added.done ? "setupDone" : "setupToDo");
    if (step == "code" && !added.done) read_code_state(added.words);
  }
  const auto settings = read_kiosk_settings(context_.parts.config);
  if (!settings) {
    error_ = context_.words_of(settings.error());
    return;
  }
  address_ = settings->collector.url;
  for (Step& step : steps_) {
    if (step.id == "language") step.words = context_.text("language:" + context_.language);
    if (step.id == "address") step.words = address_;
    if (step.id == "screen") {
      const auto mm = std::lround(settings->short_side_mm);
      step.words = context_.text("settingsMm", {{"count", std::to_string(mm)}});
    }
  }
}

std::optional<std::string> SetupPage::next_step() const {
  for (const Step& step : steps_)
    if (!step.done) return step.id;
  return std::nullopt;
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
  const auto marked = mark_setup_step(context_, step);
  look();
  if (!marked) error_ = context_.words_of(marked.error());
}

Screen SetupPage::screen() const {
  Panel panel = context_.panel("desk:setup", "setup");
  const auto done =
      std::count_if(steps_.begin(), steps_.end(), [](const Step& step) { return step.done; });
  panel.hint(context_.text(
      "setupHint", {{"count", std::to_string(done)}, {"most", std::to_string(steps_.size())}}));
  if (!error_.empty()) panel.error(error_);
  for (const Step& step : steps_) {
    panel.row("open:" + step.id, context_.text(label_key(step.id)), step.words, "open:" + step.id);
    panel.last().icon = step.done ? "ok" : "next";
  }
  if (context_.is_setting_up)
    panel.back(context_.text("setupLater"), "back");
  else
    panel.back();
  if (const auto next = next_step())
    panel.finish("next", context_.text("setupNext"), "open:" + *next);
  else if (context_.is_setting_up)
    panel.finish("leave", context_.text("toPublic"), "leave");
  return panel.take();
}

DeskMove SetupPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "leave") return {.kind = DeskMove::Kind::Leave};
  for (const Step& step : steps_)
    if (action.value == "open:" + step.id) return open(std::string(step.id));
  return DeskMove::stay();
}

DeskMove SetupPage::open(const std::string& step) {
  if (step == "language") return choose_language();
  if (step == "pin")
    return DeskMove::open(std::make_unique<NewPinPage>(context_, OperatorRole::Manager));
  if (step == "address") return enter_address();
  if (step == "code") return enter_code();
  if (step == "screen") return DeskMove::open(std::make_unique<CardPage>(context_));
  if (step == "reach")
    return DeskMove::open(std::make_unique<ErrandPage>(context_, ErrandKind::Reach, ""));
  if (step == "test")
    return DeskMove::open(std::make_unique<ErrandPage>(context_, ErrandKind::Test, ""));
  if (step == "touch") return DeskMove::open(std::make_unique<TouchTestPage>(context_));
  if (step == "sound") return DeskMove::open(std::make_unique<SoundTestPage>(context_));
  if (step == "sync") return DeskMove::open(std::make_unique<SyncPage>(context_));
  return DeskMove::stay();
}

DeskMove SetupPage::choose_language() {
  ToPick wanted;
  wanted.name = "desk:setup:language";
  wanted.title = context_.text("setupLanguageTitle");
  for (const std::string language : {"nl", "en"})
    wanted.items.push_back(
        {language, context_.parts.strings.text(language, "languageName"), language});
  wanted.is_chosen = [this](const std::string& language) { return context_.language == language; };
  wanted.pick = [this](const std::string& language) -> Result<void> {
    ZUIL_CHECK(keep_setup_language(context_, language));
    return mark_setup_step(context_, "language");
  };
  return DeskMove::open(std::make_unique<PickPage>(context_, std::move(wanted)));
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

}  // namespace zuil
