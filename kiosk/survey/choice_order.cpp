// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/choice_order.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace zuil {
namespace {

// FNV-1a, of which splitmix64 then mixes the bits: the same on every machine.
std::uint64_t mixed(std::uint64_t seed, std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash += 0x9e3779b97f4a7c15U;
  hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
  return hash ^ (hash >> 31U);
}

// The place of the choice's topic; those without one are first, or last when they are fixed.
std::ptrdiff_t group_of(const Choice& choice, const Question& question) {
  const auto& topics = question.topics;
  if (topics.empty()) return 0;
  const auto topic = std::find_if(topics.begin(), topics.end(),
                                  [&](const Topic& known) { return known.id == choice.topic; });
  if (topic == topics.end() && !choice.fixed) return -1;
  return topic - topics.begin();
}

}  // namespace

void put_in_order(std::vector<const Choice*>& choices, const Question& question,
                  std::uint64_t seed) {
  const std::uint64_t own_seed = mixed(seed, question.id);
  const auto place = [&](const Choice* choice) {
    const bool moves = question.shuffle && !choice->fixed;
    return std::tuple(group_of(*choice, question), question.shuffle && choice->fixed,
                      moves ? mixed(own_seed, choice->id) : 0);
  };
  std::stable_sort(choices.begin(), choices.end(), [&](const Choice* left, const Choice* right) {
    return place(left) < place(right);
  });
}

}  // namespace zuil
