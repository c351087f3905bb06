// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/xlsform_import.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "config/tool/xlsform_question.h"

namespace zuil {
namespace {

constexpr std::string_view kIdLetters = "abcdefghijklmnopqrstuvwxyz0123456789_";
constexpr std::size_t kMostRefusals = 100;
constexpr std::size_t kMostRows = 5'000;  // of a sheet
constexpr std::size_t kMostColumns = 500;
constexpr std::array<std::string_view, 11> kSurveyColumns{
    "type",       "name",       "label",         "hint",       "required", "relevant",
    "constraint", "appearance", "choice_filter", "parameters", "read_only"};
constexpr std::array<std::string_view, 6> kRules{
    "relevant", "constraint", "constraint_message", "appearance", "choice_filter", "parameters"};
constexpr std::array<std::string_view, 5> kSettings{"form_title", "form_id", "version",
                                                    "default_language", "style"};

bool is_id(const std::string& text, const std::string& letters = std::string(kIdLetters)) {
  return !text.empty() && text.size() <= 64 && text.find_first_not_of(letters) == std::string::npos;
}

struct Group {
  int row = 0;
  bool never = false;
  std::optional<Document> condition;  // of a group within a group
};

class Importer {
 public:
  Importer(const XlsformOptions& options, std::string name)
      : options_(options), file_(std::move(name)) {}

  Result<Imported> run(Workbook workbook) {
    sort_sheets(std::move(workbook));
    if (!survey_)
      return fail(ErrorCode::Invalid, file_ + ": has no sheet \"survey\"",
                  "An XLSForm has its questions on a sheet with this name.");
    for (const FormSheet* sheet : sheets())
      if (sheet->rows().size() > kMostRows || sheet->columns().size() > kMostColumns)
        return fail(ErrorCode::Invalid,
                    file_ + ": " + sheet->name() + ": has more than 5000 rows or 500 columns",
                    "A questionnaire has at most 200 questions; is this the right file?");
    refuse_unreliable();
    read_texts_and_lists();
    FormSoFar form{*survey_,
                   choices_ ? &*choices_ : nullptr,
                   *texts_,
                   lists_,
                   {},
                   {},
                   {},
                   {},
                   std::move(findings_)};
    form_ = &form;
    refuse_unknown_columns();
    read_rows();
    read_settings();
    if (choices_) refuse_unused_columns(*choices_, form.columns_used, form.findings);
    return finish();
  }

 private:
  void sort_sheets(Workbook workbook) {
    for (Sheet& sheet : workbook.sheets) {
      const std::string name = lower_case(tidy(sheet.name));
      if (name == "survey" && !survey_) {
        survey_.emplace(std::move(sheet));
      } else if (name == "choices" && !choices_) {
        choices_.emplace(std::move(sheet));
      } else if (name == "settings" && !settings_) {
        settings_.emplace(std::move(sheet));
      } else if (name == "external_choices" || name == "entities" || name == "osm") {
        if (sheet.rows.size() > 1)
          findings_.refuse({sheet.name, 0, -1, "", "this sheet is not supported",
                            "Remove the sheet and what refers to it."});
      } else if (!sheet.rows.empty()) {
        findings_.notes.push_back("the sheet \"" + sheet.name + "\" is no part of an XLSForm");
      }
    }
  }

  std::vector<const FormSheet*> sheets() const {
    std::vector<const FormSheet*> all;
    for (const auto* sheet : {&survey_, &choices_, &settings_})
      if (*sheet) all.push_back(&**sheet);
    return all;
  }

  void refuse_unreliable() {
    for (const FormSheet* sheet : sheets())
      for (const int row : sheet->rows())
        for (const FormColumn& column : sheet->columns())
          if (sheet->is_unreliable(row, column) && column.key != "version")  // not kept
            findings_.refuse(
                sheet->refusal(row, &column,
                               "is a date, an error or a formula without outcome, \"" +
                                   sheet->at(row, column) + "\"",
                               "Set the format of the cell to text and type it again."));
  }

  void read_texts_and_lists() {
    std::string said;
    if (settings_ && !settings_->rows().empty())
      said = settings_->at(settings_->rows().front(), "default_language");
    std::vector<const FormSheet*> with_texts{&*survey_};
    if (choices_) with_texts.push_back(&*choices_);
    texts_ = FormTexts::of(with_texts, said, options_.language, findings_);
    if (!said.empty()) check_default_language(said);
    if (choices_) lists_ = read_choice_lists(*choices_, *texts_, findings_);
  }

