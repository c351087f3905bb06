// SPDX-License-Identifier: EUPL-1.2
// Everything that must be right before the public may answer: configuration, key, database,
// questionnaire. Opened anew, and so checked anew, after anything went wrong.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app.h"
#include "kiosk/store/news_board.h"
#include "kiosk/store/questionnaire_store.h"

namespace zuil {

class Service {
 public:
  // An interview found open is closed: its answers are sealed as a break-off, or erased, as its
  // questionnaire's rule says, or because this program cannot read its questionnaire. A broken
  // questionnaire file is logged, and the last good version of it offered; an error when no file
  // has any.
  static Result<std::unique_ptr<Service>> open(const std::filesystem::path& config,
                                               const std::filesystem::path& data,
                                               const Strings& strings, const Clock& clock,
                                               Random& random);

  App& app() { return *app_; }
  const KioskSettings& settings() const { return settings_; }
  // Those of kiosk.json, in its order; whether they are open is the app's to see.
  const std::vector<std::shared_ptr<const Questionnaire>>& questionnaires() const {
    return questionnaires_;
  }

 private:
  Service(KioskSettings settings, ResponseStore responses, QuestionnaireStore versions,
          NewsStore news, PublicKey key)
      : settings_(std::move(settings)),
        responses_(std::move(responses)),
        versions_(std::move(versions)),
        news_(std::move(news)),
        key_(key) {}

  Result<void> choose_questionnaires(const Strings& strings);
  void offer(Questionnaire questionnaire, const std::filesystem::path& file);
  // Nothing: there is none, or none that this program can read.
  Result<std::optional<Questionnaire>> find_last_good(const std::filesystem::path& file);
  Result<void> close_open_interview(Random& random);
  Result<void> discard_interview(const std::string& why);

  KioskSettings settings_;
  ResponseStore responses_;
  QuestionnaireStore versions_;
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
