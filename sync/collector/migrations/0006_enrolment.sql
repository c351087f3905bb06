-- SPDX-License-Identifier: EUPL-1.2
-- The key a kiosk signs with, 64 hex digits; empty: it was enrolled by a token, and has none yet.
ALTER TABLE device ADD COLUMN public_key TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX device_public_key ON device (public_key) WHERE public_key <> '';

-- One-time codes that were given out. Of the code itself only a digest is kept that needs the
-- collector's signing key to be made.
CREATE TABLE enrolment_code (
  digest TEXT PRIMARY KEY,
  device TEXT NOT NULL,            -- the id that the kiosk gets, or has
  site TEXT NOT NULL,
  expires_at INTEGER NOT NULL,     -- s since 1970-01-01 UTC
  used_by TEXT NOT NULL DEFAULT '' -- public key of the kiosk that handed it in
) STRICT, WITHOUT ROWID;

-- Wrong codes since the begin of a span of time.
CREATE TABLE enrolment_guess (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  since INTEGER NOT NULL,          -- s since 1970-01-01 UTC
  wrong INTEGER NOT NULL
) STRICT;

-- The bundles of questionnaires that were made; the highest number is the last.
CREATE TABLE bundle (
  number INTEGER PRIMARY KEY,
  made_on TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  questionnaires TEXT NOT NULL     -- ids, separated by spaces
) STRICT;
