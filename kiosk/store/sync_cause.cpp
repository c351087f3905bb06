// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/sync_cause.h"

#include <array>
#include <utility>

namespace zuil {
namespace {

constexpr std::array<std::pair<SyncCause, std::string_view>, 14> kNames{{
    {SyncCause::NoAnswer, "no_answer"},
    {SyncCause::SomethingBetween, "something_between"},
    {SyncCause::NotTrusted, "not_trusted"},
    {SyncCause::UnknownKiosk, "unknown_kiosk"},
    {SyncCause::NoCollector, "no_collector"},
    {SyncCause::Proxy, "proxy"},
    {SyncCause::Busy, "busy"},
    {SyncCause::CollectorFault, "collector_fault"},
    {SyncCause::RefusedContent, "refused_content"},
    {SyncCause::Configuration, "configuration"},
    {SyncCause::DiskFull, "disk_full"},
    {SyncCause::DeviceFault, "device_fault"},
    {SyncCause::Interrupted, "interrupted"},
    {SyncCause::Other, "other"},
}};

}  // namespace

std::string_view name_of(SyncCause cause) {
  for (const auto& [known, name] : kNames)
    if (known == cause) return name;
  return {};
}

std::optional<SyncCause> sync_cause(std::string_view name) {
  for (const auto& [cause, known] : kNames)
    if (known == name) return cause;
  return std::nullopt;
}

}  // namespace zuil