  void check_default_language(const std::string& said) {
    const auto tag = language_tag(said);
    const auto& languages = texts_->languages();
    if (tag && std::find(languages.begin(), languages.end(), *tag) != languages.end()) return;
    if (lower_case(said) == "default") return;  // the columns without a language
    findings_.refuse(settings_->refusal(
        settings_->rows().front(), "default_language",
        "\"" + tidy(said) + "\" is not a language of the labels",
        "Write it as the columns with the labels do: " + language_name(languages.front()) + "."));
  }

  void refuse_unknown_columns() {
    for (const FormColumn& column : survey_->columns()) {
      const auto& known = kSurveyColumns;
      const bool translated =
          column.key == "label" || column.key == "hint" || column.key == "constraint_message";
      const bool fits = std::find(known.begin(), known.end(), column.key) != known.end();
      if (column.own || translated || (fits && column.language.empty())) continue;
      for (const int row : survey_->rows()) {
        if (survey_->at(row, column).empty()) continue;
        form_->findings.refuse(survey_->refusal(row, &column, "is a column that is not supported",
                                                "Empty the column or remove it."));
        break;
      }
    }
    refuse_cells_without_column();
    refuse_double_columns();
  }

  void refuse_cells_without_column() {
    for (const FormSheet* sheet : sheets())
      for (const int row : sheet->rows())
        for (const int column : sheet->nameless_cells(row)) {
          Refusal refusal = sheet->refusal(row, nullptr, "stands in a column without a name",
                                           "Empty the cell, or name the column in the first row.");
          refusal.column = column;
          form_->findings.refuse(std::move(refusal));
        }
  }

  void refuse_double_columns() {
    for (const FormSheet* sheet : sheets()) {
      std::set<std::string> seen;
      for (const FormColumn& column : sheet->columns()) {
        const std::string meaning =
            (column.own ? "zuil::" : "") + column.key + "::" + lower_case(column.language);
        if (!seen.insert(meaning).second)
          form_->findings.refuse(sheet->refusal(sheet->header_row(), &column, "is there twice",
                                                "Keep one of the two columns."));
      }
    }
  }

  // The rows that ask something, with the names and ids of all before any is read.
  std::vector<SurveyRow> find_rows() {
    std::vector<SurveyRow> rows;
    for (const int row : survey_->rows()) {
      const std::string type = survey_->at(row, "type");
      const auto known = read_form_type(type);
      if (!known) {
        refuse(row, "type",
               type.empty() ? "has no type" : "the type \"" + tidy(type) + "\" is not supported",
               type.empty() ? "Write it, or remove the row." : mend_for_type(type));
        if (const std::string name = tidy(survey_->at(row, "name")); !name.empty())
          form_->names.insert(name);
        continue;
      }
      rows.push_back({row, *known, tidy(survey_->at(row, "name")), ""});
    }
    give_ids(rows);
    return rows;
  }

  void give_ids(std::vector<SurveyRow>& rows) {
    const auto is_group = [](const SurveyRow& row) {
      return row.type.type == FormType::BeginGroup || row.type.type == FormType::EndGroup;
    };
    std::vector<std::string> taken;
    for (SurveyRow& row : rows) {
      if (is_group(row)) continue;
      if (row.name.empty())
        refuse(row.row, "name", "has no name", "Give the question a name of its own.");
      else if (!form_->names.insert(row.name).second)
        refuse(row.row, "name", "\"" + row.name + "\" is the name of an earlier question too",
               "Give each question its own name.");
      for (const auto& [column, text] : survey_->own_cells(row.row))
        if (column->key == "id") row.id = text;
      if (row.id.empty() && is_id(row.name)) row.id = row.name;
      if (!row.id.empty()) taken.push_back(row.id);
    }
    for (SurveyRow& row : rows) {
      if (is_group(row) || !row.id.empty()) continue;
      row.id = make_free_id(row.name, "vraag", taken);
      form_->findings.notes.push_back(survey_->name() + ", row " + std::to_string(row.row) +
                                      ": \"" + row.name + "\" is stored as \"" + row.id + "\"");
    }
  }

  void read_rows() {
    for (const SurveyRow& row : find_rows()) {
      if (row.type.type == FormType::BeginGroup) {
        begin_group(row);
      } else if (row.type.type == FormType::EndGroup) {
        end_group(row);
      } else {
        read_question(row);
      }
    }
    for (const Group& group : groups_)
      refuse(group.row, "type", "the group is not ended", "Add a row end_group.");
    for (const auto& [list, choices] : lists_)
      if (!form_->lists_used.contains(list))
        form_->findings.notes.push_back(choices_->name() + ", row " +
                                        std::to_string(choices.front().row) +
                                        ": no question has the list \"" + list + "\"");
  }

