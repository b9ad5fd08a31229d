import { afterEach, describe, expect, it } from "vitest";
import type { Session } from "#renderer/sync/session.ts";
import { ticketDocument } from "./support/documents.ts";
import { fillableDisk } from "./support/fillable-disk.ts";
import { memoryStore } from "./support/memory-store.ts";
import { mustFindDesk, newDevice, until } from "./support/open-device.ts";
import { scriptedServer } from "./support/scripted-server.ts";

let session: Session | null = null;
afterEach(async () => {
  await session?.signOut();
  await session?.stop();
});

describe("a disk that is full", () => {
  it("[S1] takes no operation, and the words stay where they were typed until one is stored", async () => {
    const server = scriptedServer();
    const ticket = ticketDocument();
    server.documents.set("tickets", [ticket]);
    const disk = fillableDisk(memoryStore(), "operations");
    session = await newDevice().openWindow({
      server: `https://${crypto.randomUUID()}.test`,
      fetch: server.fetch,
      storage: disk.storage,
    });
    await session.signIn({ email: "sam@demo.test", password: "x" });
    const desk = mustFindDesk(session);
    await until(desk.watchTicket(ticket.id), (one) => one !== null);
    await desk.keepDraft({ ticketId: ticket.id, kind: "reply", text: "Every word" });
    const reply = { ticketId: ticket.id, message: "Every word", isInternalNote: false };

    disk.isFull = true;
    await expect(desk.sendMessage(reply)).rejects.toThrow("no room");
    expect(await desk.findDraft(ticket.id, "reply")).toMatchObject({ text: "Every word" });
    expect(await until(desk.watchOutbox())).toEqual([]);

    disk.isFull = false;
    await desk.sendMessage(reply);
    expect(await desk.findDraft(ticket.id, "reply")).toBeNull();
    await until(desk.watchOutbox(), (entries) => entries.length === 0);
    expect(server.accepted.map(({ args }) => (args as { message: string }).message)).toEqual(["Every word"]);
  });
});
