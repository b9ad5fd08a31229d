// Whoever goes on while the next screen is being read is on it already.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { goOnceRead, isGoing, stayHere } from "#renderer/features/inbox/go-once-read.ts";

let page: EventTarget;
let gone: string[];

beforeEach(() => {
  page = new EventTarget();
  gone = [];
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const UNREAD = new Promise<void>(() => undefined);
const go = (to: string) => () => void gone.push(to);

test("it is gone on once it is read, and once", async () => {
  goOnceRead(Promise.resolve(), go("ticket"));
  expect(gone).toEqual([]);
  await vi.advanceTimersByTimeAsync(0);
  expect(gone).toEqual(["ticket"]);
  page.dispatchEvent(new Event("keydown"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(gone).toEqual(["ticket"]);
});

test("what takes long is not waited for", async () => {
  goOnceRead(UNREAD, go("ticket"));
  await vi.advanceTimersByTimeAsync(50);
  expect(gone).toEqual(["ticket"]);
});

test.each(["keydown", "pointerdown"])("a %s meanwhile is for where it leads", (input) => {
  goOnceRead(UNREAD, go("ticket"));
  page.addEventListener(input, go("pressed there"));
  page.dispatchEvent(new Event(input));
  expect(gone).toEqual(["ticket", "pressed there"]);
});

test("whoever goes elsewhere meanwhile is not taken away from there", async () => {
  goOnceRead(UNREAD, go("first"));
  goOnceRead(UNREAD, go("second"));
  page.dispatchEvent(new Event("hashchange"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(gone).toEqual([]);
  goOnceRead(UNREAD, go("third"));
  goOnceRead(Promise.resolve(), go("fourth"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(gone).toEqual(["fourth"]);
});

test("it is known while somebody is on their way, and who is to stay stays", async () => {
  expect(isGoing()).toBe(false);
  goOnceRead(UNREAD, go("ticket"));
  expect(isGoing()).toBe(true);
  stayHere();
  expect(isGoing()).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(gone).toEqual([]);
  goOnceRead(Promise.resolve(), () => gone.push(isGoing() ? "on the way" : "there"));
  await vi.advanceTimersByTimeAsync(0);
  expect(gone).toEqual(["there"]);
});
