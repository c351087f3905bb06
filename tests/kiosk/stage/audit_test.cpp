// SPDX-License-Identifier: EUPL-1.2
// Every screen of every questionnaire, in each language, size and letter size: nothing clipped,
// nothing overlapping, every target large enough (design/citizen.md, rules 1, 2 and 6).
#include <algorithm>
#include <sstream>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/screens/attract.h"
#include "kiosk/screens/message.h"
#include "kiosk/screens/question.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

const std::filesystem::path kRoot = ZUIL_SOURCE_DIR;

Questionnaire read(const std::filesystem::path& file) {
  return test::require_ok(read_questionnaire(test::require_ok(read_file(file)), file.string()));
}

Answer any_answer(const Question& question) {
  switch (question.type) {
    case QuestionType::MultipleChoice:
      return ChoicesAnswer{{question.choices.front().id}};
    case QuestionType::Mark:
      return MarkAnswer{4};
    case QuestionType::Text:
    case QuestionType::Info:
      return TextAnswer{"Wij hebben lang gewacht."};
    case QuestionType::SingleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
      return ChoiceAnswer{question.choices.front().id};
  }
  return NotApplicable{};
}

// The question as one meets it, with the error, answered, and with a long text.
void add_question_screens(std::vector<Screen>& screens, Interview& interview,
                          const Strings& strings, const Preferences& preferences) {
  TextEditor editor;
  screens.push_back(question_screen(interview, editor, false, strings, preferences));
  screens.push_back(question_screen(interview, editor, true, strings, preferences));
  const Question& question = *interview.current();
  if (question.type != QuestionType::Info) interview.answer(any_answer(question));
  if (question.type == QuestionType::Text)
    while (editor.type("Het duurde lang. ")) {
    }
  screens.push_back(question_screen(interview, editor, false, strings, preferences));
  editor.switch_to("symbols");
  screens.push_back(question_screen(interview, editor, false, strings, preferences));
}

std::vector<Screen> all_screens(const Questionnaire& questionnaire, const Strings& strings,
                                const Preferences& preferences) {
  std::vector<Screen> screens{
      attract_screen(questionnaire, "Gemeente Stichtse Vecht", strings, preferences),
      language_screen(questionnaire, strings, preferences),
      still_there_screen(questionnaire, strings, preferences, 30),
      ask_stop_screen(questionnaire, strings, preferences),
      thanks_screen(questionnaire, strings, preferences),
      out_of_service_screen(
          strings, {ErrorCode::Crypto,
                    "the key file /etc/enquetezuil/collector-key.json cannot be read: no such file",
                    "Fetch the key again at the collector: zuil-collector public-key."})};
  Interview interview(std::make_shared<Questionnaire>(questionnaire), preferences.language);
  while (interview.current() != nullptr) {
    add_question_screens(screens, interview, strings, preferences);
    if (interview.next() != Outcome::Accepted) break;
  }
  CHECK(interview.current() == nullptr);
  return screens;
}

bool overlaps(const Rect& a, const Rect& b) {
  constexpr float kTouching = 0.5F;
  return a.x + kTouching < b.right() && b.x + kTouching < a.right() &&
         a.y + kTouching < b.bottom() && b.y + kTouching < a.bottom();
}

bool inside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1 &&
         inner.bottom() <= outer.bottom() + 1;
}

std::string name_of(const Node& node) {
  return node.id.empty() ? node.label : node.id;
}

class Audit {
 public:
  explicit Audit(const Stage& stage) : stage_(stage) {}

  std::string run() {
    const Viewport& viewport = stage_.viewport();
    if (!stage_.layout().fits) report("does not fit");
    const Rect glass{0, 0, static_cast<float>(viewport.width), static_cast<float>(viewport.height)};
    for (const Placed& placed : stage_.layout().placed) {
      const Node& node = stage_.screen().nodes[placed.node];
      if (!inside(placed.box, glass)) report(name_of(node) + " reaches beyond the glass");
      if (node.interactive()) check_target(node, placed);
      if (node.role != Role::Field) check_type(node, placed);
    }
    check_overlaps();
    return problems_.str();
  }

 private:
  void report(const std::string& problem) {
    problems_ << stage_.screen().name << (stage_.screen().large_text ? " (large)" : "") << ": "
              << problem << '\n';
  }

