// SPDX-License-Identifier: EUPL-1.2
// Text as pictures: laid out by Pango (shaping, bidi, wrapping), drawn by Cairo, kept as textures.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include <SDL.h>

#include "kiosk/stage/theme.h"

namespace zuil {

enum class Align { Start, Center, End };

struct TextStyle {
  std::string language;  // BCP 47; decides direction and shapes
  int size = 32;         // em, in pixels
  bool bold = false;
  int width = 0;  // wraps at this many pixels; 0: does not wrap
  Align align = Align::Start;
  bool breaks_words = false;   // where nothing else fits: for what was typed
  bool right_to_left = false;  // of the screen: where Start is, also for Latin text
};

struct TextSize {
  int width = 0;   // pixels, of the widest line
  int height = 0;  // pixels, all lines
  int lines = 0;
};

// A picture of a text, in its colour.
struct TextTexture {
  SDL_Texture* texture = nullptr;  // owned by TextTextures, valid until the next begin_screen()
  TextSize size;
  int left = 0;  // of the picture within the style's width
  // Where the next character would come, within the picture.
  int caret_x = 0;
  int caret_top = 0;
  int caret_height = 0;
};

// The textures of one renderer. Texts stay laid out, as many as two questionnaires have: what was
// used longest ago is dropped first. Only those that the last screen showed have pictures, which
// are a hundred times as large.
class TextTextures {
 public:
  TextTextures(SDL_Renderer* renderer, std::string font);
  ~TextTextures();
  TextTextures(const TextTextures&) = delete;
  TextTextures& operator=(const TextTextures&) = delete;

  TextSize measure(const std::string& text, const TextStyle& style);
  const TextTexture& draw(const std::string& text, const TextStyle& style, Color color);
  // The same for what a respondent typed: never in the cache, but kept as long as the screen shows
  // it.
  TextSize measure_private(const std::string& text, const TextStyle& style);
  const TextTexture& draw_private(const std::string& text, const TextStyle& style, Color color);
  // Before and after a screen is laid out: wipes the private texts that were not measured between,
  // and drops the pictures that the last screen did not show.
  void begin_screen();
  void end_screen();
  void forget_private();
  // After the renderer lost its textures.
  void forget_all();

  // Characters of the text for which no installed font has a picture.
  int count_missing_glyphs(const std::string& text, const TextStyle& style);
  // How often Pango laid a text out, for tests: nothing is laid out twice.
  std::int64_t layouts_made() const { return layouts_made_; }

 private:
  struct Entry;
  struct Pango;

  Entry& entry(const std::string& text, const TextStyle& style);
  Entry& private_entry(const std::string& text, const TextStyle& style);
  std::unique_ptr<Entry> make_entry(const std::string& text, const TextStyle& style);
  // The entry's picture in that colour, made when there is none yet.
  const TextTexture& picture(Entry& entry, Color color);
  void drop_oldest();

  SDL_Renderer* renderer_;
  std::unique_ptr<Pango> pango_;
  std::list<std::unique_ptr<Entry>> entries_;  // the latest used first
  std::unordered_map<std::string, std::list<std::unique_ptr<Entry>>::iterator> by_key_;
  std::list<std::unique_ptr<Entry>> private_entries_;
  std::int64_t screen_ = 0;  // how often one began
  std::int64_t layouts_made_ = 0;
};

}  // namespace zuil
