-- Up Migration

-- Tokens that people make for their scripts. Only a hash is kept.
CREATE TABLE api_tokens (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
  scope text NOT NULL CHECK (scope IN ('read', 'write')),
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_tokens_person ON api_tokens (person_id) WHERE revoked_at IS NULL;

-- Keys by which requests are told from repeats of themselves, and what the first of them asked for.
CREATE TABLE idempotency_keys (
  person_id uuid NOT NULL REFERENCES people (id),
  key text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 255),
  fingerprint bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- Lists walk through an index in the order in which they show, from where the page before ended: for each order, whole,
-- and within what narrows it.
CREATE INDEX support_tickets_by_update ON support_tickets (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX support_tickets_by_status ON support_tickets (status, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX support_tickets_by_priority ON support_tickets (priority, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX support_tickets_by_department ON support_tickets (department, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX support_tickets_by_assignee ON support_tickets (assigned_to, updated_at, id)
  WHERE assigned_to IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX support_tickets_active_by_assignee ON support_tickets (assigned_to, updated_at, id)
  WHERE assigned_to IS NOT NULL AND deleted_at IS NULL AND status <> 'closed';
CREATE INDEX support_tickets_unassigned ON support_tickets (updated_at, id)
  WHERE assigned_to IS NULL AND deleted_at IS NULL;
CREATE INDEX support_tickets_numbers_by_status ON support_tickets (status, number_year, number_sequence)
  WHERE deleted_at IS NULL;
CREATE INDEX support_tickets_numbers_by_assignee ON support_tickets (assigned_to, number_year, number_sequence)
  WHERE assigned_to IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX support_tickets_numbers_unassigned ON support_tickets (number_year, number_sequence)
  WHERE assigned_to IS NULL AND deleted_at IS NULL;
CREATE INDEX support_tickets_of_customer ON support_tickets (user_id, public_updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX support_tickets_numbers_of_customer ON support_tickets (user_id, number_year, number_sequence);
DROP INDEX support_tickets_user, support_tickets_assignee;

-- Down Migration

CREATE INDEX support_tickets_user ON support_tickets (user_id);
CREATE INDEX support_tickets_assignee ON support_tickets (assigned_to) WHERE assigned_to IS NOT NULL;
DROP INDEX support_tickets_by_update, support_tickets_by_status, support_tickets_by_priority, support_tickets_by_department,
  support_tickets_by_assignee, support_tickets_active_by_assignee, support_tickets_unassigned,
  support_tickets_numbers_by_status, support_tickets_numbers_by_assignee, support_tickets_numbers_unassigned,
  support_tickets_of_customer, support_tickets_numbers_of_customer;
DROP TABLE idempotency_keys, api_tokens;
