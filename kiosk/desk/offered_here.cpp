// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/offered_here.h"

#include <utility>

#include "kiosk/base/settings.h"

namespace zuil {

Result<std::vector<OfferedHere>> read_order(const DeskContext& context,
                                            QuestionnaireStore& versions) {
  ZUIL_TRY(const KioskSettings settings, read_kiosk_settings(context.parts.config));
  std::vector<std::string> files;
  for (const auto& file : settings.questionnaires) files.push_back(file.string());
  ZUIL_TRY(const auto available, versions.available(files));
  ZUIL_TRY(auto order, OfferedStore::open(context.database()));
  return order.arrange(available);
}

Result<std::vector<Questionnaire>> read_offered(const DeskContext& context) {
  ZUIL_TRY(auto versions, QuestionnaireStore::open(context.database()));
  ZUIL_TRY(const auto order, read_order(context, versions));
  std::vector<Questionnaire> offered;
  for (const OfferedHere& one : order) {
    if (!one.active) continue;
    ZUIL_TRY(const auto active, versions.active(one.id));
    if (!active) continue;
    if (auto found = versions.find(active->hash); found && *found)
      offered.push_back(std::move(**found));
  }
  return offered;
}

}  // namespace zuil
