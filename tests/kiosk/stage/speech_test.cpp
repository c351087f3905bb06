// SPDX-License-Identifier: EUPL-1.2
// The real voice, real files, and a sound device of SDL's own that needs no hardware.
#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <set>
#include <thread>

#include <SDL.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/file.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/stage/headphone_jack.h"
#include "kiosk/stage/speech_player.h"
#include "kiosk/stage/speech_sound.h"
#include "tests/support/require_ok.h"
#include "tests/support/temp_dir.h"

using namespace zuil;

namespace {

Samples spoken(Voice& voice, const std::string& text, const std::string& language) {
  Samples all;
  test::require_ok(voice.say(text, language, [&](std::span<const std::int16_t> samples) {
    all.insert(all.end(), samples.begin(), samples.end());
    return true;
  }));
  return all;
}

double loudness(std::span<const std::int16_t> samples) {
  double sum = 0;
  for (const std::int16_t sample : samples) sum += static_cast<double>(sample) * sample;
  return samples.empty() ? 0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

struct Heard {
  double seconds = 0;
  double loud_seconds = 0;
  int bursts = 0;  // of sound, with quieter moments between: syllables
};

// In slices of 20 ms.
Heard listen(const Samples& samples, int rate) {
  const auto slice = static_cast<std::size_t>(rate) / 50;
  Heard heard{.seconds = static_cast<double>(samples.size()) / rate};
  bool was_loud = false;
  for (std::size_t at = 0; at + slice <= samples.size(); at += slice) {
    const bool is_loud = loudness(std::span(samples).subspan(at, slice)) > 1200;
    if (is_loud) heard.loud_seconds += 0.02;
    if (is_loud && !was_loud) ++heard.bursts;
    was_loud = is_loud;
  }
  return heard;
}

void write_wav(const std::filesystem::path& file, const Samples& samples, int rate) {
  std::string bytes = "RIFF....WAVEfmt ";
  const auto put = [&](std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
  };
  const auto size = static_cast<std::uint32_t>(samples.size() * 2);
  put(16, 4);
  put(1, 2);
  put(1, 2);
  put(static_cast<std::uint32_t>(rate), 4);
  put(static_cast<std::uint32_t>(rate) * 2, 4);
  put(2, 2);
  put(16, 2);
  bytes += "data";
  put(size, 4);
  bytes.append(reinterpret_cast<const char*>(samples.data()), size);
  const std::uint32_t riff = size + 36;
  std::memcpy(bytes.data() + 4, &riff, sizeof(riff));
  test::require_ok(write_file(file, bytes));
}

template <typename Condition>
bool comes_true(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

// SDL's sound goes to a file, or nowhere, for as long as this lives.
class Device {
 public:
  explicit Device(const char* driver, const std::filesystem::path& file = {}) {
    setenv("SDL_AUDIODRIVER", driver, 1);
    setenv("SDL_DISKAUDIOFILE", file.c_str(), 1);
    setenv("SDL_DISKAUDIODELAY", "5", 1);
  }
  ~Device() {
    unsetenv("SDL_AUDIODRIVER");
    unsetenv("SDL_DISKAUDIOFILE");
    unsetenv("SDL_DISKAUDIODELAY");
  }
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;
};

Samples recorded(const std::filesystem::path& file) {
  const std::string bytes = test::require_ok(read_file(file));
  Samples samples(bytes.size() / 2);
  std::memcpy(samples.data(), bytes.data(), samples.size() * 2);
  return samples;
}

}  // namespace

TEST_CASE("the voice speaks every language that the program has") {
  const auto voice = test::require_ok(Voice::open());
  struct Sentence {
    const char* language;
    const char* text;
  };
  for (const auto& [language, text] :
       {Sentence{"nl", "Hoe was uw bezoek aan de balie?"}, Sentence{"en", "How was your visit?"},
        Sentence{"fy", "Hoe wie jo besite oan de baly?"},
        Sentence{"tr", "Ziyaretiniz nasıl geçti?"}, Sentence{"ar", "كيف كانت زيارتك لمكتب الخدمة؟"},
        Sentence{"pl", "Jak przebiegła wizyta?"}, Sentence{"uk", "Як пройшов ваш візит?"}}) {
    INFO(language);
    const Heard heard = listen(spoken(*voice, text, language), voice->rate());
    CHECK(heard.seconds > 1);
    CHECK(heard.seconds < 6);
    CHECK(heard.loud_seconds > 0.5);
    CHECK(heard.bursts >= 3);
  }
  CHECK(listen(spoken(*voice, "", "nl"), voice->rate()).loud_seconds == 0);
}

TEST_CASE("speech written as a WAV is found in it again") {
  test::TempDir folder;
  const auto voice = test::require_ok(Voice::open());
  for (const auto& [language, text] :
       {std::pair("nl", "Bedankt voor uw mening."), std::pair("ar", "شكرا لك على رأيك")}) {
    const Samples samples = spoken(*voice, text, language);
    write_wav(folder / "speech.wav", samples, voice->rate());
    CHECK(test::require_ok(read_wav(folder / "speech.wav", voice->rate())) == samples);
    const Heard half = listen(test::require_ok(read_wav(folder / "speech.wav", 11025)), 11025);
    CHECK(half.bursts >= 2);
    CHECK(half.seconds == doctest::Approx(listen(samples, voice->rate()).seconds).epsilon(0.05));
  }
  test::require_ok(write_file(folder / "broken.wav", "RIFF, but not really"));
  CHECK_FALSE(read_wav(folder / "broken.wav", 22050));
  CHECK_FALSE(read_wav(folder / "absent.wav", 22050));
}

TEST_CASE("every key of every keyboard has a name that can be heard") {
  // The voices of espeak-ng 1.51 are silent at these; a blind visitor writes without them.
  const std::set<std::string> silent{"ar +", "ar °", "ar أبت", "pl €", "uk +",
                                     "uk °", "uk и", "uk €",   "uk №"};
  const auto voice = test::require_ok(Voice::open());
  const Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  for (const std::string& language : strings.languages()) {
    std::set<std::string> names;
    for (const char* page : {"letters", "capitals", "accents", "latin", "symbols"}) {
      TextEditor editor;
      editor.switch_to(page);
      Screen screen{.kind = ScreenKind::Text, .language = language};
      add_keyboard(screen, strings, editor);
      for (const Node& node : screen.nodes)
        for (const Utterance& said : spoken_node(screen, node, strings, Ears::Everybody))
          names.insert(said.text);
    }
    CHECK(names.size() > 40);
    for (const std::string& name : names) {
      const Heard heard = listen(spoken(*voice, name, language), voice->rate());
      if (!silent.contains(language + " " + name))
        CHECK_MESSAGE(heard.loud_seconds > 0.03, language, " ", name);
    }
  }
}

TEST_CASE("what is said arrives at the sound device, louder when asked") {
  test::TempDir folder;
  std::array<double, 2> loud{};
  for (const int volume : {1, 5}) {
    const auto file = folder.path() / ("volume" + std::to_string(volume));
    const Device device("disk", file);
    SpeechPlayer player;
    player.set_volume(volume);
    player.say({{.tone = true}, {"Waarvoor kwam u naar de balie?", "nl"}});
    CHECK(comes_true([&] { return !player.busy(); }));
    const Samples samples = recorded(file);
    loud[volume == 1 ? 0 : 1] = loudness(samples);
    if (volume == 5) CHECK(listen(samples, 22050).bursts >= 4);
  }
  CHECK(loud[1] > 4 * loud[0]);
}

TEST_CASE("a publisher's file is played, and a broken one read by the voice") {
  test::TempDir folder;
  const Device device("disk", folder / "sound");
  write_wav(folder / "beep.wav", soft_tone(22050), 22050);
  test::require_ok(write_file(folder / "broken.wav", "no sound"));
  SpeechPlayer player;
  player.set_volume(5);
  player.say({{"A very long sentence that nobody will hear in place of the file.", "en",
               folder / "beep.wav"}});
  CHECK(comes_true([&] { return !player.busy(); }));
  const Heard beep = listen(recorded(folder / "sound"), 22050);
  CHECK(beep.bursts == 1);
  player.say({{"Waarvoor kwam u naar de balie?", "nl", folder / "broken.wav"}});
  CHECK(comes_true([&] { return !player.busy(); }));
  CHECK(listen(recorded(folder / "sound"), 22050).bursts >= 4);
}

TEST_CASE("speech is interrupted at once, and what is said next is heard") {
  const Device device("dummy");  // at the pace of real sound
  SpeechPlayer player;
  std::string minutes;
  for (int i = 0; i < 200; ++i) minutes += "Dit is een lange zin over de balie. ";
  player.say({{minutes, "nl"}, {minutes, "nl"}});
  CHECK(player.busy());
  const auto before = std::chrono::steady_clock::now();
  player.say({});
  CHECK(comes_true([&] { return !player.busy(); }));
  // All of it would take some ten minutes.
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(60));
  player.say({{"Ja.", "nl"}});
  CHECK(player.busy());
  CHECK(comes_true([&] { return !player.busy(); }));
}

TEST_CASE("without a sound device nothing is said and nothing fails") {
  const Device device("no-such-driver");
  SpeechPlayer player;
  player.say({{"Ja.", "nl"}});
  CHECK(comes_true([&] { return !player.busy(); }));
  player.say({{"Nee.", "nl"}});
  CHECK(comes_true([&] { return !player.busy(); }));
}

TEST_CASE("headphones are told of: at the start, when they come, and when they go") {
  test::TempDir folder;
  // A pipe in place of the kernel's device; it speaks the same structures.
  const auto file = folder / "event3";
  REQUIRE(mkfifo(file.c_str(), 0600) == 0);
  const int plug = open(file.c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(plug >= 0);
  std::atomic<int> starts = 0;
  std::atomic<int> ins = 0;
  std::atomic<int> outs = 0;
  {
    const HeadphoneJack jack(
        [&](bool plugged, bool at_start) {
          ++(at_start ? starts : plugged ? ins : outs);
        },
        [](const std::filesystem::path& path) -> std::optional<HeadphoneJack::Port> {
          return HeadphoneJack::Port{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK), false};
        },
        folder.path());
    const auto send = [&](int code, int value) {
      input_event event{};
      event.type = EV_SW;
      event.code = static_cast<std::uint16_t>(code);
      event.value = value;
      REQUIRE(write(plug, &event, sizeof(event)) == sizeof(event));
    };
    CHECK(comes_true([&] { return starts == 1; }));
    send(SW_LID, 1);  // another switch
    send(SW_HEADPHONE_INSERT, 1);
    CHECK(comes_true([&] { return ins == 1; }));
    send(SW_HEADPHONE_INSERT, 1);  // already in
    send(SW_HEADPHONE_INSERT, 0);
    CHECK(comes_true([&] { return outs == 1; }));
  }
  CHECK(ins == 1);
  close(plug);
}
