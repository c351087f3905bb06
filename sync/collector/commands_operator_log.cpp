// SPDX-License-Identifier: EUPL-1.2
// The subcommand about what operators did.
#include "sync/collector/commands.h"
#include "sync/collector/operator_acts.h"

namespace zuil {
namespace {

// A misspelt name is not an empty log.
Result<void> check_there_is(CollectorStore& store, const ActSelection& selection) {
  ZUIL_TRY(const auto devices, store.device_totals());
  bool site = !selection.site;
  bool device = !selection.device;
  for (const DeviceTotals& known : devices) {
    site = site || known.site == *selection.site;
    device = device || known.id == *selection.device;
  }
  if (site && device) return {};
  return fail(ErrorCode::NotFound,
              site ? "there is no kiosk " + *selection.device
                   : "there is no kiosk at a site " + *selection.site,
              "See which there are with: zuil-collector totals.");
}

}  // namespace

Result<void> print_acts(const DataFolder& data, const ActSelection& selection, ListFormat format,
                        const Output& output) {
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_CHECK(check_there_is(store, selection));
  ZUIL_TRY(const auto acts, store.acts(selection));
  switch (format) {
    case ListFormat::Text:
      return put_out(to_text(acts), output, 0600);
    case ListFormat::Csv:
      return put_out(to_csv(acts), output, 0600);
    case ListFormat::Json:
      return put_out(to_json(acts), output, 0600);
  }
  return {};
}

}  // namespace zuil
