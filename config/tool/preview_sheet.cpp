// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/preview_sheet.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "kiosk/survey/questionnaire.h"

namespace zuil {
namespace {

constexpr std::string_view kStyle =
    "body{font-family:sans-serif;margin:2rem;background:#f4f4f4;color:#222}"
    ".screens{display:flex;flex-wrap:wrap;gap:1.5rem}"
    "figure{margin:0;max-width:18rem}"
    "figure img{width:100%;height:auto;border:1px solid #999;background:#fff}"
    "figcaption{overflow-wrap:anywhere}"
    "a:focus-visible{outline:3px solid #0b5cad}";

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string direction_of(std::string_view language) {
  constexpr std::array<std::string_view, 6> right_to_left{"ar", "fa", "he", "ps", "ur", "yi"};
  const auto primary = language.substr(0, language.find('-'));
  return std::find(right_to_left.begin(), right_to_left.end(), primary) != right_to_left.end()
             ? "rtl"
             : "ltr";
}

std::string in_language(const std::string& language) {
  return " lang=\"" + escaped(language) + "\" dir=\"" + direction_of(language) + "\"";
}

std::string anchor_of(const PreviewGroup& group) {
  return group.language + "-" + group.size;
}

std::string figure(const PreviewPicture& picture) {
  const std::string caption =
      escaped(picture.caption + (picture.state.empty() ? "" : " (" + picture.state + ")"));
  const std::string file = escaped(picture.file);
  return "<figure><a href=\"" + file + "\"><img src=\"" + file + "\" alt=\"" + caption +
         "\" loading=\"lazy\"></a><figcaption dir=\"ltr\">" + caption + "</figcaption></figure>\n";
}

std::string section(const PreviewGroup& group) {
  std::string html = "<section id=\"" + escaped(anchor_of(group)) + "\">\n<h2><span" +
                     in_language(group.language) + ">" + escaped(group.name) + "</span> " +
                     escaped(group.size) + "</h2>\n<div class=\"screens\"" +
                     in_language(group.language) + ">\n";
  for (const PreviewPicture& picture : group.pictures) html += figure(picture);
  return html + "</div>\n</section>\n";
}

}  // namespace

std::string preview_sheet(const Questionnaire& questionnaire, const std::string& language,
                          const std::vector<PreviewGroup>& groups) {
  const std::string title = escaped(questionnaire.title.in(language));
  std::string html = "<!DOCTYPE html>\n<html" + in_language(language) +
                     ">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
                     title + "</title>\n<style>" + std::string(kStyle) +
                     "</style>\n</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n<p><code>" +
                     escaped(questionnaire.id) + " " + questionnaire.hash.substr(0, 12) +
                     "</code></p>\n<nav>\n<ul>\n";
  for (const PreviewGroup& group : groups)
    html += "<li><a href=\"#" + escaped(anchor_of(group)) + "\"><span" +
            in_language(group.language) + ">" + escaped(group.name) + "</span> " +
            escaped(group.size) + "</a></li>\n";
  html += "</ul>\n</nav>\n";
  for (const PreviewGroup& group : groups) html += section(group);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace zuil
