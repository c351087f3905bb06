// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/signalen_import.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include "kiosk/base/json_reader.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::size_t kMostChoices = 12;

// The words around the reasons.
struct Words {
  std::string_view language, title, satisfied, unhappy, happy, why_not, why, several, explain,
      no_names, other, of;
};
constexpr Words kDutch{"nl",
                       "Tevredenheid over uw melding",
                       "Bent u tevreden over hoe wij uw melding hebben afgehandeld?",
                       "Nee, niet tevreden",
                       "Ja, tevreden",
                       "Waarom bent u niet tevreden?",
                       "Waarom bent u tevreden?",
                       "U kunt meer dan één reden kiezen.",
                       "Kunt u dat uitleggen?",
                       "Typ geen namen of andere persoonlijke gegevens.",
                       "Iets anders",
                       "van"};
constexpr Words kEnglish{"en",
                         "Satisfaction with your report",
                         "Are you satisfied with how we handled your report?",
                         "No, not satisfied",
                         "Yes, satisfied",
                         "Why are you not satisfied?",
                         "Why are you satisfied?",
                         "You can choose more than one reason.",
                         "Can you explain that?",
                         "Please do not type names or other personal details.",
                         "Something else",
                         "of"};

using Group = std::vector<const Reason*>;  // reasons that one question asks

// A topic is a text (its description), or an object with a name and a description.
Result<void> read_topic(const JsonReader& json, Reason& reason) {
  if (!json.has("topic") || json.value().at("topic").is_null()) return {};
  ZUIL_TRY(const JsonReader topic, json.member("topic"));
  if (topic.value().is_string()) {
    reason.topic = trimmed(topic.value().get<std::string>());
    return {};
  }
  ZUIL_TRY(reason.topic, topic.string_or("name", ""));
  ZUIL_TRY(reason.topic_details, topic.string_or("description", ""));
  if (reason.topic.empty()) reason.topic = std::exchange(reason.topic_details, {});
  return {};
}

Result<Reason> read_reason(const JsonReader& json) {
  Reason reason;
  ZUIL_TRY(const JsonReader text, json.member("text"));
  ZUIL_TRY(reason.text, text.non_empty_string());
  ZUIL_TRY(const JsonReader satisfied, json.member("is_satisfied"));
  ZUIL_TRY(reason.satisfied, satisfied.boolean());
  ZUIL_TRY(reason.open, json.boolean_or("open_answer", false));
  ZUIL_CHECK(read_topic(json, reason));
  return reason;
}

// Signalen's own page leaves out one last character of a reason that is neither letter nor digit.
bool ends_in_punctuation(const std::string& text) {
  const auto last = static_cast<unsigned char>(text.back());
  return last < 0x80 && std::isalnum(last) == 0;
}

void note_reason(Reasons& reasons, const Reason& reason) {
  if (ends_in_punctuation(reason.text))
    reasons.notes.push_back("\"" + reason.text +
                            "\" ends in punctuation: Signalen's own page leaves that out, so that "
                            "there this reason always reopens the report. Take it out in Signalen");
}

Result<void> read_page(Reasons& reasons, const JsonReader& page) {
  ZUIL_TRY(const auto answers, page.value().is_array()
                                   ? page.elements()
                                   : page.member("results").and_then(
                                         [](const JsonReader& list) { return list.elements(); }));
  for (const JsonReader& answer : answers) {
    ZUIL_TRY(const bool visible, answer.boolean_or("is_visible", true));
    ZUIL_TRY(const Reason reason, read_reason(answer));
    if (!visible) continue;
    const bool twice =
        std::any_of(reasons.reasons.begin(), reasons.reasons.end(), [&](const Reason& earlier) {
          return earlier.text == reason.text && earlier.satisfied == reason.satisfied;
        });
    if (twice) return answer.fail_here("is there twice", "Remove one of the two in Signalen.");
    note_reason(reasons, reason);
    reasons.reasons.push_back(reason);
  }
  return {};
}

Group reasons_for(const Reasons& reasons, bool satisfied) {
  Group group;
  for (const Reason& reason : reasons.reasons)
    if (reason.satisfied == satisfied) group.push_back(&reason);
  return group;
}

