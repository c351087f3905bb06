// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/errand_page.h"

#include <array>
#include <utility>

namespace zuil {
namespace {

using std::chrono::seconds;

// The words for what came of it: what is wrong, with the mend.
std::string_view words_key(ErrandKind kind, ErrandOutcome outcome) {
  switch (outcome) {
    case ErrandOutcome::Done:
      return kind == ErrandKind::Reach   ? "errandReached"
             : kind == ErrandKind::Enrol ? "errandEnrolled"
                                         : "errandTested";
    case ErrandOutcome::NoNetwork:
      return "errandNoNetwork";
    case ErrandOutcome::NotTrusted:
      return "errandNotTrusted";
    case ErrandOutcome::NotTheCollector:
      return "errandNotTheCollector";
    case ErrandOutcome::Busy:
      return "errandBusy";
    case ErrandOutcome::CodeUnknown:
      return "errandCodeUnknown";
    case ErrandOutcome::CodeExpired:
      return "errandCodeExpired";
    case ErrandOutcome::CodeUsed:
      return "errandCodeUsed";
    case ErrandOutcome::TooManyWrong:
      return "errandTooManyWrong";
    case ErrandOutcome::NotEnrolled:
      return "errandNotEnrolled";
    case ErrandOutcome::CannotOpen:
      return "errandCannotOpen";
    case ErrandOutcome::WrongSettings:
      return "errandWrongSettings";
    case ErrandOutcome::CannotKeep:
      return "errandCannotKeep";
  }
  return "errandBusy";
}

std::string_view title_key(ErrandKind kind) {
  switch (kind) {
    case ErrandKind::Reach:
      return "setupReach";
    case ErrandKind::Enrol:
      return "setupCode";
    case ErrandKind::Test:
      return "setupTest";
  }
  return "setupReach";
}

}  // namespace

std::string errand_in_words(const DeskContext& context, ErrandKind kind, ErrandOutcome outcome) {
  return context.text(words_key(kind, outcome));
}

ErrandPage::ErrandPage(DeskContext& context, ErrandKind kind, std::string asked)
    : context_(context), kind_(kind), asked_(std::move(asked)) {
  ask();
}

void ErrandPage::ask() {
  error_.clear();
  outcome_.reset();
  asked_at_ = next_look_ = context_.parts.clock.steady();
  const auto put = ErrandBoard::open(context_.database()).and_then([&](ErrandBoard&& board) {
    return board.ask(kind_, asked_, context_.now());
  });
  if (!put) error_ = context_.words_of(put.error());
}

void ErrandPage::look() {
  const auto state = ErrandBoard::open(context_.database()).and_then([&](ErrandBoard&& board) {
    return board.look(kind_);
  });
  if (!state) {
    error_ = context_.words_of(state.error());
  } else if (*state && (*state)->outcome) {
    outcome_ = (*state)->outcome;
    told_ = (*state)->told;
    context_.record(std::string(name_of(kind_)), "collector",
                    outcome_ == ErrandOutcome::Done ? "done" : std::string(name_of(*outcome_)));
  }
}

bool ErrandPage::tick() {
  if (outcome_ || context_.parts.clock.steady() < next_look_) return false;
  next_look_ = context_.parts.clock.steady() + seconds(1);
  look();
  return outcome_.has_value() || !error_.empty() ||
         context_.parts.clock.steady() > asked_at_ + kErrandPatience;
}

std::optional<SteadyTime> ErrandPage::deadline() const {
  return outcome_ ? std::nullopt : std::optional(next_look_);
}

Screen ErrandPage::screen() const {
  Panel panel = context_.panel("desk:errand:" + std::string(name_of(kind_)), title_key(kind_));
  if (!error_.empty()) panel.error(error_);
  if (outcome_) {
    const bool done = *outcome_ == ErrandOutcome::Done;
    panel.fact("outcome", errand_in_words(context_, kind_, *outcome_), told_,
               done ? Level::Fine : Level::Fault);
  } else if (error_.empty()) {
    panel.fact("outcome", context_.text("errandWaiting"));
    if (context_.parts.clock.steady() > asked_at_ + kErrandPatience)
      panel.finding("slow", context_.text("errandSlow"), Level::Warning);
  }
  panel.back();
  // A code is typed anew; the rest may be tried again as it is.
  const bool failed = outcome_ ? *outcome_ != ErrandOutcome::Done : !error_.empty();
  if (failed && kind_ != ErrandKind::Enrol)
    panel.finish("again", context_.text("errandAgain"), "again");
  return panel.take();
}

DeskMove ErrandPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "again") ask();
  return DeskMove::stay();
}

}  // namespace zuil
