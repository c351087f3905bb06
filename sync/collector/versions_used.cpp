// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/versions_used.h"

#include <algorithm>

#include "sync/collector/suppression.h"

namespace zuil {
namespace {

std::vector<Rewording> rewordings(const Questionnaire& before, const Questionnaire& after) {
  std::vector<Rewording> reworded;
  for (const Change& change : changes_between(before, after)) {
    if (!is_change_of_wording(change)) continue;
    reworded.push_back({change.question, change.choice, change.field, change.language,
                        change.before, change.after});
  }
  return reworded;
}

}  // namespace

std::vector<VersionShown> show_versions(const std::vector<VersionCount>& counts,
                                        const Versions& versions) {
  ChoiceCounts parts;
  parts.exclusive = true;
  std::vector<VersionShown> shown;
  std::vector<const VersionCount*> used;
  const Questionnaire* before = nullptr;
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    const Questionnaire& one = **version;
    const auto count = std::find_if(counts.begin(), counts.end(), [&](const VersionCount& known) {
      return known.hash == one.hash;
    });
    if (count == counts.end() || count->respondents == 0) continue;
    VersionShown& line = shown.emplace_back(VersionShown{one.hash, {}, {}, {}, {}});
    if (before != nullptr) line.reworded = rewordings(*before, one);
    parts.n += count->respondents;
    parts.choices.push_back({one.hash, "", count->respondents});
    used.push_back(&*count);
    before = &one;
  }
  const ShownChoices known = show_choices(parts);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (!known.counts[i]) continue;
    shown[i].respondents = known.counts[i];
    shown[i].first = used[i]->first;
    shown[i].last = used[i]->last;
  }
  return shown;
}

}  // namespace zuil
