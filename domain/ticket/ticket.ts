import { z } from "zod";
import { text, verbatimText } from "../text.ts";
import type { Department, Priority, Status } from "./values.ts";

export const SUBJECT_MAX = 255;
export const BODY_MAX = 20_000;

/** T9: 1 to 255 characters after trimming. */
export const subjectSchema = text({ min: 1, max: SUBJECT_MAX });

/** T9: 1 to 20,000 characters of plain text (shown as Markdown), kept as written. */
export const bodySchema = verbatimText({ min: 1, max: BODY_MAX });

/** In lower case, as the database writes ids: two spellings of one id are one id. */
export const uuidSchema = z.uuid("must be a UUID").toLowerCase();

/** A moment in ISO 8601 with milliseconds, in UTC: 2026-11-24T08:15:00.000Z */
export const instantSchema = z.iso.datetime({ precision: 3, error: "must be a time like 2026-11-24T08:15:00.000Z" });

/** What the rules need to know of a ticket. Times are the server's, as ISO 8601 in UTC (S7). */
export interface Ticket {
  id: string;
  /** The customer. */
  userId: string;
  subject: string;
  description: string;
  status: Status;
  priority: Priority;
  department: Department;
  assignedTo: string | null;
  closedAt: string | null;
}

/** The fields whose changes history tells (T10). `created` stands for the ticket itself. */
export const HISTORY_FIELDS = [
  "created",
  "status",
  "priority",
  "department",
  "subject",
  "description",
  "assignedTo",
  "userId",
] as const;
export const historyFieldSchema = z.enum(HISTORY_FIELDS);
export type HistoryField = z.infer<typeof historyFieldSchema>;

export interface FieldChange {
  field: HistoryField;
  from: string | null;
  to: string | null;
}
