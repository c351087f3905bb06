-- SPDX-License-Identifier: EUPL-1.2
-- The bundle of questionnaires that was taken in last: never back to an older one.
CREATE TABLE bundle (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL,                -- of its content
  taken_on TEXT NOT NULL               -- local date
) STRICT;

-- What zuil, which has no network, asked zuil-sync to do, and what came of it; the last of a kind.
CREATE TABLE errand (
  kind TEXT PRIMARY KEY CHECK (kind IN ('reach', 'enrol', 'test')),
  number INTEGER NOT NULL,             -- counts up with each time it is asked
  asked TEXT NOT NULL,                 -- 'enrol': the one-time code, until it is settled
  asked_at INTEGER NOT NULL,           -- s since 1970-01-01 UTC
  outcome TEXT NOT NULL DEFAULT '',    -- see errand_board.h; empty: not yet settled
  told TEXT NOT NULL DEFAULT '',       -- what there is to say of it, never a secret
  settled_at INTEGER
) STRICT, WITHOUT ROWID;
