import type { Actor } from "../people/person.ts";
import { isStaff } from "../people/role.ts";

/** The three kinds a message can be of; colour, badge and label follow from it (M1). */
export type MessageKind = "customer" | "staffReply" | "internalNote";

export interface MessageFlags {
  isInternalNote: boolean;
  isStaffReply: boolean;
}

export function messageKind({ isInternalNote, isStaffReply }: MessageFlags): MessageKind {
  if (isInternalNote) return "internalNote";
  return isStaffReply ? "staffReply" : "customer";
}

/** P1: whether a message counts as the desk's word follows from its author's account, never from the client. */
export function flagsOfMessage(author: Actor, isInternalNote: boolean): MessageFlags {
  return { isInternalNote, isStaffReply: isStaff(author.role) };
}

/** Written offline, shown with both times: when they lie more than a minute apart (M2). */
export function showsBothTimes(writtenAt: string, createdAt: string): boolean {
  return Math.abs(Date.parse(createdAt) - Date.parse(writtenAt)) > 60_000;
}
