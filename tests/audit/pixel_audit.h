// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a screen as it is drawn (design/citizen.md, rules 3, 4 and 17): colours and
// shapes are read from the pixels, whatever the theme says.
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "kiosk/stage/stage.h"
#include "tests/audit/ledger.h"

namespace zuil::test {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<Color> pixels;  // row by row

  Color at(int x, int y) const;  // the nearest one where that is outside
};

// What the stage shows, drawn now.
void draw(Stage& stage, SDL_Renderer* renderer, Picture& picture);

// The contrast of words, and of the edges and pictures of targets, in a picture of the stage.
void audit_contrast(const Stage& stage, const Picture& picture, Ledger& ledger);

// Each kind of target that was not seen before, in each of its states: the focus ring is seen, and
// without colour every state has a shape of its own.
class StateAudit {
 public:
  StateAudit(Stage& stage, SDL_Renderer* renderer, Ledger& ledger)
      : stage_(stage), renderer_(renderer), ledger_(ledger) {}

  void run(const Screen& wanted);

 private:
  struct State {
    const char* name;
    const Picture* picture;
  };

  void look_at(const Screen& screen, std::size_t node);
  // As it stands there, pressed, focused, chosen or not, and of no use.
  std::vector<State> states_of(const Screen& screen, std::size_t node, const Rect& box);
  void check_ring(const Placed& placed, const Picture& plain, const Picture& focused,
                  const std::string& name);

  Stage& stage_;
  SDL_Renderer* renderer_;
  Ledger& ledger_;
  std::set<std::string> seen_;
  std::array<Picture, 5> pictures_;  // one for each state: their memory is used again
};

// The smileys of a screen that has them, two by two: told apart by their shapes.
void audit_faces(const Stage& stage, const Picture& picture, Ledger& ledger);

// What changes from each frame to the next in lightness, by a tenth or more, is too small to be a
// flash however often it comes (WCAG 2.3.1, as seen from 500 mm).
void audit_flashes(const std::vector<Picture>& frames, double pixels_per_mm, Ledger& ledger);

// How many millimetres of edge there are in one part of a picture and not in an equally large one.
// An edge is where lightness jumps; colour alone, and dark for light, make none.
double difference_of_shapes(const Picture& a, const Rect& in_a, const Picture& b, const Rect& in_b,
                            double pixels_per_mm);

}  // namespace zuil::test
