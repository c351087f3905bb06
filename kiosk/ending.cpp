// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/ending.h"

#include <algorithm>

#include "kiosk/base/uuid.h"

namespace zuil {
namespace {

bool is_chosen(const Choice& choice, const Answer& answer) {
  if (const auto* one = std::get_if<ChoiceAnswer>(&answer)) return one->choice == choice.id;
  const auto* several = std::get_if<ChoicesAnswer>(&answer);
  return several != nullptr && std::find(several->choices.begin(), several->choices.end(),
                                         choice.id) != several->choices.end();
}

// The kiosk's; a chosen choice's own value wins, and of two the later question's.
Breakdowns breakdowns_of(const Answers& answers, const Questionnaire& questionnaire,
                         const Breakdowns& of_kiosk) {
  Breakdowns all = of_kiosk;
  for (const Question& question : questionnaire.questions) {
    const auto answer = answers.find(question.id);
    if (answer == answers.end()) continue;
    for (const Choice& choice : question.choices)
      if (is_chosen(choice, answer->second))
        for (const auto& [number, value] : choice.breakdowns) all[number] = value;
  }
  return all;
}

ContactRecord make_contact(const Response& response, Answers contact, Random& random) {
  return {.id = make_uuid(random),
          .response = response.id,
          .questionnaire = response.questionnaire,
          .questionnaire_hash = response.questionnaire_hash,
          .site = response.site,
          .date = response.date,
          .language = response.language,
          .reference = response.reference,
          .contact = std::move(contact)};
}

}  // namespace

Records make_records(const Ending& ending, const Questionnaire& questionnaire,
                     const KioskSettings& settings, Random& random) {
  const Savepoint& interview = ending.interview;
  const bool complete = ending.disposition == Disposition::Complete;
  Records records;
  Response& response = records.response;
  response.id = make_uuid(random);
  response.questionnaire = interview.questionnaire;
  response.questionnaire_hash = interview.questionnaire_hash;
  response.site = settings.site;
  response.date = interview.date;
  response.daypart.reset();
  if (settings.time_resolution == TimeResolution::DayPart) response.daypart = interview.daypart;
  response.language = interview.language;
  response.disposition = ending.disposition;
  response.answers = interview.answers;
  response.breakdowns = breakdowns_of(interview.answers, questionnaire, settings.breakdowns);
  if (complete && questionnaire.reference) response.reference = make_reference(random);
  if (complete && !ending.contact.empty())
    records.contact = make_contact(response, ending.contact, random);
  return records;
}

std::string make_reference(Random& random) {
  std::string reference;
  for (int i = 0; i < 8; ++i) {
    if (i == 4) reference += '-';
    reference += kReferenceLetters[random.below(kReferenceLetters.size())];
  }
  return reference;
}

}  // namespace zuil
