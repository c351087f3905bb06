// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/surveyjs_keys.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace zuil {
namespace {

using Json = nlohmann::json;
using Keys = std::set<std::string_view>;

// How it looks and feels on a web page: the kiosk has its own.
const Keys kLooks{"allowClear",
                  "allowResize",
                  "autoAdvanceEnabled",
                  "autoGrow",
                  "autoGrowComment",
                  "autocomplete",
                  "backgroundImage",
                  "backgroundImageAttachment",
                  "backgroundImageFit",
                  "backgroundOpacity",
                  "checkErrorsMode",
                  "clearIfInvisible",
                  "clearInvisibleValues",
                  "colCount",
                  "cols",
                  "columnColCount",
                  "columnMinWidth",
                  "commentPlaceholder",
                  "commentText",
                  "completeText",
                  "completedBeforeHtml",
                  "cookieName",
                  "css",
                  "cssClasses",
                  "descriptionLocation",
                  "displayMode",
                  "displayRateDescriptionsAsExtremeItems",
                  "editText",
                  "effectiveColSpan",
                  "errorLocation",
                  "firstPageIsStartPage",
                  "firstPageIsStarted",
                  "fitToContainer",
                  "focusFirstQuestionAutomatic",
                  "focusOnFirstError",
                  "goNextPageAutomatic",
                  "gridLayoutColumns",
                  "headerView",
                  "height",
                  "hideNumber",
                  "indent",
                  "innerIndent",
                  "itemSize",
                  "labelFalseLocation",
                  "loadingHtml",
                  "logo",
                  "logoFit",
                  "logoHeight",
                  "logoPosition",
                  "logoWidth",
                  "matrixDragHandleArea",
                  "maxOthersLength",
                  "maxWidth",
                  "minWidth",
                  "mobileView",
                  "navigationButtonsLocation",
                  "navigationButtonsVisibility",
                  "navigationTitle",
                  "navigationDescription",
                  "numberLocation",
                  "otherErrorText",
                  "pageNextText",
                  "pagePrevText",
                  "paddingLeft",
                  "paddingRight",
                  "placeHolder",
                  "placeholder",
                  "previewText",
                  "progressBarLocation",
                  "progressBarShowPageNumbers",
                  "progressBarShowPageTitles",
                  "progressBarType",
                  "progressBarInheritWidthFrom",
                  "progressTitle",
                  "questionDescriptionLocation",
                  "questionErrorLocation",
                  "questionStartIndex",
                  "questionTitleLocation",
                  "questionTitlePattern",
                  "questionTitleTemplate",
                  "questionTitleWidth",
                  "questionsOnPageMode",
                  "rateColorMode",
                  "rateDescriptionLocation",
                  "renderAs",
                  "requiredErrorText",
                  "requiredMark",
                  "requiredText",
                  "rightIndent",
                  "rows",
                  "scaleColorMode",
                  "searchEnabled",
                  "searchMode",
                  "sendResultOnPageNext",
                  "separateSpecialChoices",
                  "showClearButton",
                  "showCompletedPage",
                  "showHeader",
                  "showNavigationButtons",
                  "showNumber",
                  "showOptionsCaption",
                  "showPageNumbers",
                  "showPageTitles",
                  "showPrevButton",
                  "showProgressBar",
                  "showQuestionNumbers",
                  "showTOC",
                  "showTitle",
                  "size",
                  "startSurveyText",
                  "startWithNewLine",
                  "state",
                  "storeOthersAsComment",
                  "swapOrder",
                  "surveyId",
                  "surveyPostId",
                  "surveyShowDataSaving",
                  "textUpdateMode",
                  "textWrapEnabled",
                  "themeVariables",
                  "titleLocation",
                  "tocLocation",
                  "useDisplayValuesInDynamicTexts",
                  "useDisplayValuesInTitle",
                  "verticalAlign",
                  "width",
                  "widthMode",
                  "alternateRows",
                  "optionsCaption",
                  "closeOnSelect",
                  "expandCollapseMode",
                  "alternativeWidth",
                  "rowTitleWidth"};

// Taken over, wherever they stand.
const Keys kSurvey{"title",    "description", "locale",       "pages",
                   "elements", "questions",   "completedHtml"};
const Keys kPage{"name", "title", "description", "elements", "questions", "visible", "visibleIf"};
const Keys kQuestion{"type", "name", "title", "description", "visible", "visibleIf", "isRequired"};
const Keys kChoice{"value", "text", "visibleIf"};

const Keys kChoices{"choices",      "choicesOrder",     "hasOther",         "showOtherItem",
                    "otherText",    "otherPlaceholder", "otherPlaceHolder", "hasNone",
                    "showNoneItem", "noneText",         "showDontKnowItem", "dontKnowText"};

const std::map<std::string_view, Keys> kOfType{
    {"radiogroup", kChoices},
    {"dropdown", kChoices},
    {"buttongroup", kChoices},
    {"checkbox", kChoices},
    {"tagbox", kChoices},
    {"boolean", {"labelTrue", "labelFalse", "valueTrue", "valueFalse"}},
    {"rating",
     {"rateMin", "rateMax", "rateStep", "rateCount", "rateValues", "rateType", "rateDisplayMode",
      "autoGenerate", "minRateDescription", "maxRateDescription"}},
    {"text", {"inputType", "min", "max", "step", "maxLength"}},
    {"comment", {"maxLength"}},
    {"matrix", {"columns", "rows", "isAllRowRequired", "eachRowRequired", "cellType"}},
    {"html", {"html"}}};

// Why a member that people do use is refused.
const std::map<std::string_view, std::string_view> kReasons{
    {"enableIf", "a question cannot be shown greyed out: use visibleIf"},
    {"requiredIf", "a question is required or not: split it in two with visibleIf"},
    {"validators", "write the rule as a \"constraint\" by hand, or take it out"},
    {"calculatedValues", "nothing is calculated"},
    {"triggers", "nothing is triggered: use visibleIf"},
    {"defaultValue", "nothing is filled in beforehand: that steers the answer"},
    {"defaultValueExpression", "nothing is filled in beforehand: that steers the answer"},
    {"hasComment", "add a question of type comment"},
    {"showCommentArea", "add a question of type comment"},
    {"choicesByUrl", "a kiosk has no network: write the choices out"},
    {"choicesFromQuestion", "write the choices out"},
    {"choicesVisibleIf", "write visibleIf at each choice"},
    {"minSelectedChoices", "any number of choices can be made"},
    {"maxSelectedChoices", "any number of choices can be made"},
    {"hasSelectAll", "there is no \"all of these\""},
    {"showSelectAllItem", "there is no \"all of these\""},
    {"showRefuseItem", "use showDontKnowItem"},
    {"navigateToUrl", "a kiosk goes to no web page"},
    {"hideIf", "write the opposite as visibleIf"}};

bool is_off(const Json& value) {
  const bool empty_text = value.is_string() && value.get_ref<const std::string&>().empty();
  return value.is_null() || value == false || empty_text ||
         (value.is_structured() && value.empty());
}

const Keys& keys_of(SurveyKeys where) {
  switch (where) {
    case SurveyKeys::Survey:
      return kSurvey;
    case SurveyKeys::Page:
      return kPage;
    case SurveyKeys::Panel:
    case SurveyKeys::Question:
      return kQuestion;
    case SurveyKeys::Choice:
      return kChoice;
  }
  return kQuestion;
}

bool is_known(const std::string& key, SurveyKeys where, const std::string& type) {
  if (keys_of(where).contains(key)) return true;
  if (where == SurveyKeys::Panel && (key == "elements" || key == "questions")) return true;
  const auto more = kOfType.find(type);
  if (more != kOfType.end() && more->second.contains(key)) return true;
  return where != SurveyKeys::Choice && kLooks.contains(key);
}

bool is_neutral(const std::string& key, const Json& value) {
  return is_off(value) || (key == "questionsOrder" && value != "random") ||
         (key == "elementsOrder" && value != "random") ||
         (key == "questionOrder" && value != "random") || (key == "mode" && value == "edit") ||
         (key == "rowsOrder" && value == "initial") || (key == "rowOrder" && value == "initial");
}

}  // namespace

