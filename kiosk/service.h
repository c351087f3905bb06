// SPDX-License-Identifier: EUPL-1.2
// Everything that must be right before the public may answer: configuration, key, database,
// questionnaire. Opened anew, and so checked anew, after anything went wrong.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/app.h"
#include "kiosk/store/questionnaire_store.h"

namespace zuil {

class Service {
 public:
  // An interview found open is closed: its answers are sealed as a break-off, or erased, as its
  // questionnaire's rule says. A broken questionnaire file is logged, and the last good one
  // offered.
  static Result<std::unique_ptr<Service>> open(const std::filesystem::path& config,
                                               const std::filesystem::path& data,
                                               const Strings& strings, const Clock& clock,
                                               Random& random);

  App& app() { return *app_; }
  const KioskSettings& settings() const { return settings_; }
  const Questionnaire& questionnaire() const { return *questionnaire_; }

 private:
  Service(KioskSettings settings, ResponseStore responses, QuestionnaireStore questionnaires,
          PublicKey key)
      : settings_(std::move(settings)),
        responses_(std::move(responses)),
        questionnaires_(std::move(questionnaires)),
        key_(key) {}

  Result<void> choose_questionnaire(const Strings& strings);
  Result<void> close_open_interview(Random& random);

  KioskSettings settings_;
  ResponseStore responses_;
  QuestionnaireStore questionnaires_;
  PublicKey key_;
  std::shared_ptr<const Questionnaire> questionnaire_;
  std::unique_ptr<App> app_;
};

// The questionnaire of that file, if the program has its own texts in each of its languages.
Result<Questionnaire> read_offered_questionnaire(const std::filesystem::path& file,
                                                 const Strings& strings);

}  // namespace zuil
