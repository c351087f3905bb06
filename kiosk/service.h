// SPDX-License-Identifier: EUPL-1.2
// Everything that must be right before the public may answer: configuration, key, database,
// questionnaire. Opened anew, and so checked anew, after anything went wrong.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app.h"
#include "kiosk/store/news_board.h"
#include "kiosk/store/offered_store.h"
#include "kiosk/store/public_state.h"
#include "kiosk/store/questionnaire_store.h"

namespace zuil {

class Service {
 public:
  // An interview found open is closed: its answers are sealed as a break-off, or erased, as its
  // questionnaire's rule says, or because this program cannot read its questionnaire. A file that
  // changed is published, unless the operator published another version. A broken questionnaire
  // file is logged, and the last good version offered; an error when there is none of any.
  static Result<std::unique_ptr<Service>> open(const std::filesystem::path& config,
                                               const std::filesystem::path& data,
                                               const Strings& strings, const Clock& clock,
                                               Random& random);

  App& app() { return *app_; }
  const KioskSettings& settings() const { return settings_; }
  // Those the operator wants offered, in that order; whether they are open is the app's to see.
  const std::vector<std::shared_ptr<const Questionnaire>>& questionnaires() const {
    return questionnaires_;
  }

 private:
  Service(KioskSettings settings, ResponseStore responses, QuestionnaireStore versions,
          OfferedStore order, NewsStore news, PublicKey key)
      : settings_(std::move(settings)),
        responses_(std::move(responses)),
        versions_(std::move(versions)),
        order_(std::move(order)),
        news_(std::move(news)),
        key_(key) {}

  // What the files of kiosk.json hold, or held when they were last in order; by id.
  using OfFiles = std::map<std::string, Questionnaire>;

  Result<void> choose_questionnaires(const Strings& strings, WallTime now);
  // Publishes what the file now holds; where that cannot be offered: the reason. `taken` has what
  // came of the files before it, and then of this one.
  Result<std::optional<Error>> take_over(const std::filesystem::path& file, const Strings& strings,
                                         WallTime now, OfFiles& taken);
  // The version to offer under that id. Nothing: there is none that this program can read.
  Result<std::optional<Questionnaire>> find_offered(const std::string& id, const OfFiles& files);
  // Of the languages it has, those that kiosk.json names; all of them when it has none of those.
  void narrow_languages(Questionnaire& questionnaire) const;
  // Nothing: there is none, or none that this program can read.
  Result<std::optional<Questionnaire>> find_last_good(const std::filesystem::path& file);
  Result<void> close_open_interview(Random& random);
  Result<void> discard_interview(const std::string& why);

  KioskSettings settings_;
  ResponseStore responses_;
  QuestionnaireStore versions_;
  OfferedStore order_;
  NewsBoard news_;
  PublicKey key_;
  std::vector<std::shared_ptr<const Questionnaire>> questionnaires_;
  std::unique_ptr<App> app_;
};

// The questionnaire of that file, if it may be published and the program has its own texts in each
// of its languages.
Result<Questionnaire> read_offered_questionnaire(const std::filesystem::path& file,
                                                 const Strings& strings);

// Why a second questionnaire of that id is not offered.
Error same_id(const std::string& id);

}  // namespace zuil
