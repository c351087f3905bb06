-- SPDX-License-Identifier: EUPL-1.2
-- Several questionnaires are offered at once, and contact records travel beside responses.

-- Which version each file of kiosk.json offers: the last good one. The file is '' for the version
-- offered by a program from before there were several.
CREATE TABLE offer (
  file TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL REFERENCES questionnaire (hash)
) STRICT, WITHOUT ROWID;
INSERT INTO offer (file, hash) SELECT '', hash FROM questionnaire WHERE offered = 1;
DROP INDEX questionnaire_offered;
ALTER TABLE questionnaire DROP COLUMN offered;

ALTER TABLE outbox ADD COLUMN kind TEXT NOT NULL DEFAULT 'response'
  CHECK (kind IN ('response', 'contact'));
-- 1: goes to the collector at once, not at night.
ALTER TABLE outbox ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1));
CREATE INDEX outbox_urgent ON outbox (id) WHERE delivered_on IS NULL AND urgent = 1;
