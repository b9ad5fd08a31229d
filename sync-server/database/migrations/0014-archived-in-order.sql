-- Up Migration

-- A search of the server beyond what an admin's devices hold is one of archived tickets: they are walked through by number.
CREATE INDEX support_tickets_archived ON support_tickets (number_year, number_sequence)
  WHERE archived_at IS NOT NULL AND deleted_at IS NULL;

-- Down Migration

DROP INDEX support_tickets_archived;
