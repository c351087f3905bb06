// SPDX-License-Identifier: EUPL-1.2
// A questionnaire on the operator's bench: the draft that its pages share. Every edit is kept at
// once, so that a power cut costs none.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"
#include "kiosk/screens/operator/editor_words.h"
#include "kiosk/store/draft_store.h"
#include "kiosk/store/questionnaire_store.h"
#include "kiosk/survey/draft.h"

namespace zuil {

class EditSession {
 public:
  // Goes on with the draft there is, or begins with the version that is offered. NotFound: none is.
  static Result<std::shared_ptr<EditSession>> open(DeskContext& context, const std::string& id);

  const Draft& draft() const { return draft_; }
  const Questionnaire& questionnaire() const { return draft_.questionnaire(); }
  bool has_changes() const { return questionnaire().hash != base_.hash; }
  const Questionnaire& offered() const { return offered_; }        // what visitors meet now
  const Publication& publication() const { return publication_; }  // of that version
  // Another version is offered by now than the draft was made of: publishing undoes it.
  bool is_outdated() const { return base_.hash != publication_.hash; }

  // What is wrong with the draft, also on the glass once check_fit() has looked at it as it is.
  std::vector<Finding> findings() const;
  // Those of the place and of what is in it.
  std::vector<Finding> findings_at(std::string_view place) const;
  bool is_publishable() const;
  bool knows_fit() const { return fit_hash_ == questionnaire().hash; }
  // Takes as long as laying out every screen. What does not fit as it is offered already is a
  // warning: it is not this draft that broke it.
  void check_fit();

  // Does it and keeps it; after an error nothing has changed. `object` is for the operator's log.
  Result<void> edit(const std::string& object, const std::function<Result<void>(Draft&)>& what);
  // The draft is the version offered from now on; gives its number among the publications.
  Result<std::size_t> publish();
  // Throws the draft away and begins with what is offered now.
  Result<void> start_anew();

 private:
  EditSession(DeskContext& context, DraftStore drafts, Draft draft, Questionnaire base,
              Questionnaire offered, Publication publication)
      : context_(context),
        drafts_(std::move(drafts)),
        draft_(std::move(draft)),
        base_(std::move(base)),
        offered_(std::move(offered)),
        publication_(std::move(publication)) {}
  Result<void> keep();

  DeskContext& context_;
  DraftStore drafts_;
  Draft draft_;
  Questionnaire base_;  // what the draft was made of
  Questionnaire offered_;
  Publication publication_;
  std::vector<Finding> fit_;  // of the draft with fit_hash_
  std::string fit_hash_;
};

// A page of the editor.
class EditPage : public DeskPage {
 protected:
  EditPage(DeskContext& context, std::shared_ptr<EditSession> session)
      : context_(context), session_(std::move(session)), words_(context.texts, context.language) {}

  const Draft& draft() const { return session_->draft(); }
  const Questionnaire& questionnaire() const { return session_->questionnaire(); }
  std::string text(std::string_view key,
                   const std::vector<std::pair<std::string, std::string>>& values = {}) const {
    return context_.text(key, values);
  }
  // Title and, where the last edit failed, why.
  Panel begin(std::string name, std::string title) const;
  // What is wrong at that place, the errors first.
  void add_findings(Panel& panel, const std::string& place) const;
  // How many there are in all, leading to them; no row where there are none.
  void add_findings_row(Panel& panel) const;
  // "Uit", "2 opmerkingen"; empty: nothing is the matter.
  std::string state_of(bool visible, const std::string& place) const;
  void add_text_row(Panel& panel, const std::string& place, const std::string& field) const;
  // "up:<id>" and "down:<id>" beside the row; `what` is for who cannot see it.
  void add_moves(Panel& panel, const std::string& id, const std::string& what, bool up,
                 bool down) const;
  // The switch "reopens", with what it does.
  void add_reopens(Panel& panel, const std::string& key, bool on) const;
  // The pages for one text in each language.
  DeskMove open_texts(const std::string& place, const std::string& field) const;
  DeskMove edit(const std::string& object, const std::function<Result<void>(Draft&)>& what);

  DeskContext& context_;
  std::shared_ptr<EditSession> session_;
  EditorWords words_;
  std::string error_;
};

// What stands behind the first colon of "question:moeite"; empty where the verb is another.
std::string object_of(const Action& action, std::string_view verb);

}  // namespace zuil
