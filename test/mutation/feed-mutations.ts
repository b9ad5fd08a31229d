// What a pull brings, and what it must not.

import type { Edit, Mutation } from "./mutation.ts";

const SIGHT = "test/sync-server/feed/sight-changes.test.ts";
const LATE = "test/sync-server/feed/late-commit.test.ts";
const DISCLOSURE = "test/sync-server/feed/disclosure.test.ts";

/** Versions by a counter: one that is given early and committed late lies below what has been read. */
const COUNTED_VERSIONS: readonly Edit[] = [
  {
    file: "sync-server/database/migrations/0001-desk.sql",
    find: "-- Up Migration",
    replace: `-- Up Migration
CREATE SEQUENCE versions;
CREATE FUNCTION next_version() RETURNS xid8 LANGUAGE sql VOLATILE AS $$ SELECT nextval('versions')::text::xid8 $$;`,
  },
  ...[
    "database/migrations/0001-desk.sql",
    "database/migrations/0002-notices.sql",
    "feed/sight.ts",
    "tickets/change-ticket.ts",
    "tickets/replicas.ts",
    "tickets/versions.ts",
  ].map((path) => ({
    file: `sync-server/${path}`,
    find: "pg_current_xact_id()",
    replace: "next_version()",
  })),
  {
    file: "sync-server/feed/view.ts",
    find: "pg_snapshot_xmin(pg_current_snapshot())",
    replace: "(SELECT (last_value + 1)::text::xid8 FROM versions)",
  },
];

export const FEED_MUTATIONS: readonly Mutation[] = [
  {
    name: "cursor-by-sequence",
    breaks: "S3",
    what: "Versions come from a sequence, and a device reads up to its last value.",
    edits: COUNTED_VERSIONS,
    tests: [LATE],
  },
  {
    name: "no-xmin-bound",
    breaks: "S3",
    what: "A pull reads what is committed, also above transactions that are still under way.",
    edits: [
      {
        file: "sync-server/feed/view.ts",
        find: "pg_snapshot_xmin(pg_current_snapshot())",
        replace: "pg_snapshot_xmax(pg_current_snapshot())",
      },
    ],
    tests: [LATE],
  },
  {
    name: "ended-cause-counted",
    breaks: "S8",
    what: "A cause that has ended counts as if the device still had the ticket by it.",
    edits: [
      {
        file: "sync-server/feed/sight-events.ts",
        find: 'const holdsOn = begun.key === "" ?',
        replace: 'const holdsOn = begun.key !== null ? "true" : begun.key === "" ?',
      },
    ],
    tests: [SIGHT],
  },
  {
    name: "handed-over-within-a-page",
    breaks: "S8",
    what: "A cause that a page passed over counts as told where the reading goes on behind it.",
    edits: [
      {
        file: "sync-server/feed/sight-events.ts",
        find: 'begun.key === "" ? "(other',
        replace: 'begun.key !== null ? "(other',
      },
    ],
    tests: [SIGHT],
  },
  {
    name: "handed-over-before-it-was-told",
    breaks: "S8",
    what: "A cause that ended above the horizon brings nothing, and counts as told when another took its place.",
    edits: [
      {
        file: "sync-server/feed/sight-events.ts",
        find: "s.until IS NOT NULL AND s.until >= ",
        replace: "s.until IS NULL AND s.until >= ",
      },
    ],
    tests: [SIGHT],
  },
  {
    name: "sight-end-not-sent",
    breaks: "S8",
    what: "What left a person's sight is not removed from their devices.",
    edits: [
      {
        file: "sync-server/feed/read-sight.ts",
        find: "isRemoval: (event) => !event.isSeenOtherwise,",
        replace: "isRemoval: () => false,",
      },
    ],
    tests: [SIGHT],
  },
  {
    name: "leave-despite-other-cause",
    breaks: "S8",
    what: "A ticket is removed though another cause keeps it in sight.",
    edits: [
      {
        file: "sync-server/feed/sight-events.ts",
        find: 'inSightSql(look.viewer, "e.ticket_id", bind),',
        replace: '"false",',
      },
    ],
    tests: [SIGHT],
  },
  {
    name: "past-not-sent",
    breaks: "S8",
    what: "A ticket that enters sight brings only what changes from then on.",
    edits: [
      {
        file: "sync-server/feed/read-sight.ts",
        find: "concerns: (event) => !event.isSeenOtherwise || isOfTickets(range),\n    isRemoval: () => false,",
        replace: "concerns: () => isOfTickets(range),\n    isRemoval: () => false,",
      },
    ],
    tests: [SIGHT],
  },
  {
    name: "digest-counts-what-is-under-way",
    breaks: "S4",
    what: "A digest counts what the device can't have yet.",
    edits: [{ file: "sync-server/feed/read-digest.ts", find: "d.id <> ALL (", replace: "gen_random_uuid() <> ALL (" }],
    tests: ["test/sync-server/feed/digests.test.ts"],
  },
  {
    name: "followed-is-not-brought",
    breaks: "P2",
    what: "Whom one follows is kept, and brings nothing to their devices.",
    edits: [
      {
        file: "domain/people/sight.ts",
        find: 'for (const id of followerIds) sights.push({ audience: agentAudience(id), cause: "follower" });',
        replace: "followerIds.slice();",
      },
    ],
    tests: [SIGHT],
  },
  {
    name: "note-filter-off",
    breaks: "P3",
    what: "The messages of a pull are not filtered for notes.",
    edits: [
      {
        file: "sync-server/feed/message-documents.ts",
        find: '? "true" : "NOT d.is_internal_note"',
        replace: '? "true" : "true"',
      },
      {
        file: "sync-server/feed/message-documents.ts",
        find: "if (row.public_position === null) throw",
        replace: "if (row.public_position === null) return row.position; if (false) throw",
      },
      {
        file: "sync-server/feed/message-documents.ts",
        find: "return row.public_position;",
        replace: "return row.public_position ?? row.position;",
      },
    ],
    tests: [DISCLOSURE],
  },
  {
    name: "everybody-is-named",
    breaks: "P4",
    what: "A customer is told who of the desk it was, whether they have written to them or not.",
    edits: [
      {
        file: "domain/conversation/disclosure.ts",
        find: "const isKnown = isStaff(viewer.role) ||",
        replace: "const isKnown = person.isStaff || isStaff(viewer.role) ||",
      },
    ],
    tests: [DISCLOSURE],
  },
  {
    name: "overruled-not-told",
    breaks: "S6",
    what: "Whoever is overruled hears nothing of it.",
    edits: [
      {
        file: "sync-server/feed/notice-documents.ts",
        find: "d.person_id =",
        replace: "d.actor_id =",
      },
    ],
    tests: ["test/sync-server/tickets/notices.test.ts"],
  },
];
