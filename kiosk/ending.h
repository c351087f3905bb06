// SPDX-License-Identifier: EUPL-1.2
// An interview that ends becomes what is stored of it; the same whether the respondent ended it or
// it was found open at the start.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/random.h"
#include "kiosk/base/settings.h"
#include "kiosk/store/response_store.h"
#include "kiosk/survey/contact_record.h"
#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/response.h"

namespace zuil {

struct Ending {
  Savepoint interview;  // as it was last saved
  Disposition disposition = Disposition::BreakOff;
  Answers contact;  // answers to Contact questions; kept when complete
};

struct Records {
  Response response;  // without quality flags
  std::optional<ContactRecord> contact;
};

// `questionnaire` is the version the interview was held with. A complete interview has a reference
// where the questionnaire gives one, as the respondent is about to see it.
Records make_records(const Ending& ending, const Questionnaire& questionnaire,
                     const KioskSettings& settings, Random& random);

// "7K4M-9QXB": see Response::reference.
std::string make_reference(Random& random);

}  // namespace zuil
