-- SPDX-License-Identifier: EUPL-1.2
-- What zuil-sync and the kiosk tell each other, and how many people answered on a day.

-- The last uploads: those of the night and those an operator asked for. Never the urgent ones: the
-- moment of such a one is the moment a respondent was there.
CREATE TABLE sync_run (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  origin TEXT NOT NULL CHECK (origin IN ('night', 'operator', 'hand')),
  began_at INTEGER NOT NULL,           -- s since 1970-01-01 UTC
  ended_at INTEGER,                    -- NULL: under way, or cut off
  ending TEXT CHECK (ending IN ('delivered', 'unfinished', 'cancelled', 'wrong_configuration')),
  delivered INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,    -- what there was to deliver, in this run
  cause TEXT NOT NULL DEFAULT '',      -- why not all was delivered, see kiosk/store/sync_cause.h
  message TEXT NOT NULL DEFAULT '',
  hint TEXT NOT NULL DEFAULT '',
  cancel_asked INTEGER NOT NULL DEFAULT 0 CHECK (cancel_asked IN (0, 1))
) STRICT;

-- Why what is urgent does not get away now. Without a moment, as above.
CREATE TABLE sync_urgent_trouble (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  cause TEXT NOT NULL,
  message TEXT NOT NULL,
  hint TEXT NOT NULL
) STRICT;

-- The collector as it was last met. NULL: it never said.
CREATE TABLE sync_collector (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  met_at INTEGER,
  delivered_at INTEGER,                -- when last all was delivered
  held INTEGER,                        -- records of this device that it has
  missing INTEGER,                     -- delivered according to this device, and not there
  ahead_seconds INTEGER,               -- its clock before this machine's
  certificate_until INTEGER,
  api_version TEXT,
  key_id TEXT,                         -- of the key that records were sealed to
  machine TEXT CHECK (machine IN ('unique', 'shared', 'unknown')),
  news_at INTEGER                      -- when its news was last asked for, and had
) STRICT;
INSERT INTO sync_collector (slot) VALUES (1);

-- When the next upload is planned, drawn within these hours.
CREATE TABLE sync_plan (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  next_at INTEGER NOT NULL,
  hours TEXT NOT NULL,
  failures INTEGER NOT NULL            -- on end, since the last good one
) STRICT;

-- What an operator asked for.
CREATE TABLE sync_request (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  asked_at INTEGER NOT NULL
) STRICT;

-- Respondents of a day, without what they answered. Days of long ago are removed.
CREATE TABLE respondents_on (
  date TEXT NOT NULL PRIMARY KEY,      -- local, "2026-11-21"
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
