import type { TestDesk } from "./test-desk.ts";

export interface SlowTransaction {
  begin(): Promise<void>;
  commit(): Promise<void>;
  /** Begins, ends, or does nothing, by chance. */
  move(random: () => number): Promise<void>;
  begun(): number;
  /** Ends it and lets go of the connection. */
  end(): Promise<void>;
}

/** A writing transaction of somebody else: while it is open, no pull sees beyond its beginning. */
export async function createSlowTransaction({ pool }: TestDesk): Promise<SlowTransaction> {
  const client = await pool.connect();
  let isOpen = false;
  let begun = 0;

  async function begin(): Promise<void> {
    await client.query("BEGIN");
    // The server ends what idles in a transaction; this one is to be slower than any test.
    await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
    await client.query("SELECT pg_current_xact_id()");
    isOpen = true;
    begun += 1;
  }

  async function commit(): Promise<void> {
    if (isOpen) await client.query("COMMIT");
    isOpen = false;
  }

  return {
    begin,
    commit,
    begun: () => begun,
    async move(random) {
      if (random() > 0.35) return;
      await (isOpen ? commit() : begin());
    },
    async end() {
      await commit();
      client.release();
    },
  };
}
