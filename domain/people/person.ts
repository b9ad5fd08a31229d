import { z } from "zod";
import { text } from "../text.ts";
import { roleSchema } from "./role.ts";

export const DISPLAY_NAME_MAX = 120;
export const EMAIL_MAX = 254;

/** An e-mail address, trimmed and in lower case: two spellings of one address are one person. */
export const emailSchema = z
  .string({ error: "must be an e-mail address" })
  .trim()
  .toLowerCase()
  .max(EMAIL_MAX, `must be at most ${EMAIL_MAX} characters`)
  .pipe(z.email("must be an e-mail address, for example name@example.org"));

export const displayNameSchema = text({ min: 1, max: DISPLAY_NAME_MAX });

/** Who acts: what every rule needs to know of a person, and nothing else. Taken from the account alone (P1). */
export const actorSchema = z.strictObject({ id: z.uuid(), role: roleSchema });
export type Actor = z.infer<typeof actorSchema>;

/** A person as the server keeps them. */
export interface Person extends Actor {
  email: string;
  displayName: string;
  isDisabled: boolean;
}
