// SPDX-License-Identifier: EUPL-1.2
// What Cairo and librsvg hand out, given back by itself.
#pragma once

#include <memory>

#include <cairo.h>
#include <librsvg/rsvg.h>

namespace zuil {

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyCairo {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
struct DestroySvg {
  void operator()(RsvgHandle* svg) const { g_object_unref(svg); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, DestroySurface>;
using CairoPtr = std::unique_ptr<cairo_t, DestroyCairo>;
using SvgPtr = std::unique_ptr<RsvgHandle, DestroySvg>;

}  // namespace zuil
