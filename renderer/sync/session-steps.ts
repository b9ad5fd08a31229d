// What may happen to a session, step by step: the app starts, a person signs in or out, the server ends it or changes the
// account, another window did any of this. Steps run one after the other; each reads the record anew.

import { emailSchema } from "#domain/people/person.ts";
import { type Account, AUTH_PATHS, type Tokens, tokensSchema } from "#protocol/account/account.ts";
import { NewerVersion } from "#renderer/database/sqlite-storage/newer-version.ts";
import { recordOf, type SessionEnd } from "./account-client.ts";
import { laterOf, mayStartOffline } from "./offline-age.ts";
import type { Credentials } from "./session.ts";
import {
  askToSignIn,
  closeStore,
  holdingRecord,
  leaveScreens,
  type SessionPlace,
  sayFarewell,
  showWorking,
  tellingOfFailure,
  work,
} from "./session-place.ts";
import { findRecord, forgetRecord, keepRecord, type SessionRecord } from "./session-record.ts";
import { toSignInFailed } from "./sign-in-failed.ts";

export async function begin(place: SessionPlace): Promise<void> {
  const record = await findRecord(place.keeping.keeper, place.server);
  if (!record) return await askToSignIn(place, null, "nobody");
  if (isOver(record)) return await sayFarewell(place, record, record.ended);
  const now = place.clock.now();
  if (!mayStartOffline(record, now)) return await askToSignIn(place, record.account, "offline_too_long");
  await holdingRecord(place, () => keepClock(place, now));
  await work(place, record, null);
}

/** Another window told that the record has changed. */
export async function lookAnew(place: SessionPlace): Promise<void> {
  // What this window has for itself is no other's to change.
  if (!place.keeping.isKept) return;
  const record = await findRecord(place.keeping.keeper, place.server);
  if (!record) return place.open ? await askToSignIn(place, null, "signed_out") : undefined;
  if (isOver(record)) return await sayFarewell(place, record, record.ended);
  if (place.open?.account.id !== record.account.id) return await begin(place);
  await takeRecord(place, record, null);
}

export async function signIn(
  place: SessionPlace,
  { isKept = place.keeping.isKept, ...credentials }: Credentials,
): Promise<void> {
  const { http, server, device, clock } = place;
  const body = { ...credentials, ...(device === undefined ? {} : { device }) };
  const tokens = await http.post(AUTH_PATHS.signIn, body, tokensSchema).catch(async (fault: unknown) => {
    const failed = toSignInFailed(fault);
    if (failed.reason === "disabled") await endAtSignIn(place, credentials);
    throw failed;
  });
  const record = recordOf(server, tokens, clock);
  place.keeping = isKept ? place.onDevice : (place.inWindow ?? place.onDevice);
  await holdingRecord(place, () => keepRecord(place.keeping.keeper, record));
  tellOthers(place);
  await takeRecord(place, record, tokens);
}

export async function signOut(place: SessionPlace): Promise<void> {
  const record = await findRecord(place.keeping.keeper, place.server);
  if (record?.ended === null) await place.open?.tellSignOut();
  await destroy(place);
  await askToSignIn(place, record?.account ?? null, "signed_out");
}

/** Somebody who is shown their farewell has nothing to go on with. */
export async function reopen(place: SessionPlace): Promise<void> {
  const record = await findRecord(place.keeping.keeper, place.server);
  if (place.open && record && !isOver(record)) await work(place, record, null);
}

/** What other windows do from here on is no more this one's to follow. */
export async function giveWay(place: SessionPlace): Promise<void> {
  if (!place.open) return;
  place.news.stop();
  await closeStore(place).catch((fault: unknown) => place.onFault?.(fault));
  place.store.setState({ stage: "failed", fault: new NewerVersion() }, true);
}

export async function acknowledgeFarewell(place: SessionPlace): Promise<void> {
  if (place.store.getState().stage !== "farewell") return;
  await destroy(place);
  await askToSignIn(place, null, "nobody");
}

/** The account as the server now has it: a changed role or name needs another desk on the same store. */
export async function takeAccount(place: SessionPlace, account: Account): Promise<void> {
  const { open, store } = place;
  const state = store.getState();
  if (state.stage !== "working" || open?.account.id !== account.id) return;
  if (isSameAccount(open.account, account) && !state.needsSignIn) return;
  const record = await findRecord(place.keeping.keeper, place.server);
  if (!record) return;
  tellOthers(place);
  await takeRecord(place, record, null);
}

/** The server ended the session; unless another window has begun a new one meanwhile. */
export async function endWith(place: SessionPlace, end: SessionEnd, refreshToken: string | null): Promise<void> {
  const isMeant = (record: SessionRecord) =>
    record.account.id === place.open?.account.id && (refreshToken === null || record.refreshToken === refreshToken);
  const ended = await markEnded(place, end, isMeant);
  if (ended && end === "expired") showWorking(place, ended);
  else if (ended && isOver(ended)) await sayFarewell(place, ended, ended.ended);
}

/** Whose session had run out, or who was away for too long, hears of the end of the account only when signing in (P5). */
async function endAtSignIn(place: SessionPlace, { email }: Credentials): Promise<void> {
  const ended = await markEnded(place, "disabled", ({ account }) => account.email === emailSchema.parse(email));
  if (ended && isOver(ended)) await sayFarewell(place, ended, ended.ended);
}

/** @returns the record as it now is; null where it is not the one that is meant, or had ended so before. */
async function markEnded(place: SessionPlace, end: SessionEnd, isMeant: (record: SessionRecord) => boolean) {
  const ended = await holdingRecord(place, () => keepEnd(place, end, isMeant));
  if (ended) tellOthers(place);
  return ended;
}

async function keepEnd(
  { keeping, server }: SessionPlace,
  end: SessionEnd,
  isMeant: (record: SessionRecord) => boolean,
) {
  const { keeper } = keeping;
  const record = await findRecord(keeper, server);
  if (!record || record.ended === end || !isMeant(record)) return null;
  const ended: SessionRecord = { ...record, refreshToken: null, ended: end };
  await keepRecord(keeper, ended);
  return ended;
}

async function keepClock({ keeping, server }: SessionPlace, now: number): Promise<void> {
  const { keeper } = keeping;
  const record = await findRecord(keeper, server);
  if (record) await keepRecord(keeper, { ...record, latestClock: laterOf(record.latestClock, now) });
}

/** The same person goes on with the same desk, which renews its access by the record; anybody else gets their own. */
async function takeRecord(place: SessionPlace, record: SessionRecord, tokens: Tokens | null): Promise<void> {
  const { open } = place;
  if (!open || !isSameAccount(open.account, record.account)) return await work(place, record, tokens);
  showWorking(place, record);
  if (record.ended === null) open.running.resume();
}

async function destroy(place: SessionPlace): Promise<void> {
  await holdingRecord(place, () => forgetRecord(place.keeping.keeper));
  tellOthers(place);
  leaveScreens(place);
  await tellingOfFailure(place, async () => place.open?.destroy());
  place.open = null;
  place.keeping = place.onDevice;
}

function tellOthers({ news, keeping }: SessionPlace): void {
  if (keeping.isKept) news.tell();
}

function isOver(record: SessionRecord): record is SessionRecord & { ended: "revoked" | "disabled" } {
  return record.ended === "revoked" || record.ended === "disabled";
}

function isSameAccount(a: Account, b: Account): boolean {
  return a.id === b.id && a.role === b.role && a.display_name === b.display_name && a.email === b.email;
}
