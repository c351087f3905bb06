// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/service.h"

#include <cstdlib>
#include <ctime>
#include <utility>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/uuid.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {

Result<Questionnaire> read_offered_questionnaire(const std::filesystem::path& file,
                                                 const Strings& strings) {
  ZUIL_TRY(const std::string text, read_file(file));
  ZUIL_TRY(Questionnaire questionnaire, read_questionnaire(text, file.string()));
  for (const std::string& language : questionnaire.languages)
    if (!strings.has_language(language))
      return fail(ErrorCode::Invalid,
                  file.string() + ": $.languages: the kiosk has no texts of its own in \"" +
                      language + "\"",
                  "Remove the language, or add assets/strings/" + language + ".json.");
  return questionnaire;
}

Result<std::unique_ptr<Service>> Service::open(const std::filesystem::path& config,
                                               const std::filesystem::path& data,
                                               const Strings& strings, const Clock& clock,
                                               Random& random) {
  ZUIL_TRY(KioskSettings settings, read_kiosk_settings(config));
  ::setenv("TZ", settings.time_zone.c_str(), 1);
  ::tzset();
  ZUIL_TRY(const PublicKey key, read_public_key(settings.collector.public_key_file));
  const auto file = data / "zuil.db";
  ZUIL_TRY(ResponseStore responses, ResponseStore::open(file));
  ZUIL_TRY(QuestionnaireStore questionnaires, QuestionnaireStore::open(file));
  ZUIL_CHECK(responses.check());
  std::unique_ptr<Service> service(
      new Service(std::move(settings), std::move(responses), std::move(questionnaires), key));
  ZUIL_CHECK(service->close_open_interview(random));
  ZUIL_CHECK(service->choose_questionnaire(strings));
  service->app_ = std::make_unique<App>(AppParts{.settings = service->settings_,
                                                 .strings = strings,
                                                 .store = service->responses_,
                                                 .key = service->key_,
                                                 .questionnaire = service->questionnaire_,
                                                 .clock = clock,
                                                 .random = random});
  return service;
}

Result<void> Service::choose_questionnaire(const Strings& strings) {
  auto read = read_offered_questionnaire(settings_.questionnaire, strings);
  if (read) {
    ZUIL_CHECK(questionnaires_.publish(*read));
    questionnaire_ = std::make_shared<const Questionnaire>(std::move(*read));
    return {};
  }
  log::error("read", settings_.questionnaire.string(), read.error());
  ZUIL_TRY(auto last_good, questionnaires_.offered());
  if (!last_good) return tl::make_unexpected(std::move(read).error());
  log::warning("offer", last_good->id, "the last good version, " + last_good->hash.substr(0, 12));
  questionnaire_ = std::make_shared<const Questionnaire>(std::move(*last_good));
  return {};
}

Result<void> Service::close_open_interview(Random& random) {
  ZUIL_TRY(const auto version, responses_.savepoint_version());
  if (!version) return {};
  ZUIL_TRY(const auto questionnaire, questionnaires_.find(version->hash));
  if (!questionnaire) {
    log::warning("close", "interview",
                 "discarded: its questionnaire version is not on this device");
    return responses_.discard_savepoint();
  }
  ZUIL_TRY(const auto savepoint, responses_.read_savepoint(*questionnaire));
  if (!savepoint || savepoint->answers.empty() ||
      questionnaire->partial_answers == PartialAnswers::Discard)
    return responses_.discard_savepoint();
  Response response;
  response.id = make_uuid(random);
  response.questionnaire = savepoint->questionnaire;
  response.questionnaire_hash = savepoint->questionnaire_hash;
  response.site = settings_.site;
  response.date = savepoint->date;
  response.daypart = savepoint->daypart;
  response.language = savepoint->language;
  response.disposition = Disposition::BreakOff;
  response.answers = savepoint->answers;
  ZUIL_CHECK(responses_.seal(response, key_));
  log::info("close", "interview", "found open at start, kept as break-off");
  return {};
}

}  // namespace zuil
