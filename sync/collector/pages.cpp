// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/pages.h"

#include <algorithm>

#include "collector_templates.h"
#include "sync/collector/dutch.h"
#include "sync/collector/figures.h"
#include "sync/collector/suppression.h"

namespace zuil {
namespace {

using Data = kainjow::mustache::data;

std::string_view template_named(std::string_view name) {
  for (const EmbeddedFile& file : embedded::collector_templates())
    if (file.name == name) return file.text;
  return {};
}

Data questionnaire_data(const Overview::Entry& entry) {
  Data years{Data::type::list};
  for (const Overview::Year& year : entry.years) {
    Data row;
    row.set("year", std::to_string(year.year));
    row.set("link", "/factsheets/" + entry.id + "/" + std::to_string(year.year));
    if (year.respondents) row.set("respondents", dutch_count(*year.respondents));
    years.push_back(row);
  }
  Data data;
  data.set("id", entry.id);
  data.set("title", entry.title);
  data.set("has_years", !entry.years.empty());
  data.set("years", years);
  if (entry.to_judge > 0) data.set("to_judge", dutch_count(entry.to_judge));
  return data;
}

// Questionnaires of the same title are told apart by their ids.
bool shares_title(const Overview& overview, const Overview::Entry& entry) {
  return std::count_if(overview.questionnaires.begin(), overview.questionnaires.end(),
                       [&](const auto& other) { return other.title == entry.title; }) > 1;
}

Data device_data(const DeviceTotals& device) {
  Data data;
  data.set("site", device.site);
  data.set("id", device.id.substr(0, 8));
  data.set("sealed", dutch_count(device.sealed));
  data.set("received", dutch_count(device.received));
  const std::int64_t missing = std::max<std::int64_t>(device.sealed - device.received, 0);
  data.set("complete", missing == 0);
  data.set("missing", dutch_count(missing));
  return data;
}

}  // namespace

std::string render_page(std::string_view name, Data data) {
  data.set("style", std::string(template_named("style.css")));
  // Parts that a template takes in: {{> bar}}.
  for (const char* part : {"bar", "cells", "choices", "compared", "headline", "pair", "without"}) {
    std::string text(template_named(std::string(part) + ".mustache"));
    data.set(part, Data(kainjow::mustache::partial([text = std::move(text)] { return text; })));
  }
  kainjow::mustache::mustache page(std::string(template_named(std::string(name) + ".mustache")));
  return page.render(data);
}

std::string message_page(Message message) {
  Data data;
  switch (message) {
    case Message::OnlyHere:
      data.set("title", "Alleen op de server zelf");
      data.set("text",
               "Deze pagina’s zijn alleen te zien op de computer waarop de verzamelaar draait. "
               "Vraag uw beheerder om toegang.");
      break;
    case Message::NotFound:
      data.set("title", "Deze pagina is er niet");
      data.set("text", "Ga terug naar de lijst met factsheets en kies daar een vragenlijst.");
      data.set("link", true);
      break;
  }
  return render_page("message", data);
}

Result<Overview> make_overview(CollectorStore& store, const std::string& today) {
  ZUIL_TRY(const auto transaction, store.begin());  // one state of the database
  Overview overview;
  ZUIL_TRY(const auto ids, store.questionnaires());
  for (const std::string& id : ids) {
    ZUIL_TRY(const auto version, store.current_version(id));
    Overview::Entry entry{id, dutch(version->title, *version), {}, 0};
    ZUIL_TRY(entry.to_judge, store.reviews_to_judge(id));
    ZUIL_TRY(const auto years, store.respondents_by_year(id, today));
    for (const auto& [year, respondents] : years)
      entry.years.push_back(
          {year, respondents < kFewestShown ? std::nullopt : std::optional(respondents)});
    std::reverse(entry.years.begin(), entry.years.end());
    overview.questionnaires.push_back(std::move(entry));
  }
  ZUIL_TRY(overview.devices, store.device_totals());
  ZUIL_TRY(overview.totals, store.totals());
  return overview;
}

std::string list_page(const Overview& overview) {
  Data questionnaires{Data::type::list};
  for (const Overview::Entry& entry : overview.questionnaires) {
    Data row = questionnaire_data(entry);
    row.set("shares_title", shares_title(overview, entry));
    questionnaires.push_back(row);
  }
  Data devices{Data::type::list};
  for (const DeviceTotals& device : overview.devices) devices.push_back(device_data(device));
  Data data;
  data.set("questionnaires", questionnaires);
  data.set("has_questionnaires", !overview.questionnaires.empty());
  data.set("devices", devices);
  data.set("has_devices", !overview.devices.empty());
  data.set("attention", overview.totals.held > 0 || overview.totals.quarantined > 0);
  if (overview.totals.held > 0) data.set("held", dutch_count(overview.totals.held));
  if (overview.totals.quarantined > 0)
    data.set("quarantined", dutch_count(overview.totals.quarantined));
  return render_page("list", data);
}

}  // namespace zuil
