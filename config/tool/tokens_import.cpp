// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/tokens_import.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "config/tool/theme_contrast.h"
#include "config/tool/token_file.h"
#include "config/tool/token_value.h"

namespace zuil {
namespace {

using P = Palette;
using Names = std::span<const std::string_view>;

// Where to look, the best first; "*" is any publisher.
constexpr std::array<std::string_view, 12> kMainButton{
    "nl.button.primary",      "utrecht.button.primary-action",
    "ams.button.primary",     "denhaag.button.primary-action",
    "denhaag.button.primary", "*.button.primary-action",
    "*.button.primary",       "*.button.variant.primary",
    "*.primary-button",       "utrecht.button",
    "denhaag.button",         "*.button"};
constexpr std::array<std::string_view, 13> kMainColor{"basis.color.action-1.color-default",
                                                      "*.color.interactive.default",
                                                      "*.color.interactive",
                                                      "*.color.action.default",
                                                      "*.color.primary.default",
                                                      "*.color.primary.base",
                                                      "*.color.primary.500",
                                                      "*.color.primary",
                                                      "*.color.brand.primary",
                                                      "*.primary-color",
                                                      "*.color.accent",
                                                      "*.link.color",
                                                      "*.color.link"};
constexpr std::array<std::string_view, 3> kPressed{"active", "pressed", "hover"};
constexpr std::array<std::string_view, 4> kMainPressed{
    "basis.color.action-1.color-active", "*.color.primary.active", "*.color.interactive.hover",
    "*.color.primary.hover"};
constexpr std::array<std::string_view, 11> kPage{"utrecht.document.background-color",
                                                 "utrecht.page.background-color",
                                                 "utrecht.body.background-color",
                                                 "*.document.background-color",
                                                 "*.page.background-color",
                                                 "*.body.background-color",
                                                 "basis.color.default.bg-document",
                                                 "*.color.background.default",
                                                 "*.color.background.body",
                                                 "*.color.background.page",
                                                 "*.color.background"};
constexpr std::array<std::string_view, 7> kSurface{
    "nl.text-input.background-color",   "utrecht.form-control.background-color",
    "utrecht.textbox.background-color", "*.text-input.background-color",
    "*.form-control.background-color",  "*.textbox.background-color",
    "*.textfield.background-color"};
constexpr std::array<std::string_view, 11> kText{
    "utrecht.document.color", "utrecht.page.color", "utrecht.body.color",
    "*.document.color",       "*.page.color",       "*.body.color",
    "nl.paragraph.color",     "*.paragraph.color",  "basis.color.default.color-document",
    "*.color.text.default",   "*.color.text"};
constexpr std::array<std::string_view, 6> kMuted{"utrecht.form-field-description.color",
                                                 "nl.form-field-description.color",
                                                 "*.form-field-description.color",
                                                 "basis.color.default.color-subtle",
                                                 "*.color.text.secondary",
                                                 "*.color.text.subtle"};
constexpr std::array<std::string_view, 8> kBorder{
    "nl.text-input.border-color",   "utrecht.form-control.border-color",
    "utrecht.textbox.border-color", "*.text-input.border-color",
    "*.form-control.border-color",  "*.textbox.border-color",
    "*.textfield.border-color",     "basis.color.default.border-default"};
constexpr std::array<std::string_view, 8> kError{"nl.form-field-error-message.color",
                                                 "utrecht.form-field-error-message.color",
                                                 "*.form-field-error-message.color",
                                                 "*.feedback.error.color",
                                                 "*.feedback.danger.color",
                                                 "*.color.feedback.error",
                                                 "basis.color.negative.color-default",
                                                 "*.color.error"};
constexpr std::array<std::string_view, 9> kFocus{"utrecht.focus.outline-color",
                                                 "nl.focus.outline-color",
                                                 "basis.focus.outline-color",
                                                 "*.focus.outline-color",
                                                 "*.focus.border-color",
                                                 "*.button.focus.border-color",
                                                 "nl.button.focus.background-color",
                                                 "utrecht.focus.background-color",
                                                 "*.focus.background-color"};
constexpr std::array<std::string_view, 11> kFont{
    "utrecht.document.font-family", "utrecht.page.font-family",
    "utrecht.body.font-family",     "*.document.font-family",
    "*.body.font-family",           "basis.text.font-family.default",
    "nl.paragraph.font-family",     "*.paragraph.font-family",
    "*.typography.font-family",     "*.typography.sans-serif.font-family",
    "*.button.font-family"};
constexpr std::array<std::string_view, 6> kRadius{
    "nl.button.border-radius", "utrecht.button.border-radius", "ams.button.border-radius",
    "*.button.border-radius",  "*.border-radius.md",           "*.border.radius"};
constexpr std::array<std::string_view, 3> kHeight{
    "nl.button.min-block-size", "utrecht.button.min-block-size", "*.button.min-block-size"};
constexpr double kButtonHeight = 48;  // pixels, where the tokens do not say
constexpr double kTargetHeight = 20;  // design millimetres, of ours
constexpr float kRoundest = 10;

Color mix(Color front, Color ground, double share) {
  return blend({front.red / 255.0, front.green / 255.0, front.blue / 255.0, share}, ground);
}

Color black_or_white_on(Color ground) {
  constexpr Color kBlack{0, 0, 0};
  constexpr Color kWhite{255, 255, 255};
  return contrast_ratio(kWhite, ground) >= contrast_ratio(kBlack, ground) ? kWhite : kBlack;
}

class Import {
 public:
  Import(const DesignTokenFile& file, const Theme& otherwise, const TokensOptions& options)
      : file_(file), options_(options), theme_(otherwise) {
    theme_.logo.reset();
  }

