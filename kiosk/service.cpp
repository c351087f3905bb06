// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/service.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <utility>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/ending.h"
#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/questionnaire_review.h"

namespace zuil {
namespace {

// What this program cannot read will not be mended by trying again: the kiosk goes on without it.
bool is_unreadable(const Error& error) {
  return error.code == ErrorCode::Invalid || error.code == ErrorCode::Corrupt;
}

Error nothing_to_offer() {
  return {ErrorCode::NotFound, "no questionnaire can be offered",
          "Name one in kiosk.json that `zuil --check` finds in order."};
}

// What stands there instead of the questionnaires; nothing while the kiosk is open.
std::optional<std::string> closed_with(const PublicState& state) {
  const auto closure = state.closure();
  // It was closed by somebody: only somebody opens it again.
  if (!closure) log::error("read", "closed.json", closure.error());
  if (!closure) return "";
  if (!*closure) return std::nullopt;
  log::info("close", "kiosk", "for the public, by an operator");
  return (*closure)->notice;
}

}  // namespace

Error same_id(const std::string& id) {
  return {ErrorCode::Invalid, "has the id \"" + id + "\" of a questionnaire named before it",
          "Give each questionnaire that is offered an \"id\" of its own."};
}

Result<Questionnaire> read_offered_questionnaire(const std::filesystem::path& file,
                                                 const Strings& strings) {
  ZUIL_TRY(const std::string text, read_file(file));
  ZUIL_TRY(Questionnaire questionnaire, read_questionnaire(text, file.string()));
  ZUIL_CHECK(require_publishable(questionnaire, file.string()));
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
  ZUIL_TRY(QuestionnaireStore versions, QuestionnaireStore::open(file));
  ZUIL_TRY(OfferedStore order, OfferedStore::open(file));
  ZUIL_TRY(NewsStore news, NewsStore::open(file));
  ZUIL_CHECK(responses.check());
  std::unique_ptr<Service> service(new Service(std::move(settings), std::move(responses),
                                               std::move(versions), std::move(order),
                                               std::move(news), key));
  ZUIL_CHECK(service->close_open_interview(random));
  ZUIL_CHECK(service->choose_questionnaires(strings, clock.wall()));
  service->app_ = std::make_unique<App>(AppParts{.settings = service->settings_,
                                                 .strings = strings,
                                                 .store = service->responses_,
                                                 .news = service->news_,
                                                 .key = service->key_,
                                                 .questionnaires = service->questionnaires_,
                                                 .clock = clock,
                                                 .random = random,
                                                 .closed = closed_with(PublicState(data))});
  return service;
}

Result<void> Service::choose_questionnaires(const Strings& strings, WallTime now) {
  std::optional<Error> reason;
  std::vector<std::string> files;
  OfFiles taken;
  for (const auto& file : settings_.questionnaires) {
    files.push_back(file.string());
    ZUIL_TRY(const auto wrong, take_over(file, strings, now, taken));
    if (!reason) reason = wrong;
  }
  ZUIL_TRY(const auto available, versions_.available(files));
  ZUIL_TRY(const auto order, order_.arrange(available));
  for (const OfferedHere& one : order) {
    if (!one.active) continue;
    ZUIL_TRY(auto questionnaire, find_offered(one.id, taken));
    if (!questionnaire) continue;
    narrow_languages(*questionnaire);
    questionnaires_.push_back(std::make_shared<const Questionnaire>(std::move(*questionnaire)));
  }
  if (!questionnaires_.empty()) return {};
  return tl::make_unexpected(reason.value_or(nothing_to_offer()));
}

Result<std::optional<Error>> Service::take_over(const std::filesystem::path& file,
                                                const Strings& strings, WallTime now,
                                                OfFiles& taken) {
  const auto take = [&](const Questionnaire& questionnaire) {
    const bool is_new = taken.emplace(questionnaire.id, questionnaire).second;
    if (!is_new) log::error("offer", file.string(), same_id(questionnaire.id));
    return is_new;
  };
  const auto read = read_offered_questionnaire(file, strings);
  if (read) {
    if (take(*read)) ZUIL_CHECK(versions_.publish(*read, file.string(), now));
    return std::nullopt;
  }
  log::error("read", file.string(), read.error());
  ZUIL_TRY(const auto last_good, find_last_good(file));
  if (last_good && take(*last_good))
    log::warning("offer", last_good->id, "the last good version, " + last_good->hash.substr(0, 12));
  return read.error();
}

Result<std::optional<Questionnaire>> Service::find_offered(const std::string& id,
                                                           const OfFiles& files) {
  ZUIL_TRY(const auto active, versions_.active(id));
  if (!active) return std::nullopt;
  auto found = versions_.find(active->hash);
  if (found ? found->has_value() : !is_unreadable(found.error())) return found;
  if (!found) log::error("read", id, found.error());
  const auto of_file = files.find(id);
  return of_file == files.end() ? std::nullopt : std::optional(of_file->second);
}

void Service::narrow_languages(Questionnaire& questionnaire) const {
  const auto& wanted = settings_.languages;
  if (wanted.empty()) return;
  std::vector<std::string> kept;
  for (const std::string& language : questionnaire.languages)
    if (std::find(wanted.begin(), wanted.end(), language) != wanted.end()) kept.push_back(language);
  if (kept.empty())
    log::warning("offer", questionnaire.id, "in its own languages: it has none of \"languages\"");
  else
    questionnaire.languages = std::move(kept);
}

Result<std::optional<Questionnaire>> Service::find_last_good(const std::filesystem::path& file) {
  auto found = versions_.last_good(file.string());
  if (found || !is_unreadable(found.error())) return found;
  log::error("read", file.string(), found.error());
  return std::nullopt;
}

Result<void> Service::discard_interview(const std::string& why) {
  log::warning("close", "interview", "found open at start, discarded: " + why);
  return responses_.discard_savepoint();
}

Result<void> Service::close_open_interview(Random& random) {
  ZUIL_TRY(const auto version, responses_.savepoint_version());
  if (!version) return {};
  const auto questionnaire = versions_.find(version->hash);
  if (!questionnaire && !is_unreadable(questionnaire.error()))
    return tl::make_unexpected(questionnaire.error());
  if (!questionnaire) return discard_interview(questionnaire.error().message);
  if (!*questionnaire) return discard_interview("its questionnaire version is not on this device");
  const auto savepoint = responses_.read_savepoint(**questionnaire);
  if (!savepoint && !is_unreadable(savepoint.error()))
    return tl::make_unexpected(savepoint.error());
  if (!savepoint) return discard_interview(savepoint.error().message);
  if (!*savepoint || (*savepoint)->answers.empty() ||
      (*questionnaire)->partial_answers == PartialAnswers::Discard)
    return responses_.discard_savepoint();
  const Records records =
      make_records({.interview = **savepoint, .disposition = Disposition::BreakOff, .contact = {}},
                   **questionnaire, settings_, random);
  ZUIL_CHECK(responses_.seal(records.response, records.contact, (*questionnaire)->urgent, key_));
  log::info("close", "interview", "found open at start, kept as break-off");
  return {};
}

}  // namespace zuil
