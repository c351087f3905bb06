-- SPDX-License-Identifier: EUPL-1.2
-- 1: the last PIN of operator_lock.wrong was never found right or wrong; the power went off in
-- between.
ALTER TABLE operator_lock ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
