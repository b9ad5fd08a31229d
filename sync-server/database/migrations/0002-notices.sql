-- Up Migration

-- Word to one person that a value they had set was replaced by somebody who had not seen it (S6).
CREATE TABLE notices (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  ticket_id uuid NOT NULL REFERENCES support_tickets (id) ON DELETE CASCADE,
  actor_id uuid NOT NULL REFERENCES people (id),
  -- As it was then: the person may have lost the ticket by the very change. Empty once its words have been taken back.
  subject text NOT NULL,
  field text NOT NULL CHECK (field IN
    ('status', 'priority', 'department', 'subject', 'description', 'assignedTo', 'userId')),
  from_value text,
  to_value text,
  at timestamptz NOT NULL,
  version xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX notices_person ON notices (person_id, version, id);
CREATE INDEX notices_ticket ON notices (ticket_id);
CREATE TRIGGER notices_version BEFORE UPDATE ON notices FOR EACH ROW EXECUTE FUNCTION stamp_version();

-- Down Migration

DROP TABLE notices;
