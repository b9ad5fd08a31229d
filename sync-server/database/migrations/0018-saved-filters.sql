-- Up Migration

-- The filters that staff have saved as views of their own (docs/decisions/033).
CREATE TABLE saved_filters (
  person_id uuid NOT NULL REFERENCES people (id),
  -- Made on a device: it names one among those of the same person.
  id uuid NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  conditions jsonb NOT NULL,
  place integer NOT NULL,
  PRIMARY KEY (person_id, id)
);
-- What goes with an erased customer.
CREATE INDEX saved_filters_customer ON saved_filters ((conditions ->> 'customerId'))
  WHERE conditions ->> 'customerId' IS NOT NULL;

-- Up to which the replica's changes of filters have been taken. They are numbered apart from its operations.
ALTER TABLE replicas ADD COLUMN last_filter_number bigint NOT NULL DEFAULT 0;

-- Down Migration

ALTER TABLE replicas DROP COLUMN last_filter_number;
DROP TABLE saved_filters;