// Reasons of one topic stay together where they fit; no group has more than twelve or only one.
std::vector<Group> split(const Group& all) {
  if (all.size() <= kMostChoices) return {all};
  std::vector<Group> groups(1);
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    while (end < all.size() && all[end]->topic == all[begin]->topic) ++end;
    if (!groups.back().empty() && groups.back().size() + (end - begin) > kMostChoices)
      groups.emplace_back();
    for (; begin < end; ++begin) {
      if (groups.back().size() == kMostChoices) groups.emplace_back();
      groups.back().push_back(all[begin]);
    }
  }
  for (std::size_t i = 1; i < groups.size(); ++i) {
    if (groups[i].size() > 1) continue;
    groups[i].insert(groups[i].begin(), groups[i - 1].back());
    groups[i - 1].pop_back();
  }
  return groups;
}

Document in_one(const Words& words, std::string_view text) {
  return same_in_all({std::string(words.language)}, std::string(text));
}

// Finds the topic in the question, or adds it; gives its id.
std::string topic_id(Document& question, const Reason& reason, const std::string& language,
                     const std::vector<std::string>& languages) {
  std::vector<std::string> taken;
  for (const Document& topic : question.value("topics", Document::array())) {
    taken.push_back(topic.at("id"));
    if (topic.at("label").value(language, "") == reason.topic) return topic.at("id");
  }
  Document topic{{"id", make_free_id(reason.topic, "onderwerp", taken)},
                 {"label", same_in_all(languages, reason.topic)}};
  if (!reason.topic_details.empty())
    topic["description"] = same_in_all(languages, reason.topic_details);
  question["topics"].push_back(std::move(topic));
  return question["topics"].back()["id"];
}

Document shown_when_chosen(const std::string& question, const std::string& choice) {
  return {{"in", Document::array({choice, Document{{"var", question}}})}};
}

// Asks in words for the reason that `choice` only hints at.
Document open_question(const std::string& question, const std::string& choice, Document text,
                       Document hint) {
  return {{"id", question + "_" + choice + "_open"},
          {"type", "text"},
          {"text", std::move(text)},
          {"hint", std::move(hint)},
          {"required", true},
          {"showIf", shown_when_chosen(question, choice)},
          {"maxLength", 1000},
          {"asksReview", true}};
}

class Builder {
 public:
  Builder(const Reasons& reasons, const Words& words) : reasons_(reasons), words_(words) {}

  Imported build(const std::string& id) {
    Document& document = imported_.document;
    document["id"] = id;
    document["title"] = in_one(words_, words_.title);
    document["languages"] = Document::array({words_.language});
    document["questions"] = Document::array({smiley()});
    add_side(false);
    add_side(true);
    imported_.notes.insert(imported_.notes.end(), reasons_.notes.begin(), reasons_.notes.end());
    imported_.notes.emplace_back(
        "Signalen does not publish which reasons reopen a report: add \"reopens\": true to those "
        "choices of reden_ontevreden");
    fill_in(imported_);
    return std::move(imported_);
  }

 private:
  Document smiley() const {
    return {{"id", "tevreden"},
            {"type", "smiley"},
            {"text", in_one(words_, words_.satisfied)},
            {"required", true},
            {"choices", Document::array({choice("ontevreden", words_.unhappy),
                                         choice("tevreden", words_.happy)})},
            {"measure", {{"kind", "satisfaction"}}}};
  }

  Document choice(const std::string& id, std::string_view label) const {
    return {{"id", id}, {"label", in_one(words_, label)}};
  }

