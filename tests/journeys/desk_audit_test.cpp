// SPDX-License-Identifier: EUPL-1.2
// The audit of the desk: every page that can be reached by tapping, in both languages, laid out on
// every glass with all of its pages of rows. The tapping is that of somebody who tries everything.
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/desk/desk.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/sync_board.h"
#include "tests/audit/layout_audit.h"
#include "tests/audit/ledger.h"
#include "tests/audit/pixel_audit.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr auto kPin = "271828";
constexpr int kVisits = 2;  // of pages of one name: the second often looks otherwise; in Dutch
constexpr std::size_t kDeepest = 8;

// The least glass that a pillar or a counter has; on it the keyboard needs all there is, and only
// the panels are asked to be as large as elsewhere.
constexpr double kLeastShortSide = 136;  // mm: 10 inch

struct Glass {
  std::string name;
  bool only_panels = false;
  std::unique_ptr<Window> window;
  std::unique_ptr<Stage> stage;
};

class Crawler {
 public:
  explicit Crawler(std::string language) : language_(std::move(language)) {
    auto access = require_ok(OperatorAccess::open(device_.database()));
    require_ok(access.set_pin(OperatorRole::Manager, kPin, device_.clock.wall()));
    // It has been open, so that there is something to work on.
    require_ok(
        Service::open(device_.config(), device_.data, strings_, device_.clock, device_.random));
    let_much_be_wrong();
    for (const auto& [width, height, short_side] : {std::tuple{1080, 1920, 299.0},
                                                    {1920, 1080, 299.0},
                                                    {1280, 800, 268.0},
                                                    {800, 1280, kLeastShortSide},
                                                    {1080, 1920, 685.0}}) {
      Glass glass;
      glass.name = std::to_string(width) + "x" + std::to_string(height) + " " +
                   std::to_string(std::lround(short_side)) + " mm";
      glass.only_panels = short_side == kLeastShortSide;
      // One of them is looked at pixel by pixel.
      const bool is_drawn = glasses_.empty();
      glass.window = require_ok(Window::open(
          {.headless = true, .width = is_drawn ? width : 64, .height = is_drawn ? height : 64}));
      glass.stage = std::make_unique<Stage>(
          glass.window->renderer(),
          Viewport{.width = width, .height = height, .short_side_mm = short_side},
          require_ok(read_theme(data_dir() / "assets/themes/default.json")),
          data_dir() / "assets/icons");
      glasses_.push_back(std::move(glass));
    }
  }

  const Ledger& run() {
    enter();
    crawl();
    return ledger_;
  }
  std::size_t names() const { return visits_.size(); }

 private:
  // The longest texts are those of what is wrong.
  void let_much_be_wrong() {
    auto board = require_ok(SyncBoard::open(device_.database()));
    const WallTime now = device_.clock.wall();
    const auto run = require_ok(board.begin(SyncOrigin::Night, 123456, now));
    require_ok(board.end(run, SyncEnding::WrongConfiguration,
                         SyncTrouble{SyncCause::NotTrusted, "", ""}, now));
    require_ok(board.set_plan({now - std::chrono::hours(30), "20:00+360", 0}));
    require_ok(board.note({.met = now,
                           .delivered = now - std::chrono::hours(400),
                           .held = 123456,
                           .missing = 1234,
                           .ahead = std::chrono::hours(10),
                           .certificate_until = now - std::chrono::hours(24),
                           .api_version = "1.3.0",
                           .machine = MachineStanding::Shared,
                           .news = now}));
  }

  void enter() {
    desk_ =
        require_ok(Desk::open({.strings = strings_,
                               .clock = device_.clock,
                               .random = device_.random,
                               .config = device_.config(),
                               .data = device_.data,
                               .say = [](const std::string&, const std::string&) { return true; }},
                              data_dir() / "assets/strings/operator"));
    const bool is_first = visits_.empty();
    if (is_first) audit();
    for (const char digit : std::string(kPin)) act(std::string("key:") + digit);
    if (is_first) audit();
    act("next");
    if (language_ == "en") act("language");
  }

  bool act(const std::string& id) {
    const Screen screen = desk_->screen();
    const Node* node = screen.find(id);
    if (node == nullptr || !node->interactive()) return false;
    device_.clock.advance(std::chrono::milliseconds(400));
    desk_->act(Node(*node));
    if (desk_->take_rehearsal()) desk_->resume();
    desk_->tick();
    return true;
  }

  // Here again, by the same taps, after the desk was left.
  void come_back() {
    enter();
    for (const std::string& id : path_) act(id);
  }

  void audit() {
    const Screen screen = desk_->screen();
    for (Glass& glass : glasses_) {
      if (glass.only_panels && screen.kind != ScreenKind::Panel) continue;
      glass.stage->show(screen);
      std::set<std::size_t> seen;
      for (int page = 0; page < glass.stage->layout().pages; ++page) {
        ledger_.at(screen.name + " " + language_ + " " + glass.name + " page " +
                   std::to_string(page + 1));
        audit_layout(*glass.stage, ledger_);
        if (&glass == &glasses_.front() && language_ == "nl") {
          draw(*glass.stage, glass.window->renderer(), picture_);
          audit_contrast(*glass.stage, picture_, ledger_);
        }
        for (const Placed& placed : glass.stage->layout().placed) seen.insert(placed.node);
        glass.stage->turn_page("on");
      }
      for (std::size_t i = 0; i < screen.nodes.size(); ++i)
        ledger_.require(Rule::Whole, seen.contains(i) || screen.nodes[i].part != Part::Row,
                        [&] { return screen.nodes[i].id + " is on no page"; });
      // The next screen of this name begins at its first page.
      glass.stage->show({});
    }
  }

  void go_back_to(const std::string& name) {
    for (int tries = 0; tries < 4 && !desk_->is_over() && desk_->screen().name != name; ++tries)
      if (!act("back") && !act("cancel")) break;
    if (desk_->is_over() || desk_->screen().name != name) come_back();
  }

  void crawl() {
    const std::string name = desk_->screen().name;
    audit();
    if (path_.size() == kDeepest) return;
    std::vector<std::string> ids;
    for (const Node& node : desk_->screen().nodes)
      if (node.interactive() && node.action.kind == Action::Kind::Operate && node.id != "back" &&
          node.id != "language")
        ids.push_back(node.id);
    for (const std::string& id : ids) {
      if (desk_->screen().name != name || !act(id)) continue;
      if (desk_->is_over()) {
        come_back();
        continue;
      }
      const std::string there = desk_->screen().name;
      const int most = language_ == "nl" ? kVisits : 1;
      if (there != name && visits_[there]++ < most) {
        path_.push_back(id);
        crawl();
        path_.pop_back();
      }
      go_back_to(name);
    }
  }

  std::string language_;
  Device device_{shipped("smiley.json")};
  Strings strings_ = require_ok(Strings::read(data_dir() / "assets/strings"));
  std::unique_ptr<Desk> desk_;
  std::vector<Glass> glasses_;
  std::vector<std::string> path_;  // taps since the menu
  std::map<std::string, int> visits_;
  Ledger ledger_;
  Picture picture_;
};

}  // namespace

TEST_CASE("every page of the desk is whole, large enough and in order") {
  for (const std::string language : {"nl", "en"}) {
    CAPTURE(language);
    Crawler crawler(language);
    const Ledger& ledger = crawler.run();
    CHECK_MESSAGE(ledger.clean(), ledger.faults());
    MESSAGE(language << ": " << crawler.names() << " kinds of pages\n" << ledger.table());
  }
}
