// SPDX-License-Identifier: EUPL-1.2
// What the pages of the settings have in common, and the menu before them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"
#include "kiosk/desk/settings_draft.h"

namespace zuil {

// A group of settings: changed here, written by "Opslaan", forgotten by "Annuleren".
class SettingsPage : public DeskPage {
 public:
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 protected:
  // "desk:settings:<group>", with the title that the menu has for it.
  SettingsPage(DeskContext& context, std::string group);

  virtual void fill(Panel& panel) const = 0;
  virtual DeskMove operate(const std::string& verb) = 0;
  virtual DeskMove saved(const KioskSettings& before);
  virtual bool can_save() const { return draft_.has_changes(); }

  DeskContext& context() const { return context_; }
  SettingsDraft& draft() { return draft_; }
  const KioskSettings& settings() const { return draft_.settings(); }

 private:
  DeskContext& context_;
  std::string group_;
  SettingsDraft draft_;
};

// A number with a minus and a plus, which go through the values that make sense.
struct SteppedSetting {
  std::string_view id;
  std::string at;  // see SettingsChange
  std::vector<int> values;
  std::function<int(const KioskSettings&)> get;
  std::function<std::string(int)> words;
  std::function<nlohmann::json(int)> json = [](int value) { return nlohmann::json(value); };
};

void add_stepper(Panel& panel, const DeskContext& context, const SteppedSetting& setting,
                 const KioskSettings& settings);
// False when the verb is another's.
bool step(SettingsDraft& draft, const SteppedSetting& setting, const std::string& verb);

// The menu. A kiosk.json that cannot be read can only be put back there.
class SettingsMenu final : public DeskPage {
 public:
  explicit SettingsMenu(DeskContext& context);
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  void resume() override;

 private:
  DeskMove open_site() const;
  DeskMove open_previous() const;

  DeskContext& context_;
  SettingsFile file_;
  Result<KioskSettings> settings_;
};

}  // namespace zuil
