-- SPDX-License-Identifier: EUPL-1.2
-- From its first signed request on, a kiosk's requests are taken only when they are signed.
ALTER TABLE device ADD COLUMN signs INTEGER NOT NULL DEFAULT 0 CHECK (signs IN (0, 1));

-- Signed requests of the last minutes: each is taken once.
CREATE TABLE request_nonce (
  device TEXT NOT NULL,
  nonce TEXT NOT NULL,             -- 32 hex digits
  created INTEGER NOT NULL,        -- s since 1970-01-01 UTC, by the signature
  PRIMARY KEY (device, nonce)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_nonce_created ON request_nonce (created);
