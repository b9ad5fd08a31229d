// /api/v1/auth: signing in and staying so. REST names, for other clients use it as well.

import { z } from "zod";
import { emailSchema } from "#domain/people/person.ts";
import { roleSchema } from "#domain/people/role.ts";
import { uuidSchema } from "#domain/ticket/ticket.ts";

export const AUTH_PATHS = {
  signIn: "/api/v1/auth/sign-in",
  refresh: "/api/v1/auth/refresh",
  signOut: "/api/v1/auth/sign-out",
  me: "/api/v1/auth/me",
} as const;

export const PASSWORD_MAX = 256;

export const signInRequestSchema = z
  .strictObject({
    email: emailSchema,
    password: z.string({ error: "must be text" }).min(1, "must not be empty").max(PASSWORD_MAX),
    device: z
      .string({ error: "must be text" })
      .trim()
      .max(120)
      .optional()
      .meta({ description: "What the person would know the device by, for the list of their sessions." }),
  })
  .meta({ id: "SignIn" });
export type SignInRequest = z.infer<typeof signInRequestSchema>;

export const refreshRequestSchema = z
  .strictObject({ refresh_token: z.string({ error: "must be text" }).min(1).max(512) })
  .meta({ id: "Refresh" });

export const accountSchema = z
  .strictObject({
    id: uuidSchema,
    email: z.string(),
    display_name: z.string(),
    role: roleSchema,
  })
  .meta({ id: "Account" });
export type Account = z.infer<typeof accountSchema>;

export const tokensSchema = z
  .strictObject({
    token_type: z.literal("Bearer"),
    access_token: z.string(),
    expires_in: z.int().meta({ description: "Seconds until the access token ends." }),
    refresh_token: z.string(),
    account: accountSchema,
  })
  .meta({ id: "Tokens" });
export type Tokens = z.infer<typeof tokensSchema>;
