import { hash, verify } from "@node-rs/argon2";

/** OWASP's recommendation for argon2id (the library's default algorithm): 19 MiB, two passes. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(sameOnEveryKeyboard(password), STRENGTH);
}

/** Compared against when there is no such account, so that the answer takes as long as for one that exists. */
let decoy: Promise<string> | null = null;

export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const isRight = await verify(passwordHash ?? (await decoy), sameOnEveryKeyboard(password));
  return isRight && passwordHash !== null;
}

/** An accented letter is one character on some systems and two on others. */
function sameOnEveryKeyboard(password: string): string {
  return password.normalize("NFKC");
}
