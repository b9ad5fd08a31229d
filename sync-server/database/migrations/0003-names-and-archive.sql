-- Up Migration

-- Names that were changed and are yet to be told with every document that shows them: how far that has come. It is done in
-- small transactions, and goes on where it was broken off.
CREATE TABLE name_changes (
  person_id uuid PRIMARY KEY REFERENCES people (id),
  -- The table that is being walked through, and the last id of it that was looked at.
  stage integer NOT NULL DEFAULT 0,
  after_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);

-- What is archived is out of the sight of queue and admins, so it must be nothing that waits for somebody.
ALTER TABLE support_tickets ADD CONSTRAINT support_tickets_archived_is_closed
  CHECK (archived_at IS NULL OR status = 'closed');

-- Down Migration

ALTER TABLE support_tickets DROP CONSTRAINT support_tickets_archived_is_closed;
DROP TABLE name_changes;
