// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/publication_words.h"

#include <string_view>

#include "kiosk/desk/sync_words.h"

namespace zuil {
namespace {

std::string_view source_key(PublicationSource source) {
  switch (source) {
    case PublicationSource::File:
      return "sourceFile";
    case PublicationSource::Editor:
      return "sourceEditor";
    case PublicationSource::Earlier:
      return "sourceEarlier";
    case PublicationSource::Bundle:
      return "sourceBundle";
  }
  return "sourceFile";
}

}  // namespace

std::string published_in_words(const DeskContext& context, const Publication& publication) {
  std::string words = context.text(source_key(publication.source));
  if (publication.at != WallTime()) words += ", " + moment_in_words(context, publication.at);
  if (publication.role) words += ", " + context.text(name_of(*publication.role));
  return words;
}

ChangesInWords changes_in_words(const std::vector<Change>& changes, const Questionnaire& before,
                                const Questionnaire& after, const EditorWords& words) {
  ChangesInWords told{words.summary(changes, before, after), {}};
  if (told.lines.size() == changes.size()) return told;
  for (const Change& change : changes) told.all.push_back(words.change(change, before, after));
  return told;
}

}  // namespace zuil
