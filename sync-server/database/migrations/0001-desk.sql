-- Up Migration

-- The version of a row is the transaction that last wrote it. A feed reads what lies below the snapshot's xmin, ordered
-- and cursored by (version, id): no commit order can hide a change from it. The trigger sets it, so no caller forgets.
CREATE FUNCTION stamp_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := pg_current_xact_id();
  RETURN NEW;
END $$;

CREATE TABLE desk_settings (
  key text PRIMARY KEY,
  value jsonb NOT NULL
);

CREATE TABLE people (
  id uuid PRIMARY KEY,
  email text NOT NULL CHECK (email = lower(email) AND char_length(email) BETWEEN 3 AND 254),
  display_name text NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 120),
  role text NOT NULL CHECK (role IN ('customer', 'support', 'admin', 'super_admin')),
  -- Referenced together with the id, so that who is staff holds in every table: a customer's account never becomes staff.
  -- Set by a trigger and not generated: with a generated column in a key and a trigger before updates, each change of
  -- somebody's workload would lock their row against everything that refers to it.
  is_staff boolean NOT NULL CHECK (is_staff = (role <> 'customer')),
  password_hash text,
  disabled_at timestamptz,
  active_tickets integer NOT NULL DEFAULT 0 CHECK (active_tickets >= 0),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version xid8 NOT NULL DEFAULT pg_current_xact_id(),
  UNIQUE (email),
  UNIQUE (id, is_staff)
);
CREATE INDEX people_version ON people (version, id);
CREATE TRIGGER people_version BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION stamp_version();
CREATE FUNCTION set_is_staff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.is_staff := NEW.role <> 'customer';
  RETURN NEW;
END $$;
CREATE TRIGGER people_is_staff BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION set_is_staff();

CREATE TABLE ticket_counters (
  year integer PRIMARY KEY CHECK (year >= 1000),
  last_sequence integer NOT NULL CHECK (last_sequence >= 0)
);

