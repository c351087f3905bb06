-- SPDX-License-Identifier: EUPL-1.2
-- What the collector last told this device for its attract screen: the whole document, as it came.
CREATE TABLE news (
  slot INTEGER PRIMARY KEY CHECK (slot = 1),
  etag TEXT NOT NULL,                  -- the collector's name for this state of its news
  document TEXT NOT NULL               -- JSON, see kiosk/survey/news_json.h
) STRICT;
