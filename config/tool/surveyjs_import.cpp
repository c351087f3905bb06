// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/surveyjs_import.h"

#include <algorithm>
#include <map>
#include <optional>

#include "config/tool/surveyjs_keys.h"
#include "config/tool/surveyjs_question.h"
#include "kiosk/base/json_reader.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

constexpr int kDeepestPanel = 12;

// A page or panel around the questions being read.
struct Frame {
  Document title = Document::object();
  std::vector<Document> show_if;  // its own and those of the frames around it
  std::string section;            // the id given to it; empty: none yet, or another came between
};

class Survey {
 public:
  Survey(const Json& json, const std::string& name, const SurveyJsOptions& options)
      : json_(json), context_(make_context(json, options)), name_(name), options_(options) {}

  Result<Imported> run() {
    check_keys(json_, "$", SurveyKeys::Survey, context_);
    start_document();
    if (json_.contains("pages"))
      read_pages(json_.at("pages"));
    else
      read_elements(json_, "$", Frame{}, 0);
    if (document_["sections"].empty()) document_.erase("sections");
    if (document_["questions"].empty())
      context_.refuse("$", "has no questions: is this a survey of SurveyJS?");
    if (!context_.refusals.empty()) return all_refusals();
    fill_in(imported_);
    imported_.notes.insert(imported_.notes.end(), context_.notes.begin(), context_.notes.end());
    if (auto checked = check_document(imported_.document, name_); !checked)
      return fail(ErrorCode::Invalid,
                  "what was made of it breaks a rule: " + checked.error().message,
                  checked.error().hint);
    return std::move(imported_);
  }

 private:
  static SurveyContext make_context(const Json& json, const SurveyJsOptions& options) {
    SurveyContext context;
    const bool told = json.contains("locale") && json.at("locale").is_string() &&
                      !json.at("locale").get<std::string>().empty();
    context.plain = !options.language.empty() ? options.language
                    : told                    ? json.at("locale").get<std::string>()
                                              : "nl";
    context.languages = surveyjs_languages(json, context.plain);
    if (options.language.empty() && !told)
      context.notes.emplace_back(
          "texts without a language are taken as nl: if they are not, import "
          "again with --language");
    return context;
  }

  void start_document() {
    document_["id"] = options_.id;
    document_["languages"] = context_.languages;
    if (json_.contains("title")) document_["title"] = context_.text(json_.at("title"), "$.title");
    if (json_.contains("completedHtml"))
      document_["thanks"] = context_.html(json_.at("completedHtml"), "$.completedHtml");
    document_["sections"] = Document::array();
    document_["questions"] = Document::array();
    if (json_.contains("description"))
      add_info("introduction", context_.text(json_.at("description"), "$.description"), nullptr);
  }

  tl::unexpected<Error> all_refusals() const {
    std::string message = name_ + ": " + std::to_string(context_.refusals.size()) +
                          " things that a kiosk cannot ask:";
    for (const std::string& refusal : context_.refusals) message += "\n    " + refusal;
    return fail(ErrorCode::Invalid, std::move(message),
                "Take them out in SurveyJS or write them in another way, and import again.");
  }

