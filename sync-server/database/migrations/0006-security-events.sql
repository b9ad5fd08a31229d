-- Up Migration

-- Who signed in, who failed to, and what was done to whose account. Names and addresses are looked up from people when
-- they are read, so that an erased person is erased here too. No words of tickets.
CREATE TABLE security_events (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind ~ '^[a-z_]{1,60}$'),
  -- Who did it; nobody where it was done by a command on the server, or by somebody who is not signed in.
  actor_id uuid REFERENCES people (id),
  -- Whose account it was done to.
  subject_id uuid REFERENCES people (id),
  network_address inet,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX security_events_actor ON security_events (actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX security_events_subject ON security_events (subject_id, id) WHERE subject_id IS NOT NULL;
CREATE INDEX security_events_at ON security_events (at);

-- Rows are only added. They go when they are old: no event of the last thirty days can be taken out by the server.
CREATE FUNCTION keep_security_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.at < now() - interval '30 days' THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'security events are neither changed nor taken out before they are thirty days old';
END $$;
CREATE TRIGGER security_events_keep BEFORE UPDATE OR DELETE ON security_events
  FOR EACH ROW EXECUTE FUNCTION keep_security_events();
CREATE TRIGGER security_events_keep_all BEFORE TRUNCATE ON security_events
  FOR EACH STATEMENT EXECUTE FUNCTION keep_security_events();

-- A customer whose data was deleted at their request: the row stays, without anything that tells of them, for what refers
-- to it.
ALTER TABLE people ADD COLUMN erased_at timestamptz;
ALTER TABLE people ADD CONSTRAINT people_erased_is_disabled
  CHECK (erased_at IS NULL OR (disabled_at IS NOT NULL AND password_hash IS NULL AND NOT is_staff));

-- What the archiving of old tickets looks for.
CREATE INDEX support_tickets_archivable ON support_tickets (updated_at)
  WHERE status = 'closed' AND archived_at IS NULL AND deleted_at IS NULL;

-- Down Migration

DROP INDEX support_tickets_archivable;
ALTER TABLE people DROP CONSTRAINT people_erased_is_disabled, DROP COLUMN erased_at;
DROP TABLE security_events;
DROP FUNCTION keep_security_events;