  void add_side(bool satisfied) {
    const Group all = reasons_for(reasons_, satisfied);
    const std::string id = satisfied ? "reden_tevreden" : "reden_ontevreden";
    if (all.empty()) {
      imported_.notes.push_back("Signalen has no reasons for " + id + ": it is not asked");
      return;
    }
    const auto groups = split(all);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      std::string text(satisfied ? words_.why : words_.why_not);
      if (groups.size() > 1)
        text += " (" + number + " " + std::string(words_.of) + " " + std::to_string(groups.size()) +
                ")";
      add_question(groups.size() > 1 ? id + "_" + number : id, text, satisfied, groups[i],
                   groups.size() == 1);
    }
    if (groups.size() > 1)
      imported_.notes.push_back("a screen holds 12 reasons: those of " + id + " are asked in " +
                                std::to_string(groups.size()) + " questions");
  }

  void add_question(const std::string& id, const std::string& text, bool satisfied,
                    const Group& group, bool required) {
    const std::string face = satisfied ? "tevreden" : "ontevreden";
    Document question{{"id", id},
                      {"type", "multiple"},
                      {"text", in_one(words_, text)},
                      {"hint", in_one(words_, words_.several)},
                      {"required", required},
                      {"showIf", {{"==", Document::array({Document{{"var", "tevreden"}}, face})}}},
                      {"choices", Document::array()}};
    std::vector<Document> open;
    std::vector<std::string> taken{"na", "anders"};
    for (const Reason* reason : group) {
      Document made = choice(make_free_id(reason->text, "reden", taken), reason->text);
      if (!reason->topic.empty()) {
        const std::string language(words_.language);
        made["topic"] = topic_id(question, *reason, language, {language});
      }
      if (reason->open)
        open.push_back(open_question(id, made["id"], in_one(words_, words_.explain),
                                     in_one(words_, words_.no_names)));
      question["choices"].push_back(std::move(made));
    }
    if (group.size() == 1) {
      question["choices"].push_back(choice("anders", words_.other));
      imported_.notes.push_back(id + " has one reason in Signalen; \"" + std::string(words_.other) +
                                "\" was added, for there must be something to choose");
    }
    Document& questions = imported_.document["questions"];
    questions.push_back(std::move(question));
    for (Document& one : open) questions.push_back(std::move(one));
  }

  const Reasons& reasons_;
  const Words& words_;
  Imported imported_;
};

// Brings the question that asks one side for its reasons up to date.
class SideUpdate {
 public:
  SideUpdate(QuestionnaireUpdate& update, const ChoicesOptions& options, std::string id)
      : update_(update),
        options_(options),
        id_(std::move(id)),
        languages_(languages_of(update.document)) {}

  Result<void> run(const Group& group) {
    ZUIL_TRY(const std::size_t index, find());
    Document& question = update_.document["questions"][index];
    std::vector<SourceChoice> source;
    std::vector<std::string> taken{"na"};
    for (const Document& choice : question["choices"]) taken.push_back(choice.at("id"));
    for (const Reason* reason : group)
      source.push_back({known_id(question, *reason, taken),
                        reason->text,
                        {{options_.language, reason->text}},
                        Document::object()});
    ZUIL_TRY(auto updated, update_choices(question["choices"], source, languages_, options_));
    std::vector<std::string> added;
    for (const SourceChoice& choice : source)
      if (!contains(question["choices"], choice.id)) added.push_back(choice.id);
    question["choices"] = std::move(updated.choices);
    for (const std::string& change : updated.changes)
      update_.changes.push_back(id_ + ": " + change);
    for (const std::string& note : updated.notes) update_.notes.push_back(id_ + ": " + note);
    for (std::size_t i = 0; i < group.size(); ++i)
      ZUIL_CHECK(set_topic(question, source[i].id, *group[i]));
    ZUIL_CHECK(check_number_shown(question["choices"]));
    for (std::size_t i = group.size(); i-- > 0;)
      if (group[i]->open && std::find(added.begin(), added.end(), source[i].id) != added.end())
        ZUIL_CHECK(add_open_question(index, source[i].id));
    return {};
  }

 private:
  Result<std::size_t> find() const {
    const Document& questions = update_.document.at("questions");
    for (std::size_t i = 0; i < questions.size(); ++i)
      if (questions[i].at("id") == id_ && questions[i].contains("choices")) return i;
    return fail(ErrorCode::Invalid, "the questionnaire has no question " + id_ + " with choices",
                "Import into a new questionnaire with --output.");
  }

  static bool contains(const Document& choices, const std::string& id) {
    return std::any_of(choices.begin(), choices.end(),
                       [&](const Document& choice) { return choice.at("id") == id; });
  }

  std::string known_id(const Document& question, const Reason& reason,
                       std::vector<std::string>& taken) const {
    for (const Document& choice : question.at("choices"))
      if (choice.at("label").value(options_.language, "") == reason.text) return choice.at("id");
    return make_free_id(reason.text, "reden", taken);
  }

