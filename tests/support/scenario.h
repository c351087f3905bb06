// SPDX-License-Identifier: EUPL-1.2
// A kiosk as it stands in the hall, without its glass: real screens, real database, real keys, and
// a clock of its own. Device is what stays when the power fails; Scenario is the running program.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "kiosk/base/settings_file.h"
#include "kiosk/kiosk.h"
#include "kiosk/rehearsal.h"
#include "kiosk/store/response_store.h"
#include "kiosk/store/sticks.h"
#include "kiosk/survey/contact_record.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temp_dir.h"

namespace zuil::test {

struct GlassSize {
  int width;
  int height;
};
// For TEST_CASE_TEMPLATE: every journey is made on both.
struct Portrait {
  static constexpr GlassSize size{1080, 1920};
};
struct Landscape {
  static constexpr GlassSize size{1920, 1080};
};
// The same, quicker to draw, for journeys of very many taps.
struct SmallPortrait {
  static constexpr GlassSize size{540, 960};
};
struct SmallLandscape {
  static constexpr GlassSize size{960, 540};
};

// The text of a file in config/questionnaires: "melding.json".
std::string shipped(const std::string& file);
std::string balie();
// A questionnaire in Dutch and English around these questions: a JSON array.
std::string questionnaire_of(const std::string& questions,
                             const std::string& partial_answers = "keep");

class Device {
  TempDir folder_;

 public:
  // A new kiosk that offers this questionnaire, JSON.
  explicit Device(const std::string& questionnaire = balie());

  const std::filesystem::path& folder() const { return folder_.path(); }
  std::filesystem::path config() const { return folder_ / "kiosk.json"; }
  std::filesystem::path key_file() const { return folder_ / "collector-key.json"; }
  std::filesystem::path questionnaire_file() const { return folder_ / "questionnaire.json"; }
  std::filesystem::path database() const { return data / "zuil.db"; }
  void write_key() const;
  void write_questionnaire(const std::string& json) const;
  // As an operator sets it, before the program starts or starts anew.
  void set(const std::vector<SettingsChange>& changes) const;
  // Offers these instead: JSON by file name, in the order of the names. `breakdowns`: a JSON
  // object.
  void offer(const std::map<std::string, std::string>& questionnaires,
             const std::string& breakdowns = "{}") const;

  // Every sealed response on the device, opened with the collector's secret key, in no order.
  std::vector<Response> sealed() const;
  std::vector<ContactRecord> sealed_contacts() const;
  // The one there must be.
  Response only_sealed() const;
  OutboxTotals totals() const;
  bool has_savepoint() const;
  // Database and journal, byte for byte.
  std::string bytes() const;

  std::filesystem::path data;   // where the answers are; may be set to another disk
  std::filesystem::path power;  // where it is asked to switch the machine off; empty: it cannot
  ScriptClock clock{FakeClock()};
  SeededRandom random;
  StickPlaces sticks;  // where USB sticks are looked for

 private:
  // Opens every box of that kind; `take` gives the id found inside.
  void open_each(
      RecordKind kind,
      const std::function<std::string(std::string_view, const Questionnaire&)>& take) const;

  KeyPair keys_ = make_key_pair();
};

class Scenario {
 public:
  explicit Scenario(Device& device, GlassSize size, Rotation rotation = Rotation::None);
  Scenario(const Scenario&) = delete;  // destroyed as by a power cut: nothing is closed
  Scenario& operator=(const Scenario&) = delete;
  ~Scenario();

  // Plays a script (tests/journeys/README.md); the test stops where it fails.
  void play(const std::string& script);
  // Plays a script that must fail; gives what it says.
  std::string fails(const std::string& script);
  // "finger down 540 960": at the middle of that node, with that finger.
  void finger(const std::string& movement, const std::string& node, int finger = 1);
  // A finger's tap without the rest between two taps of a script, and without drawing.
  void tap_quickly(const std::string& node);
  // Walks to the node with the keypad's one key and selects it.
  void select(const std::string& node);
  // The same with the four arrows.
  void select_by_arrows(const std::string& node);
  void wait(double seconds);

  const Screen& screen() const;
  const std::string& on() const { return screen().name; }
  std::string focused() const { return stage_->focused(); }
  bool is_chosen(const std::string& node) const;
  // What the screen shows under that id; empty when it has no such node.
  std::string label(const std::string& node) const;
  // Everything a person or a speaking screen could find, joined.
  std::string all_texts() const;
  Kiosk& kiosk() { return *kiosk_; }
  Window& window() { return *window_; }
  const Stage& stage() const { return *stage_; }
  const std::string& said() const { return said_; }  // what the script printed
  // All that can be heard.
  const Transcript& transcript() const { return transcript_; }

 private:
  Result<void> run(const std::string& script);

  Device& device_;
  std::unique_ptr<Window> window_;
  std::unique_ptr<Strings> strings_;
  std::unique_ptr<Stage> stage_;
  Transcript transcript_;
  std::shared_ptr<UnwrittenLock> unwritten_lock_ = std::make_shared<UnwrittenLock>();
  std::unique_ptr<Kiosk> kiosk_;
  TempDir shots_;
  std::string said_;
};

}  // namespace zuil::test

TYPE_TO_STRING_AS("portrait", zuil::test::Portrait);
TYPE_TO_STRING_AS("landscape", zuil::test::Landscape);
TYPE_TO_STRING_AS("portrait", zuil::test::SmallPortrait);
TYPE_TO_STRING_AS("landscape", zuil::test::SmallLandscape);
