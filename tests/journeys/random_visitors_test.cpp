// SPDX-License-Identifier: EUPL-1.2
// Thousands of visitors who do anything, and crashes in between: whoever comes next stands before a
// kiosk in which nobody has ever been. ZUIL_VISITORS=20 makes it so many times as many: thousands.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <random>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/sqlite.h"
#include "kiosk/service.h"
#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/questionnaire_review.h"
#include "tests/kiosk/survey/random_questionnaire.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;
using std::chrono::milliseconds;

namespace {

using Json = nlohmann::json;

// With these every visitor's own word and telephone number begin.
const std::string kWord = "qzkanarie";
const std::string kPhone = "0612345";

// Everything a screen is made of. The bindings name every member: a new one does not compile until
// it is written down here too.
std::string describe(const Screen& shown) {
  const auto& [kind, name, screen_language, large, contrast, low, speech, nodes, may_tell, page] =
      shown;
  std::ostringstream out;
  out << static_cast<int>(kind) << name << ' ' << screen_language << large
      << static_cast<int>(contrast) << low << speech << page << '\n';
  for (const std::string& error : may_tell) out << error << '\n';
  for (const Node& node : nodes) {
    const auto& [id, role, part, label, language, action, emphasis, icon, chosen, disabled, hidden,
                 is_private, value, row, width, spoken, sound, detail] = node;
    out << id << '|' << static_cast<int>(role) << '|' << static_cast<int>(part) << '|' << label
        << '|' << language << '|' << static_cast<int>(action.kind) << action.value << '|'
        << static_cast<int>(emphasis) << '|' << icon << '|' << chosen << disabled << hidden
        << is_private << '|' << value << '|' << row << '|' << width << '|' << spoken << '|' << sound
        << '|' << detail << '\n';
  }
  return out.str();
}

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  int number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(engine_);
  }
  bool percent(int percent) { return number(1, 100) <= percent; }
  std::string letters(int count) {
    std::string word;
    while (count-- > 0) word += static_cast<char>('a' + number(0, 25));
    return word;
  }
  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(number(0, static_cast<int>(list.size()) - 1))];
  }

 private:
  std::mt19937 engine_;
};

// What is written to standard error from here on goes to a file of its own.
class LogFile {
 public:
  LogFile() : file_(std::tmpfile()), kept_(::dup(STDERR_FILENO)) {
    log::start("zuil");
    ::dup2(::fileno(file_), STDERR_FILENO);
  }
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;
  ~LogFile() {
    ::dup2(kept_, STDERR_FILENO);
    ::close(kept_);
    std::fclose(file_);
  }
  // All of it, also what child processes wrote.
  std::string text() const {
    std::string all(static_cast<std::size_t>(::lseek(::fileno(file_), 0, SEEK_END)), ' ');
    const auto read = ::pread(::fileno(file_), all.data(), all.size(), 0);
    all.resize(static_cast<std::size_t>(std::max<ssize_t>(read, 0)));
    return all;
  }

 private:
  std::FILE* file_;
  int kept_;
};

// In memory where the machine has it: the disk is not what is tested.
class QuickFolder {
 public:
  QuickFolder() {
    std::string name = "/dev/shm/zuil-test-XXXXXX";
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  QuickFolder(const QuickFolder&) = delete;
  QuickFolder& operator=(const QuickFolder&) = delete;
  ~QuickFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  void hold_data_of(Device& device) const {
    if (!path_.empty()) device.data = path_;
  }

 private:
  std::filesystem::path path_;
};

std::unique_ptr<Service> open(const Device& device, const Strings& strings, const Clock& clock,
                              Random& random) {
  return require_ok(Service::open(device.config(), device.data, strings, clock, random));
}

// A kiosk with visitors, and beside it one in which nobody has ever been, both at the same time of
// the same day.
class Hall {
 public:
  Hall(const std::string& questionnaire, unsigned seed)
      : chance_(seed), device_(questionnaire), fresh_device_(questionnaire) {
    folder_.hold_data_of(device_);
    fresh_folder_.hold_data_of(fresh_device_);
    fresh_ = open(fresh_device_, strings_, device_.clock, fresh_device_.random);
    start();
  }

  // One visitor, from beginning to end, and the kiosk as the next one finds it.
  void receive_somebody() {
    word_ = kWord + chance_.letters(6);
    phone_ = kPhone + std::to_string(chance_.number(100, 999));
    const int end = chance_.number(0, 9);
    if (end == 0)
      be_killed();
    else
      visit(end);
    leave();
    check_clean();
  }

