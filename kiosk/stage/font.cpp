// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/font.h"

#include <memory>
#include <span>

#include <pango/pangocairo.h>

namespace zuil {

bool has_font(const std::string& family) {
  struct Unref {
    void operator()(PangoFontMap* map) const { g_object_unref(map); }
  };
  const std::unique_ptr<PangoFontMap, Unref> map(pango_cairo_font_map_new());
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(map.get(), &families, &count);
  bool found = false;
  for (PangoFontFamily* each : std::span(families, static_cast<std::size_t>(count))) {
    const char* name = pango_font_family_get_name(each);
    // Pango lists these too, whatever they stand for.
    const std::string listed(name);
    if (listed == "Sans" || listed == "Serif" || listed == "Monospace" || listed == "System-ui")
      continue;
    found = found || g_ascii_strcasecmp(name, family.c_str()) == 0;
  }
  g_free(families);
  return found;
}

}  // namespace zuil