  void read_pages(const Json& pages) {
    if (!pages.is_array()) return context_.refuse("$.pages", "must be a list");
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const std::string path = "$.pages[" + std::to_string(i) + "]";
      if (!pages[i].is_object()) {
        context_.refuse(path, "must be an object");
        continue;
      }
      check_keys(pages[i], path, SurveyKeys::Page, context_);
      read_panel(pages[i], path, Frame{}, 0);
    }
  }

  // A page is a panel too.
  void read_panel(const Json& panel, const std::string& path, const Frame& around, int depth) {
    if (is_switched_off(panel)) {
      context_.notes.push_back(path + " is invisible there: left out");
      return;
    }
    Frame frame{around.title, around.show_if, {}};
    if (panel.contains("title")) frame.title = context_.text(panel.at("title"), path + ".title");
    if (auto condition = context_.condition(panel, "visibleIf", path))
      frame.show_if.push_back(std::move(*condition));
    if (panel.contains("description"))
      add_info(panel.value("name", "uitleg"),
               context_.text(panel.at("description"), path + ".description"), &frame);
    read_elements(panel, path, std::move(frame), depth);
  }

  void read_elements(const Json& parent, const std::string& path, Frame frame, int depth) {
    if (depth > kDeepestPanel) return context_.refuse(path, "panels are nested too deeply");
    for (const char* key : {"elements", "questions"}) {
      if (!parent.contains(key)) continue;
      const std::string list = path + "." + key;
      if (!parent.at(key).is_array()) return context_.refuse(list, "must be a list");
      for (std::size_t i = 0; i < parent.at(key).size(); ++i)
        read_element(parent.at(key)[i], list + "[" + std::to_string(i) + "]", frame, depth);
    }
  }

  void read_element(const Json& element, const std::string& path, Frame& frame, int depth) {
    if (!element.is_object() || !element.contains("type") || !element.at("type").is_string())
      return context_.refuse(path, "must be an object with a \"type\"");
    if (element.at("type") == "panel") {
      check_keys(element, path, SurveyKeys::Panel, context_);
      read_panel(element, path, frame, depth + 1);
      frame.section.clear();  // what follows the panel is a section of its own
      return;
    }
    if (is_switched_off(element)) {
      context_.notes.push_back(path + " is invisible there: left out");
      return;
    }
    for (Document& question : read_surveyjs_question(element, path, context_))
      add_question(std::move(question), frame);
  }

  void add_info(const std::string& name, Document text, Frame* frame) {
    if (text.empty()) return;
    Document info{{"id", make_free_id(name, "uitleg", context_.ids)}, {"type", "info"}};
    info["text"] = std::move(text);
    Frame none;
    add_question(std::move(info), frame == nullptr ? none : *frame);
  }

  void add_question(Document question, Frame& frame) {
    if (!frame.title.empty() || !frame.show_if.empty()) {
      if (frame.section.empty()) frame.section = add_section(frame);
      question["section"] = frame.section;
    }
    document_["questions"].push_back(in_order(question));
  }

  std::string add_section(const Frame& frame) {
    const std::string title = frame.title.value(context_.plain, "");
    Document section{{"id", make_free_id(title, "deel", section_ids_)}};
    if (!frame.title.empty()) section["title"] = frame.title;
    if (frame.show_if.size() == 1) section["showIf"] = frame.show_if.front();
    if (frame.show_if.size() > 1) section["showIf"] = {{"and", Document(frame.show_if)}};
    document_["sections"].push_back(std::move(section));
    return section_ids_.back();
  }

  // The section beside the type, as the shipped questionnaires have it.
  static Document in_order(const Document& question) {
    Document ordered = Document::object();
    for (const char* key : {"id", "type", "section"})
      if (question.contains(key)) ordered[key] = question.at(key);
    for (const auto& [key, value] : question.items())
      if (!ordered.contains(key)) ordered[key] = value;
    return ordered;
  }

  const Json& json_;
  SurveyContext context_;
  const std::string& name_;
  const SurveyJsOptions& options_;
  Imported imported_;
  Document& document_ = imported_.document;
  std::vector<std::string> section_ids_;
};

}  // namespace

Result<Imported> import_surveyjs(std::string_view text, const std::string& name,
                                 const SurveyJsOptions& options) {
  ZUIL_TRY(const Json json, parse_json(text, name));
  if (!json.is_object())
    return fail(ErrorCode::Invalid, name + ": is no survey of SurveyJS",
                "Take the JSON from the editor of SurveyJS (tab \"JSON Editor\").");
  return Survey(json, name, options).run();
}

}  // namespace zuil
