import { expect, it } from "vitest";
import { createEventQueue } from "#main/event-queue.ts";
import { refuseCertificates } from "#main/refuse-certificates.ts";
import { createElectronFake } from "../support/electron-fake.ts";

it("a certificate that the system does not trust is refused, and the app is told whose", async () => {
  const electron = createElectronFake({ userData: "" });
  const events = createEventQueue();
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  refuseCertificates(electron.parts, { events, log: { info: write, warn: write, error: write } });
  const verdicts: boolean[] = [];
  let isPrevented = false;
  const event = { preventDefault: () => (isPrevented = true) };
  const answer = (isTrusted: boolean) => void verdicts.push(isTrusted);
  const url = "https://desk.example.org/api/v1/sync/pull?token=secret";
  electron.app.emit("certificate-error", event, {}, url, "net::ERR_CERT_AUTHORITY_INVALID", {}, answer, false);
  expect(verdicts).toEqual([false]);
  expect(isPrevented).toBe(true);
  expect((await events.next(0)).event).toEqual({
    type: "certificateRefused",
    host: "desk.example.org",
    reason: "net::ERR_CERT_AUTHORITY_INVALID",
  });
  expect(lines.join()).not.toContain("secret");
});