  Result<ImportedTheme> run() {
    read_ground();
    if (!read_accent())
      return fail(
          ErrorCode::Invalid,
          file_.name() + ": $: none of its " + std::to_string(file_.size()) +
              " tokens is the colour of a main button, of an action or of a link" + why_not(),
          "Give the file with the tokens of components, such as dist/tokens.json; looked "
          "for were " +
              std::string(kMainButton[0]) + ".background-color, " + std::string(kMainButton[1]) +
              ".background-color, *.color.primary and others.");
    read_rest();
    read_font();
    read_radius();
    ZUIL_CHECK(mend());
    return ImportedTheme{std::move(theme_), std::move(found_), std::move(mended_),
                         std::move(notices_)};
  }

 private:
  // What might have been such a colour, and is none.
  std::string why_not() const {
    std::string why;
    for (const std::string& line : faint_) why += "; " + line;
    for (const std::string& line : notices_) why += "; " + line;
    return why;
  }

  // The value of that token, references filled in. Nothing, with a notice, for a broken one.
  std::optional<std::string> value_of(const Token& token) {
    auto value = file_.resolve(token);
    if (value) return *value;
    notice(value.error().message + ": skipped");
    return std::nullopt;
  }

  // Once, however often it is met.
  void notice(const std::string& line) {
    if (std::find(notices_.begin(), notices_.end(), line) == notices_.end())
      notices_.push_back(line);
  }

  std::optional<CssColor> color_at(std::string_view name, const Token*& token) {
    token = file_.find(name);
    if (token == nullptr) return std::nullopt;
    const auto value = value_of(*token);
    if (!value) return std::nullopt;
    const auto color = read_css_color(*value);
    if (!color)
      notice(token->name + ": \"" + value->substr(0, 60) + "\" is no colour we can read: skipped");
    // What is not seen tells nothing.
    if (!color || color->alpha == 0) return std::nullopt;
    return color;
  }

  bool take(ColorOf color, std::string_view name) {
    const Token* token = nullptr;
    const auto read = color_at(name, token);
    if (!read) return false;
    set(color, blend(*read, colors().page), token->name + " = " + token->value);
    given_.push_back(color);
    return true;
  }

  std::vector<std::string> names_of(Names patterns) const {
    std::vector<std::string> all;
    for (const std::string_view pattern : patterns)
      for (std::string& name : file_.names(pattern)) all.push_back(std::move(name));
    return all;
  }

  bool take_first(ColorOf color, Names patterns) {
    const auto names = names_of(patterns);
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return take(color, name); });
  }

  void set(ColorOf color, Color value, const std::string& from) {
    colors().*color = value;
    tell(std::string(name_of(color)), to_text(value), from);
  }

