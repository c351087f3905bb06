// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/operator_acts.h"

#include <nlohmann/json.hpp>

#include "sync/collector/csv.h"
#include "sync/collector/dutch.h"

namespace zuil {
namespace {

using Json = nlohmann::ordered_json;

std::string dutch_role(const std::string& role) {
  if (role == "manager") return "beheerder";
  return role == "staff" ? "medewerker" : "niemand";
}

// "21 november 2026 08:49:00 UTC"
std::string dutch_moment(const std::string& at) {
  return dutch_date(at.substr(0, 10)) + " " + at.substr(11, 8) + " UTC";
}

}  // namespace

std::string to_text(const std::vector<StoredAct>& acts) {
  std::string text;
  for (const StoredAct& stored : acts) {
    const LoggedAct& act = stored.act;
    text += dutch_moment(act.at) + ", " + stored.site + ", " + dutch_role(act.role) + ": " +
            act.action + (act.object.empty() ? "" : " " + act.object) + " - " + act.result + "\n";
  }
  return text + std::to_string(acts.size()) + (acts.size() == 1 ? " handeling" : " handelingen") +
         "\n";
}

std::string to_csv(const std::vector<StoredAct>& acts) {
  std::string text = csv_line(
      {"tijdstip", "locatie", "zuil", "nummer", "rol", "handeling", "object", "resultaat"});
  for (const StoredAct& stored : acts) {
    const LoggedAct& act = stored.act;
    text += csv_line({act.at, stored.site, stored.device, std::to_string(act.number),
                      dutch_role(act.role), act.action, act.object, act.result});
  }
  return text;
}

std::string to_json(const std::vector<StoredAct>& acts) {
  Json list = Json::array();
  for (const StoredAct& stored : acts) {
    const LoggedAct& act = stored.act;
    list.push_back({{"at", act.at},
                    {"site", stored.site},
                    {"kiosk", stored.device},
                    {"number", act.number},
                    {"role", act.role},
                    {"action", act.action},
                    {"object", act.object},
                    {"result", act.result}});
  }
  return Json{{"acts", std::move(list)}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace zuil
