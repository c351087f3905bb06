// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/choices_update.h"

#include <algorithm>

namespace zuil {
namespace {

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : ", ") + word;
  return line;
}

bool is_own(const Document& choice) {
  const std::string id = choice.at("id");
  return choice.value("fixed", false) || id == "anders" || id == "weet_niet";
}

class Update {
 public:
  Update(const std::vector<std::string>& languages, const ChoicesOptions& options)
      : languages_(languages), options_(options) {}

  Result<ChoicesUpdate> run(const Document& choices, const std::vector<SourceChoice>& source) {
    result_.choices = choices;
    for (Document& choice : result_.choices) {
      const auto found =
          std::find_if(source.begin(), source.end(),
                       [&](const SourceChoice& listed) { return listed.id == choice.at("id"); });
      if (found != source.end())
        refresh(choice, *found);
      else if (!is_own(choice))
        switch_off(choice);
    }
    for (const SourceChoice& listed : source)
      if (!has(listed.id)) insert(listed);
    if (!untranslated_.empty()) return refuse();
    return std::move(result_);
  }

 private:
  bool has(const std::string& id) const {
    return std::any_of(result_.choices.begin(), result_.choices.end(),
                       [&](const Document& choice) { return choice.at("id") == id; });
  }

  // In the list or the translations; nothing where neither has that language.
  const std::string* label_in(const SourceChoice& listed, const std::string& language) const {
    const auto own = listed.labels.find(language);
    if (own != listed.labels.end()) return &own->second;
    const auto row = options_.translations.find(listed.name);
    if (row == options_.translations.end()) return nullptr;
    const auto words = row->second.find(language);
    return words == row->second.end() ? nullptr : &words->second;
  }

  void refresh(Document& choice, const SourceChoice& listed) {
    const std::string id = choice.at("id");
    Document& label = choice["label"];
    std::vector<std::string> stale;
    const std::string before = label.value(options_.language, "");
    const bool renamed = before != listed.labels.at(options_.language);
    for (const std::string& language : languages_) {
      const std::string* words = label_in(listed, language);
      if (words == nullptr) {
        if (renamed) stale.push_back(language);
      } else if (label.value(language, "") != *words) {
        result_.changes.push_back("~ " + id + "." + language + ": " +
                                  quoted(label.value(language, "")) + " becomes " + quoted(*words));
        label[language] = *words;
      }
    }
    if (!stale.empty())
      result_.notes.push_back("TRANSLATE: " + id + " has another name now; see whether its label " +
                              "is still right in: " + joined(stale));
    note_if_same_everywhere(id, label);
    if (choice.value("visible", true)) return;
    choice.erase("visible");
    result_.changes.push_back("+ " + id + ": " + quoted(listed.labels.at(options_.language)) +
                              " is shown again");
  }

  // A copied label is told at every run, until it is translated.
  void note_if_same_everywhere(const std::string& id, const Document& label) {
    std::vector<std::string> same;
    for (const std::string& language : languages_)
      if (language != options_.language &&
          label.value(language, "") == label.value(options_.language, ""))
        same.push_back(language);
    if (!same.empty())
      result_.notes.push_back("TRANSLATE: " + id + " reads " +
                              quoted(label.value(options_.language, "")) +
                              " also in: " + joined(same));
  }

  void switch_off(Document& choice) {
    if (!choice.value("visible", true)) return;
    choice["visible"] = false;
    result_.changes.push_back("- " + choice.at("id").get<std::string>() + ": " +
                              quoted(choice.at("label").value(options_.language, "")) +
                              " is no longer shown; what was answered stays");
  }

  void insert(const SourceChoice& listed) {
    Document choice{{"id", listed.id}, {"label", Document::object()}};
    std::vector<std::string> missing;
    for (const std::string& language : languages_) {
      const std::string* words = label_in(listed, language);
      if (words == nullptr && !options_.copy_labels) missing.push_back(language);
      choice["label"][language] = words == nullptr ? listed.labels.at(options_.language) : *words;
    }
    if (!missing.empty()) untranslated_.push_back(listed.name + " (" + joined(missing) + ")");
    choice.update(listed.extra);
    note_if_same_everywhere(listed.id, choice["label"]);
    result_.changes.push_back("+ " + listed.id + ": " +
                              quoted(listed.labels.at(options_.language)));
    auto place = result_.choices.size();
    while (place > 0 && is_own(result_.choices[place - 1]) && !is_own(choice)) --place;
    result_.choices.insert(result_.choices.begin() + static_cast<std::ptrdiff_t>(place),
                           std::move(choice));
  }

  Result<ChoicesUpdate> refuse() const {
    std::string list;
    for (const std::string& line : untranslated_) list += "\n    " + line;
    return fail(ErrorCode::Invalid,
                "the questionnaire has other languages too, and these labels are in " +
                    options_.language + " only:" + list,
                "Give them with --translations FILE.csv (first line: code;" + joined_codes() +
                    "), or show them untranslated with --copy-labels.");
  }

  std::string joined_codes() const {
    std::string line;
    for (const std::string& language : languages_)
      if (language != options_.language) line += (line.empty() ? "" : ";") + language;
    return line;
  }

  const std::vector<std::string>& languages_;
  const ChoicesOptions& options_;
  ChoicesUpdate result_;
  std::vector<std::string> untranslated_;
};

}  // namespace

Result<ChoicesUpdate> update_choices(const Document& choices,
                                     const std::vector<SourceChoice>& source,
                                     const std::vector<std::string>& languages,
                                     const ChoicesOptions& options) {
  if (std::find(languages.begin(), languages.end(), options.language) == languages.end())
    return fail(
        ErrorCode::Invalid, "the questionnaire is not offered in " + quoted(options.language),
        "Say with --language in which of its languages the list is: " + joined(languages) + ".");
  return Update(languages, options).run(choices, source);
}

}  // namespace zuil
