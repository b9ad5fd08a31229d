-- Up Migration

-- Erasing a customer empties their tickets right after, and the words go with them. To take the new name apart for each
-- ticket before would only make the erasing transaction long, and everybody's devices wait for it.
CREATE OR REPLACE FUNCTION keep_customer_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.erased_at IS NOT NULL THEN
    RETURN NULL;
  END IF;
  UPDATE search_texts AS s SET words = ticket_words(t)
  FROM support_tickets AS t WHERE t.user_id = NEW.id AND t.deleted_at IS NULL AND s.id = t.id;
  RETURN NULL;
END $$;

-- Down Migration

CREATE OR REPLACE FUNCTION keep_customer_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE search_texts AS s SET words = ticket_words(t)
  FROM support_tickets AS t WHERE t.user_id = NEW.id AND t.deleted_at IS NULL AND s.id = t.id;
  RETURN NULL;
END $$;
