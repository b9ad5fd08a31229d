// Refresh tokens and their succession. A token is kept as its hash alone. When it is used, its successor is kept sealed
// with a key derived from the token itself: whoever bears the token may have the same successor again, as long as that
// has not been used, and whoever reads the table learns neither.

import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createRefreshToken(): string {
  return randomBytes(32).toString("base64url");
}

export function hashRefreshToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

export function sealSuccessor(token: string, successor: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(token), nonce);
  const sealed = Buffer.concat([cipher.update(successor, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Error where the seal was not made for this token. */
export function openSuccessor(token: string, sealed: Buffer): string {
  const decipher = createDecipheriv(CIPHER, sealingKey(token), sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const opened = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return opened.toString("utf8");
}

function sealingKey(token: string): Buffer {
  return Buffer.from(hkdfSync("sha256", token, "", "holdfast refresh token successor", 32));
}
