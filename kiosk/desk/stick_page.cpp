// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/stick_page.h"

#include <algorithm>
#include <utility>

#include "kiosk/base/settings.h"
#include "kiosk/desk/confirm_page.h"
#include "kiosk/desk/sync_words.h"

namespace zuil {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLookAgain{2000};
constexpr milliseconds kLookWhileBusy{250};

std::string name_of_verb(std::string_view verb, std::size_t stick, std::size_t file) {
  return std::string(verb) + ":" + std::to_string(stick) + ":" + std::to_string(file);
}

Result<std::int64_t> count_waiting(const std::filesystem::path& database) {
  ZUIL_TRY(auto responses, ResponseStore::open(database));
  return responses.count_waiting(Waiting::All);
}

// Of the file that kiosk.json names.
Result<VerifyKey> collector_key(const DeskContext& context) {
  ZUIL_TRY(const KioskSettings settings, read_kiosk_settings(context.parts.config));
  return read_collector_signing_key(settings.collector.public_key_file);
}

// What of this kiosk a receipt is for.
struct Receiver {
  VerifyKey collector;
  ResponseStore responses;
  QuestionnaireStore questionnaires;
  SyncBoard board;
  SigningKey device;
};

Result<Receiver> open_receiver(const DeskContext& context) {
  ZUIL_TRY(const VerifyKey collector, collector_key(context));
  ZUIL_TRY(auto responses, ResponseStore::open(context.database()));
  ZUIL_TRY(auto questionnaires, QuestionnaireStore::open(context.database()));
  ZUIL_TRY(auto board, SyncBoard::open(context.database()));
  ZUIL_TRY(const SigningKey device, signing_key_in(device_key_file(context.parts.data)));
  return Receiver{collector, std::move(responses), std::move(questionnaires), std::move(board),
                  device};
}

// What of this kiosk a bundle is for.
struct BundleReceiver {
  VerifyKey collector;
  BundleStore bundles;
  QuestionnaireStore versions;
};

Result<BundleReceiver> open_bundle_receiver(const DeskContext& context) {
  ZUIL_TRY(const VerifyKey collector, collector_key(context));
  ZUIL_TRY(auto bundles, BundleStore::open(context.database()));
  ZUIL_TRY(auto versions, QuestionnaireStore::open(context.database()));
  return BundleReceiver{collector, std::move(bundles), std::move(versions)};
}

Result<OfferedBundle> read_bundle(const DeskContext& context, BundleReceiver& receiver,
                                  const std::filesystem::path& file, const std::string& today) {
  ZUIL_TRY(OfferedBundle offered, receiver.bundles.read(file, receiver.collector, today));
  for (const Questionnaire& questionnaire : offered.bundle.questionnaires)
    for (const std::string& language : questionnaire.languages)
      if (!context.parts.strings.has_language(language))
        return fail(
            ErrorCode::Invalid,
            questionnaire.id + ": the kiosk has no texts of its own in \"" + language + "\"");
  return offered;
}

std::string export_fault(const DeskContext& context, const Error& error, bool is_of_stick) {
  if (error.code == ErrorCode::Refused) return context.text("stickStopped");
  if (is_of_stick && error.code == ErrorCode::Full) return context.text("stickFull");
  if (is_of_stick && (error.code == ErrorCode::Io || error.code == ErrorCode::NotFound))
    return context.text("stickFailed");
  return context.words_of(error);
}

// What is wrong with a file on a stick, as words_of says it.
std::string file_fault(const DeskContext& context, const std::filesystem::path& file,
                       const Error& error) {
  const auto words = [&](std::string_view key) {
    return context.text(key) + "\n" + in_sentences(error);
  };
  switch (error.code) {
    case ErrorCode::Corrupt:
      return words("stickFileTorn");
    case ErrorCode::Crypto:
      return words("stickFileNotOurs");
    case ErrorCode::Refused:
      return words("stickFileTooOld");
    case ErrorCode::Invalid:
      return words("stickFileUnfit");
    case ErrorCode::NotFound:
      return words("stickFileGone");
    case ErrorCode::Io: {
      std::error_code unreadable;  // the stick, or else this kiosk's disk
      if (!std::filesystem::exists(file, unreadable)) return words("stickFileGone");
      return context.words_of(error);
    }
    case ErrorCode::Full:
    case ErrorCode::Network:
    case ErrorCode::Conflict:
      return context.words_of(error);
  }
  return context.words_of(error);
}

}  // namespace

