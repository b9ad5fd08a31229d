// A device that was never there before: signs in and pulls everything from the beginning.

import { randomUUID } from "node:crypto";
import { AUTH_PATHS, tokensSchema } from "#protocol/account/account.ts";
import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import { type Checkpoint, PULL_PATH, pullResponseSchema } from "#protocol/sync/pull.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { PASSWORD } from "../cast.ts";

type Documents = Record<CollectionName, { id: string }[]>;

/** Pages are small, so that a first fill is of several. */
const LIMIT = 20;

export async function fetchAnew(url: string, email: string): Promise<Documents> {
  const tokens = tokensSchema.parse(await post(url + AUTH_PATHS.signIn, { email, password: PASSWORD }));
  const replicaId = randomUUID();
  const checkpoints: Partial<Record<CollectionName, Checkpoint>> = {};
  const held = new Map(COLLECTION_NAMES.map((name) => [name, new Map<string, { id: string }>()]));
  let asking: readonly CollectionName[] = COLLECTION_NAMES;
  while (asking.length > 0) {
    const pulls = Object.fromEntries(
      asking.map((name) => [name, { checkpoint: checkpoints[name] ?? null, limit: LIMIT }]),
    );
    const request = { protocol: PROTOCOL_VERSION, replicaId, pulls };
    const { pages } = pullResponseSchema.parse(await post(url + PULL_PATH, request, tokens.access_token));
    for (const name of asking) {
      const page = pages[name];
      if (!page) throw new Error(`The server sent no page of ${name}.`);
      for (const document of page.documents) held.get(name)?.set(document.id, document);
      checkpoints[name] = page.checkpoint;
    }
    asking = asking.filter((name) => pages[name]?.more);
  }
  return Object.fromEntries([...held].map(([name, documents]) => [name, [...documents.values()]])) as Documents;
}

async function post(url: string, body: object, token?: string): Promise<unknown> {
  const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return await response.json();
}
