// A device of one person, as far as an import needs one: it signs in and pushes operations under running numbers.

import { setTimeout as delay } from "node:timers/promises";
import type { Intent } from "#domain/ticket/operation.ts";
import { AUTH_PATHS, type Tokens, tokensSchema } from "#protocol/account/account.ts";
import { problemSchema } from "#protocol/problem.ts";
import { type Outcome, PUSH_OPERATIONS_MAX, PUSH_PATH, pushResponseSchema } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";

export type ImportOperation = Intent & { id: string; ticketId: string };

export interface ImportDevice {
  readonly email: string;
  /** Sends operations in order, however often it takes, and returns how each ended. @throws where the server refuses all. */
  push(operations: readonly ImportOperation[]): Promise<Outcome[]>;
  signOut(): Promise<void>;
}

export interface ImportAccount {
  server: string;
  email: string;
  password: string;
  /** Gives the replica's id once the person's is known: it has to be the same whenever the import is run again. */
  replicaIdFor(personId: string): string;
}

const BATCH_BYTES = 1_000_000;

export async function openImportDevice(account: ImportAccount): Promise<ImportDevice> {
  const { server, email } = account;
  let tokens = await signIn(account);
  const replicaId = account.replicaIdFor(tokens.account.id);
  let sent = 0;

  async function post(path: string, body: object): Promise<unknown> {
    const response = await send(server + path, body, tokens);
    if (response.status !== 401) return mustAnswer(response);
    tokens = await signIn(account);
    return mustAnswer(await send(server + path, body, tokens));
  }

  async function pushBatch(batch: readonly NumberedOperation[]): Promise<Outcome[]> {
    const answer = await post(PUSH_PATH, { protocol: PROTOCOL_VERSION, replicaId, operations: batch });
    const { outcomes, expected } = pushResponseSchema.parse(answer);
    const settled = outcomes.map(({ outcome }) => outcome);
    if (settled.length === batch.length) return settled;
    if (settled.length === 0) throw new Error(`${email}: the server waits for operation ${expected}, which was lost`);
    return [...settled, ...(await pushBatch(batch.slice(settled.length)))];
  }

  return {
    email,
    async push(operations) {
      const writtenAt = new Date().toISOString();
      const numbered = operations.map((operation, index) => ({
        ...operation,
        number: sent + index + 1,
        seen: {},
        writtenAt,
      }));
      sent += operations.length;
      const outcomes: Outcome[] = [];
      for (const batch of toBatches(numbered)) outcomes.push(...(await pushBatch(batch)));
      return outcomes;
    },
    async signOut() {
      await send(server + AUTH_PATHS.signOut, {}, tokens);
    },
  };
}

type NumberedOperation = ImportOperation & { number: number; seen: object; writtenAt: string };

function toBatches(operations: readonly NumberedOperation[]): NumberedOperation[][] {
  const batches: NumberedOperation[][] = [];
  let bytes = 0;
  for (const operation of operations) {
    const size = Buffer.byteLength(JSON.stringify(operation));
    const last = batches.at(-1);
    const fits = last && last.length < PUSH_OPERATIONS_MAX && bytes + size <= BATCH_BYTES;
    if (fits) last.push(operation);
    else batches.push([operation]);
    bytes = fits ? bytes + size : size;
  }
  return batches;
}

async function signIn({ server, email, password }: ImportAccount): Promise<Tokens> {
  const response = await send(server + AUTH_PATHS.signIn, { email, password, device: "Import" }, null);
  return tokensSchema.parse(await mustAnswer(response));
}

const ATTEMPTS = 8;

/** Sends once more, and again, while the server is away or busy: a push is safe to repeat. */
async function send(url: string, body: object, tokens: Tokens | null): Promise<Response> {
  const headers = {
    "content-type": "application/json",
    ...(tokens ? { authorization: `Bearer ${tokens.access_token}` } : {}),
  };
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) }).catch(asFailure);
    const isPassing = response instanceof Error || response.status === 429 || response.status >= 500;
    if (!isPassing) return response;
    if (attempt >= ATTEMPTS) throw new Error(`${url} can't be reached`, { cause: response });
    await delay(pauseAfter(response, attempt));
  }
}

function pauseAfter(failure: Response | Error, attempt: number): number {
  const seconds = failure instanceof Response ? Number(failure.headers.get("retry-after")) : 0;
  return seconds > 0 ? seconds * 1_000 : 100 * 2 ** attempt;
}

function asFailure(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function mustAnswer(response: Response): Promise<unknown> {
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const problem = problemSchema.safeParse(answer).data;
  throw new Error(
    `${response.url} answered ${response.status}: ${problem?.detail ?? problem?.title ?? "no reason given"}`,
  );
}
