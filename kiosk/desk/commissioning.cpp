// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/commissioning.h"

#include <system_error>
#include <utility>

#include "kiosk/base/settings_file.h"
#include "kiosk/store/errand_board.h"
#include "kiosk/store/questionnaire_store.h"
#include "kiosk/store/setup_marks.h"
#include "kiosk/store/sync_board.h"

namespace zuil {
namespace {

// Marks beside those of the steps.
constexpr auto kBegun = "begun";
constexpr auto kLeft = "left";
constexpr auto kInEnglish = "in English";

// A file that nobody may look at is there for somebody.
bool is_there(const std::filesystem::path& file) {
  std::error_code unknown;
  return std::filesystem::exists(file, unknown) || unknown;
}

bool has_key(const DeskContext& context) {
  const auto settings = read_kiosk_settings(context.parts.config);
  return settings && is_there(settings->collector.public_key_file);
}

bool is_out_of_its_box(DeskContext& context) {
  const auto settings = read_kiosk_settings(context.parts.config);
  if (!settings || is_there(settings->collector.token_file) ||
      is_there(settings->collector.public_key_file))
    return false;
  const auto manager = context.access.has_pin(OperatorRole::Manager);
  const auto staff = context.access.has_pin(OperatorRole::Staff);
  const auto unused =
      QuestionnaireStore::open(context.database()).and_then([](QuestionnaireStore&& versions) {
        return versions.is_empty();
      });
  return manager && staff && unused && !*manager && !*staff && *unused;
}

Result<std::set<std::string>> marks_of(const DeskContext& context) {
  ZUIL_TRY(auto marks, SetupMarks::open(context.database()));
  return marks.all();
}

}  // namespace

const std::vector<std::string>& setup_steps() {
  static const std::vector<std::string> steps{"language", "pin",   "address", "reach", "code",
                                              "screen",   "touch", "sound",   "test",  "sync"};
  return steps;
}

Result<std::set<std::string>> setup_steps_done(DeskContext& context) {
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
  ZUIL_TRY(auto marks, marks_of(context));
  for (const std::string& step : setup_steps())
    if (marks.contains(step)) done.insert(step);
  return done;
}

Result<void> mark_setup_step(const DeskContext& context, const std::string& step) {
  ZUIL_TRY(auto marks, SetupMarks::open(context.database()));
  return marks.set(step, context.now());
}

bool is_setting_up(DeskContext& context) {
  const auto marks = marks_of(context);
  if (!marks) return false;
  if (!marks->contains(kBegun)) return is_out_of_its_box(context);
  if (marks->contains(kLeft)) return false;
  const auto done = setup_steps_done(context);
  return done && done->size() < setup_steps().size();
}

Result<void> begin_setup(const DeskContext& context) {
  return mark_setup_step(context, kBegun);
}

Result<void> leave_setup(const DeskContext& context) {
  if (!has_key(context)) return {};
  return mark_setup_step(context, kLeft);
}

Result<void> keep_setup_language(DeskContext& context, const std::string& language) {
  context.language = language;
  ZUIL_TRY(auto marks, SetupMarks::open(context.database()));
  if (language == "en") return marks.set(kInEnglish, context.now());
  return marks.remove(kInEnglish);
}

std::string setup_language(const DeskContext& context) {
  const auto marks = marks_of(context);
  return marks && marks->contains(kInEnglish) ? "en" : "nl";
}

}  // namespace zuil
