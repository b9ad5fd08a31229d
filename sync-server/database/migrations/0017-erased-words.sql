-- Up Migration

-- When the last word of an erased customer was gone; none yet where the erasure is under way. Who was erased before this was
-- kept is looked through once more.
ALTER TABLE people ADD COLUMN words_erased_at timestamptz;

-- Down Migration

ALTER TABLE people DROP COLUMN words_erased_at;