 private:
  App& app() { return service_->app(); }
  void start() { service_ = open(device_, strings_, device_.clock, device_.random); }
  // The program ends without a word, and is started again.
  void crash() {
    remember_savepoint();
    service_.reset();
    start();
  }

  // As Kiosk does after every event.
  void pass(milliseconds time) {
    device_.clock.advance(time);
    app().tick();
    check_failure();
  }
  void check_failure() {
    if (!app().failure()) return;
    if (dies_) ::kill(::getpid(), SIGKILL);
    require_free_of_secrets("the reason of the failure", to_string(*app().failure()));
    disk_.heal();
    crash();
  }
  bool press(const std::string& id) {
    const Screen screen = app().screen();
    const Node* node = screen.find(id);
    if (node == nullptr || !node->interactive()) return false;
    app().touched();
    app().act(*node);
    check_failure();
    return true;
  }

  void visit(int end) {
    switch (end) {
      case 1:
        wander(chance_.number(1, 12));
        return crash();
      case 2:
        wander(chance_.number(1, 12));
        disk_.fail_after(chance_.number(0, 30));
        wander(chance_.number(1, 12));
        disk_.heal();
        return;
      case 3:
      case 4:
        wander(chance_.number(1, 12));
        press("stop");
        pass(milliseconds(chance_.number(301, 9000)));
        press("stop");
        return pass(milliseconds(600));
      case 5:
      case 6:
        return wander(chance_.number(1, 25));  // and walks away
      default:
        wander(chance_.number(1, 10));
        return finish();
    }
  }