  void begin_group(const SurveyRow& row) {
    Group group{row.row, false, std::nullopt};
    const RowCondition relevant = read_relevant(*form_, row.row);
    group.never = relevant.never;
    for (const FormColumn& column : survey_->columns())
      if (column.key != "relevant" && says_something(row.row, column))
        form_->findings.refuse(survey_->refusal(
            row.row, &column,
            "\"" + tidy(survey_->at(row.row, column)) + "\" is not supported for a group",
            "Empty this cell; the kiosk asks one question on each screen."));
    if (form_->texts.is_written(*survey_, row.row, "hint"))
      refuse(row.row, "hint", "a group has no hint", "Empty this cell, or add a note.");
    if (groups_.empty())
      add_section(row, relevant);
    else
      group.condition = relevant.json;
    if (!groups_.empty() && form_->texts.is_written(*survey_, row.row, "label"))
      form_->findings.notes.push_back(survey_->name() + ", row " + std::to_string(row.row) +
                                      ": the title of a group within a group is not shown");
    groups_.push_back(std::move(group));
  }

  void end_group(const SurveyRow& row) {
    for (const FormColumn& column : survey_->columns())
      if (says_something(row.row, column))
        form_->findings.refuse(survey_->refusal(row.row, &column, "says nothing where a group ends",
                                                "Empty this cell, or move it to the begin_group."));
    for (const std::string_view key : {"label", "hint"})
      if (form_->texts.is_written(*survey_, row.row, key))
        form_->findings.notes.push_back(survey_->name() + ", row " + std::to_string(row.row) +
                                        ": the " + std::string(key) +
                                        " where a group ends is not shown");
    if (groups_.empty())
      refuse(row.row, "type", "ends a group that was not begun", "Remove this row.");
    else
      groups_.pop_back();
  }

  // A rule on the row of a group. Kobo writes "false" there, which is none.
  bool says_something(int row, const FormColumn& column) const {
    const std::string text = survey_->at(row, column);
    if (column.own || text.empty()) return false;
    if (column.key == "required" || column.key == "read_only") return read_yes_no(text) != false;
    return std::find(kRules.begin(), kRules.end(), column.key) != kRules.end();
  }

  void add_section(const SurveyRow& row, const RowCondition& relevant) {
    Document section = Document::object();
    section["id"] = is_id(row.name) ? row.name : make_id(row.name, "deel");
    std::string& id = section["id"].get_ref<std::string&>();
    const std::string first = id;
    for (int i = 2; !section_ids_.insert(id).second; ++i) id = first + "_" + std::to_string(i);
    if (form_->texts.is_written(*survey_, row.row, "label"))
      section["title"] = form_->texts.read(*survey_, row.row, "label", nullptr, form_->findings);
    if (relevant.json) section["showIf"] = *relevant.json;
    apply_own_columns(*survey_, row.row, form_->texts, {}, section, form_->findings);
    sections_.push_back(std::move(section));
  }

  void read_question(const SurveyRow& row) {
    if (survey_->says_own(row.row, "specifies")) {
      read_specify_row(*form_, row, questions_);
      return;
    }
    if (const auto read_only = read_yes_no(survey_->at(row.row, "read_only")); read_only != false)
      refuse(row.row, "read_only", "is not supported", "Empty this cell; use note for a text.");
    Document question = read_form_question(*form_, row);
    if (question.is_null()) return;
    join_groups(question);
    questions_.push_back(std::move(question));
    question_rows_.push_back(row.row);
  }

  // The section is the outermost group; the conditions of those within it go to the question.
  void join_groups(Document& question) {
    if (groups_.empty()) return;
    if (!question.contains("section")) question["section"] = sections_.back()["id"];
    Document conditions = Document::array();
    for (const Group& group : groups_) {
      if (group.never) question["visible"] = false;
      if (group.condition) conditions.push_back(*group.condition);
    }
    if (conditions.empty()) return;
    if (question.contains("showIf")) conditions.push_back(question["showIf"]);
    question["showIf"] =
        conditions.size() == 1 ? conditions.front() : Document{{"and", conditions}};
  }

  void read_settings() {
    document_["id"] = id_from("");
    document_["languages"] = texts_->languages();
    if (!settings_) return;
    const auto rows = settings_->rows();
    for (std::size_t i = 1; i < rows.size(); ++i)
      form_->findings.refuse(settings_->refusal(rows[i], nullptr, "is a second row of settings",
                                                "Keep one row below the names."));
    if (rows.empty()) return;
    const int row = rows.front();
    refuse_other_settings(row);
    if (const std::string id = tidy(settings_->at(row, "form_id")); !id.empty())
      document_["id"] = is_id(id, std::string(kIdLetters) + "-") ? id : id_from(id);
    if (const std::string title = settings_->at(row, "form_title"); !title.empty()) {
      document_["title"] = same_in_all(texts_->languages(), title);
      const bool own = settings_->says_own(row, "title");
      if (texts_->languages().size() > 1 && !own)
        form_->findings.notes.emplace_back("$.title is the same in each language: translate it");
    }
    if (!settings_->at(row, "version").empty())
      form_->findings.notes.push_back(
          settings_->name() + ", row " + std::to_string(row) +
          ": the version is not kept; we know versions by their content");
    apply_own_columns(*settings_, row, *texts_, {}, document_, form_->findings);
  }

