import { afterEach, describe, expect, it } from "vitest";
import type { Session } from "#renderer/sync/session.ts";
import { ticketDocument } from "./support/documents.ts";
import { mustFindDesk, newDevice, until } from "./support/open-device.ts";
import { scriptedServer } from "./support/scripted-server.ts";

const sessions: Session[] = [];
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.stop();
});

describe("a store that takes the place of a damaged one", () => {
  it("[L6] is filled anew with what was unsent kept, and its person is told until they have read it", async () => {
    const device = newDevice();
    const server = scriptedServer();
    const ticket = ticketDocument({ assignedTo: server.account.id });
    server.documents.set("tickets", [ticket]);
    const options = { server: `https://${crypto.randomUUID()}.test`, fetch: server.fetch };
    const first = await device.openWindow(options);
    await first.signIn({ email: "sam@demo.test", password: "x" });
    const before = mustFindDesk(first);
    await until(before.watchTicket(ticket.id), (one) => one !== null);
    expect(await until(before.watchRestoration())).toBeNull();
    server.intercept = () => {
      throw new TypeError("network down");
    };
    await before.sendMessage({ ticketId: ticket.id, message: "Not sent yet", isInternalNote: false });
    await first.stop();

    let isForgotten = false;
    device.storage.findRestoration = async () => (isForgotten ? null : { saved: 3 });
    device.storage.forgetRestoration = () => Promise.reject(new Error("the power fails"));
    await expect(device.openWindow(options)).rejects.toThrow("the power fails");
    device.storage.forgetRestoration = async () => {
      isForgotten = true;
    };
    const second = await device.openWindow(options);
    sessions.push(second);
    const desk = mustFindDesk(second);
    expect(await until(desk.watchTicket(ticket.id))).toBeNull();
    expect(await until(desk.watchRestoration(), (one) => one !== null)).toMatchObject({ at: expect.any(String) });
    expect(await until(desk.watchOutbox())).toMatchObject([{ intent: { args: { message: "Not sent yet" } } }]);
    server.intercept = () => undefined;
    desk.syncNow();
    await until(desk.watchTicket(ticket.id), (one) => one !== null);
    await desk.acknowledgeRestoration();
    expect(await until(desk.watchRestoration(), (one) => one === null)).toBeNull();
  });
});
