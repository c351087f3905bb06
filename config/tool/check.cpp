// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/check.h"

#include <algorithm>
#include <iterator>
#include <ostream>

#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "kiosk/fit_check.h"
#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/questionnaire_review.h"
#include "kiosk/survey/text_list.h"

namespace zuil {
namespace {

void append(std::vector<Finding>& findings, std::vector<Finding> more) {
  std::move(more.begin(), more.end(), std::back_inserter(findings));
}

bool has_error(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::Error; });
}

// "balie.json: $.questions[3].type: is not …", as the reader says it. A syntax error has no path.
Finding finding_of(const Error& error, const std::string& name) {
  std::string_view message = error.message;
  if (message.starts_with(name + ": ")) message.remove_prefix(name.size() + 2);
  std::string path = "$";
  const auto colon = message.find(": ");
  if (message.starts_with("$") && colon != std::string_view::npos) {
    path = message.substr(0, colon);
    message.remove_prefix(colon + 2);
  }
  return {path, std::string(message), error.hint};
}

std::vector<Finding> look_at_languages(const Questionnaire& questionnaire, const Strings& strings) {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < questionnaire.languages.size(); ++i) {
    const std::string& language = questionnaire.languages[i];
    if (!strings.has_language(language))
      findings.push_back({"$.languages[" + std::to_string(i) + "]",
                          "is a language that the program does not speak: \"" + language + "\"",
                          "Add assets/strings/" + language + ".json, or remove the language."});
  }
  return findings;
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
  }
  return "error";
}

class Report {
 public:
  Report(CheckFormat format, std::ostream& out) : format_(format), out_(out) {}

  void add(const std::string& file, const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
      (finding.severity == Severity::Error ? errors_ : warnings_) += 1;
      if (format_ == CheckFormat::Text) {
        out_ << file << ": " << finding.path << ": " << name_of(finding.severity) << ": "
             << finding.what << '\n';
        if (!finding.mend.empty()) out_ << "  " << finding.mend << '\n';
      }
      list_.push_back({{"file", file},
                       {"path", finding.path},
                       {"severity", name_of(finding.severity)},
                       {"what", finding.what},
                       {"mend", finding.mend}});
    }
    if (format_ == CheckFormat::Text && findings.empty()) out_ << file << ": fine\n";
  }

  Result<void> close() {
    if (format_ == CheckFormat::Json) out_ << list_.dump(2) << '\n';
    if (errors_ == 0) return {};
    return fail(ErrorCode::Refused,
                std::to_string(errors_) + (errors_ == 1 ? " error and " : " errors and ") +
                    std::to_string(warnings_) + (warnings_ == 1 ? " warning" : " warnings"),
                "Mend the errors before it is published.");
  }

 private:
  CheckFormat format_;
  std::ostream& out_;
  nlohmann::ordered_json list_ = nlohmann::ordered_json::array();
  int errors_ = 0;
  int warnings_ = 0;
};

}  // namespace

Result<std::unique_ptr<QuestionnaireCheck>> QuestionnaireCheck::open(
    const std::filesystem::path& data) {
  ZUIL_TRY(Strings strings, Strings::read(data / "assets" / "strings"));
  ZUIL_TRY(Theme theme, read_theme(data / "assets" / "themes" / "default.json"));
  std::unique_ptr<QuestionnaireCheck> check(new QuestionnaireCheck(std::move(strings)));
  ZUIL_TRY(check->window_, Window::open({.headless = true, .width = 64, .height = 64}));
  check->stage_ = std::make_unique<Stage>(check->window_->renderer(), kSmallestScreens.front(),
                                          std::move(theme), data / "assets" / "icons");
  return check;
}

std::vector<Finding> QuestionnaireCheck::findings(std::string_view text, const std::string& name) {
  const auto read = read_unchecked_questionnaire(text, name);
  if (!read) return {finding_of(read.error(), name)};
  const auto questionnaire = std::make_shared<const Questionnaire>(*read);
  std::vector<Finding> found = check(*questionnaire);
  append(found, look_at_languages(*questionnaire, strings_));
  // The rest walks through the questionnaire, which these rules make possible.
  if (has_error(found)) return found;
  append(found, review(*questionnaire));
  look_at_characters(*questionnaire, found);
  append(found, check_fit(questionnaire, strings_, *stage_));
  return found;
}

void QuestionnaireCheck::look_at_characters(const Questionnaire& questionnaire,
                                            std::vector<Finding>& findings) {
  for (const auto& [path, text] : texts_of(questionnaire))
    for (const auto& [language, words] : text->all())
      if (const int missing = stage_->texts().count_missing_glyphs(words, {.language = language});
          missing > 0)
        findings.push_back({path + "." + language,
                            "has " + std::to_string(missing) +
                                " characters for which no installed font has a picture",
                            "Use other characters, or install a font that has them "
                            "(fonts-noto-core)."});
}

Result<void> run_check(const std::vector<std::filesystem::path>& files, CheckFormat format,
                       const std::filesystem::path& data, std::ostream& out) {
  ZUIL_TRY(const auto check, QuestionnaireCheck::open(data));
  Report report(format, out);
  for (const std::filesystem::path& file : files) {
    const auto text = read_file(file);
    if (text)
      report.add(file.string(), check->findings(*text, file.filename().string()));
    else
      report.add(file.string(), {{"$", text.error().message, "Check the name of the file."}});
  }
  return report.close();
}

}  // namespace zuil
