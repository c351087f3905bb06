-- SPDX-License-Identifier: EUPL-1.2
-- How far this kiosk is on the way into use: what was looked at and found in order. What can be seen
-- by itself (a PIN, an enrolment, an upload) is not here.
CREATE TABLE setup_mark (
  step TEXT PRIMARY KEY,
  at INTEGER NOT NULL                  -- s since 1970-01-01 UTC
) STRICT, WITHOUT ROWID;