  void tell(const std::string& what, const std::string& value, const std::string& from) {
    char line[64];
    std::snprintf(line, sizeof line, "%-14s %-8s ", what.c_str(), value.substr(0, 30).c_str());
    // Said before: it was tried and did not do.
    if (!found_.empty() && found_.back().starts_with(what + " ")) found_.pop_back();
    found_.push_back(line + from);
  }

  bool is_dark() const { return to_hsl(theme_.normal.page).lightness < 0.5; }

  void read_ground() {
    constexpr Color kWhite{255, 255, 255};
    colors().page = kWhite;  // what a page that is half transparent lies on
    if (!take_first(&P::page, kPage)) set(&P::page, kWhite, "ours: the tokens do not say");
    if (!take_first(&P::surface, kSurface))
      set(&P::surface, is_dark() ? colors().page : kWhite, "ours: the tokens do not say");
    if (!take_first(&P::text, kText))
      set(&P::text, is_dark() ? kWhite : colors().text, "ours: the tokens do not say");
  }

  // How it stands out from the page; 0 when no colour is told there.
  double contrast_at(std::string_view name) {
    const Token* token = nullptr;
    const auto color = color_at(name, token);
    return color ? contrast_ratio(blend(*color, colors().page), colors().page) : 0;
  }

  // White on a white page is how a button looks that does not stand out.
  bool stands_out(std::string_view name) {
    const double contrast = contrast_at(name);
    if (contrast >= 1.15) return true;
    if (contrast > 0)
      faint_.insert(std::string(name) + " is hardly another colour than the page, " +
                    to_text(colors().page));
    return false;
  }

  bool read_accent() {
    constexpr std::string_view kGround = "-background-color";
    for (const std::string_view button : kMainButton)
      for (const std::string& name : file_.names(std::string(button) + ".background-color")) {
        if (!stands_out(name)) continue;
        take(&P::accent, name);
        read_button(name.substr(0, name.size() - kGround.size()));
        return true;
      }
    for (const std::string& name : names_of(kMainColor)) {
      if (!stands_out(name)) continue;
      take(&P::accent, name);
      derive_on_accent();
      if (!take_first(&P::accent_pressed, kMainPressed) || !shows_pressed()) derive_pressed();
      return true;
    }
    return false;
  }

  // What goes with its ground.
  void read_button(const std::string& button) {
    if (!take(&P::on_accent, button + "-color")) derive_on_accent();
    const bool pressed = std::any_of(kPressed.begin(), kPressed.end(), [&](auto state) {
      return take(&P::accent_pressed, button + "-" + std::string(state) + "-background-color");
    });
    if (!pressed || !shows_pressed()) derive_pressed();
  }

  void derive_on_accent() {
    set(&P::on_accent, black_or_white_on(colors().accent), "made of accent");
  }

  bool shows_pressed() const {
    return contrast_ratio(theme_.normal.accent, theme_.normal.accent_pressed) >= 1.1;
  }

  void derive_pressed() {
    Hsl hsl = to_hsl(colors().accent);
    hsl.lightness = is_dark() ? std::min(1.0, hsl.lightness * 1.25) : hsl.lightness * 0.75;
    set(&P::accent_pressed, blend(from_hsl(hsl), {}), "made of accent");
  }

  void read_rest() {
    if (!take_first(&P::muted, kMuted))
      set(&P::muted, mix(colors().text, colors().page, 0.75), "made of text");
    if (!take_first(&P::border, kBorder))
      set(&P::border, mix(colors().text, colors().page, 0.55), "made of text");
    if (!take_first(&P::error, kError))
      set(&P::error, colors().error, "ours: the tokens do not say");
    read_focus();
    set(&P::accent_soft, mix(colors().accent, colors().page, 0.14), "made of accent");
    set(&P::track, mix(colors().text, colors().page, 0.18), "made of text");
  }

  // A yellow ground behind what has the focus is no ring: a colour that can be seen goes first.
  void read_focus() {
    for (const std::string& name : names_of(kFocus))
      if (contrast_at(name) >= 3 && take(&P::focus, name)) return;
    if (!take_first(&P::focus, kFocus)) set(&P::focus, colors().text, "made of text");
  }

