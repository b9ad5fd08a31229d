// Sessions, versions of the protocol, storms and jobs.

import type { Mutation } from "./mutation.ts";

const SESSIONS = "test/sync-server/accounts/sessions.test.ts";

export const SERVER_MUTATIONS: readonly Mutation[] = [
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
    name: "lost-refresh-ends-the-session",
    breaks: "S13",
    what: "A refresh whose answer was lost and that comes again is taken for theft.",
    edits: [
      {
        file: "sync-server/accounts/refresh-session.ts",
        find: "if (bearer.sealed_successor) return",
        replace:
          "if (bearer.sealed_successor) return { reusedIn: bearer.session_id };\n  if (bearer.sealed_successor) return",
      },
    ],
    tests: [SESSIONS],
  },
  {
    name: "disabled-account-goes-on",
    breaks: "P5",
    what: "An account that is disabled keeps its sessions.",
    edits: [
      {
        file: "sync-server/accounts/disable-person.ts",
        find: 'await revokeSessions(tx, { personId, at, because: "account_disabled" });',
        replace: "",
      },
      {
        file: "sync-server/accounts/disable-person.ts",
        find: "SET disabled_at = coalesce(disabled_at, $2), updated_at = $2",
        replace: "SET updated_at = $2",
      },
    ],
    tests: ["test/sync-server/accounts/roles.test.ts"],
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
    name: "turns-for-everybody",
    breaks: "S11",
    what: "All that ask are served at once, and leave nothing for those who work.",
    edits: [
      {
        file: "sync-server/http/turns.ts",
        find: "if (taken < underWay) {",
        replace: "if (taken < waiting) {",
      },
    ],
    tests: ["test/sync-server/http/turns.test.ts"],
  },
  {
    name: "jobs-end-with-their-connection",
    breaks: "S10",
    what: "A server that lost its connections takes up no jobs again.",
    edits: [
      {
        file: "sync-server/jobs/keep-running.ts",
        find: "runner = await begin().catch(",
        replace: "runner = await new Promise<Runner>(() => undefined).catch(",
      },
    ],
    tests: ["test/sync-server/jobs/keep-running.test.ts"],
  },
];
