// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/follow_up.h"

#include <algorithm>
#include <tuple>

#include <nlohmann/json.hpp>

#include "kiosk/survey/piping.h"
#include "sync/collector/csv.h"
#include "sync/collector/dutch.h"
#include "sync/collector/figures.h"

namespace zuil {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto kErasedInWords = "(gewist na de bewaartermijn)";

std::string written(const std::string& text) {
  return text == kErasedText ? kErasedInWords : text;
}

void add_reason(const Question& question, const std::string& id, const Questionnaire& version,
                Review& review) {
  if (const Choice* choice = question.find_choice(id))
    review.reasons.push_back(dutch(choice->label, version));
}

// What was chosen from several, or reopens, and what was written.
void add_answer(const Question& question, const Answer& answer, const Questionnaire& version,
                Review& review) {
  if (const auto* many = std::get_if<ChoicesAnswer>(&answer)) {
    for (const std::string& id : many->choices) add_reason(question, id, version, review);
  } else if (const auto* one = std::get_if<ChoiceAnswer>(&answer)) {
    const Choice* choice = question.find_choice(one->choice);
    if (choice != nullptr && choice->reopens) add_reason(question, one->choice, version, review);
  } else if (const auto* text = std::get_if<TextAnswer>(&answer)) {
    review.texts.push_back(written(text->text));
  }
}

Review make_review(const CollectorStore::StoredReview& stored, const Response& response,
                   const Questionnaire& version) {
  Review review;
  review.response = response.id;
  review.reference = response.reference;
  review.date = response.date;
  review.site = response.site;
  review.day_part = response.daypart;
  review.complete = response.disposition == Disposition::Complete;
  for (const Question& question : version.questions)
    if (const auto given = response.answers.find(question.id); given != response.answers.end())
      add_answer(question, given->second, version, review);
  review.has_contact = stored.has_contact;
  review.judgement = stored.judgement;
  return review;
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (&part == &parts.front() ? "" : between) + part;
  return text;
}

std::string counted(std::size_t count, const std::string& one, const std::string& several) {
  return std::to_string(count) + " " + (count == 1 ? one : several) + "\n";
}

const char* result_of(const Judgement& judgement) {
  return judgement.reopened ? "heropend" : "niet-heropend";
}

// "Uw bericht" of what is asked, by its short label; else its id.
std::string short_name(const Question& question, const Questionnaire& version) {
  return question.label.empty() ? question.id : dutch(question.label, version);
}

std::vector<Contact::Line> lines_of(const Answers& answers, const Questionnaire& version,
                                    bool labelled_only) {
  std::vector<Contact::Line> lines;
  for (const Question& question : version.questions) {
    const auto given = answers.find(question.id);
    if (given == answers.end() || (labelled_only && question.label.empty())) continue;
    const auto* text = std::get_if<TextAnswer>(&given->second);
    lines.emplace_back(
        short_name(question, version),
        text != nullptr ? written(text->text) : in_words(question, version, answers, "nl"));
  }
  return lines;
}

Result<Contact> make_contact(CollectorStore& store, const ContactRecord& record) {
  ZUIL_TRY(const auto version, store.find_version(record.questionnaire_hash));
  Contact contact{record.id,
                  record.response,
                  record.reference,
                  record.date,
                  record.site,
                  record.language,
                  {},
                  {},
                  {}};
  contact.reach = lines_of(record.contact, *version, false);
  ZUIL_TRY(const auto stored, store.find_response(record.response));
  if (stored) {  // it may come later
    ZUIL_TRY(const auto its_version, store.find_version(stored->questionnaire_hash));
    ZUIL_TRY(const Response response, read_response(stored->canonical_json, *its_version));
    contact.about = lines_of(response.answers, *its_version, true);
  }
  ZUIL_TRY(contact.done, store.followed_up(record.id));
  return contact;
}

Json object_of(const std::vector<Contact::Line>& lines) {
  Json json = Json::object();
  for (const auto& [name, value] : lines) json[name] = value;
  return json;
}

std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

// The names that occur in any of the lists, in the order in which they first do.
std::vector<std::string> columns(const std::vector<Contact>& contacts,
                                 std::vector<Contact::Line> Contact::*lines) {
  std::vector<std::string> names;
  for (const Contact& contact : contacts)
    for (const auto& [name, value] : contact.*lines)
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  return names;
}

std::string cell(const std::vector<Contact::Line>& lines, const std::string& name) {
  for (const auto& [known, value] : lines)
    if (known == name) return value;
  return {};
}

// Further lines of the value stand below it, further in.
std::string text_line(const std::string& name, const std::string& value) {
  if (value.empty()) return {};
  std::string line = "  " + name + ": ";
  for (const char c : value) line += c == '\n' ? "\n    " : std::string(1, c);
  return line + "\n";
}

}  // namespace

Result<std::vector<Review>> review_list(CollectorStore& store, const Selection& selection,
                                        bool judged_too) {
  ZUIL_TRY(const auto stored, store.reviews(selection, judged_too));
  std::vector<Review> reviews;
  for (const auto& one : stored) {
    ZUIL_TRY(const auto version, store.find_version(one.questionnaire_hash));
    ZUIL_TRY(const Response response, read_response(one.canonical_json, *version));
    reviews.push_back(make_review(one, response, *version));
  }
  return reviews;
}

