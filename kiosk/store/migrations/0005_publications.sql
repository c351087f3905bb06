-- SPDX-License-Identifier: EUPL-1.2
-- What the operator edits, what was published when and by whom, and what is offered in which order.

-- A questionnaire that is being edited, as it was after the last edit.
CREATE TABLE draft (
  id TEXT NOT NULL PRIMARY KEY,        -- of the questionnaire
  base TEXT NOT NULL REFERENCES questionnaire (hash),  -- the version it was made of
  document TEXT NOT NULL               -- canonical JSON; need not be one that may be published
) STRICT, WITHOUT ROWID;

-- The last one of a questionnaire is the version that is offered. Nothing is ever taken away.
CREATE TABLE publication (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,                    -- of the questionnaire
  hash TEXT NOT NULL REFERENCES questionnaire (hash),
  replaced TEXT REFERENCES questionnaire (hash),  -- the version offered until then; NULL: none
  at INTEGER NOT NULL,                 -- s since 1970-01-01 UTC; 0: before this was kept
  source TEXT NOT NULL CHECK (source IN ('file', 'editor', 'earlier', 'bundle')),
  role TEXT NOT NULL                   -- empty: nobody had entered
) STRICT;
CREATE INDEX publication_id ON publication (id, number);
INSERT INTO publication (id, hash, at, source, role)
  SELECT questionnaire.id, questionnaire.hash, 0, 'file', ''
  FROM offer JOIN questionnaire USING (hash) ORDER BY offer.file;

-- 1: this file changed while a version made on the kiosk was offered; the operator is asked.
ALTER TABLE offer ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1));

-- What the operator chose to offer, and where. A questionnaire that is not in it is offered, last.
CREATE TABLE offered (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;