  // An older server tells no topics: those that are there stay.
  Result<void> set_topic(Document& question, const std::string& choice_id, const Reason& reason) {
    if (reason.topic.empty()) return {};
    const std::size_t before = question.value("topics", Document::array()).size();
    const std::string topic = topic_id(question, reason, options_.language, languages_);
    if (question["topics"].size() > before && languages_.size() > 1) {
      if (!options_.copy_labels)
        return fail(
            ErrorCode::Invalid,
            "the topic \"" + reason.topic + "\" is new and is in " + options_.language + " only",
            "Add it to \"topics\" of " + id_ +
                " in every language, or show it "
                "untranslated with --copy-labels.");
      update_.notes.push_back("TRANSLATE: " + id_ + ": the topic \"" + reason.topic +
                              "\" reads the same in every language");
    }
    for (Document& choice : question["choices"]) {
      if (choice.at("id") != choice_id || choice.value("topic", "") == topic) continue;
      choice["topic"] = topic;
      update_.changes.push_back(id_ + ": ~ " + choice_id + ": under the topic \"" + reason.topic +
                                "\"");
    }
    return {};
  }

  Result<void> check_number_shown(const Document& choices) const {
    const auto shown = std::count_if(choices.begin(), choices.end(), [](const Document& choice) {
      return choice.value("visible", true);
    });
    if (static_cast<std::size_t>(shown) <= kMostChoices) return {};
    return fail(ErrorCode::Invalid,
                id_ + " would show " + std::to_string(shown) + " reasons, and a screen holds " +
                    std::to_string(kMostChoices),
                "Make some invisible in Signalen, or import into a new questionnaire with "
                "--output: that splits them by topic.");
  }

  Result<void> add_open_question(std::size_t after, const std::string& choice) {
    Document text = Document::object();
    Document hint = Document::object();
    for (const std::string& language : languages_) {
      const Words& words = language == kEnglish.language ? kEnglish : kDutch;
      if (words.language != language)
        return fail(ErrorCode::Invalid,
                    id_ + "." + choice +
                        " asks for an answer in words, and we have no text for "
                        "that question in " +
                        language,
                    "Add the choice, and a text question with \"asksReview\": true that is shown "
                    "when it is chosen, by hand; then import again.");
      text[language] = words.explain;
      hint[language] = words.no_names;
    }
    Document& questions = update_.document["questions"];
    Document made = open_question(id_, choice, std::move(text), std::move(hint));
    update_.changes.push_back(id_ + ": + the question " + made.at("id").get<std::string>() +
                              " asks for that reason in words");
    questions.insert(questions.begin() + static_cast<std::ptrdiff_t>(after) + 1, std::move(made));
    return {};
  }

  QuestionnaireUpdate& update_;
  const ChoicesOptions& options_;
  std::string id_;
  std::vector<std::string> languages_;
};

}  // namespace

Result<Reasons> read_reasons(const std::vector<nlohmann::json>& pages, const std::string& name) {
  Reasons reasons;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string page = pages.size() == 1 ? name : name + ", page " + std::to_string(i + 1);
    ZUIL_CHECK(read_page(reasons, JsonReader(pages[i], page)));
  }
  if (reasons.reasons.empty())
    return fail(ErrorCode::Invalid, name + ": has no visible answer",
                "Is this the list of standard answers (…/feedback/standard_answers/)?");
  return reasons;
}

Result<Imported> import_reasons(const Reasons& reasons, const std::string& id,
                                const std::string& language) {
  for (const Words& words : {kDutch, kEnglish})
    if (words.language == language) return Builder(reasons, words).build(id);
  return fail(ErrorCode::Invalid, "a questionnaire can be made in nl and en, not in " + language,
              "Make it in one of these and translate it; or bring the reasons into a questionnaire "
              "that is offered in " +
                  language + ", with --into.");
}

Result<QuestionnaireUpdate> update_reasons(const Document& questionnaire, const Reasons& reasons,
                                           const ChoicesOptions& options) {
  QuestionnaireUpdate update{questionnaire, {}, reasons.notes};
  for (const bool satisfied : {false, true}) {
    const Group group = reasons_for(reasons, satisfied);
    if (!group.empty())
      ZUIL_CHECK(SideUpdate(update, options, satisfied ? "reden_tevreden" : "reden_ontevreden")
                     .run(group));
  }
  return update;
}

}  // namespace zuil
