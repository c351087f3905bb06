-- SPDX-License-Identifier: EUPL-1.2
-- Responses that a person must judge by hand; made again from `response` (rollup rebuild).
CREATE TABLE review (
  questionnaire TEXT NOT NULL,
  date TEXT NOT NULL,
  response TEXT NOT NULL,
  site TEXT NOT NULL,
  PRIMARY KEY (questionnaire, date, response)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_of ON review (response);

-- What came of it; the last judgement of a response.
CREATE TABLE judgement (
  response TEXT PRIMARY KEY,
  judged_on TEXT NOT NULL,
  judged_by TEXT NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('heropend', 'niet-heropend')),
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Respondents who were called or mailed.
CREATE TABLE contact_done (
  contact TEXT PRIMARY KEY REFERENCES contact_record (id),
  done_on TEXT NOT NULL,
  done_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_record_for ON contact_record (response);

-- When the texts of a response were erased at the end of their term: its canonical_json then has a
-- mark in their place and its sha256 is empty, so that nothing can be guessed from it. A contact
-- record that was erased has an empty canonical_json and sha256. The rows stay, so that nothing is
-- taken in twice.
ALTER TABLE response ADD COLUMN erased_on TEXT;