StickPage::StickPage(DeskContext& context) : LookingPage(context) {
  look();
}

std::string StickPage::today() const {
  return to_string(local_time(context_.now()).date);
}

std::vector<StickPage::Found> StickPage::find() const {
  std::vector<Found> all;
  for (Stick& stick : find_sticks(context_.parts.sticks)) {
    // A stick that is pulled out meanwhile is gone at the next look.
    auto receipts = files_on(stick.path, kReceiptEnding);
    auto bundles = files_on(stick.path, kBundleEnding);
    if (receipts && bundles)
      all.push_back({std::move(stick), std::move(*receipts), std::move(*bundles)});
  }
  return all;
}

// As far as it is shown; the room on a stick changes all the time.
bool StickPage::is_same(const Found& one, const Found& other) {
  return one.stick.path == other.stick.path && one.stick.writable == other.stick.writable &&
         one.receipts == other.receipts && one.bundles == other.bundles;
}

bool StickPage::look() {
  if (!export_) return look_at_sticks();
  look_again_in(kLookWhileBusy);
  if (export_->is_over()) end_export();
  return true;
}

bool StickPage::look_at_sticks() {
  std::vector<Found> found = find();
  const auto waiting = count_waiting(context_.database());
  const bool changed =
      waiting.value_or(waiting_) != waiting_ ||
      !std::equal(found.begin(), found.end(), found_.begin(), found_.end(), is_same);
  found_ = std::move(found);
  if (waiting) waiting_ = *waiting;
  std::string unreadable = waiting ? "" : context_.words_of(waiting.error());
  look_again_in(kLookAgain);
  return std::exchange(unreadable_, unreadable) != unreadable || changed;
}

Screen StickPage::screen() const {
  Panel panel = context_.panel("desk:sticks", "sticks");
  panel.hint(context_.text(found_.empty() ? "stickNone" : "stickHint"));
  for (const std::string& error : {error_, unreadable_})
    if (!error.empty()) panel.error(error);
  if (!told_.empty()) panel.fact("told", told_, "", Level::Fine);
  if (export_) {
    panel.progress("progress", context_.text("stickWriting"), export_->part_done());
    panel.back(context_.text("stickStop"), "stop");
    return panel.take();
  }
  panel.fact("waiting", context_.text("waiting"), number_in_words(context_, waiting_));
  for (std::size_t i = 0; i < found_.size(); ++i) add_stick(panel, i);
  panel.back();
  return panel.take();
}

void StickPage::add_stick(Panel& panel, std::size_t index) const {
  const auto& [stick, receipts, bundles] = found_[index];
  panel.heading(stick.name);
  const std::string mebibytes = number_in_words(context_, stick.free_bytes / 1024 / 1024);
  if (!stick.writable)
    panel.fact("locked:" + std::to_string(index), context_.text("stickLocked"), "", Level::Warning);
  else if (waiting_ > 0)
    panel.row("export:" + std::to_string(index), context_.text("stickExport"),
              context_.text("stickFree", {{"count", mebibytes}}),
              "export:" + std::to_string(index));
  for (std::size_t i = 0; i < receipts.size(); ++i)
    panel.row(name_of_verb("receipt", index, i), context_.text("stickReceipt"),
              receipts[i].filename().string(), name_of_verb("receipt", index, i));
  for (std::size_t i = 0; i < bundles.size(); ++i)
    panel.row(name_of_verb("bundle", index, i), context_.text("stickBundle"),
              bundles[i].filename().string(), name_of_verb("bundle", index, i));
}

DeskMove StickPage::act(const Action& action) {
  if (action.value == "stop" && export_) export_->stop();
  if (export_) return DeskMove::stay();
  if (action.value == "back") return DeskMove::back();
  error_.clear();
  told_.clear();
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const Found& found = found_[i];
    if (action.value == "export:" + std::to_string(i)) {
      begin_export(Stick(found.stick));
      return DeskMove::stay();
    }
    for (std::size_t file = 0; file < found.receipts.size(); ++file)
      if (action.value == name_of_verb("receipt", i, file)) {
        take_receipt(std::filesystem::path(found.receipts[file]));
        return DeskMove::stay();
      }
    for (std::size_t file = 0; file < found.bundles.size(); ++file)
      if (action.value == name_of_verb("bundle", i, file)) return offer_bundle(found.bundles[file]);
  }
  return DeskMove::stay();
}

