-- Up Migration

-- The figures of the desk are read from these alone: how it stands, what happened to tickets, and what staff replied.
CREATE INDEX support_tickets_standing ON support_tickets (status, created_at) INCLUDE (priority, department, assigned_to)
  WHERE deleted_at IS NULL AND archived_at IS NULL;
CREATE INDEX ticket_history_flow ON ticket_history (at) WHERE field IN ('created', 'status');
CREATE INDEX ticket_messages_replies ON ticket_messages (created_at) WHERE is_staff_reply AND NOT is_internal_note;

-- When somebody was last seen, whether their sessions have ended or not.
CREATE INDEX sessions_last_used ON sessions (person_id, last_used_at);

-- Down Migration

DROP INDEX support_tickets_standing, ticket_history_flow, ticket_messages_replies, sessions_last_used;