  void refuse_other_settings(int row) {
    for (const FormColumn& column : settings_->columns()) {
      const std::string text = tidy(settings_->at(row, column));
      const bool known =
          column.language.empty() &&
          std::find(kSettings.begin(), kSettings.end(), column.key) != kSettings.end() &&
          (column.key != "style" || text == "pages");
      if (!column.own && !known && !text.empty())
        form_->findings.refuse(settings_->refusal(
            row, &column, "is a setting that is not supported", "Remove this column."));
    }
  }

  std::string id_from(const std::string& wanted) const {
    std::string stem = wanted.empty() ? file_.substr(file_.rfind('/') + 1) : wanted;
    if (wanted.empty()) stem.resize(std::min(stem.rfind(".xls"), stem.size()));
    return make_id(stem, "vragenlijst");
  }

  void refuse(int row, std::string_view key, std::string what, std::string mend) {
    form_->findings.refuse(survey_->refusal(row, key, std::move(what), std::move(mend)));
  }

  Result<Imported> finish() {
    auto& refusals = form_->findings.refusals;
    if (refusals.empty() && questions_.empty())
      return fail(ErrorCode::Invalid, file_ + ": survey: has no questions",
                  "Write a question on each row, with its type, name and label.");
    if (!refusals.empty()) return refused(refusals);
    if (!sections_.empty()) document_["sections"] = sections_;
    document_["questions"] = questions_;
    Imported imported{document_, form_->findings.notes};
    fill_in(imported);
    if (!options_.checked) return imported;
    if (auto checked = check_document(imported.document, file_); !checked)
      return with_place(std::move(checked).error());
    return imported;
  }

  tl::unexpected<Error> refused(std::vector<Refusal>& refusals) const {
    std::stable_sort(refusals.begin(), refusals.end(), [](const Refusal& a, const Refusal& b) {
      return std::pair(a.sheet != "survey", a.row) < std::pair(b.sheet != "survey", b.row);
    });
    const std::string count = std::to_string(refusals.size());
    std::string message = file_ + ": " + count + (refusals.size() == 1 ? " place" : " places") +
                          " cannot be imported:";
    for (std::size_t i = 0; i < std::min(refusals.size(), kMostRefusals); ++i)
      message += "\n  " + to_string(refusals[i]) + "\n    " + refusals[i].mend;
    if (refusals.size() > kMostRefusals) message += "\n  … and more";
    return fail(ErrorCode::Invalid, std::move(message),
                "Mend these in the workbook, save it and import it again.");
  }

  // A finding of the questionnaire itself, with the row the question came from.
  tl::unexpected<Error> with_place(Error error) const {
    constexpr std::string_view kQuestions = "$.questions[";
    const auto start = error.message.find(kQuestions);
    if (start == std::string::npos) return tl::make_unexpected(std::move(error));
    std::size_t index = 0;
    const char* digits = error.message.data() + start + kQuestions.size();
    const auto [stop, failed] =
        std::from_chars(digits, error.message.data() + error.message.size(), index);
    if (failed == std::errc() && index < question_rows_.size())
      error.message.insert(
          start, survey_->name() + ", row " + std::to_string(question_rows_[index]) + ": ");
    return tl::make_unexpected(std::move(error));
  }

  const XlsformOptions& options_;
  std::string file_;
  FormFindings findings_;
  std::optional<FormSheet> survey_;
  std::optional<FormSheet> choices_;
  std::optional<FormSheet> settings_;
  std::optional<FormTexts> texts_;
  ChoiceLists lists_;
  FormSoFar* form_ = nullptr;  // while run() is at work
  std::vector<Group> groups_;
  std::set<std::string> section_ids_;
  Document sections_ = Document::array();
  Document questions_ = Document::array();
  std::vector<int> question_rows_;
  Document document_ = Document::object();
};

}  // namespace

Result<Imported> import_xlsform(std::string_view bytes, const std::string& name,
                                const XlsformOptions& options) {
  auto workbook = read_workbook(bytes);
  if (!workbook)
    return fail(workbook.error().code, name + ": " + workbook.error().message,
                workbook.error().hint);
  return Importer(options, name).run(std::move(*workbook));
}

}  // namespace zuil
