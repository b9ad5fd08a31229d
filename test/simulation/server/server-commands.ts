import type { Role } from "#domain/people/role.ts";

/** What is done to a desk besides operations: by an admin, through the server. */
export type Deed =
  | { type: "change role"; personId: string; role: Role; actorId: string }
  | { type: "disable"; personId: string; actorId: string }
  | { type: "delete ticket"; ticketId: string; actorId: string }
  | { type: "archive ticket"; ticketId: string; actorId: string }
  | { type: "rename"; personId: string; displayName: string; actorId: string }
  /** Wakes everybody, as news of the version given would. */
  | { type: "tell"; audiences: readonly string[]; version: string };

export interface ServerCommands {
  start(databaseUrl: string): Promise<string>;
  stop(): Promise<void>;
  perform(deed: Deed): Promise<"done" | "refused">;
  /** What the log has said in anger since it was last asked. */
  takeErrors(): Promise<string[]>;
}

export interface ServerCommand {
  id: number;
  name: keyof ServerCommands;
  args: unknown[];
}

export type ServerAnswer = { id: number; value: unknown } | { id: number; error: string };
