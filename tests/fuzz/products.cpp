// SPDX-License-Identifier: EUPL-1.2
// The first byte says which system: q, j, or a CSV.
#include <cstdint>
#include <cstdlib>

#include "config/tool/products_import.h"

namespace {

const zuil::Document& questionnaire() {
  static const zuil::Document document = zuil::Document::parse(R"({
    "id": "klein", "title": {"nl": "Klein", "en": "Small"}, "languages": ["nl", "en"],
    "invitation": {"nl": "Dag", "en": "Hello"}, "invitationHint": {"nl": "Kort", "en": "Short"},
    "thanks": {"nl": "Dank", "en": "Thanks"},
    "questions": [{"id": "product", "type": "single",
      "text": {"nl": "Waarvoor komt u?", "en": "What did you come for?"},
      "choices": [{"id": "rij", "label": {"nl": "Rijbewijs", "en": "Driving licence"}},
                  {"id": "anders", "label": {"nl": "Iets anders", "en": "Something else"}}],
      "measure": {"kind": "product"}}]})");
  return document;
}

zuil::ProductSource source_of(std::uint8_t letter) {
  if (letter == 'q') return zuil::ProductSource::Qmatic;
  return letter == 'j' ? zuil::ProductSource::Jcc : zuil::ProductSource::Csv;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  (void)zuil::read_translations(text, "t.csv");
  auto products = zuil::read_products(source_of(data[0]), text, "list", "nl");
  if (!products) return 0;
  const zuil::ChoicesOptions options{"nl", true, {}};
  const auto update = zuil::update_products(questionnaire(), *products, {}, options);
  if (!update || !zuil::check_document(update->document, "klein.json")) return 0;
  // The same list once more changes nothing.
  const auto again = zuil::update_products(update->document, *products, {}, options);
  if (!again || again->document != update->document) std::abort();
  return 0;
}