CREATE TABLE support_tickets (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  user_is_staff boolean NOT NULL GENERATED ALWAYS AS (false) STORED,
  number_year integer NOT NULL CHECK (number_year >= 1000),
  number_sequence integer NOT NULL CHECK (number_sequence >= 1),
  ticket_number text NOT NULL UNIQUE CHECK (
    ticket_number = 'TICK-' || number_year || '-' || lpad(number_sequence::text, greatest(4, length(number_sequence::text)), '0')
  ),
  subject text NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 255 OR deleted_at IS NOT NULL),
  description text NOT NULL CHECK (char_length(description) BETWEEN 1 AND 20000 OR deleted_at IS NOT NULL),
  status text NOT NULL CHECK (status IN ('open', 'in_progress', 'closed')),
  priority text NOT NULL CHECK (priority IN ('low', 'medium', 'high', 'urgent')),
  department text NOT NULL CHECK (department IN ('technical', 'billing', 'sales', 'general')),
  assigned_to uuid,
  assignee_is_staff boolean GENERATED ALWAYS AS (CASE WHEN assigned_to IS NOT NULL THEN true END) STORED,
  created_by uuid NOT NULL REFERENCES people (id),
  -- Positions given so far: in the whole thread, and among the messages that the customer may read.
  last_position integer NOT NULL DEFAULT 0,
  last_public_position integer NOT NULL DEFAULT 0,
  written_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  -- The last change that the customer may know of.
  public_updated_at timestamptz NOT NULL,
  closed_at timestamptz,
  archived_at timestamptz,
  -- A deleted ticket keeps its number as an empty record, so that the year's sequence has no gap.
  deleted_at timestamptz,
  version xid8 NOT NULL DEFAULT pg_current_xact_id(),
  -- The version a customer is given: it stays where it is when a note is written, or nothing they may know of changed (P3).
  public_version xid8 NOT NULL DEFAULT pg_current_xact_id(),
  UNIQUE (number_year, number_sequence),
  FOREIGN KEY (user_id, user_is_staff) REFERENCES people (id, is_staff),
  FOREIGN KEY (assigned_to, assignee_is_staff) REFERENCES people (id, is_staff),
  CHECK ((status = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX support_tickets_version ON support_tickets (version, id);
CREATE INDEX support_tickets_user ON support_tickets (user_id);
CREATE INDEX support_tickets_assignee ON support_tickets (assigned_to) WHERE assigned_to IS NOT NULL;
CREATE TRIGGER support_tickets_version BEFORE UPDATE ON support_tickets FOR EACH ROW EXECUTE FUNCTION stamp_version();

CREATE TABLE ticket_messages (
  id uuid PRIMARY KEY,
  ticket_id uuid NOT NULL REFERENCES support_tickets (id) ON DELETE CASCADE,
  user_id uuid NOT NULL,
  message text NOT NULL CHECK (char_length(message) BETWEEN 1 AND 20000 OR deleted_at IS NOT NULL),
  is_internal_note boolean NOT NULL,
  is_staff_reply boolean NOT NULL,
  position integer NOT NULL CHECK (position >= 1),
  -- The position among what the customer may read; a note has none.
  public_position integer CHECK (public_position >= 1),
  written_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  -- A deleted ticket's messages stay without their words, so that devices can be told which documents to remove.
  deleted_at timestamptz,
  version xid8 NOT NULL DEFAULT pg_current_xact_id(),
  UNIQUE (ticket_id, position),
  UNIQUE (ticket_id, public_position),
  -- Whether a message is the desk's word follows from its author's account (P1) …
  FOREIGN KEY (user_id, is_staff_reply) REFERENCES people (id, is_staff),
  -- … so a note by a customer cannot be written down at all.
  CHECK (NOT is_internal_note OR is_staff_reply),
  CHECK (is_internal_note = (public_position IS NULL))
);
CREATE INDEX ticket_messages_version ON ticket_messages (version, id);
CREATE INDEX ticket_messages_public_author ON ticket_messages (ticket_id, user_id) WHERE NOT is_internal_note;
CREATE TRIGGER ticket_messages_version BEFORE UPDATE ON ticket_messages FOR EACH ROW EXECUTE FUNCTION stamp_version();

CREATE TABLE ticket_history (
  id uuid PRIMARY KEY,
  ticket_id uuid NOT NULL REFERENCES support_tickets (id) ON DELETE CASCADE,
  actor_id uuid NOT NULL REFERENCES people (id),
  field text NOT NULL CHECK (field IN
    ('created', 'status', 'priority', 'department', 'subject', 'description', 'assignedTo', 'userId')),
  from_value text,
  to_value text,
  at timestamptz NOT NULL,
  version xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX ticket_history_version ON ticket_history (version, id);
CREATE INDEX ticket_history_ticket ON ticket_history (ticket_id, id);
CREATE TRIGGER ticket_history_version BEFORE UPDATE ON ticket_history FOR EACH ROW EXECUTE FUNCTION stamp_version();

-- Sight as data (P2, S8): which audience sees which ticket, why, since which transaction and until which. A row whose
-- `until` is null is in force. Coming back into sight starts the same row anew.
CREATE TABLE ticket_sight (
  audience text NOT NULL,
  ticket_id uuid NOT NULL REFERENCES support_tickets (id) ON DELETE CASCADE,
  cause text NOT NULL CHECK (cause IN ('admin', 'queue', 'customer', 'assignee', 'follower')),
  since xid8 NOT NULL DEFAULT pg_current_xact_id(),
  until xid8,
  PRIMARY KEY (audience, ticket_id, cause)
);
CREATE INDEX ticket_sight_entered ON ticket_sight (audience, since, ticket_id) WHERE until IS NULL;
CREATE INDEX ticket_sight_left ON ticket_sight (audience, until, ticket_id) WHERE until IS NOT NULL;
CREATE INDEX ticket_sight_ticket ON ticket_sight (ticket_id) WHERE until IS NULL;

-- Workload (T11) is counted where tickets are written, in the same transaction.
CREATE FUNCTION count_active_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before uuid := CASE WHEN TG_OP <> 'INSERT' AND OLD.status <> 'closed' AND OLD.deleted_at IS NULL THEN OLD.assigned_to END;
  after uuid := CASE WHEN TG_OP <> 'DELETE' AND NEW.status <> 'closed' AND NEW.deleted_at IS NULL THEN NEW.assigned_to END;
BEGIN
  IF before IS NOT DISTINCT FROM after THEN
    RETURN NULL;
  END IF;
  UPDATE people SET active_tickets = active_tickets - 1 WHERE id = before;
  UPDATE people SET active_tickets = active_tickets + 1 WHERE id = after;
  RETURN NULL;
END $$;
CREATE TRIGGER support_tickets_workload AFTER INSERT OR UPDATE OR DELETE ON support_tickets
  FOR EACH ROW EXECUTE FUNCTION count_active_tickets();

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  device text,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_because text CHECK (revoked_because IN ('signed_out', 'token_reused', 'account_disabled', 'revoked'))
);
CREATE INDEX sessions_person ON sessions (person_id) WHERE revoked_at IS NULL;

-- One family of refresh tokens a session. Tokens are kept as hashes. The successor is sealed with a key that only the
-- bearer of its predecessor can derive, so that a lost answer can be repeated and a stolen table tells nothing.
CREATE TABLE refresh_tokens (
  token_hash bytea PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  successor_hash bytea,
  sealed_successor bytea,
  used_at timestamptz
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);

-- A replica numbers its operations from 1; the server remembers how far it has come and how each one ended (S2).
CREATE TABLE replicas (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  last_number bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL
);

CREATE TABLE operation_outcomes (
  replica_id uuid NOT NULL REFERENCES replicas (id),
  number bigint NOT NULL,
  operation_id uuid NOT NULL UNIQUE,
  kind text NOT NULL,
  ticket_id uuid,
  outcome jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (replica_id, number)
);

-- Down Migration

DROP TABLE operation_outcomes, replicas, refresh_tokens, sessions, ticket_sight, ticket_history, ticket_messages,
  support_tickets, ticket_counters, people, desk_settings;
DROP FUNCTION count_active_tickets, set_is_staff, stamp_version;
