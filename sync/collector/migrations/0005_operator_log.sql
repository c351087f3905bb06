-- SPDX-License-Identifier: EUPL-1.2
-- What operators did on their kiosks; never an answer. A kiosk whose database was replaced counts
-- from 1 again: the moment tells the acts apart.
CREATE TABLE operator_act (
  device TEXT NOT NULL REFERENCES device (id),
  at TEXT NOT NULL,              -- by the kiosk's clock, "2026-11-21T08:49:00Z"
  number INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('', 'staff', 'manager')),
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  result TEXT NOT NULL,
  received_on TEXT NOT NULL,
  PRIMARY KEY (device, at, number)
) STRICT, WITHOUT ROWID;

-- What the kiosk's machine is called, as it last said, and on which day that was.
ALTER TABLE device ADD COLUMN machine TEXT;
ALTER TABLE device ADD COLUMN machine_told_on TEXT;
