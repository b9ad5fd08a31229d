import type { Role } from "#domain/people/role.ts";

export const DEMO_PASSWORD = "holdfast-demo";

/** The accounts to sign in with; the README names them. */
export const DEMO_ACCOUNTS = [
  { email: "admin@demo.test", displayName: "Ada Okafor", role: "super_admin" },
  { email: "lead@demo.test", displayName: "Lena Brandt", role: "admin" },
  { email: "sam@demo.test", displayName: "Sam Rivera", role: "support" },
  { email: "kim@demo.test", displayName: "Kim Nguyen", role: "support" },
  { email: "casey@demo.test", displayName: "Casey Morgan", role: "customer" },
  { email: "robin@demo.test", displayName: "Robin Castell", role: "customer" },
] as const satisfies readonly { email: string; displayName: string; role: Role }[];
