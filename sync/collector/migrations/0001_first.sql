-- SPDX-License-Identifier: EUPL-1.2
-- Tables of respondents have no rowid: their rows lie in the order of random ids, so that the order
-- in which people answered is nowhere kept.

-- One kiosk. Of its bearer token only the SHA-256 is kept.
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  token_sha256 TEXT NOT NULL UNIQUE,
  enrolled_on TEXT NOT NULL,
  sealed_total INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Every id ever received of a device, whatever became of it: proves completeness.
CREATE TABLE received (
  device TEXT NOT NULL REFERENCES device (id),
  id TEXT NOT NULL,
  PRIMARY KEY (device, id)
) STRICT, WITHOUT ROWID;

-- Versions are added, never changed. The highest sequence of an id is its current version.
CREATE TABLE questionnaire_version (
  hash TEXT PRIMARY KEY,
  questionnaire TEXT NOT NULL,
  sequence INTEGER NOT NULL UNIQUE,
  canonical_json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX questionnaire_version_of ON questionnaire_version (questionnaire, sequence);

-- Responses that are counted.
CREATE TABLE response (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,  -- of canonical_json
  questionnaire_hash TEXT NOT NULL REFERENCES questionnaire_version (hash),
  canonical_json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Responses that wait, sealed, for their questionnaire version.
CREATE TABLE held (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,  -- of the bytes inside the box
  device TEXT NOT NULL REFERENCES device (id),
  questionnaire TEXT NOT NULL,
  questionnaire_hash TEXT NOT NULL,
  key_id TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX held_for ON held (questionnaire_hash);

-- Responses that cannot be counted; an operator must look.
CREATE TABLE quarantine (
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL,  -- of the bytes inside the box, or of the box where it did not open
  reason TEXT NOT NULL,
  device TEXT NOT NULL REFERENCES device (id),
  questionnaire TEXT NOT NULL,
  questionnaire_hash TEXT NOT NULL,
  key_id TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (id, sha256)
) STRICT, WITHOUT ROWID;

-- Counts of responses; everything below can be made again from `response` (rollup rebuild).
-- kind: disposition (item: which), answer (item: question, value: choice, mark or na),
-- product_mark (item: product, value: overall mark), aspect (item: aspect, respondents that gave at
-- least one of its marks), review (respondents that explained their mark).
CREATE TABLE rollup_cell (
  questionnaire TEXT NOT NULL,
  date TEXT NOT NULL,
  site TEXT NOT NULL,
  version TEXT NOT NULL,
  kind TEXT NOT NULL,
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  flagged INTEGER NOT NULL,  -- 1: of responses with a quality flag
  count INTEGER NOT NULL,
  PRIMARY KEY (questionnaire, date, site, version, kind, item, value, flagged)
) STRICT, WITHOUT ROWID;

-- Texts of suggestions, for the few that are printed.
CREATE TABLE tip (
  questionnaire TEXT NOT NULL,
  date TEXT NOT NULL,
  response TEXT NOT NULL,
  site TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (questionnaire, date, response)
) STRICT, WITHOUT ROWID;

-- What all participating municipalities scored, per measure of the factsheet.
CREATE TABLE benchmark (
  questionnaire TEXT NOT NULL,
  year INTEGER NOT NULL,
  measure TEXT NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (questionnaire, year, measure)
) STRICT, WITHOUT ROWID;
