// [S9] Somebody who knows the ids of other people's tickets, operations and replicas learns no more of them than of ids that
// nobody has.

import { randomUUID } from "node:crypto";
import { AUTH_PATHS, tokensSchema } from "#protocol/account/account.ts";
import { PUSH_PATH, pushResponseSchema } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { CAST, PASSWORD } from "../cast.ts";
import type { DeskRows } from "../oracle/desk-rows.ts";
import { count, type Stage } from "../plan/stage.ts";
import { checkTexts } from "./check-wire.ts";

const TRIED = 3;

export async function probeForeignIds(stage: Stage, rows: DeskRows): Promise<string[]> {
  const { id: customerId, email } = CAST.cleo;
  const url = stage.instances.urls()[0] ?? "";
  const foreign = rows.tickets.filter(({ user_id }) => user_id !== customerId).slice(-TRIED);
  if (foreign.length === 0) return [];
  const { access_token } = tokensSchema.parse(
    JSON.parse(await post(url + AUTH_PATHS.signIn, { email, password: PASSWORD, device: "probe" })),
  );
  const kinds = [
    { kind: "addMessage", args: { messageId: randomUUID(), message: "Let me in", isInternalNote: true } },
    { kind: "setStatus", args: { status: "closed" } },
    { kind: "take", args: {} },
    { kind: "follow", args: {} },
    { kind: "createTicket", args: { subject: "Mine", description: "Now" } },
  ];
  const tried = foreign.flatMap(({ id }) => kinds.map((intent) => ({ ...intent, ticketId: id })));
  const nobodys = kinds.slice(0, 4).map((intent) => ({ ...intent, ticketId: randomUUID() }));
  const operations = [...tried, ...nobodys].map((intent, at) => {
    return { ...intent, id: randomUUID(), number: at + 1, seen: {}, writtenAt: "2026-01-01T00:00:00.000Z" };
  });
  const body = { protocol: PROTOCOL_VERSION, replicaId: randomUUID(), operations };
  const text = await post(url + PUSH_PATH, body, access_token);
  const answers = pushResponseSchema.parse(JSON.parse(text)).outcomes.map(({ outcome }) => {
    const { version: _version, ...told } = outcome;
    return JSON.stringify(told);
  });
  count(stage, "ids of others tried");
  const telling =
    new Set(answers).size === 1 ? [] : [`[S9] ids of others are answered in several ways: ${answers.join(" ")}`];
  return [...telling, ...checkTexts(stage, rows, { name: "the probe", customerId, text })];
}

async function post(url: string, body: object, token?: string): Promise<string> {
  const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return await response.text();
}
