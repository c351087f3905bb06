// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/settings_draft.h"

#include <utility>

namespace zuil {

SettingsDraft::SettingsDraft(DeskContext& context)
    : context_(context), file_(context.parts.config) {
  read_again();
}

void SettingsDraft::read_again() {
  const auto read = file_.read();
  error_ = read ? "" : context_.words_of(read.error());
  saved_ = read.value_or(KioskSettings{});
  settings_ = file_.preview(changes_).value_or(saved_);
}

void SettingsDraft::set(const std::string& at, nlohmann::json value) {
  std::vector<SettingsChange> changes = changes_;
  std::erase_if(changes, [&](const SettingsChange& change) { return change.at == at; });
  changes.push_back({at, std::move(value)});
  auto settings = file_.preview(changes);
  error_ = settings ? "" : context_.words_of(settings.error());
  if (!settings) return;
  changes_ = std::move(changes);
  settings_ = std::move(*settings);
}

bool SettingsDraft::save() {
  auto settings = file_.change(changes_);
  for (const SettingsChange& change : changes_) context_.record("set", change.at, settings);
  error_ = settings ? "" : context_.words_of(settings.error());
  if (!settings) return false;
  saved_ = settings_ = std::move(*settings);
  changes_.clear();
  return true;
}

}  // namespace zuil
