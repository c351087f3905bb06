// SPDX-License-Identifier: EUPL-1.2
// The groups of settings that are a list: languages, times, sound, look, screen, upload,
// breakdowns, precision. With each what the menu tells of it.
#pragma once

#include <string>
#include <vector>

#include "kiosk/desk/settings_page.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

std::string languages_now(const DeskContext& context, const KioskSettings& settings);
std::string sound_now(const DeskContext& context, const KioskSettings& settings);
std::string look_now(const DeskContext& context, const KioskSettings& settings);
std::string screen_now(const DeskContext& context, const KioskSettings& settings);
std::string upload_now(const DeskContext& context, const KioskSettings& settings);
std::string breakdowns_now(const DeskContext& context, const KioskSettings& settings);
std::string precision_now(const DeskContext& context, const KioskSettings& settings);

// Which languages visitors can choose: Dutch first, then as the questionnaires list them. None of
// those that are offered loses its last one.
class LanguageSettings final : public SettingsPage {
 public:
  explicit LanguageSettings(DeskContext& context);

 private:
  void fill(Panel& panel) const override;
  DeskMove operate(const std::string& verb) override;
  std::vector<std::string> chosen_but(const std::string& one) const;
  // Of those that would be left without one of these languages.
  std::vector<std::string> titles_without(const std::vector<std::string>& languages) const;

  std::vector<Questionnaire> offered_;
  std::vector<std::string> languages_;  // that there are, in the order of the page
  std::string refused_;                 // the one that was not taken off; empty: none
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

// A bank card as large as a real one, by which the screen is measured. What already fits can be
// saved too: then it was measured.
class CardPage final : public SettingsPage {
 public:
  explicit CardPage(DeskContext& context) : SettingsPage(context, "card") {}

 private:
  void fill(Panel& panel) const override;
  DeskMove operate(const std::string& verb) override;
  DeskMove saved(const KioskSettings& before) override;
  bool can_save() const override { return true; }
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
