// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/home_page.h"

#include <array>
#include <memory>
#include <string_view>

#include "kiosk/desk/log_page.h"
#include "kiosk/desk/pin_pages.h"
#include "kiosk/desk/public_pages.h"
#include "kiosk/desk/questionnaires_pages.h"
#include "kiosk/desk/settings_page.h"
#include "kiosk/desk/setup_page.h"
#include "kiosk/desk/status_page.h"
#include "kiosk/desk/stick_page.h"
#include "kiosk/desk/sync_page.h"
#include "kiosk/store/public_state.h"

namespace zuil {
namespace {

// A row of the menu: its label and what it is for are the texts `id` and `id`Detail.
struct Entry {
  std::string_view id;
  bool for_staff;
  std::unique_ptr<DeskPage> (*make)(DeskContext& context);
};

template <class Page>
std::unique_ptr<DeskPage> make_page(DeskContext& context) {
  return std::make_unique<Page>(context);
}

constexpr std::array kEntries{
    Entry{"status", true, make_page<StatusPage>},
    Entry{"public", true, make_page<PublicPage>},
    Entry{"sync", true, make_page<SyncPage>},
    Entry{"questionnaires", false, make_page<QuestionnairesPage>},
    Entry{"settings", false, make_page<SettingsMenu>},
    Entry{"sticks", false, make_page<StickPage>},
    Entry{"pins", false, make_page<PinsPage>},
    Entry{"setup", false, make_page<SetupPage>},
    Entry{"log", false, make_page<LogPage>},
    Entry{"power", false, make_page<PowerPage>},
};

}  // namespace

std::string HomePage::public_now() const {
  const auto closure = PublicState(context_.parts.data).closure();
  const bool is_open = closure && !*closure;
  return context_.text(is_open ? "publicNowOpen" : "publicNowClosed");
}

Screen HomePage::screen() const {
  Panel panel = context_.panel("desk:home", "homeTitle");
  panel.hint(context_.text(context_.is_manager() ? "homeHintManager" : "homeHintStaff"));
  if (context_.log_trouble()) panel.error(context_.words_of(*context_.log_trouble()));
  for (const Entry& entry : kEntries) {
    if (!entry.for_staff && !context_.is_manager()) continue;
    const std::string id(entry.id);
    panel.row(id, context_.text(id), id == "public" ? public_now() : context_.text(id + "Detail"),
              id);
  }
  panel.back(context_.text("toPublic"), "back");
  panel.aside("language", context_.text("otherLanguage"), other_language(), "language");
  return panel.take();
}

DeskMove HomePage::go_on() {
  if (!context_.is_setting_up || !context_.is_manager()) return DeskMove::stay();
  return DeskMove::open(std::make_unique<SetupPage>(context_));
}

DeskMove HomePage::act(const Action& action) {
  if (action.value == "back") return {.kind = DeskMove::Kind::Leave};
  if (action.value == "language") context_.language = other_language();
  for (const Entry& entry : kEntries)
    if (action.value == entry.id && (entry.for_staff || context_.is_manager()))
      return DeskMove::open(entry.make(context_));
  return DeskMove::stay();
}

}  // namespace zuil
