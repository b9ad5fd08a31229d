// One attempt: a POST as Standard Webhooks (https://www.standardwebhooks.com) has it, and what came of it.

import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { Webhook as Signer } from "standardwebhooks";
import type { DeliveryFault } from "#protocol/rest/webhook.ts";
import { AddressNotAllowed, type Egress } from "./egress.ts";
import { within } from "./within.ts";

export interface ToPost {
  url: string;
  /** The same at every attempt, by which a receiver tells repeats. */
  id: string;
  at: Date;
  body: string;
  /** Each of them signs. */
  secrets: readonly string[];
  answerWithinMs: number;
}

export interface Posted {
  /** Null where it was taken. */
  fault: DeliveryFault | null;
  status: number | null;
  /** How the answer begins. */
  excerpt: string | null;
}

const EXCERPT_BYTES = 1_024;
/** A request that should have ended by itself is not waited for longer. */
const MARGIN_MS = 2_000;

/** Never throws: what goes wrong is what came of it. Redirects are not followed. */
export async function postSigned(egress: Egress, given: ToPost): Promise<Posted> {
  if (egress.findUrlFault(given.url) !== null) return failed("address_not_allowed");
  try {
    return await within(given.answerWithinMs + MARGIN_MS, sendAndRead(egress, given));
  } catch (error) {
    return failed(toFault(error));
  }
}

async function sendAndRead(egress: Egress, given: ToPost): Promise<Posted> {
  const response = await send(egress, given);
  const status = response.statusCode ?? 0;
  const excerpt = await readExcerpt(response);
  return { fault: faultOf(status), status, excerpt };
}

function send(egress: Egress, given: ToPost): Promise<IncomingMessage> {
  const request = given.url.startsWith("https:") ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sending = request(given.url, {
      method: "POST",
      headers: headersOf(given),
      lookup: egress.lookup,
      // Each on a connection of its own: one that is kept may be closed by the other side at any moment.
      agent: false,
      signal: AbortSignal.timeout(given.answerWithinMs),
    });
    sending.once("response", resolve).on("error", reject);
    // An endpoint that changes the protocol, or goes without a word, gives neither of the two.
    sending.once("upgrade", (_response, socket) => socket.destroy());
    sending.once("close", () => reject(new Error("the connection ended without an answer")));
    sending.end(given.body);
  });
}

function headersOf({ id, at, body, secrets }: ToPost): Record<string, string> {
  const signatures = secrets.map((secret) => new Signer(secret).sign(id, at, body));
  return {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": "Holdfast-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": signatures.join(" "),
  };
}

/** The status says how it went: an answer that is long, slow or cut off is read as far as it came. */
async function readExcerpt(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of response) {
      parts.push(part as Buffer);
      length += (part as Buffer).length;
      if (length >= EXCERPT_BYTES) break;
    }
  } catch {
    // As far as it came.
  }
  response.destroy();
  // Postgres takes no NUL, and the end may lie within a character.
  const text = new TextDecoder().decode(Buffer.concat(parts).subarray(0, EXCERPT_BYTES));
  return text.replaceAll("\0", "\uFFFD");
}

function faultOf(status: number): DeliveryFault | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? "redirected" : "status";
}

function failed(fault: DeliveryFault): Posted {
  return { fault, status: null, excerpt: null };
}

function toFault(error: unknown): DeliveryFault {
  if (error instanceof AddressNotAllowed) return "address_not_allowed";
  const { name, code } = error as { name?: unknown; code?: unknown };
  if (name === "AbortError" || name === "TimeoutError" || code === "ETIMEDOUT") return "no_answer";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "name_not_found";
  if (/CERT|TLS|SSL|SIGNATURE|EPROTO/.test(String(code))) return "certificate_invalid";
  return "connection_failed";
}
