// SPDX-License-Identifier: EUPL-1.2
// Makes the colours of others readable: as little darker or lighter as is needed, in the same hue.
#pragma once

#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/stage/theme.h"

namespace zuil {

struct ContrastMend {
  ColorOf color;
  Color from;
  Color to;
  ColorOf against;  // of the pairs it was too faint in, the faintest
  double before = 0;
  double after = 0;
  double least = 0;
};

// Changes `palette` until every one of color_pairs() has its contrast. The page stays as it is;
// what is drawn most gives way last.
Result<std::vector<ContrastMend>> mend_contrast(Palette& palette);

}  // namespace zuil
