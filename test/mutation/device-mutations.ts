// A device: what it keeps, sends, fetches, takes in from its stream, and lets go of.

import type { Mutation } from "./mutation.ts";

const TOLD = "test/renderer/sync/told-changes.test.ts";
const PUSH = "test/renderer/sync/push.test.ts";
const PULL = "test/renderer/sync/pull.test.ts";
const SESSION = "test/renderer/sync/session.test.ts";
const NEWER = "test/renderer/database/sqlite-storage/newer-version.test.ts";
const OVERLAY = "test/renderer/sync/pending-overlay.test.ts";

export const DEVICE_MUTATIONS: readonly Mutation[] = [
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
    name: "draft-waits-for-a-rest",
    breaks: "M4",
    what: "What is typed is stored once its author pauses, and not before.",
    edits: [
      {
        file: "renderer/ticket-display/draft-keeper.ts",
        find: "timer ??= setTimeout(flush, DRAFT_DELAY_MS);",
        replace: "clearTimeout(timer);\n      timer = setTimeout(flush, DRAFT_DELAY_MS);",
      },
    ],
    tests: ["test/renderer/ticket-display/draft-keeper.test.ts"],
  },
  {
    name: "saved-is-called-sent",
    breaks: "M5",
    what: "What waits on the device is shown as sent.",
    edits: [
      {
        file: "renderer/sync/pending-overlay.ts",
        find: 'return operation.outcome ? "sent" : "saved";',
        replace: 'return operation.outcome ? "sent" : "sent";',
      },
    ],
    tests: [OVERLAY],
  },
  {
    name: "thread-by-the-clock",
    breaks: "M2",
    what: "A thread is shown in the order of its times.",
    edits: [
      {
        file: "renderer/sync/watch-thread.ts",
        find: "for (const message of messages) {",
        replace:
          'for (const message of messages.toSorted((a, b) => ((a.createdAt ?? "") < (b.createdAt ?? "") ? -1 : 1))) {',
      },
    ],
    tests: ["test/renderer/sync/thread.test.ts"],
  },
  {
    name: "number-given-anew",
    breaks: "S2",
    what: "What is sent again is sent under another number.",
    edits: [
      {
        file: "renderer/sync/operation-store.ts",
        find: "if (operation.number !== null) return operation;",
        replace: "",
      },
    ],
    tests: [PUSH],
  },
  {
    name: "refused-words-are-dropped",
    breaks: "S5",
    what: "A refused operation is let go of like one that was applied.",
    edits: [
      {
        file: "renderer/sync/operation-store.ts",
        find: ' || outcome.type === "refused" || outcome.type === "held") return false;',
        replace: ") return false;",
      },
    ],
    tests: [PUSH],
  },
  {
    name: "checkpoint-without-its-documents",
    breaks: "S3",
    what: "A cycle ends well though a page could not be written.",
    edits: [
      {
        file: "renderer/sync/pull.ts",
        find: "      await written;\n      if (!page)",
        replace: "      if (!page)",
      },
      {
        file: "renderer/sync/pull.ts",
        find: "      await written;\n      return await closeCycle",
        replace: "      return await closeCycle",
      },
    ],
    tests: [PULL],
  },
  {
    name: "what-left-stays",
    breaks: "S8",
    what: "What has left sight stays on the device.",
    edits: [
      {
        file: "renderer/sync/pull.ts",
        find: "id, _deleted: true }",
        replace: "id, _deleted: false }",
      },
    ],
    tests: [PULL],
  },
  {
    name: "documents-without-a-checkpoint",
    breaks: "S8",
    what: "A device that was killed between documents and their checkpoint keeps what has left sight since.",
    edits: [
      {
        file: "renderer/sync/pull.ts",
        find: "if (!checkpoint && (await isHoldingAny(database, name)))",
        replace: "if (checkpoint === null)",
      },
    ],
    tests: [PULL],
  },
  {
    name: "told-before-it-was-reached",
    breaks: "S3",
    what: "A device takes in what was told though it has not read as far.",
    edits: [
      {
        file: "renderer/sync/told-changes.ts",
        find: "return compareVersions(changes.from, version) <= 0 && compareVersions",
        replace: "return compareVersions",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-in-the-middle-of-a-page",
    breaks: "S3",
    what: "A device takes in what was told though it is in the middle of a version.",
    edits: [
      {
        file: "renderer/sync/told-changes.ts",
        find: 'key === "" && fits(version)',
        replace: "key !== null && fits(version)",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-while-filling",
    breaks: "S3",
    what: "A device takes what was told for all that it lacks while it is being filled.",
    edits: [
      {
        file: "renderer/sync/told-changes.ts",
        find: "isOfSameDesk && fill === null && ",
        replace: "isOfSameDesk && ",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-to-one-collection",
    breaks: "S3",
    what: "What was told moves all collections where one of them has read as far.",
    edits: [
      {
        file: "renderer/sync/told-changes.ts",
        find: "return COLLECTION_NAMES.every((name) => {\n    const { checkpoint, digest }",
        replace: "return COLLECTION_NAMES.some((name) => {\n    const { checkpoint, digest }",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-after-a-gap",
    breaks: "S3",
    what: "Stretches that were told count as one though something is missing between them.",
    edits: [
      {
        file: "renderer/sync/told-changes.ts",
        find: "if (told.at(-1)?.to !== changes.from) forget();",
        replace: "",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-is-taken-for-read",
    breaks: "S3",
    what: "What was told counts as read where it is not.",
    edits: [
      {
        file: "renderer/sync/told-changes.ts",
        find: "(version) => compareVersions(changes.to, version) <= 0",
        replace: "(version) => version !== changes.from",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-again-older",
    breaks: "S3",
    what: "What was told before the place that a device has read to is taken in again.",
    edits: [
      {
        file: "renderer/sync/told-changes.ts",
        find: "told.slice(first)",
        replace: "told.slice()",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-of-another-role",
    breaks: "P5",
    what: "A device takes in what was told to the role that its person had.",
    edits: [
      {
        file: "renderer/sync/told-changes.ts",
        find: "checkpoint.epoch === epoch && checkpoint.scope === scope",
        replace: "checkpoint.epoch === epoch",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-is-all-there-is",
    breaks: "S3",
    what: "Word to pull is answered by what was told before it.",
    edits: [
      {
        file: "renderer/sync/sync-loops.ts",
        find: "    told.forget();\n    pull.ring();",
        replace: "    pull.ring();",
      },
    ],
    tests: ["test/renderer/sync/sync-loops.test.ts"],
  },
  {
    name: "silent-stream-believed",
    breaks: "S3",
    what: "A stream that has fallen silent is waited for.",
    edits: [
      {
        file: "renderer/sync/live-stream.ts",
        find: "      parts.onSilence();\n      giveUp();",
        replace: "      parts.onSilence();",
      },
    ],
    tests: ["test/renderer/sync/live-stream.test.ts"],
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
    name: "every-store-is-right",
    breaks: "S4",
    what: "A device finds itself equal to what the server shows, whatever it holds.",
    edits: [
      {
        file: "renderer/sync/store-digest.ts",
        find: "return own.count === count && own.sum === sum;",
        replace: "return own.count >= 0 && count >= 0 && sum >= 0;",
      },
    ],
    tests: ["test/renderer/sync/self-check.test.ts"],
  },
  {
    name: "role-asked-for-once",
    breaks: "P5",
    what: "Where the one question for the role is lost, a device goes on in a role that its person has no more.",
    edits: [
      { file: "renderer/sync/sync-loops.ts", find: "running = run.signal;", replace: "" },
      { file: "renderer/sync/run-pull.ts", find: "parts.onOtherRole();", replace: ";" },
    ],
    tests: ["test/renderer/sync/session.test.ts"],
  },
  {
    name: "outdated-answer-to-renewing",
    breaks: "P5",
    what: "Who asks for the role is told what the server answered to somebody who asked before.",
    edits: [
      {
        file: "renderer/sync/account-client.ts",
        find: "await renewing?.catch(() => undefined);",
        replace: "",
      },
    ],
    tests: ["test/renderer/sync/account-client.test.ts"],
  },
  {
    name: "other-role-not-noticed",
    breaks: "P5",
    what: "Pages for another role are taken in without a question.",
    edits: [
      {
        file: "renderer/sync/run-pull.ts",
        find: "page && !isOfRole(page.checkpoint.scope, parts)",
        replace: "page && parts.role === null",
      },
    ],
    tests: [SESSION],
  },
  {
    name: "former-role-is-shown",
    breaks: "P5",
    what: "What another role saw stays on the device.",
    edits: [
      {
        file: "renderer/sync/role-change.ts",
        find: "  await dropConfirmedState(database, { role });",
        replace: '  await keepValue(database, "replica", { ...stored, role });',
      },
    ],
    tests: ["test/renderer/sync/role-change.test.ts", SESSION],
  },
  {
    name: "offline-for-ever",
    breaks: "S13",
    what: "A device may be used without network for as long as one likes.",
    edits: [
      {
        file: "renderer/sync/offline-age.ts",
        find: "<= OFFLINE_DAYS_MAX * DAY_MS",
        replace: "<= 1_000 * OFFLINE_DAYS_MAX * DAY_MS",
      },
    ],
    tests: [SESSION],
  },
  {
    name: "update-not-asked-for",
    breaks: "S12",
    what: "An app that the server understands no more says nothing of it.",
    edits: [
      {
        file: "renderer/sync/sync-engine.ts",
        find: "if (needsUpdate) board.show({ updateNeeded: true });",
        replace: "",
      },
    ],
    tests: [PUSH],
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
  {
    name: "older-app-opens-a-newer-store",
    breaks: "L8",
    what: "An app of an older version opens a store that a newer one has migrated, and writes to the tables of before.",
    edits: [
      {
        file: "renderer/database/sqlite-storage/open-store.ts",
        find: "    await mustNotBeNewer(connection, plan);\n",
        replace: "",
      },
    ],
    tests: [NEWER],
  },
  {
    name: "older-window-is-answered",
    breaks: "L8",
    what: "Windows share a store whatever versions of the app they run.",
    edits: [
      {
        file: "renderer/database/sqlite-storage/shared-engine.ts",
        find: "if (data.version === version) hear(data);",
        replace: "if (data) hear(data);",
      },
    ],
    tests: [NEWER],
  },
];
