-- SPDX-License-Identifier: EUPL-1.2
-- "U zei, wij deden" on the attract screens; what was taken down stays, with who did it.
CREATE TABLE news (
  number INTEGER PRIMARY KEY,
  questionnaire TEXT NOT NULL,
  site TEXT NOT NULL,            -- '': at every site
  said TEXT NOT NULL,            -- JSON object: language -> text
  done TEXT NOT NULL,
  respondents INTEGER NOT NULL,  -- as the counts gave it when it was set
  counted_from TEXT NOT NULL,
  counted_to TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  set_on TEXT NOT NULL,
  set_by TEXT NOT NULL,
  withdrawn_on TEXT,
  withdrawn_by TEXT
) STRICT;
CREATE UNIQUE INDEX news_up ON news (questionnaire, site) WHERE withdrawn_on IS NULL;
