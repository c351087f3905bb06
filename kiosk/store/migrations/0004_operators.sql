-- SPDX-License-Identifier: EUPL-1.2
-- Who may work on this kiosk, and what they did.
CREATE TABLE operator_pin (
  role TEXT PRIMARY KEY CHECK (role IN ('staff', 'manager')),
  hash TEXT NOT NULL,                  -- Argon2id, see kiosk/base/pin.h
  set_at INTEGER NOT NULL              -- s since 1970-01-01 UTC
) STRICT;

-- Wrong PINs since the last right one; a PIN counts as wrong until it has proved right.
CREATE TABLE operator_lock (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  wrong INTEGER NOT NULL,
  last_at INTEGER NOT NULL             -- s since 1970-01-01 UTC
) STRICT;

CREATE TABLE operator_log (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,                 -- s since 1970-01-01 UTC
  role TEXT NOT NULL,                  -- empty: nobody had entered
  action TEXT NOT NULL,
  object TEXT NOT NULL,                -- what it was done to; never an answer or a PIN
  result TEXT NOT NULL,
  delivered INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX operator_log_at ON operator_log (at);
