// Word of news, and the changes that live streams are told.

import type { Mutation } from "./mutation.ts";

const LIVE = "test/sync-server/feed/live-stream.test.ts";
const TOLD = "test/sync-server/feed/live-changes.test.ts";
const TELLING = "test/sync-server/feed/tell-streams.test.ts";
const SENDER = "test/sync-server/feed/event-sender.test.ts";
const DISCLOSURE = "test/sync-server/feed/disclosure.test.ts";
const LOST = "test/sync-server/instances/lost-news.test.ts";

export const LIVE_MUTATIONS: readonly Mutation[] = [
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
    name: "news-before-they-can-be-pulled",
    breaks: "S3",
    what: "A device is woken while what it is woken for is still hidden, and then no more.",
    edits: [
      {
        file: "sync-server/feed/hold-until-ripe.ts",
        find: "ripening.takeBelow(await readHorizon())",
        replace: "ripening.takeBelow((await readHorizon()) + 2n ** 40n)",
      },
    ],
    tests: [LIVE],
  },
  {
    name: "lost-process-is-not-missed",
    breaks: "S10",
    what: "Nobody is woken for what a server that was killed may not have told.",
    edits: [
      {
        file: "sync-server/feed/listen.ts",
        find: "if (lost.length > 0) {",
        replace: "if (lost.length > 1_000) {",
      },
    ],
    tests: [LOST],
  },
  {
    name: "told-note",
    breaks: "P3",
    what: "A customer's stream is told the notes of a ticket together with its replies.",
    edits: [
      {
        file: "sync-server/feed/choose-changes.ts",
        find: "seen.has(ticket_id) && changed.messages.has(id)",
        replace: "seen.has(ticket_id)",
      },
      {
        file: "sync-server/feed/message-documents.ts",
        find: "if (row.public_position === null) throw",
        replace: "if (row.public_position === null) return row.position; if (false) throw",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-to-strangers",
    breaks: "P3",
    what: "Whoever is told of one ticket is told of all that have changed.",
    edits: [
      {
        file: "sync-server/feed/choose-changes.ts",
        find: "seen.has(id) && changed.tickets.has(id)",
        replace: "changed.tickets.has(id)",
      },
      {
        file: "sync-server/feed/choose-changes.ts",
        find: "seen.has(ticket_id) && changed.messages.has(id)",
        replace: "changed.messages.has(id)",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-across-a-gap",
    breaks: "S3",
    what: "What changes is told to streams that were not told what came before.",
    edits: [
      {
        file: "sync-server/feed/tell-streams.ts",
        find: "from === null || from < unbrokenFrom",
        replace: "from === null",
      },
    ],
    tests: [TELLING],
  },
  {
    name: "told-from-the-middle",
    breaks: "S3",
    what: "A stream that opens while others are being told counts as told what they are.",
    edits: [
      {
        file: "sync-server/feed/tell-streams.ts",
        find: "if (isTelling) joining.add(stream);\n      else stream.toldBelow = place;",
        replace: "stream.toldBelow = place;",
      },
    ],
    tests: [TELLING],
  },
  {
    name: "told-stretch-dropped",
    breaks: "S3",
    what: "Of stretches that had to wait the last one is sent.",
    edits: [
      {
        file: "sync-server/feed/event-sender.ts",
        find: 'const all = waiting + textOf("changes", changes);',
        replace: 'const all = textOf("changes", changes);',
      },
    ],
    tests: [SENDER],
  },
  {
    name: "told-as-much-as-fits",
    breaks: "S3",
    what: "Where more has changed than is read at once, what was read is told as if it were all.",
    edits: [
      {
        file: "sync-server/feed/read-recent.ts",
        find: "return [...counts.values()].some((count) => count > RECENT_MAX);",
        replace: "return false;",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "end-of-sight-not-told",
    breaks: "S8",
    what: "Whom a ticket leaves is not told to pull, and keeps it.",
    edits: [
      {
        file: "sync-server/feed/sight.ts",
        find: "::xid8 AND until <",
        replace: "::xid8 AND false AND until <",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "begin-of-sight-not-told",
    breaks: "S8",
    what: "Whose sight a ticket enters is told what changes in it, and lacks its past.",
    edits: [
      {
        file: "sync-server/feed/sight.ts",
        find: "until IS NULL AND since >=",
        replace: "until IS NULL AND false AND since >=",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "begin-of-ended-sight-not-told",
    breaks: "S8",
    what: "Whose sight a ticket entered by a cause that has ended since, above the horizon, is not told to pull.",
    edits: [
      {
        file: "sync-server/feed/sight.ts",
        find: "} AND since >=",
        replace: "} AND false AND since >=",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "notice-not-told",
    breaks: "S6",
    what: "Whoever is overruled while they are at work hears of it with their next pull, whenever that is.",
    edits: [
      {
        file: "sync-server/feed/read-recent.ts",
        find: "'person:' || d.person_id FROM notices AS d\n         WHERE d.version",
        replace: "'person:' || d.person_id FROM notices AS d\n         WHERE false AND d.version",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-after-the-end",
    breaks: "P5",
    what: "A stream is told what changes though its session or role has ended.",
    edits: [
      {
        file: "sync-server/feed/tell-streams.ts",
        find: "if (end) sender.end(end);\n  else if",
        replace: "if",
      },
    ],
    tests: [TOLD],
  },
  {
    name: "told-by-an-older-role",
    breaks: "P5",
    what: "A stream goes on as the role that it was opened with.",
    edits: [
      {
        file: "sync-server/feed/stream-ends.ts",
        find: 'return role === openedWith ? null : "role";',
        replace: 'return openedWith === null ? "role" : null;',
      },
    ],
    tests: [TOLD],
  },
];
