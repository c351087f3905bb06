// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/speech.h"

#include <algorithm>

namespace zuil {
namespace {

const Utterance kSilence;

std::string words_of(const Utterance& utterance) {
  return utterance.tone ? "(tone)" : utterance.text;
}

}  // namespace

void Transcript::say(std::vector<Utterance> utterances) {
  if (utterances.empty() && (all_.empty() || all_.back() == kSilence)) return;
  if (utterances.empty()) utterances = {kSilence};
  for (Utterance& utterance : utterances) all_.push_back(std::move(utterance));
}

std::string Transcript::latest() const {
  const auto silence = std::find(all_.rbegin(), all_.rend(), kSilence);
  std::string latest;
  for (auto utterance = silence.base(); utterance != all_.end(); ++utterance)
    latest += words_of(*utterance) + "\n";
  return latest;
}

std::string Transcript::text() const {
  std::string text;
  for (const Utterance& utterance : all_) {
    if (utterance != kSilence) text += utterance.language + " " + words_of(utterance);
    text += "\n";
  }
  return text;
}

}  // namespace zuil