  // Begins, and touches whatever there is.
  void wander(int touches) {
    for (; touches > 0; --touches) {
      if (app().screen().kind == ScreenKind::Attract && chance_.percent(60)) press("start");
      if (app().editor() != nullptr && chance_.percent(70)) type();
      press_something([](const Node&) { return true; });
      pass(milliseconds(chance_.number(0, chance_.percent(3) ? 70'000 : 900)));
    }
  }

  // Answers everything there still is.
  void finish() {
    for (int touches = 0; touches < 120 && !app().at_rest(); ++touches) {
      if (app().editor() != nullptr) type();
      press("continue");
      press_something(
          [](const Node& node) { return node.role == Role::Choice || node.role == Role::Check; });
      pass(milliseconds(600));
      press("next");
      pass(milliseconds(600));
    }
  }

  template <class Wanted>
  void press_something(Wanted wanted) {
    std::vector<std::string> ids;
    for (const Node& node : app().screen().nodes)
      if (node.interactive() && wanted(node)) ids.push_back(node.id);
    if (!ids.empty()) press(chance_.one_of(ids));
  }

  // What betrays this visitor, letter by letter, as far as it goes.
  void type() {
    const TextEditor::Kind kind = app().editor()->kind;
    const bool numeric = kind == TextEditor::Kind::Number || kind == TextEditor::Kind::Date;
    std::string text = word_;
    if (kind == TextEditor::Kind::Phone) text = phone_;
    if (kind == TextEditor::Kind::Email) text = word_ + "@zuil.nl";
    if (numeric) text = std::to_string(chance_.number(1, 31)) + "122026";
    for (const char letter : text) {
      const TextEditor* editor = app().editor();
      if (editor == nullptr) return;
      for (const auto& key : keys_for(std::string(1, letter), app().screen().language, *editor)) {
        pass(milliseconds(120));
        press(key);
      }
    }
  }

  // In a process of its own, which is gone at once, in the middle of a write or after it.
  void be_killed() {
    service_.reset();
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) die_young();
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE_MESSAGE(WIFSIGNALED(status), log_.text());
    remember_savepoint();
    start();
  }

  [[noreturn]] void die_young() {
    start();
    wander(chance_.number(1, 8));
    dies_ = true;  // at the first write that the disk refuses, with what it wrote left as it is
    disk_.fail_after(chance_.number(0, 20));
    finish();
    ::kill(::getpid(), SIGKILL);
    std::abort();
  }

  // What the savepoint says of the interview under way betrays the visitor too.
  void remember_savepoint() {
    auto database = require_ok(Database::open_read_only(device_.database()));
    const auto answers = database.query_text("SELECT answers FROM savepoint");
    if (answers && *answers && **answers != "{}") saved_.push_back(**answers);
  }

  // Time alone brings the first screen back.
  void leave() {
    remember_savepoint();
    for (int i = 0; i < 1000; ++i) {
      const auto deadline = app().deadline();
      if (!deadline) break;
      pass(std::max(*deadline - device_.clock.steady(), milliseconds(0)));
    }
    pass(milliseconds(1000));
    REQUIRE(app().screen().kind == ScreenKind::Attract);
  }

  void require_same(const char* where) {
    CAPTURE(where);
    REQUIRE(describe(app().screen()) == describe(fresh_->app().screen()));
    REQUIRE((app().editor() == nullptr) == (fresh_->app().editor() == nullptr));
  }

  void require_free_of_secrets(const char* where, const std::string& text) const {
    const auto is_in_text = [&](const std::string& secret) {
      return text.find(secret) != std::string::npos;
    };
    REQUIRE_MESSAGE(!is_in_text(kWord), "a word that was typed is in " << where);
    REQUIRE_MESSAGE(!is_in_text(kPhone), "a telephone number is in " << where);
    REQUIRE_MESSAGE(std::none_of(saved_.begin(), saved_.end(), is_in_text),
                    "answers are in " << where);
  }

  void check_clean() {
    fresh_->app().tick();
    require_same("the first screen");
    require_free_of_secrets("a file", device_.bytes());
    require_free_of_secrets("the log", log_.text());
    REQUIRE_FALSE(device_.has_savepoint());
    saved_.clear();
    // The next one's first question, and the way back.
    const unsigned seed = static_cast<unsigned>(chance_.number(0, 1'000'000));
    for (const auto& [kiosk, device] :
         {std::pair{service_.get(), &device_}, std::pair{fresh_.get(), &fresh_device_}}) {
      device->random = SeededRandom(seed);
      const Screen screen = kiosk->app().screen();
      kiosk->app().touched();
      kiosk->app().act(*screen.find("start"));
    }
    require_same("the first question");
    device_.clock.advance(milliseconds(1000));
    for (App* each : {&app(), &fresh_->app()}) {
      const Screen screen = each->screen();
      each->act(*screen.find("back"));
      REQUIRE(each->at_rest());
    }
    device_.clock.advance(milliseconds(1000));
  }

  Chance chance_;
  LogFile log_;
  FaultyDisk disk_;
  Strings strings_ = require_ok(Strings::read(data_dir() / "assets" / "strings"));
  Device device_;
  Device fresh_device_;
  QuickFolder folder_;
  QuickFolder fresh_folder_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<Service> fresh_;
  bool dies_ = false;
  std::string word_;
  std::string phone_;
  std::vector<std::string> saved_;  // savepoints of the last visitor, as they stood in the file
};

int times() {
  const char* wanted = std::getenv("ZUIL_VISITORS");
  return wanted == nullptr ? 1 : std::max(1, std::atoi(wanted));
}

// Every Dutch text is there in English and Arabic as well.
void speak_more(Json& value) {
  if (value.is_object() && value.contains("nl")) value["en"] = value["ar"] = value["nl"];
  for (Json& member : value)
    if (member.is_structured()) speak_more(member);
}

std::string random_document(unsigned seed) {
  Json document = Json::parse(random_questionnaire(seed)->canonical_json);
  speak_more(document);
  document["languages"] = {"nl", "en", "ar"};
  document["partialAnswers"] = seed % 2 == 0 ? "keep" : "discard";
  if (seed % 3 == 0) document["idleSeconds"] = 45;
  document["urgent"] = seed % 5 == 0;
  return document.dump();
}

bool may_be_published(const std::string& document) {
  const auto findings = review(require_ok(read_questionnaire(document, "proef")));
  return std::none_of(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.severity == Severity::Error; });
}

}  // namespace

TEST_CASE("after any visitor of a random questionnaire the kiosk is as new") {
  int halls = 10 * times();
  for (unsigned seed = 1; halls > 0; ++seed) {
    CAPTURE(seed);
    const std::string document = random_document(seed);
    if (!may_be_published(document)) continue;
    --halls;
    Hall hall(document, seed);
    for (int visitor = 1; visitor <= 20; ++visitor) {
      CAPTURE(visitor);
      hall.receive_somebody();
    }
  }
}

TEST_CASE("after any visitor of a shipped questionnaire the kiosk is as new") {
  unsigned seed = 0;
  for (const char* file : {"balie-kort.json", "melding.json", "smiley-5.json"}) {
    CAPTURE(file);
    Hall hall(shipped(file), ++seed);
    for (int visitor = 1; visitor <= 12 * times(); ++visitor) {
      CAPTURE(visitor);
      hall.receive_somebody();
    }
  }
}
