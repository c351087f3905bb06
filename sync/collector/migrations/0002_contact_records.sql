-- SPDX-License-Identifier: EUPL-1.2
-- How to reach the respondents who asked for it, apart from their answers: never counted.
CREATE TABLE contact_record (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,  -- of canonical_json
  questionnaire_hash TEXT NOT NULL REFERENCES questionnaire_version (hash),
  response TEXT NOT NULL,  -- id of the response it goes with, which may come later
  canonical_json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_record_of ON contact_record (questionnaire_hash);

-- What is in the box.
ALTER TABLE held ADD COLUMN kind TEXT NOT NULL DEFAULT 'response'
  CHECK (kind IN ('response', 'contact'));
ALTER TABLE quarantine ADD COLUMN kind TEXT NOT NULL DEFAULT 'response'
  CHECK (kind IN ('response', 'contact'));
