-- Up Migration

-- Where other systems are told of what happens (docs/decisions/025).
CREATE TABLE webhooks (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
  url text NOT NULL CHECK (char_length(url) BETWEEN 1 AND 2048),
  events text[] NOT NULL CHECK (
    events <> '{}' AND events <@ ARRAY['ticket.created', 'ticket.updated', 'message.created']
  ),
  include_internal_notes boolean NOT NULL,
  -- `switched_off`: by the server, for it could not be reached for long.
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'switched_off')),
  secret text NOT NULL,
  -- Those that sign beside it, the newest first: [{"secret", "until"}].
  old_secrets jsonb NOT NULL DEFAULT '[]',
  created_by uuid NOT NULL REFERENCES people (id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  -- Deliveries that failed since one succeeded, since when, and until when nothing is tried.
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  rests_until timestamptz,
  last_delivered_at timestamptz,
  -- The server process that delivers for it, and until when that is believed to live.
  lease uuid,
  leased_until timestamptz
);

-- One row for each event and hook, written by the transaction that makes the event. No words and no names: what is sent
-- is read when it is sent.
CREATE TABLE webhook_deliveries (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- Of two events of one ticket the later one has the higher number, for both were given it under the ticket's lock.
  sequence bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  webhook_id uuid NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  event text NOT NULL CHECK (event IN ('ticket.created', 'ticket.updated', 'message.created', 'webhook.test')),
  ticket_id uuid,
  message_id uuid,
  changed text[] NOT NULL DEFAULT '{}',
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  happened_at timestamptz NOT NULL,
  -- `dropped`: what it told of is not there any more, or not for this hook.
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed', 'dropped')),
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  -- The last attempt.
  attempted_at timestamptz,
  duration_ms integer,
  response_status integer,
  response_excerpt text,
  fault text
);
CREATE INDEX webhook_deliveries_log ON webhook_deliveries (webhook_id, sequence);
-- What was never tried, in the order in which it happened; and whatever is due, that which is so for longest first.
CREATE INDEX webhook_deliveries_new ON webhook_deliveries (webhook_id, sequence) WHERE state = 'waiting' AND attempts = 0;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, due_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_ticket ON webhook_deliveries (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX webhook_deliveries_age ON webhook_deliveries (happened_at);

-- By triggers, so that no event is lost or invented, whichever way a ticket is written. A webhook that is deleted at the same
-- moment is passed over: locked first, it is there until the write ends, or not there at all.
CREATE FUNCTION tell_webhooks_of_new_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_deliveries (webhook_id, event, ticket_id, happened_at, due_at)
  SELECT w.id, 'ticket.created', NEW.id, NEW.created_at, NEW.created_at
  FROM webhooks AS w WHERE w.state = 'active' AND 'ticket.created' = ANY (w.events)
  FOR KEY SHARE;
  RETURN NULL;
END $$;
CREATE TRIGGER support_tickets_webhooks_new AFTER INSERT ON support_tickets
  FOR EACH ROW EXECUTE FUNCTION tell_webhooks_of_new_ticket();

-- Of a ticket that a transaction changes several times it is told once, with all that changed.
CREATE FUNCTION tell_webhooks_of_changed_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  now_changed text[] := CASE WHEN NEW.deleted_at IS DISTINCT FROM OLD.deleted_at THEN ARRAY['deleted'] ELSE
    array_remove(ARRAY[
      CASE WHEN NEW.user_id <> OLD.user_id THEN 'user_id' END,
      CASE WHEN NEW.subject <> OLD.subject THEN 'subject' END,
      CASE WHEN NEW.description <> OLD.description THEN 'description' END,
      CASE WHEN NEW.status <> OLD.status THEN 'status' END,
      CASE WHEN NEW.priority <> OLD.priority THEN 'priority' END,
      CASE WHEN NEW.department <> OLD.department THEN 'department' END,
      CASE WHEN NEW.assigned_to IS DISTINCT FROM OLD.assigned_to THEN 'assigned_to' END
    ], NULL) END;
BEGIN
  UPDATE webhook_deliveries
  SET changed = changed || (SELECT coalesce(array_agg(name), '{}') FROM unnest(now_changed) AS name WHERE name <> ALL (changed))
  WHERE ticket_id = NEW.id AND event = 'ticket.updated' AND state = 'waiting' AND transaction_id = pg_current_xact_id();
  IF NOT FOUND THEN
    INSERT INTO webhook_deliveries (webhook_id, event, ticket_id, changed, happened_at, due_at)
    SELECT w.id, 'ticket.updated', NEW.id, now_changed, NEW.updated_at, NEW.updated_at
    FROM webhooks AS w WHERE w.state = 'active' AND 'ticket.updated' = ANY (w.events)
    FOR KEY SHARE;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER support_tickets_webhooks_changed AFTER UPDATE ON support_tickets FOR EACH ROW
  WHEN ((OLD.user_id, OLD.subject, OLD.description, OLD.status, OLD.priority, OLD.department, OLD.assigned_to, OLD.deleted_at)
    IS DISTINCT FROM
    (NEW.user_id, NEW.subject, NEW.description, NEW.status, NEW.priority, NEW.department, NEW.assigned_to, NEW.deleted_at))
  EXECUTE FUNCTION tell_webhooks_of_changed_ticket();

CREATE FUNCTION tell_webhooks_of_new_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_deliveries (webhook_id, event, ticket_id, message_id, happened_at, due_at)
  SELECT w.id, 'message.created', NEW.ticket_id, NEW.id, NEW.created_at, NEW.created_at
  FROM webhooks AS w WHERE w.state = 'active' AND 'message.created' = ANY (w.events)
    AND (w.include_internal_notes OR NOT NEW.is_internal_note)
  FOR KEY SHARE;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_messages_webhooks AFTER INSERT ON ticket_messages
  FOR EACH ROW EXECUTE FUNCTION tell_webhooks_of_new_message();

-- What an endpoint answered about a ticket may repeat its words: it goes where they go.
CREATE FUNCTION forget_webhook_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE webhook_deliveries SET response_excerpt = NULL
  WHERE ticket_id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid AND response_excerpt IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER support_tickets_forget_answers AFTER UPDATE ON support_tickets FOR EACH ROW
  WHEN (OLD.deleted_at IS DISTINCT FROM NEW.deleted_at OR OLD.description IS DISTINCT FROM NEW.description
    OR OLD.subject IS DISTINCT FROM NEW.subject OR OLD.user_id IS DISTINCT FROM NEW.user_id)
  EXECUTE FUNCTION forget_webhook_answers('id');
CREATE TRIGGER ticket_messages_forget_answers AFTER UPDATE ON ticket_messages FOR EACH ROW
  WHEN (OLD.message IS DISTINCT FROM NEW.message) EXECUTE FUNCTION forget_webhook_answers('ticket_id');

-- Repeated requests that left nothing else to be known by.
CREATE TABLE done_requests (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL
);
CREATE INDEX done_requests_at ON done_requests (at);

-- Down Migration

DROP TABLE done_requests;
DROP TRIGGER ticket_messages_forget_answers ON ticket_messages;
DROP TRIGGER ticket_messages_webhooks ON ticket_messages;
DROP TRIGGER support_tickets_forget_answers ON support_tickets;
DROP TRIGGER support_tickets_webhooks_changed ON support_tickets;
DROP TRIGGER support_tickets_webhooks_new ON support_tickets;
DROP FUNCTION forget_webhook_answers, tell_webhooks_of_new_message, tell_webhooks_of_changed_ticket,
  tell_webhooks_of_new_ticket;
DROP TABLE webhook_deliveries, webhooks;