void SurveyContext::refuse(const std::string& path, const std::string& what) {
  refusals.push_back(path + ": " + what);
}

Document SurveyContext::text(const Json& json, const std::string& path) {
  if (json.is_array() || json.is_null()) {
    refuse(path, "must be a text");
    return Document::object();
  }
  Document made = surveyjs_text(json, plain, languages);
  if (made.empty()) return made;
  for (const std::string& language : languages) {
    if (!made.contains(language)) {
      refuse(path, "has no text in " + language);
      continue;
    }
    std::string words = made[language];
    for (auto open = words.find('{'); open != std::string::npos; open = words.find('{', open + 1)) {
      const auto close = words.find('}', open);
      const auto name = close == std::string::npos ? "" : words.substr(open + 1, close - open - 1);
      const auto found = questions.find(name);
      if (found == questions.end()) {
        refuse(path + "." + language, "{" + name + "} is no question that is asked earlier");
        break;
      }
      words.replace(open + 1, name.size(), found->second.id);
    }
    made[language] = words;
  }
  return made;
}

Document SurveyContext::html(const Json& json, const std::string& path) {
  Json plain_words = json;
  const auto strip = [&](Json& words) {
    if (!words.is_string()) return;
    auto text = without_tags(words.get<std::string>());
    if (!text)
      refuse(path, text.error().message);
    else
      words = *text;
  };
  if (plain_words.is_object())
    for (auto& words : plain_words) strip(words);
  else
    strip(plain_words);
  return text(plain_words, path);
}

Document SurveyContext::own(OwnText which, const std::string& path, const std::string& member) {
  Document made = Document::object();
  for (const std::string& language : languages) {
    const std::string words{own_text(which, language)};
    if (words.empty()) refuse(path, "write \"" + member + "\", also in " + language);
    made[language] = words;
  }
  return made;
}

std::optional<Document> SurveyContext::condition(const Json& json, const std::string& key,
                                                 const std::string& path) {
  if (!json.contains(key) || is_off(json.at(key))) return std::nullopt;
  if (!json.at(key).is_string()) {
    refuse(path + "." + key, "must be a text");
    return std::nullopt;
  }
  const auto find = [this](const std::string& name) -> const SurveyQuestion* {
    const auto found = questions.find(name);
    return found == questions.end() ? nullptr : &found->second;
  };
  auto made = read_surveyjs_expression(json.at(key).get<std::string>(), find);
  if (made) return std::move(*made);
  refuse(path + "." + key, made.error().message);
  return std::nullopt;
}

void check_keys(const Json& json, const std::string& path, SurveyKeys where, SurveyContext& context,
                const std::string& type) {
  for (const auto& [key, value] : json.items()) {
    if (is_known(key, where, type) || is_neutral(key, value)) continue;
    const auto reason = kReasons.find(key);
    context.refuse(path + "." + key, reason == kReasons.end()
                                         ? "is not supported"
                                         : "is not supported: " + std::string(reason->second));
  }
}

bool is_switched_off(const Json& json) {
  return json.contains("visible") && json.at("visible") == false;
}

}  // namespace zuil
