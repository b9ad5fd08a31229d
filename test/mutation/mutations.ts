// Ways to break the server and the device's sync on purpose, each with the tests that must notice. `npm run mutate` makes them, one at a time,
// in a copy of the tree.

export interface Edit {
  file: string;
  /** Every place where this stands is changed. */
  find: string;
  replace: string;
}

export interface Mutation {
  name: string;
  /** The rule that is broken: a test of that id must fail. */
  breaks: string;
  what: string;
  edits: readonly Edit[];
  /** The test files that must notice. */
  tests: readonly string[];
}

const SIGHT = "test/sync-server/feed/sight-changes.test.ts";
const LATE = "test/sync-server/feed/late-commit.test.ts";
const LIVE = "test/sync-server/feed/live-stream.test.ts";
const DISCLOSURE = "test/sync-server/feed/disclosure.test.ts";
const REPEATS = "test/sync-server/tickets/repeats.test.ts";
const MERGING = "test/sync-server/tickets/merging.test.ts";
const RULES = "test/sync-server/tickets/ticket-rules.test.ts";
const NUMBERS = "test/sync-server/tickets/numbers.test.ts";
const SESSIONS = "test/sync-server/accounts/sessions.test.ts";

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

export const MUTATIONS: readonly Mutation[] = [
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
        find: "AND other.until IS NULL)",
        replace: ")",
      },
    ],
    tests: [SIGHT],
  },
  {
    name: "device-number-ignored",
    breaks: "S2",
    what: "An operation is accepted under whatever number it comes.",
    edits: [
      {
        file: "sync-server/tickets/accept-operation.ts",
        find: "const next = lastNumber + 1;",
        replace: "const next = Math.max(lastNumber, operation.number);",
      },
    ],
    tests: [REPEATS],
  },
  {
    name: "outcome-forgotten",
    breaks: "S2",
    what: "An operation that comes again is not recognised by its id.",
    edits: [
      {
        file: "sync-server/tickets/operation-outcomes.ts",
        find: "return rows[0] ?? null;",
        replace: "return null;",
      },
    ],
    tests: [REPEATS],
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
    name: "note-wakes-customer",
    breaks: "P3",
    what: "A customer's device hears that something happened when a note is written.",
    edits: [
      {
        file: "sync-server/tickets/change-ticket.ts",
        find: "(audience: string) => isPublic ||",
        replace: "(audience: string) => isPublic || audience.length > 0 ||",
      },
    ],
    tests: [DISCLOSURE],
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
    name: "number-outside-transaction",
    breaks: "T8",
    what: "Ticket numbers come from a sequence that a transaction which fails does not set back.",
    edits: [
      {
        file: "sync-server/database/migrations/0001-desk.sql",
        find: "-- Up Migration",
        replace: `-- Up Migration
DO $$ BEGIN FOR y IN 2020..2040 LOOP EXECUTE format('CREATE SEQUENCE numbers_%s', y); END LOOP; END $$;`,
      },
      {
        file: "sync-server/tickets/give-number.ts",
        find: "RETURNING last_sequence AS sequence`",
        replace: "RETURNING nextval('numbers_' || year)::integer AS sequence`",
      },
    ],
    tests: [NUMBERS, RULES],
  },
  {
    name: "whole-document-overwrite",
    breaks: "S6",
    what: "A change writes all fields as they were read before somebody else's change.",
    edits: [{ file: "sync-server/tickets/lock-ticket.ts", find: " FOR NO KEY UPDATE", replace: "" }],
    tests: [MERGING],
  },
  {
    name: "refusal-as-403",
    breaks: "S5",
    what: "A push with a refused operation is answered with HTTP 403.",
    edits: [
      {
        file: "sync-server/http/push-route.ts",
        find: "response.json({",
        replace:
          'if (settled.outcomes.some(({ outcome }) => outcome.type === "refused")) response.status(403);\n    response.json({',
      },
    ],
    tests: [REPEATS],
  },
  {
    name: "refusal-blocks",
    breaks: "S5",
    what: "What comes behind a refused operation is not done.",
    edits: [
      {
        file: "sync-server/tickets/accept-operations.ts",
        find: "outcomes.push({ id: operation.id, number: operation.number, outcome: acceptance.outcome });",
        replace:
          'outcomes.push({ id: operation.id, number: operation.number, outcome: acceptance.outcome });\n      if (acceptance.outcome.type === "refused") break;',
      },
    ],
    tests: [REPEATS],
  },
  {
    name: "device-clock-trusted",
    breaks: "S7",
    what: "A device's clock is believed, however far off it is.",
    edits: [
      {
        file: "sync-server/tickets/written-at.ts",
        find: "return claimed > now ? now : claimed;",
        replace: "return claimed;",
      },
    ],
    tests: [MERGING, RULES, DISCLOSURE],
  },
  {
    name: "foreign-ticket-told-apart",
    breaks: "S9",
    what: "An operation on somebody else's ticket is refused as forbidden and not as not found.",
    edits: [
      {
        file: "domain/ticket/decide-operation.ts",
        find: "if (!ticket || !hasReach(actor, ticket)) return refuse(NOT_FOUND);",
        replace:
          'if (!ticket) return refuse(NOT_FOUND);\n  if (!hasReach(actor, ticket)) return refuse(forbidden("This is not yours."));',
      },
    ],
    tests: [DISCLOSURE],
  },
  {
    name: "news-stay-in-process",
    breaks: "S10",
    what: "Word of news reaches the devices of other servers by their safety pull alone.",
    edits: [
      {
        file: "sync-server/feed/announce.ts",
        find: "await line.tell(",
        replace: "void (",
      },
    ],
    tests: [LIVE],
  },
  {
    name: "token-replay-tolerated",
    breaks: "S13",
    what: "A refresh token that was replaced is taken again.",
    edits: [
      {
        file: "sync-server/accounts/refresh-session.ts",
        find: "if (bearer.is_superseded) return { reusedIn: bearer.session_id };",
        replace: "",
      },
    ],
    tests: [SESSIONS],
  },
  {
    name: "reply-goes-out-unasked",
    breaks: "M3",
    what: "A reply whose author has not seen what arrived is written all the same.",
    edits: [
      {
        file: "domain/ticket/decide-operation.ts",
        find: "return !isInternalNote && seen?.position !== undefined;",
        replace: "return isInternalNote && seen?.position !== undefined;",
      },
    ],
    tests: ["test/sync-server/tickets/held-replies.test.ts"],
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
  {
    name: "old-protocol-served",
    breaks: "S12",
    what: "An app of another protocol is served as if it spoke this one.",
    edits: [
      {
        file: "sync-server/http/mind-protocol.ts",
        find: "return version >= MIN_PROTOCOL_VERSION && version <= PROTOCOL_VERSION;",
        replace: "return version > 0 || MIN_PROTOCOL_VERSION > PROTOCOL_VERSION;",
      },
    ],
    tests: ["test/sync-server/http/sync-bad-input.test.ts"],
  },
  {
    name: "digest-counts-what-is-under-way",
    breaks: "S4",
    what: "A digest counts what the device can't have yet.",
    edits: [{ file: "sync-server/feed/read-digest.ts", find: "d.id <> ALL (", replace: "gen_random_uuid() <> ALL (" }],
    tests: ["test/sync-server/feed/digests.test.ts"],
  },
  {
    name: "wiped-behind-the-back",
    breaks: "S4",
    what: "What one window wipes, after the one that syncs has begun to fetch it anew, is not fetched again.",
    edits: [
      {
        file: "renderer/sync/confirmed-state.ts",
        find: "await wipeConfirmedState(database);\n  // The window that syncs may have begun to fetch meanwhile, and lost some of what it wrote.\n  await askForRefetch(database, change);",
        replace: "await wipeConfirmedState(database);",
      },
    ],
    tests: ["test/renderer/sync/confirmed-state.test.ts"],
  },
  {
    name: "role-asked-for-once",
    breaks: "P5",
    what: "Where the one question for the role is lost, a device goes on in a role that its person has no more.",
    edits: [{ file: "renderer/sync/sync-loops.ts", find: "running = run.signal;", replace: "" }],
    tests: ["test/renderer/sync/session.test.ts"],
  },
  {
    name: "draft-cleared-too-early",
    breaks: "S1",
    what: "A draft is cleared before its operation is stored.",
    edits: [
      {
        file: "renderer/sync/submit.ts",
        find: 'const id = await submit({ kind: "addMessage", ticketId, args });',
        replace:
          'await drafts.discardDraft(ticketId, isInternalNote ? "note" : "reply");\n      const id = await submit({ kind: "addMessage", ticketId, args });',
      },
    ],
    tests: ["test/renderer/sync/full-disk.test.ts"],
  },
  {
    name: "back-off-without-jitter",
    breaks: "S11",
    what: "All devices that lost the server try it again at the same moment.",
    edits: [
      { file: "renderer/sync/back-off.ts", find: "random() * (ceiling - FLOOR_MS)", replace: "ceiling - FLOOR_MS" },
    ],
    tests: ["test/renderer/sync/connection.test.ts"],
  },
];
