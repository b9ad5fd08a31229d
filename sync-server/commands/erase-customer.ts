// `npm run erase-customer`: deletes a customer's data at their request.

import { emailSchema } from "#domain/people/person.ts";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import { eraseCustomerByCommand } from "../accounts/erase-customer.ts";
import { runCommand, UsageError } from "./run-command.ts";
import { withDesk } from "./with-desk.ts";

const USAGE = `Usage: npm run erase-customer -- --email casey@example.org --yes

Takes a customer and all their words out of the desk, for good: their name and address, their tickets with everything
that was written in them, their sessions. Ticket numbers stay, as empty records. Devices drop what they hold at their next
contact. What an older backup holds is not touched: keep the id that is printed, and erase again after a restore.

  --email   whom, by address
  --id      or by id
  --yes     really
  --data    the data folder of the embedded Postgres, where DATABASE_URL is not set
`;

await runCommand({
  usage: USAGE,
  options: {
    email: { type: "string" },
    id: { type: "string" },
    yes: { type: "boolean" },
    data: { type: "string" },
  },
  async run(values) {
    const customer = mustChoose(values.email, values.id);
    if (!values.yes) throw new UsageError(`This can't be undone. Say --yes as well.\n\n${USAGE}`);
    return await withDesk({ dataFolder: values.data, mayBegin: false }, async (services, where) => {
      const { personId, tickets } = await eraseCustomerByCommand(services, customer);
      return `The customer ${personId} is erased from ${where}, with ${tickets} tickets.\n`;
    });
  },
});

function mustChoose(email: string | undefined, id: string | undefined): { id: string } | { email: string } {
  const [address, uuid] = [emailSchema.safeParse(email), uuidSchema.safeParse(id)];
  if (address.success && id === undefined) return { email: address.data };
  if (uuid.success && email === undefined) return { id: uuid.data };
  throw new UsageError(`Say whom to erase: --email with an address, or --id with an id.\n\n${USAGE}`);
}
