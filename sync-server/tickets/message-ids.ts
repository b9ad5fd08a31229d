import type { Transaction } from "../database/transact.ts";

/** Whether any message, of any ticket, has this id already. */
export async function isMessageIdTaken(tx: Transaction, messageId: string): Promise<boolean> {
  const { rowCount } = await tx.query("SELECT FROM ticket_messages WHERE id = $1", [messageId]);
  return rowCount !== 0;
}
