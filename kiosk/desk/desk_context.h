// SPDX-License-Identifier: EUPL-1.2
// What the pages of the desk work with: who is there, in which language, where everything lies.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/machine_power.h"
#include "kiosk/base/random.h"
#include "kiosk/screens/operator/panel.h"
#include "kiosk/screens/strings.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/operator_log.h"
#include "kiosk/store/sticks.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

// A house style that can be shown.
struct ThemeOffer {
  std::string name;            // empty: our own
  std::filesystem::path file;  // as in KioskSettings::theme
};

// All of it outlives the desk.
struct DeskParts {
  const Strings& strings;  // the public's
  const Clock& clock;
  Random& random;
  std::filesystem::path config;  // kiosk.json
  std::filesystem::path data;    // the folder of zuil.db
  // Says a text aloud through the speaker, in that language; false when nothing can be heard.
  std::function<bool(const std::string& text, const std::string& language)> say = {};
  MachinePower power = MachinePower();
  std::function<std::vector<ThemeOffer>()> themes = {};
  StickPlaces sticks = {};  // where USB sticks are looked for
  // One for the run of the program.
  std::shared_ptr<UnwrittenLock> unwritten_lock = std::make_shared<UnwrittenLock>();
  // What of that questionnaire does not fit the glass, as `zuil --check` finds it.
  std::function<std::vector<Finding>(const Questionnaire& questionnaire)> check_fit = {};
};

class DeskContext {
 public:
  // `texts`: of assets/strings/operator.
  DeskContext(DeskParts all, Strings read, OperatorAccess pins, OperatorLog acts)
      : parts(std::move(all)),
        texts(std::move(read)),
        access(std::move(pins)),
        log_(std::move(acts)) {}
  DeskContext(const DeskContext&) = delete;
  DeskContext& operator=(const DeskContext&) = delete;

  std::filesystem::path database() const { return parts.data / "zuil.db"; }
  WallTime now() const { return parts.clock.wall(); }
  bool is_manager() const { return role == OperatorRole::Manager; }

  // A text of the desk in its language.
  std::string text(std::string_view key,
                   const std::vector<std::pair<std::string, std::string>>& values = {}) const;
  // The error in the operator's words, with the mend; on a second line what the program calls it,
  // for a Panel to show apart.
  std::string words_of(const Error& error) const;
  // The first line alone.
  std::string cause_in_words(const Error& error) const;
  // "30 seconden", "2 minuten".
  std::string wait_of(int seconds) const;
  Panel panel(std::string name, std::string_view title_key) const;

  // Writes into the operator's log what was done. A log that cannot be written stops nobody; the
  // journal then says so, and the menu to who has entered.
  void record(std::string action, std::string object, std::string result = "done");
  // The same for what may have failed.
  template <class T>
  void record(std::string action, std::string object, const Result<T>& result) {
    record(std::move(action), std::move(object),
           result ? std::string("done") : failed_because(result.error()));
  }
  // Why the log could not be written the last time: nothing else can be kept either.
  const std::optional<Error>& log_trouble() const { return log_trouble_; }
  OperatorLog& log() { return log_; }

  const DeskParts parts;
  const Strings texts;
  OperatorAccess access;
  std::optional<OperatorRole> role;  // none: nobody has entered yet
  std::string language = "nl";       // of the desk
  // The kiosk is not in use yet: the steps to there (commissioning.h) are all it shows.
  bool is_setting_up = false;

 private:
  OperatorLog log_;
  std::optional<Error> log_trouble_;
};

}  // namespace zuil