std::string to_text(const std::vector<Review>& reviews) {
  std::string text;
  for (const Review& review : reviews) {
    text += dutch_moment(review.date, review.day_part) + ", " + review.site + "\n";
    text += text_line("Antwoord", review.response) + text_line("Kenmerk", review.reference) +
            text_line("Redenen", joined(review.reasons, "; "));
    for (const std::string& written : review.texts) text += text_line("Toelichting", written);
    if (review.has_contact) text += text_line("Contact", "wil contact");
    if (!review.complete) text += text_line("Let op", "voortijdig gestopt");
    if (const auto& judgement = review.judgement)
      text += text_line("Beoordeeld", std::string(result_of(*judgement)) + " op " + judgement->on +
                                          " door " + judgement->by) +
              text_line("Notitie", judgement->note);
    text += "\n";
  }
  return text + counted(reviews.size(), "antwoord", "antwoorden");
}

std::string to_csv(const std::vector<Review>& reviews) {
  std::string text =
      csv_line({"datum", "locatie", "dagdeel", "redenen", "toelichting", "antwoord", "kenmerk",
                "contact", "volledig", "uitkomst", "beoordeeld_op", "beoordeeld_door", "notitie"});
  for (const Review& review : reviews) {
    const Judgement judged = review.judgement.value_or(Judgement{});
    text += csv_line(
        {review.date, review.site, review.day_part ? dutch_day_part(*review.day_part) : "",
         joined(review.reasons, "; "), joined(review.texts, "\n"), review.response,
         review.reference, review.has_contact ? "ja" : "nee", review.complete ? "ja" : "nee",
         review.judgement ? result_of(judged) : "", judged.on, judged.by, judged.note});
  }
  return text;
}

std::string to_json(const std::vector<Review>& reviews) {
  Json list = Json::array();
  for (const Review& review : reviews) {
    Json json{{"response", review.response},  {"date", review.date},       {"site", review.site},
              {"complete", review.complete},  {"reasons", review.reasons}, {"texts", review.texts},
              {"contact", review.has_contact}};
    if (review.day_part) json["dayPart"] = to_string(*review.day_part);
    if (!review.reference.empty()) json["reference"] = review.reference;
    if (const auto& judgement = review.judgement)
      json["judgement"] = {{"result", result_of(*judgement)},
                           {"on", judgement->on},
                           {"by", judgement->by},
                           {"note", judgement->note}};
    list.push_back(std::move(json));
  }
  return dump(list);
}

Result<std::vector<Contact>> contact_list(CollectorStore& store, const Selection& selection,
                                          bool done_too) {
  ZUIL_TRY(const auto records, store.contact_records(selection));
  std::vector<Contact> contacts;
  for (const ContactRecord& record : records) {
    ZUIL_TRY(Contact contact, make_contact(store, record));
    if (done_too || !contact.done) contacts.push_back(std::move(contact));
  }
  std::sort(contacts.begin(), contacts.end(), [](const Contact& a, const Contact& b) {
    return std::tie(a.date, a.id) < std::tie(b.date, b.id);
  });
  return contacts;
}

std::string to_text(const std::vector<Contact>& contacts) {
  std::string text;
  for (const Contact& contact : contacts) {
    text += dutch_date(contact.date) + ", " + contact.site + "\n";
    text += text_line("Contact", contact.id) + text_line("Antwoord", contact.response) +
            text_line("Kenmerk", contact.reference) + text_line("Taal", contact.language);
    for (const auto& [name, value] : contact.reach) text += text_line(name, value);
    for (const auto& [name, value] : contact.about) text += text_line(name, value);
    if (contact.done)
      text += text_line("Afgehandeld", "op " + contact.done->on + " door " + contact.done->by);
    text += "\n";
  }
  return text + counted(contacts.size(), "contact", "contacten");
}

std::string to_csv(const std::vector<Contact>& contacts) {
  const auto reach = columns(contacts, &Contact::reach);
  const auto about = columns(contacts, &Contact::about);
  std::vector<std::string> header{"datum", "locatie", "taal", "kenmerk"};
  header.insert(header.end(), reach.begin(), reach.end());
  header.insert(header.end(), about.begin(), about.end());
  for (const char* name : {"contact_id", "antwoord_id", "afgehandeld_op", "afgehandeld_door"})
    header.emplace_back(name);
  std::string text = csv_line(header);
  for (const Contact& contact : contacts) {
    std::vector<std::string> cells{contact.date, contact.site, contact.language, contact.reference};
    for (const std::string& name : reach) cells.push_back(cell(contact.reach, name));
    for (const std::string& name : about) cells.push_back(cell(contact.about, name));
    const FollowedUp done = contact.done.value_or(FollowedUp{});
    cells.insert(cells.end(), {contact.id, contact.response, done.on, done.by});
    text += csv_line(cells);
  }
  return text;
}

std::string to_json(const std::vector<Contact>& contacts) {
  Json list = Json::array();
  for (const Contact& contact : contacts) {
    Json json{{"id", contact.id},
              {"response", contact.response},
              {"date", contact.date},
              {"site", contact.site},
              {"language", contact.language}};
    if (!contact.reference.empty()) json["reference"] = contact.reference;
    json["contact"] = object_of(contact.reach);
    json["about"] = object_of(contact.about);
    if (contact.done) json["done"] = {{"on", contact.done->on}, {"by", contact.done->by}};
    list.push_back(std::move(json));
  }
  return dump(list);
}

}  // namespace zuil