void StickPage::begin_export(const Stick& stick) {
  // Its folder may outlive it: then all would land on this kiosk's own disk.
  const auto sticks = find_sticks(context_.parts.sticks);
  const bool is_in = std::any_of(sticks.begin(), sticks.end(),
                                 [&](const Stick& other) { return other.path == stick.path; });
  if (!is_in) {
    error_ = context_.text("stickGone");
    context_.record("export", "outbox",
                    failed_because({ErrorCode::NotFound, "the stick is not there", ""}));
    look();
    return;
  }
  export_ = std::make_unique<StickExport>(context_.parts.data, stick.path, today());
  look_again_in(kLookWhileBusy);
}

void StickPage::end_export() {
  const auto& result = export_->result();
  if (result)
    told_ = context_.text("stickExported", {{"count", number_in_words(context_, result->records)}});
  else
    error_ = export_fault(context_, result.error(), export_->reached_stick());
  context_.record("export", "outbox",
                  result ? records_result(result->records) : failed_because(result.error()));
  export_.reset();
  look();
}

void StickPage::take_receipt(const std::filesystem::path& file) {
  auto receiver = open_receiver(context_);
  auto taken = receiver ? zuil::take_receipt({receiver->responses, receiver->questionnaires},
                                             receiver->board, file, receiver->collector,
                                             receiver->device.public_key, today())
                        : Result<TakenReceipt>(tl::make_unexpected(receiver.error()));
  context_.record("receipt", file.filename().string(),
                  taken ? records_result(taken->delivered) : failed_because(taken.error()));
  if (taken)
    told_ = context_.text("stickReceipted", {{"count", number_in_words(context_, taken->delivered)},
                                             {"named", number_in_words(context_, taken->named)}});
  else
    error_ =
        receiver ? file_fault(context_, file, taken.error()) : context_.words_of(taken.error());
  look();
}

// What publishing it would do here: never anything that was made on the spot without saying so.
std::string StickPage::line_of(const Questionnaire& questionnaire,
                               QuestionnaireStore& versions) const {
  const auto active = versions.active(questionnaire.id).value_or(std::nullopt);
  const std::string_view key = !active                                       ? "stickBundleNew"
                               : active->hash == questionnaire.hash          ? "stickBundleSame"
                               : active->source == PublicationSource::Editor ? "stickBundleEdited"
                                                                             : "stickBundleOther";
  const auto& languages = questionnaire.languages;
  const bool in_own =
      std::find(languages.begin(), languages.end(), context_.language) != languages.end();
  return context_.text(
      key, {{"title", questionnaire.title.in(in_own ? context_.language : languages.front())}});
}

DeskMove StickPage::offer_bundle(const std::filesystem::path& file) {
  auto receiver = open_bundle_receiver(context_);
  auto offered = receiver ? read_bundle(context_, *receiver, file, today())
                          : Result<OfferedBundle>(tl::make_unexpected(receiver.error()));
  if (!offered) {
    context_.record("bundle", file.filename().string(), offered);
    error_ =
        receiver ? file_fault(context_, file, offered.error()) : context_.words_of(offered.error());
    return DeskMove::stay();
  }
  ToConfirm wanted{.name = "desk:confirm:bundle",
                   .title = context_.text("stickBundleTitle"),
                   .hint = context_.text("stickBundleHint"),
                   .agree = context_.text("stickBundlePublish"),
                   .done = [this, bundle = *offered] { return publish(bundle); }};
  for (const Questionnaire& questionnaire : offered->bundle.questionnaires)
    wanted.lines.push_back(line_of(questionnaire, receiver->versions));
  return DeskMove::open(std::make_unique<ConfirmPage>(context_, std::move(wanted)));
}

Result<DeskMove> StickPage::publish(const OfferedBundle& offered) {
  ZUIL_TRY(auto versions, QuestionnaireStore::open(context_.database()));
  ZUIL_TRY(auto bundles, BundleStore::open(context_.database()));
  for (const Questionnaire& questionnaire : offered.bundle.questionnaires) {
    const auto published =
        versions.publish(questionnaire, {PublicationSource::Bundle, context_.role}, context_.now());
    context_.record("publish", published_object(questionnaire.id, questionnaire.hash), published);
    ZUIL_CHECK(published);
  }
  // Last: a power cut before it leaves a bundle that can be taken in again.
  const auto kept = bundles.keep(offered, today());
  context_.record("bundle", bundle_object(offered.bundle.number), kept);
  ZUIL_CHECK(kept);
  told_ = context_.text("stickPublished");
  return DeskMove::stay();
}

}  // namespace zuil
