-- Up Migration

-- Search. Texts are taken apart into words here as `domain/search/words.ts` does it, letter by letter (a test compares the two),
-- so that a device and the server find the same. Postgres' own parser would keep an e-mail address in one piece and take the
-- -2026 of a ticket number for a number below zero. None of what is used here depends on a dictionary or a setting, so
-- it may stand in an index.

-- Whose letters are upper and lower case: Unicode's, whatever the database was created with.
DO $$
DECLARE
  known text := (
    SELECT collname FROM pg_collation
    WHERE collname IN ('pg_c_utf8', 'und-x-icu') AND collencoding IN (-1, pg_char_to_encoding('UTF8'))
    ORDER BY collname = 'pg_c_utf8' DESC LIMIT 1);
BEGIN
  IF known IS NULL THEN
    RAISE EXCEPTION 'Search needs a Postgres of version 17 or newer, or one that was built with ICU.';
  END IF;
  EXECUTE format('CREATE COLLATION search_letters FROM %I', known);
END $$;

-- In lower case, without accents, with one blank between words. Most texts are plain: then there is only the case to fold.
CREATE FUNCTION search_folded(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN octet_length(value) = char_length(value)
  THEN regexp_replace(lower(value COLLATE search_letters), '[^a-z0-9]+', ' ', 'g')
  ELSE regexp_replace(
    replace(replace(replace(replace(
      translate(
        lower(regexp_replace(normalize(value, NFKD), '[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f'
        '\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0'
        '\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f]+', '', 'g') COLLATE search_letters),
        'øđðłıς', 'oddliσ'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '[\u0001-\u002f\u003a-\u0060\u007b-\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02eb\u02ed\u02ef-\u02ff\u0375'
        '\u03f6\u0482\u055a-\u055f\u0589-\u058f\u05be\u05c0\u05c3\u05c6\u05f3-\u060f\u061b-\u061f'
        '\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u06fd\u06fe\u0700-\u070f\u0964\u0965\u0970\u0df4\u0e3f'
        '\u0e4f\u0e5a\u0e5b\u10fb\u1360-\u1368\u17d4-\u17d6\u17d8-\u17db\u1800-\u180a\u2000-\u20cf'
        '\u2100-\u214d\u2190-\u2bff\u2e00-\u2e2e\u2e30-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30fb'
        '\ue000-\uf8ff\ufd3e\ufd3f\ufe10-\ufe19\ufe30-\ufe6f\ufeff\ufff9-\uffff\U0001f000-\U0001faff'
        '\U000f0000-\U0010ffff]+',
    ' ', 'g')
END;

-- The words of some texts with their places. Between two texts stands what nobody can search for, so that no phrase reaches
-- from one into the other.
CREATE FUNCTION search_words(VARIADIC texts text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT coalesce(string_agg('''' || left(word, 40) || ''':' || place, ' ')::tsvector, ''::tsvector)
  FROM (
    SELECT string_agg(search_folded(value), U&' \E000 ' ORDER BY ordinal) AS folded
    FROM unnest(texts) WITH ORDINALITY AS given (value, ordinal)
  ) AS joined, unnest(string_to_array(folded, ' ')) WITH ORDINALITY AS split (word, place)
  WHERE word <> ''
);

-- What is found: a row for each ticket (number, subject, description, customer) and for each of its messages. It is kept by
-- triggers, in the transaction of whoever writes, so that no way of writing can forget it.
CREATE TABLE search_texts (
  -- The ticket's or the message's.
  id uuid PRIMARY KEY,
  ticket_id uuid NOT NULL REFERENCES support_tickets (id) ON DELETE CASCADE,
  -- Customers find nothing by it (P3).
  is_internal_note boolean NOT NULL,
  words tsvector NOT NULL
);

CREATE FUNCTION ticket_words(ticket support_tickets) RETURNS tsvector LANGUAGE sql STABLE
RETURN (
  SELECT search_words(ticket.ticket_number, ticket.subject, ticket.description, display_name, email)
  FROM people WHERE id = ticket.user_id
);

INSERT INTO search_texts (id, ticket_id, is_internal_note, words)
  SELECT id, id, false, ticket_words(t) FROM support_tickets AS t WHERE deleted_at IS NULL
  UNION ALL
  SELECT id, ticket_id, is_internal_note, search_words(message) FROM ticket_messages WHERE deleted_at IS NULL;

CREATE INDEX search_texts_ticket ON search_texts (ticket_id);
CREATE INDEX search_texts_words ON search_texts USING gin (words);

CREATE FUNCTION keep_ticket_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NOT NULL THEN
    DELETE FROM search_texts WHERE id = NEW.id;
  ELSE
    INSERT INTO search_texts (id, ticket_id, is_internal_note, words) VALUES (NEW.id, NEW.id, false, ticket_words(NEW))
    ON CONFLICT (id) DO UPDATE SET words = excluded.words;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER support_tickets_words_new AFTER INSERT ON support_tickets
  FOR EACH ROW EXECUTE FUNCTION keep_ticket_words();
CREATE TRIGGER support_tickets_words AFTER UPDATE ON support_tickets
  FOR EACH ROW WHEN ((OLD.subject, OLD.description, OLD.user_id, OLD.deleted_at)
    IS DISTINCT FROM (NEW.subject, NEW.description, NEW.user_id, NEW.deleted_at))
  EXECUTE FUNCTION keep_ticket_words();

CREATE FUNCTION keep_message_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NOT NULL THEN
    DELETE FROM search_texts WHERE id = NEW.id;
  ELSE
    INSERT INTO search_texts (id, ticket_id, is_internal_note, words)
      VALUES (NEW.id, NEW.ticket_id, NEW.is_internal_note, search_words(NEW.message))
    ON CONFLICT (id) DO UPDATE SET words = excluded.words;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_messages_words_new AFTER INSERT ON ticket_messages
  FOR EACH ROW EXECUTE FUNCTION keep_message_words();
CREATE TRIGGER ticket_messages_words AFTER UPDATE ON ticket_messages
  FOR EACH ROW WHEN ((OLD.message, OLD.deleted_at) IS DISTINCT FROM (NEW.message, NEW.deleted_at))
  EXECUTE FUNCTION keep_message_words();

-- A customer is found by name and address in each of their tickets.
CREATE FUNCTION keep_customer_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE search_texts AS s SET words = ticket_words(t)
  FROM support_tickets AS t WHERE t.user_id = NEW.id AND t.deleted_at IS NULL AND s.id = t.id;
  RETURN NULL;
END $$;
CREATE TRIGGER people_words AFTER UPDATE ON people
  FOR EACH ROW WHEN (NOT NEW.is_staff AND (OLD.display_name, OLD.email) IS DISTINCT FROM (NEW.display_name, NEW.email))
  EXECUTE FUNCTION keep_customer_words();
CREATE INDEX people_words ON people USING gin (search_words(display_name, email));

-- Down Migration

DROP INDEX people_words;
DROP TRIGGER people_words ON people;
DROP TRIGGER ticket_messages_words ON ticket_messages;
DROP TRIGGER ticket_messages_words_new ON ticket_messages;
DROP TRIGGER support_tickets_words ON support_tickets;
DROP TRIGGER support_tickets_words_new ON support_tickets;
DROP FUNCTION keep_customer_words, keep_message_words, keep_ticket_words, ticket_words;
DROP TABLE search_texts;
DROP FUNCTION search_words, search_folded;
DROP COLLATION search_letters;