  void check_target(const Node& node, const Placed& placed) {
    // Ten keys of 30 mm do not go beside each other on a portrait screen.
    const double least = stage_.screen().large_text && node.role != Role::Key ? 30 : 20;
    const double mm = std::min(placed.box.w, placed.box.h) / stage_.viewport().pixels_per_mm();
    if (mm < least - 0.1) report(node.id + " is only " + std::to_string(mm) + " mm");
    if (!node.label_hidden && placed.text.w > 0 && !inside(placed.text, placed.box))
      report(node.id + ": its words reach beyond it");
    if (!inside(placed.icon, placed.box) && placed.icon.w > 0)
      report(node.id + ": its picture reaches beyond it");
  }

  // In large mode capitals are at least 6.1 mm (0.714 em in Noto Sans).
  void check_type(const Node& node, const Placed& placed) {
    if (!stage_.screen().large_text || node.label.empty() || placed.text.w == 0) return;
    if (node.part == Part::Keyboard && node.label.size() > 2) return;
    const double capital = placed.style.size * 0.714 / stage_.viewport().pixels_per_mm();
    if (capital < 6.0)
      report(name_of(node) + " has capitals of " + std::to_string(capital) + " mm");
  }

  void check_overlaps() {
    const auto& placed = stage_.layout().placed;
    const auto extent = [&](const Placed& one) {
      const Node& node = stage_.screen().nodes[one.node];
      return node.role == Role::Progress ? one.text : one.box;
    };
    for (std::size_t i = 0; i < placed.size(); ++i)
      for (std::size_t j = i + 1; j < placed.size(); ++j)
        if (overlaps(extent(placed[i]), extent(placed[j])))
          report(name_of(stage_.screen().nodes[placed[i].node]) + " overlaps " +
                 name_of(stage_.screen().nodes[placed[j].node]));
  }

  const Stage& stage_;
  std::ostringstream problems_;
};

struct Glass {
  int width;
  int height;
};

void audit(const std::filesystem::path& file, Glass glass) {
  Questionnaire questionnaire = read(file);
  const Strings strings = test::require_ok(Strings::read(kRoot / "assets/strings"));
  // A fixture may have a language that the kiosk does not speak; it would not be offered.
  std::erase_if(questionnaire.languages,
                [&](const std::string& language) { return !strings.has_language(language); });
  const auto window = test::require_ok(Window::open({.headless = true, .width = 64, .height = 64}));
  Stage stage(
      window->renderer(), {.width = glass.width, .height = glass.height, .short_side_mm = 299},
      test::require_ok(read_theme(kRoot / "assets/themes/default.json")), kRoot / "assets/icons");
  for (const std::string& language : questionnaire.languages)
    for (const bool large : {false, true}) {
      const Preferences preferences{.language = language, .large_text = large};
      for (Screen& screen : all_screens(questionnaire, strings, preferences)) {
        stage.show(std::move(screen));
        const std::string problems = Audit(stage).run();
        CHECK_MESSAGE(problems.empty(), language, " ", glass.width, "x", glass.height, " ",
                      problems);
      }
    }
}

const std::filesystem::path kBalie = kRoot / "config/questionnaires/balie.json";
const std::filesystem::path kShort = kRoot / "config/questionnaires/balie-kort.json";
const std::filesystem::path kEveryType = kRoot / "tests/kiosk/survey/every_type.json";

}  // namespace

TEST_CASE("audit of balie, portrait") {
  audit(kBalie, {1080, 1920});
}
TEST_CASE("audit of balie, landscape") {
  audit(kBalie, {1920, 1080});
}
TEST_CASE("audit of balie, small landscape") {
  audit(kBalie, {1280, 800});
}
TEST_CASE("audit of balie, 4K portrait") {
  audit(kBalie, {2160, 3840});
}
TEST_CASE("audit of balie-kort, portrait") {
  audit(kShort, {1080, 1920});
}
TEST_CASE("audit of balie-kort, landscape") {
  audit(kShort, {1920, 1080});
}
TEST_CASE("audit of every question type, portrait") {
  audit(kEveryType, {1080, 1920});
}
TEST_CASE("audit of every question type, landscape") {
  audit(kEveryType, {1920, 1080});
}
