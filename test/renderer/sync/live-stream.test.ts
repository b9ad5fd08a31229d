import { describe, expect, it } from "vitest";
import type { AccountClient } from "#renderer/sync/account-client.ts";
import { createBell } from "#renderer/sync/bell.ts";
import { TransportFault } from "#renderer/sync/http-fault.ts";
import { runLiveStream } from "#renderer/sync/live-stream.ts";
import { handClock } from "./support/hand-clock.ts";

function listen(open: (opening: number) => ReadableStream<Uint8Array>) {
  const clock = handClock();
  const stopping = new AbortController();
  const log: string[] = [];
  let openings = 0;
  let cut = new AbortController();
  const bell = createBell(clock);
  const client = { openStream: async () => open(++openings) } as Pick<AccountClient, "openStream"> as AccountClient;
  const ended = runLiveStream(
    {
      client,
      clock,
      random: () => 0,
      findReplicaId: async () => "replica",
      onNews: () => log.push("news"),
      onPresence: ({ present }) => log.push(`present: ${present.length}`),
      onFilters: () => log.push("filters"),
      onChanges: ({ from, to }) => log.push(`changes: ${from} to ${to}`),
      onOpened: () => log.push("opened"),
      onClosed: () => log.push("closed"),
      onSilence: () => log.push("silence"),
      onEnded: (reason) => log.push(`ended: ${reason}`),
      bell,
      untilCut: () => cut.signal,
    },
    stopping.signal,
  ).catch(() => undefined);
  const cutNow = () => {
    cut.abort();
    cut = new AbortController();
  };
  return { clock, log, stop: () => stopping.abort(), ended, bell, cutNow };
}

function saying(...texts: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const text of texts) controller.enqueue(new TextEncoder().encode(text));
    },
  });
}

describe("the live stream", () => {
  it("makes the device pull at each word of the server, also one cut in two", async () => {
    const { log, stop, ended } = listen(() => saying("event: ne", "ws\ndata:\n\n", ": comment\n\n"));
    await expect.poll(() => log).toEqual(["opened", "news"]);
    stop();
    await ended;
  });

  it("tells who is at a ticket as the server says, and leaves what it can't read", async () => {
    const personId = "01900000-0000-7000-8000-000000000003";
    const event = JSON.stringify({ ticketId: personId, present: [{ personId, activity: "viewing" }] });
    const texts = [event, "{", '{"ticketId":"?"}'].map((data) => `event: presence\ndata: ${data}\n\n`);
    const { log, stop, ended } = listen(() => saying(...texts, "event: news\ndata:\n\n"));
    await expect.poll(() => log).toEqual(["opened", "present: 1", "news"]);
    stop();
    await ended;
  });

  it("tells that saved filters are others, and passes over what it does not know", async () => {
    const { log, stop, ended } = listen(() => saying("event: later\ndata: {}\n\n", "event: filters\ndata: {}\n\n"));
    await expect.poll(() => log).toEqual(["opened", "filters"]);
    stop();
    await ended;
  });

  it("hands on what has changed, and has the device pull where it can't read that", async () => {
    const changes = { epoch: "e", scope: "support", from: "7", to: "9", documents: {} };
    const told = [changes, { ...changes, documents: { tickets: [{ id: "1" }] } }, "no object"];
    const { log, stop, ended } = listen(() =>
      saying(...told.map((data) => `event: changes\ndata: ${JSON.stringify(data)}\n\n`), "event: changes\ndata: {\n\n"),
    );
    await expect.poll(() => log).toEqual(["opened", "changes: 7 to 9", "news", "news", "news"]);
    stop();
    await ended;
  });

  it("[S3] takes a silent stream for dead, pulls, and opens another", async () => {
    const { clock, log, stop, ended } = listen(() => saying("event: heartbeat\ndata:\n\n"));
    await expect.poll(() => log).toEqual(["opened"]);
    await clock.pass(29_000);
    expect(log).toEqual(["opened"]);
    await clock.pass(1_000);
    await expect.poll(() => log).toEqual(["opened", "silence", "closed", "news"]);
    await clock.pass(200);
    await expect.poll(() => log).toEqual(["opened", "silence", "closed", "news", "opened"]);
    stop();
    await ended;
  });

  it("is given up when the network is known to be gone, and opened again when it is back", async () => {
    const { log, stop, ended, bell, cutNow } = listen(() => saying("event: heartbeat\ndata:\n\n"));
    await expect.poll(() => log).toEqual(["opened"]);
    cutNow();
    await expect.poll(() => log).toEqual(["opened", "closed", "news"]);
    bell.ring();
    await expect.poll(() => log).toEqual(["opened", "closed", "news", "opened"]);
    stop();
    await ended;
  });

  it("tells why the server ended it, and tries again where it could not be opened", async () => {
    const { clock, log, stop, ended } = listen((opening) => {
      if (opening === 1) throw new TransportFault("away");
      return saying('event: ended\ndata: {"reason":"role"}\n\n');
    });
    await expect.poll(() => log).toEqual(["closed", "news"]);
    await clock.pass(200);
    await expect.poll(() => log).toEqual(["closed", "news", "opened", "ended: role"]);
    stop();
    await ended;
  });
});
