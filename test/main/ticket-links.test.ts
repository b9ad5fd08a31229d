import { beforeEach, describe, expect, it } from "vitest";
import { answerTicketLinks } from "#main/ticket-links.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";

let electron: ElectronFake;
let opened: string[];

beforeEach(() => {
  electron = createElectronFake({ userData: "" });
  opened = [];
});

const start = (args: readonly string[]) =>
  answerTicketLinks(electron.parts, args, (number) => void opened.push(number));

describe("a link to a ticket", () => {
  it("that started the app is opened", () => {
    start(["/usr/bin/holdfast", "--no-sandbox", "holdfast://ticket/TICK-2026-0001"]);
    expect(opened).toEqual(["TICK-2026-0001"]);
  });

  it("that started a second instance is opened by the first", () => {
    start(["holdfast"]);
    electron.app.emit("second-instance", {}, ["holdfast", "holdfast://ticket/tick-2026-12345/"]);
    electron.app.emit("second-instance", {}, ["holdfast"]);
    expect(opened).toEqual(["TICK-2026-12345"]);
  });

  it("that macOS hands over is opened, and nothing else is made of it", () => {
    start([]);
    let isPrevented = false;
    const preventDefault = () => {
      isPrevented = true;
    };
    electron.app.emit("open-url", { preventDefault }, "holdfast://ticket/TICK-2026-0001");
    expect(opened).toEqual(["TICK-2026-0001"]);
    expect(isPrevented).toBe(true);
  });

  it("is asked of the system by the packaged app alone: Electron itself is no helpdesk", () => {
    start([]);
    expect(electron.log).toEqual([]);
    electron.app.isPackaged = true;
    start([]);
    expect(electron.log).toEqual(["setAsDefaultProtocolClient holdfast"]);
  });
});
