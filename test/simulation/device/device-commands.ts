// What the coordinator asks of a device in its thread, and what it is told.

import type { Role } from "#domain/people/role.ts";
import type { Refusal } from "#domain/ticket/refusal.ts";
import type { CollectionName } from "#protocol/sync/documents.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import type { OutboxEntry, Submission, Unsent } from "#renderer/sync/desk.ts";
import type { FaultCounts } from "../fault-kinds.ts";
import type { FatalWrite } from "./life.ts";
import type { Route } from "./network.ts";
import type { ArmedFault } from "./network-fault.ts";

export interface DeviceSetUp {
  /** Names this device's store: no two devices share one. */
  server: string;
  email: string;
  password: string;
  seed: number;
  clockOffset: number;
  /** Whether a second window may be opened. */
  hasWindows: boolean;
  signingKey: Uint8Array;
  instances: readonly string[];
}

/** How an action of a person ended on the device. */
export type Ack =
  | { type: "saved"; operationId: string }
  | { type: "refused here"; refusal: Refusal }
  /** Nobody works in this window: it is closed, or the account has ended. */
  | { type: "nobody" }
  /** The process died before it could say. */
  | { type: "killed" };

export type Attention =
  | { type: "resent"; from: string; to: string; isEdited: boolean }
  | { type: "discarded"; operationId: string }
  | { type: "nothing" }
  | { type: "killed" };

export interface DraftWords {
  ticketId: string;
  kind: "reply" | "note";
  text: string;
}

export type Quiet =
  | { type: "quiet"; elapsed: number }
  | { type: "farewell"; reason: string; unsent: Unsent }
  | { type: "stuck"; why: string };

export interface DeviceReport {
  confirmed: Record<CollectionName, { id: string }[]>;
  /** The ids of tickets that the screens show otherwise than they are confirmed. */
  shownOtherwise: string[];
  /** Documents that were removed and still hold words. */
  remains: { collection: string; id: string }[];
  operations: StoredOperation[];
  outbox: OutboxEntry[];
  drafts: DraftWords[];
  wire: string[];
  /** By operation, the position up to which its author had seen the thread. */
  seen: Record<string, number | null>;
  counts: FaultCounts;
  faults: string[];
}

export interface DeviceCommands {
  setUp(given: DeviceSetUp): Promise<void>;
  /** Opens a window and signs in where that is asked for. */
  open(window: number): Promise<"working" | "farewell" | "killed" | "unreachable">;
  close(window: number): Promise<void>;
  kill(): Promise<void>;
  killAtWrite(fatal: FatalWrite): Promise<void>;
  submit(window: number, submission: Submission): Promise<Ack>;
  sendMessage(window: number, message: { ticketId: string; message: string; isInternalNote: boolean }): Promise<Ack>;
  keepDraft(window: number, draft: DraftWords): Promise<"kept" | "nobody" | "killed">;
  attend(
    window: number,
    how: { choice: number; what: "resend" | "edit" | "discard"; words: string },
  ): Promise<Attention>;
  setUpNetwork(isUp: boolean): Promise<void>;
  setRoute(route: Route): Promise<void>;
  setInstances(urls: readonly string[]): Promise<void>;
  arm(armed: ArmedFault): Promise<void>;
  harmStreams(how: "silence" | "break"): Promise<void>;
  release(): Promise<void>;
  heal(): Promise<void>;
  turnClock(offset: number): Promise<void>;
  elapse(): Promise<void>;
  isOpen(): Promise<boolean>;
  /** Everything is sent, all that was committed below the marker is fetched, and all windows work in this role. */
  untilQuiet(marker: string, role: Role): Promise<Quiet>;
  /** Waits for a while. @returns whether everything is answered. */
  untilSent(): Promise<boolean>;
  acknowledgeFarewell(): Promise<void>;
  report(withWire: boolean): Promise<DeviceReport>;
  /** The app is asked to compare its store with the server, in the middle of things. */
  askForComparison(): Promise<void>;
  /** Compares the store with the server's digests: the collections that were not found equal. */
  compareDigests(): Promise<string[]>;
  tearDown(): Promise<void>;
}

export type CommandName = keyof DeviceCommands;

export interface CommandMessage {
  id: number;
  name: CommandName;
  args: unknown[];
}

export type AnswerMessage =
  | { id: number; value: unknown }
  | { id: number; error: string }
  /** A push has just left this device for an instance of the server. */
  | { pushed: number };
