-- SPDX-License-Identifier: EUPL-1.2
-- What one device keeps. Times of day are never stored, and nothing here keeps the order in which
-- respondents came.

-- Every version ever published on this device.
CREATE TABLE questionnaire (
  hash TEXT NOT NULL PRIMARY KEY,      -- SHA-256 of document, lower-case hex
  id TEXT NOT NULL,
  document TEXT NOT NULL,              -- canonical JSON
  offered INTEGER NOT NULL DEFAULT 0 CHECK (offered IN (0, 1)),
  delivered INTEGER NOT NULL DEFAULT 0 CHECK (delivered IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX questionnaire_offered ON questionnaire (offered) WHERE offered = 1;

-- The interview under way, in the clear. At most one row, and none between respondents.
CREATE TABLE savepoint (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  questionnaire TEXT NOT NULL,
  questionnaire_hash TEXT NOT NULL,
  language TEXT NOT NULL,
  date TEXT NOT NULL,                  -- of the response, "2026-11-21"
  daypart TEXT NOT NULL CHECK (daypart IN ('morning', 'afternoon', 'evening')),
  answers TEXT NOT NULL                -- JSON object: question id -> answer
) STRICT;

-- Sealed responses. Without a rowid: the random id is the only order there is.
CREATE TABLE outbox (
  id TEXT NOT NULL PRIMARY KEY,
  questionnaire TEXT NOT NULL,
  questionnaire_hash TEXT NOT NULL,
  key_id TEXT NOT NULL,
  sealed BLOB NOT NULL,
  delivered_on TEXT                    -- local date of the receipt; NULL: waiting
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_waiting ON outbox (id) WHERE delivered_on IS NULL;

-- Completeness: compared with what the collector holds of this device. Purging an outbox row
-- changes neither; a row moves from waiting to delivered once.
CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter (name, value) VALUES ('sealed', 0), ('delivered', 0), ('heartbeat', 0);
CREATE TRIGGER counter_never_goes_down BEFORE UPDATE ON counter WHEN new.value < old.value
BEGIN
  SELECT RAISE(ABORT, 'a counter never goes down');
END;
CREATE TRIGGER counter_never_goes_away BEFORE DELETE ON counter
BEGIN
  SELECT RAISE(ABORT, 'a counter never goes away');
END;
