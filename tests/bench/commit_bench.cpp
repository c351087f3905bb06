// SPDX-License-Identifier: EUPL-1.2
// What it costs to be durable: a savepoint and a seal, beside a bare write of one page with fsync
// on the same disk. Usage: zuil-bench-commit [FOLDER [COUNT]]
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "kiosk/base/file.h"
#include "kiosk/base/uuid.h"
#include "kiosk/store/response_store.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temp_dir.h"

namespace zuil::test {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(to_string(result.error()));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class Stopwatch {
 public:
  void measure(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    times_.push_back(Milliseconds(std::chrono::steady_clock::now() - start).count());
  }
  double share(double part) {  // ms; 0.5: the median
    std::sort(times_.begin(), times_.end());
    return times_[static_cast<std::size_t>(static_cast<double>(times_.size() - 1) * part)];
  }

 private:
  std::vector<double> times_;
};

class BareFile {
 public:
  explicit BareFile(std::filesystem::path path)
      : path_(std::move(path)), file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {}
  BareFile(const BareFile&) = delete;
  BareFile& operator=(const BareFile&) = delete;
  ~BareFile() {
    ::close(file_);
    ::unlink(path_.c_str());
  }
  void write_page() {
    ++page_[0];
    if (::pwrite(file_, page_.data(), page_.size(), 0) < 0 || ::fsync(file_) != 0)
      throw std::runtime_error("the bare file cannot be written");
  }

 private:
  std::filesystem::path path_;
  int file_;
  std::array<char, 4096> page_{};
};

// As many answers as the longest questionnaire has, with both texts filled in.
Answers full_answers(const Questionnaire& questionnaire) {
  Answers answers;
  for (const Question& question : questionnaire.questions) {
    if (question.type == QuestionType::Mark)
      answers[question.id] = MarkAnswer{7};
    else if (question.type == QuestionType::Text)
      answers[question.id] = TextAnswer{std::string(200, 'a')};
    else if (!question.choices.empty())
      answers[question.id] = ChoiceAnswer{question.choices.front().id};
  }
  return answers;
}

void print(const char* what, Stopwatch& watch, Stopwatch& bare) {
  std::printf("%-26s median %7.3f ms   p99 %7.3f ms   %5.1f x the bare write\n", what,
              watch.share(0.5), watch.share(0.99), watch.share(0.5) / bare.share(0.5));
}

void run(const std::filesystem::path& folder, int count) {
  SeededRandom random;
  must(start_crypto());
  const auto text = must(read_file(data_dir() / "config/questionnaires/balie.json"));
  const auto questionnaire = must(read_questionnaire(text, "balie.json"));
  const KeyPair keys = make_key_pair();
  const auto file = folder / "bench.db";
  auto store = must(ResponseStore::open(file));
  Savepoint savepoint{questionnaire.id, questionnaire.hash, "nl",
                      "2026-11-21",     DayPart::Morning,   full_answers(questionnaire)};
  Response response;
  response.questionnaire = questionnaire.id;
  response.questionnaire_hash = questionnaire.hash;
  response.site = "Stadhuis";
  response.date = savepoint.date;
  response.language = savepoint.language;
  response.answers = savepoint.answers;

  // By turns: a disk is not equally fast at all times.
  Stopwatch bare, save, seal, heartbeat, open, rewrite;
  BareFile bare_file(folder / "bench.bare");
  for (int i = 0; i < count; ++i) {
    savepoint.answers["totaaloordeel"] = MarkAnswer{1 + i % 10};
    response.id = make_uuid(random);
    bare.measure([&] { bare_file.write_page(); });
    save.measure([&] { must(store.save(savepoint)); });
    heartbeat.measure([&] { must(store.check()); });
    seal.measure([&] { must(store.seal(response, std::nullopt, false, keys.public_key)); });
  }
  for (int i = 0; i < 10; ++i) {
    open.measure([&] { must(ResponseStore::open(file)); });
    rewrite.measure([&] { must(store.forget_order()); });
  }

  print("bare 4 KiB write + fsync", bare, bare);
  print("savepoint", save, bare);
  print("seal", seal, bare);
  print("heartbeat", heartbeat, bare);
  std::printf("with %d responses (%.1f MB): open and check %.1f ms, forget the order %.1f ms\n",
              count, static_cast<double>(std::filesystem::file_size(file)) / 1e6, open.share(0.5),
              rewrite.share(0.5));
  std::filesystem::remove(file);
  std::filesystem::remove(file.string() + "-journal");
}

}  // namespace
}  // namespace zuil::test

int main(int argc, char** argv) {
  try {
    const zuil::test::TempDir own;
    zuil::test::run(argc > 1 ? std::filesystem::path(argv[1]) : own.path(),
                    argc > 2 ? std::atoi(argv[2]) : 1000);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "zuil-bench-commit: %s\n", error.what());
    return 1;
  }
}
