// What a repeat of a POST comes to. A repeat runs as the first did, with the same ids: what was made under them is found
// and not made again (what makes nothing notes its id: accounts/done-requests.ts), and the answer tells how it stands now.
// Where the answer would hold a secret it is refused instead.

import { createHash, randomUUID } from "node:crypto";
import type { Request } from "express";
import { claimKey, type KeyClaim, releaseKey } from "../../accounts/idempotency-keys.ts";
import type { Services } from "../../services.ts";
import { deriveId } from "../../tickets/derive-id.ts";
import { ProblemError } from "../problem-error.ts";
import { readIdempotencyKey } from "./request-headers.ts";

/** An id for what is to be made, by what it is for: the same whenever the request is repeated. */
export type IdFor = (purpose: string) => string;

interface Repeatable {
  request: Request;
  personId: string;
  tellsSecret: boolean;
}

/** Runs `work` for a POST, with or without an `Idempotency-Key`. @throws ProblemError, or what the work throws. */
export async function once<T>(
  services: Services,
  { request, personId, tellsSecret }: Repeatable,
  work: (idFor: IdFor) => Promise<T>,
): Promise<T> {
  const key = readIdempotencyKey(request);
  if (key === null) return work(() => randomUUID());
  const claim: KeyClaim = { personId, key, fingerprint: fingerprintOf(request) };
  const state = await claimKey(services, claim);
  if (state === "repeat" && tellsSecret) throw alreadyDone();
  const parts = [personId, key, claim.fingerprint.toString("hex")];
  try {
    return await work((purpose) => deriveId(services, "request", ...parts, purpose));
  } catch (error) {
    if (state === "fresh") await releaseKey(services, claim);
    throw error;
  }
}

function fingerprintOf(request: Request): Buffer {
  const asked = [request.method, request.originalUrl, request.body ?? null];
  return createHash("sha256").update(JSON.stringify(asked)).digest();
}

function alreadyDone(): ProblemError {
  return new ProblemError("already-done", {
    detail: "Its answer held a secret that is told once. If that was lost, ask for another one under a new key.",
  });
}
