// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/settings_page.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "kiosk/desk/confirm_page.h"
#include "kiosk/desk/hours_pages.h"
#include "kiosk/desk/settings_groups.h"
#include "kiosk/desk/settings_words.h"
#include "kiosk/desk/text_entry.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

template <class Page>
std::unique_ptr<DeskPage> make_page(DeskContext& context) {
  return std::make_unique<Page>(context);
}

struct Group {
  std::string_view id;  // the text "settings:<id>" is its label and its title
  std::unique_ptr<DeskPage> (*make)(DeskContext& context);
  std::string (*now)(const DeskContext& context, const KioskSettings& settings);
};

std::string nothing(const DeskContext&, const KioskSettings&) {
  return "";
}

constexpr std::array kGroups{
    Group{"languages", make_page<LanguageSettings>, languages_now},
    Group{"hours", make_page<HourSettings>, hours_now},
    Group{"times", make_page<TimeSettings>, nothing},
    Group{"sound", make_page<SoundSettings>, sound_now},
    Group{"look", make_page<LookSettings>, look_now},
    Group{"screen", make_page<ScreenSettings>, screen_now},
    Group{"upload", make_page<SendingSettings>, upload_now},
    Group{"breakdowns", make_page<BreakdownSettings>, breakdowns_now},
    Group{"precision", make_page<PrecisionSettings>, precision_now},
};

}  // namespace

SettingsPage::SettingsPage(DeskContext& context, std::string group)
    : context_(context), group_(std::move(group)), draft_(context) {}

Screen SettingsPage::screen() const {
  Panel panel = context_.panel("desk:settings:" + group_, "settings:" + group_);
  if (!draft_.error().empty()) panel.error(draft_.error());
  fill(panel);
  panel.back(context_.text(draft_.has_changes() ? "cancel" : "back"), "back");
  panel.finish("save", context_.text("save"), "save", !can_save());
  return panel.take();
}

DeskMove SettingsPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value != "save") return operate(action.value);
  const KioskSettings before = draft_.saved();
  return draft_.save() ? saved(before) : DeskMove::stay();
}

DeskMove SettingsPage::saved(const KioskSettings&) {
  return DeskMove::back(context_.text("settingsKept"));
}

void add_stepper(Panel& panel, const DeskContext& context, const SteppedSetting& setting,
                 const KioskSettings& settings) {
  const int now = setting.get(settings);
  panel.stepper(std::string(setting.id), context.text("settings:" + std::string(setting.id)),
                setting.words(now), now > setting.values.front(), now < setting.values.back());
}

bool step(SettingsDraft& draft, const SteppedSetting& setting, const std::string& verb) {
  const std::string id(setting.id);
  const auto& values = setting.values;
  const int now = setting.get(draft.settings());
  if (verb == "more:" + id) {
    const auto next = std::upper_bound(values.begin(), values.end(), now);
    if (next != values.end()) draft.set(setting.at, setting.json(*next));
    return true;
  }
  if (verb != "less:" + id) return false;
  const auto found = std::lower_bound(values.begin(), values.end(), now);
  if (found != values.begin()) draft.set(setting.at, setting.json(*std::prev(found)));
  return true;
}

SettingsMenu::SettingsMenu(DeskContext& context)
    : context_(context), file_(context.parts.config), settings_(file_.read()) {}

void SettingsMenu::resume() {
  settings_ = file_.read();
}

Screen SettingsMenu::screen() const {
  Panel panel = context_.panel("desk:settings", "settings");
  if (settings_) {
    panel.hint(context_.text("settingsHint"));
    panel.row("site", context_.text("settings:site"), settings_->site, "site");
    for (const Group& group : kGroups) {
      const std::string id(group.id);
      panel.row(id, context_.text("settings:" + id), group.now(context_, *settings_), id);
    }
  } else {
    panel.error(context_.text("settingsBroken") + " " + context_.words_of(settings_.error()));
  }
  if (file_.previous())
    panel.row("previous", context_.text("settings:previous"), "", "previous");
  else if (!settings_)
    panel.fact("none", context_.text("settingsNoPrevious"), "", Level::Fault);
  panel.back();
  return panel.take();
}

DeskMove SettingsMenu::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "previous") return open_previous();
  if (!settings_) return DeskMove::stay();
  if (action.value == "site") return open_site();
  for (const Group& group : kGroups)
    if (action.value == group.id) return DeskMove::open(group.make(context_));
  return DeskMove::stay();
}

DeskMove SettingsMenu::open_site() const {
  return DeskMove::open(std::make_unique<TextEntry>(
      context_, TextToEnter{.name = "desk:settings:site",
                            .title = context_.text("settings:site"),
                            .hint = context_.text("settingsSiteHint"),
                            .text = settings_->site,
                            .most = 60,
                            .check =
                                [this](const std::string& text) {
                                  return file_.preview({{"/site", trimmed(text)}})
                                             ? ""
                                             : context_.text("settingsNoName");
                                },
                            .done = [this](const std::string& text) -> Result<void> {
                              const auto saved = file_.change({{"/site", text}});
                              context_.record("set", "/site", saved);
                              if (!saved) return tl::make_unexpected(saved.error());
                              return {};
                            }}));
}

DeskMove SettingsMenu::open_previous() const {
  constexpr std::size_t kMost = 12;
  std::vector<std::string> lines;
  const auto before = file_.previous();
  if (!settings_)
    lines.push_back(context_.text("settingsBroken"));
  else if (before)
    lines = changes_in_words(context_, *settings_, *before);
  if (lines.size() > kMost) {
    lines.resize(kMost);
    lines.push_back(context_.text("settingsMore"));
  }
  return DeskMove::open(std::make_unique<ConfirmPage>(
      context_, ToConfirm{.name = "desk:settings:previous",
                          .title = context_.text("settingsPreviousAsk"),
                          .hint = context_.text("settingsPreviousHint"),
                          .lines = std::move(lines),
                          .agree = context_.text("settingsGoBack"),
                          .done = [this]() -> Result<DeskMove> {
                            const auto back = file_.go_back();
                            context_.record("go back", "kiosk.json", back);
                            if (!back) return tl::make_unexpected(back.error());
                            return DeskMove::stay(context_.text("settingsWentBack"));
                          }}));
}

}  // namespace zuil
