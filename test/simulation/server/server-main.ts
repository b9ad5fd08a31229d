// An instance of the sync server as a process of its own, to be started on a database, told what admins do, and killed.

import { Writable } from "node:stream";
import pino from "pino";
import { type SyncServer, startSyncServer } from "#sync-server/sync-server.ts";
import { performDeed } from "./perform-deed.ts";
import type { ServerAnswer, ServerCommand, ServerCommands } from "./server-commands.ts";

const NO_LIMITS = { windowMs: 60_000, perAccount: 1_000_000, perAddress: 1_000_000 };

const errors: string[] = [];
let server: SyncServer | null = null;

const commands: ServerCommands = {
  async start(databaseUrl) {
    const log = pino({ level: "warn" }, remembering());
    const options = { databaseUrl, dataFolder: "", host: "127.0.0.1", port: 0, demo: "no", webRoot: null } as const;
    server = await startSyncServer({ ...options, log, signInLimits: NO_LIMITS });
    return server.url;
  },
  async stop() {
    await server?.stop();
    server = null;
  },
  async perform(deed) {
    if (!server) throw new Error("The server is not running.");
    return await performDeed(server.services, deed);
  },
  takeErrors: async () => errors.splice(0),
};

process.on("message", ({ id, name, args }: ServerCommand) => {
  const command = commands[name] as (...given: unknown[]) => Promise<unknown>;
  command(...args).then(
    (value) => answer({ id, value: value ?? null }),
    (fault: Error) => answer({ id, error: `${name}: ${fault.stack ?? fault}` }),
  );
});
process.on("disconnect", () => process.exit(0));

function answer(message: ServerAnswer): void {
  process.send?.(message);
}

function remembering(): Writable {
  return new Writable({
    write(line: Buffer, _encoding, done) {
      errors.push(line.toString().slice(0, 2_000));
      done();
    },
  });
}
