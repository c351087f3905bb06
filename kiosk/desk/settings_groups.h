// SPDX-License-Identifier: EUPL-1.2
// The groups of settings that are a list: languages, times, sound, look, screen, upload,
// breakdowns, precision. With each what the menu tells of it.
#pragma once

#include <string>
#include <vector>

#include "kiosk/desk/settings_page.h"

namespace zuil {

std::string languages_now(const DeskContext& context, const KioskSettings& settings);
std::string sound_now(const DeskContext& context, const KioskSettings& settings);
std::string look_now(const DeskContext& context, const KioskSettings& settings);
std::string screen_now(const DeskContext& context, const KioskSettings& settings);
std::string upload_now(const DeskContext& context, const KioskSettings& settings);
std::string breakdowns_now(const DeskContext& context, const KioskSettings& settings);
std::string precision_now(const DeskContext& context, const KioskSettings& settings);

class LanguageSettings final : public SettingsPage {
 public:
  explicit LanguageSettings(DeskContext& context) : SettingsPage(context, "languages") {}

 private:
  void fill(Panel& panel) const override;
  DeskMove operate(const std::string& verb) override;
};

// Numbers with a minus and a plus.
class SteppedPage : public SettingsPage {
 protected:
  SteppedPage(DeskContext& context, std::string group, std::vector<SteppedSetting> steppers)
      : SettingsPage(context, std::move(group)), steppers_(std::move(steppers)) {}
  void fill(Panel& panel) const override;
  DeskMove operate(const std::string& verb) override;

 private:
  std::vector<SteppedSetting> steppers_;
};

class TimeSettings final : public SteppedPage {
 public:
  explicit TimeSettings(DeskContext& context);
};

class SendingSettings final : public SteppedPage {
 public:
  explicit SendingSettings(DeskContext& context);
};

class SoundSettings final : public SteppedPage {
 public:
  explicit SoundSettings(DeskContext& context);

 private:
  void fill(Panel& panel) const override;
  DeskMove operate(const std::string& verb) override;
};

// Contrast, house style, how the screen hangs. The last two count from the next start.
class LookSettings final : public SettingsPage {
 public:
  explicit LookSettings(DeskContext& context);

 private:
  void fill(Panel& panel) const override;
  DeskMove operate(const std::string& verb) override;
  DeskMove saved(const KioskSettings& before) override;
  void choose_theme(const std::filesystem::path& file);

  std::vector<ThemeOffer> themes_;
};

class ScreenSettings final : public SteppedPage {
 public:
  explicit ScreenSettings(DeskContext& context);
  void resume() override;

 private:
  void fill(Panel& panel) const override;
  DeskMove operate(const std::string& verb) override;
};

// A bank card as large as a real one, by which the screen is measured.
class CardPage final : public SettingsPage {
 public:
  explicit CardPage(DeskContext& context) : SettingsPage(context, "card") {}

 private:
  void fill(Panel& panel) const override;
  DeskMove operate(const std::string& verb) override;
};

class BreakdownSettings final : public DeskPage {
 public:
  explicit BreakdownSettings(DeskContext& context) : context_(context), draft_(context) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskMove open(int number);

  DeskContext& context_;
  SettingsDraft draft_;
};

class PrecisionSettings final : public SettingsPage {
 public:
  explicit PrecisionSettings(DeskContext& context) : SettingsPage(context, "precision") {}

 private:
  void fill(Panel& panel) const override;
  DeskMove operate(const std::string& verb) override;
};

}  // namespace zuil
