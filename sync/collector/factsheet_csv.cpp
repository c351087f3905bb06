// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include "kiosk/survey/quality.h"
#include "sync/collector/csv.h"
#include "sync/collector/factsheet.h"

namespace zuil {
namespace {

std::string write(const std::optional<std::int64_t>& count) {
  return count ? std::to_string(*count) : std::string();
}

// With a point, and so many decimals that nobody sees a rounding.
std::string write(const std::optional<double>& value) {
  if (!value) return {};
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", *value);
  return text;
}

std::string line(const std::string& measure, const std::string& id, const std::string& label,
                 const Shown& all, const Shown& without) {
  return csv_line({measure, id, label, write(all.value), write(all.n), write(all.benchmark),
                   write(without.value), write(without.n)});
}

std::string lines(const std::string& measure, const std::vector<NamedShown>& all,
                  const std::vector<NamedShown>& without) {
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i)
    text += line(measure, all[i].id, all[i].label, all[i].shown, without[i].shown);
  return text;
}

}  // namespace

std::string to_csv(const Factsheet& factsheet) {
  const WithoutFlagged& without = factsheet.without_flagged;
  std::string text = csv_line({"figure", "id", "label", "value", "n", "benchmark",
                               "valueWithoutFlagged", "nWithoutFlagged"});
  text += csv_line({"qualityRule", "", std::string(kQualityRule), "", "", "", "", ""});
  text += csv_line({"respondents", "", "", "", write(factsheet.respondents), "", "",
                    write(without.respondents)});
  const auto headline = [&](const char* name, const std::optional<Shown>& all,
                            const std::optional<Shown>& rest) {
    if (all && rest) text += line(name, "", "", *all, *rest);
  };
  headline("overall", factsheet.overall, without.overall);
  headline("effort", factsheet.effort, without.effort);
  headline("satisfaction", factsheet.satisfaction, without.satisfaction);
  text += lines("aspect", factsheet.aspects, without.aspects);
  text += lines("statement", factsheet.statements, without.statements);
  for (const NamedShown& product : factsheet.products)
    text += line("product", product.id, product.label, product.shown, {});
  if (factsheet.versions.size() < 2) return text;
  for (const VersionShown& version : factsheet.versions) {
    text += csv_line({"version", version.hash, version.first.value_or(""), "",
                      write(version.respondents), "", "", ""});
    for (const Rewording& reworded : version.reworded)
      text += csv_line({"reworded", version.hash,
                        reworded.question + (reworded.choice.empty() ? "" : "." + reworded.choice) +
                            " " + reworded.field + " (" + reworded.language +
                            "): " + reworded.before + " -> " + reworded.after,
                        "", "", "", "", ""});
  }
  return text;
}

}  // namespace zuil
