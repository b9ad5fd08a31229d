// `npm run create-admin`: a super admin, which is how a desk gets its first.

import { text } from "node:stream/consumers";
import { displayNameSchema, emailSchema } from "#domain/people/person.ts";
import { PASSWORD_MAX } from "#protocol/account/account.ts";
import { createAdmin } from "../accounts/create-admin.ts";
import { inventPassword } from "../accounts/reset-password.ts";
import { runCommand, UsageError } from "./run-command.ts";
import { withDesk } from "./with-desk.ts";

const PASSWORD_MIN = 12;

const USAGE = `Usage: npm run create-admin -- --email ada@example.org --name "Ada Okafor"

Makes a super admin and prints the password, this once. Refuses where the desk has a super admin already.

  --email           the address to sign in with
  --name            the name that colleagues and customers see
  --password-stdin  reads the password from standard input instead of making one up; at least ${PASSWORD_MIN} characters
  --another         also where the desk has a super admin already
  --data            the data folder of the embedded Postgres, where DATABASE_URL is not set
`;

await runCommand({
  usage: USAGE,
  options: {
    email: { type: "string" },
    name: { type: "string" },
    "password-stdin": { type: "boolean" },
    another: { type: "boolean" },
    data: { type: "string" },
  },
  async run(values) {
    const email = mustParse(emailSchema, values.email, "--email");
    const displayName = mustParse(displayNameSchema, values.name, "--name");
    const given = values["password-stdin"] ? await readPassword() : null;
    const password = given ?? inventPassword();
    const isAnother = values.another === true;
    const told = given === null ? `Password, told this once: ${password}\n` : "";
    return await withDesk({ dataFolder: values.data, mayBegin: true }, async (services, where) => {
      await createAdmin(services, { email, displayName, password, isAnother });
      return `${displayName} <${email}> is a super admin of the desk in ${where}.\n${told}`;
    }).catch(explain);
  },
});

function mustParse(schema: typeof emailSchema | typeof displayNameSchema, value: string | undefined, flag: string) {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(`${flag} ${parsed.error.issues[0]?.message ?? "is missing"}\n\n${USAGE}`);
}

async function readPassword(): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  if (password.length >= PASSWORD_MIN && password.length <= PASSWORD_MAX) return password;
  throw new UsageError(`The password must have ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`);
}

function explain(error: unknown): never {
  const { errors, type } = error as { errors?: { field: string; message: string }[]; type?: string };
  if (type === "forbidden") {
    throw new Error("This desk has a super admin already. They make further admins in the app; or use --another.");
  }
  if (errors?.[0]) throw new Error(`--email ${errors[0].message}`);
  throw error;
}
