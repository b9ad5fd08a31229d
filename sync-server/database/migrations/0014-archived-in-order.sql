-- Up Migration

-- A search of the server beyond what an admin's devices hold is one of archived tickets: they are walked through by number.
CREATE INDEX support_tickets_archived ON support_tickets (number_year, number_sequence)
  WHERE archived_at IS NOT NULL AND deleted_at IS NULL;

-- An agent's list of one status must not look through a long queue of others.
CREATE INDEX support_tickets_unassigned_by_status ON support_tickets (status, updated_at, id)
  WHERE assigned_to IS NULL AND deleted_at IS NULL;

-- Down Migration

DROP INDEX support_tickets_unassigned_by_status, support_tickets_archived;
