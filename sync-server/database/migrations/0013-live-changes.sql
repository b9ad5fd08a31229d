-- Up Migration

-- What happened in the whole desk lately is read for all live streams at once, by version and not by audience or person.
CREATE INDEX ticket_sight_since ON ticket_sight (since) WHERE until IS NULL;
CREATE INDEX ticket_sight_until ON ticket_sight (until) WHERE until IS NOT NULL;
CREATE INDEX notices_version ON notices (version);

-- Down Migration

DROP INDEX notices_version, ticket_sight_until, ticket_sight_since;