  void read_font() {
    for (const std::string& name : names_of(kFont)) {
      const Token* token = file_.find(name);
      const auto value = value_of(*token);
      if (!value) continue;
      for (const std::string& family : read_css_fonts(*value)) {
        if (!use_font(family)) continue;
        return tell("font", theme_.font, token->name + " = " + token->value);
      }
    }
    tell("font", theme_.font, "ours: no font of the tokens is installed");
  }

  // Web packages call a font of changing weight "… Variable".
  bool use_font(const std::string& family) {
    constexpr std::string_view kVariable = " Variable";
    std::vector<std::string> names{family};
    if (family.ends_with(kVariable))
      names.push_back(family.substr(0, family.size() - kVariable.size()));
    for (const std::string& name : names) {
      if (!options_.has_font(name)) continue;
      theme_.font = name;
      return true;
    }
    notice("the font \"" + family + "\" is not installed here: skipped");
    return false;
  }

  std::optional<double> length_at(Names patterns, const Token*& token) {
    for (const std::string& name : names_of(patterns)) {
      token = file_.find(name);
      const auto value = value_of(*token);
      if (!value) continue;
      if (const auto length = read_css_length(*value)) return length;
    }
    return std::nullopt;
  }

  // As round beside our targets as beside their buttons.
  void read_radius() {
    const Token* token = nullptr;
    const Token* ignored = nullptr;
    const double height = std::max(1.0, length_at(kHeight, ignored).value_or(kButtonHeight));
    const auto radius = length_at(kRadius, token);
    if (radius) {
      const double share = std::min(*radius / height, 1.0);
      theme_.corner_radius =
          std::min(static_cast<float>(std::round(share * kTargetHeight * 10) / 10), kRoundest);
    }
    char number[16];
    std::snprintf(number, sizeof number, "%.1f mm", static_cast<double>(theme_.corner_radius));
    tell("cornerRadius", number,
         radius ? token->name + " = " + token->value : "ours: the tokens do not say");
  }

  Result<void> mend() {
    ZUIL_TRY(const auto mends, mend_contrast(colors()));
    for (const ContrastMend& mend : mends) {
      char ratios[96];
      std::snprintf(ratios, sizeof ratios, "%.2f becomes %.2f, at least %.1f is needed",
                    mend.before, mend.after, mend.least);
      const std::string line = std::string(name_of(mend.color)) + " on " +
                               std::string(name_of(mend.against)) + ": " + to_text(mend.from) +
                               " becomes " + to_text(mend.to) + "; contrast " + ratios;
      if (std::find(given_.begin(), given_.end(), mend.color) != given_.end())
        mended_.push_back(line);
      else
        notices_.push_back("made readable: " + line);
    }
    if (!options_.strict || mended_.empty()) return {};
    std::string all;
    for (const std::string& line : mended_) all += "\n  " + line;
    return fail(ErrorCode::Refused, file_.name() + ": too faint to read:" + all,
                "Mend these colours in the tokens, or import without --strict.");
  }

  Palette& colors() { return theme_.normal; }

  const DesignTokenFile& file_;
  const TokensOptions& options_;
  Theme theme_;
  std::vector<ColorOf> given_;  // by the tokens
  std::vector<std::string> found_, mended_, notices_;
  std::set<std::string> faint_;  // colours that do not stand out
};

Document palette_document(const Palette& palette) {
  Document document = Document::object();
  for (const ColorName& entry : color_names())
    document[std::string(entry.name)] = to_text(palette.*entry.color);
  return document;
}

}  // namespace

Result<ImportedTheme> import_tokens(std::string_view text, const std::string& file,
                                    const Theme& otherwise, const TokensOptions& options) {
  ZUIL_TRY(const DesignTokenFile tokens, DesignTokenFile::read(text, file));
  return Import(tokens, otherwise, options).run();
}

Document theme_document(const Theme& theme, const std::string& logo) {
  Document document{{"font", theme.font},
                    // Of a float the short form: 3.3, not 3.2999999523162842.
                    {"cornerRadius", std::round(theme.corner_radius * 10.0) / 10}};
  if (!logo.empty() && theme.logo) {
    document["logo"] = logo;
    document["logoText"] = theme.logo->text;
  }
  document["normal"] = palette_document(theme.normal);
  document["dark"] = palette_document(theme.dark);
  document["light"] = palette_document(theme.light);
  return document;
}

}  // namespace zuil
