import { describe, expect, it } from "vitest";
import { OPERATION_KINDS, operationSchema } from "#domain/ticket/operation.ts";
import { MESSAGE_ID, NOW, PEOPLE, TICKET_ID } from "../arbitrary-desk.ts";

const ARGS = {
  createTicket: { subject: "The printer hums", description: "In D minor." },
  addMessage: { messageId: MESSAGE_ID, message: "Hello", isInternalNote: false },
  setStatus: { status: "closed" },
  setPriority: { priority: "urgent" },
  assign: { assigneeId: PEOPLE.sam.id },
  unassign: {},
  take: {},
  handBack: {},
  editFields: { subject: "The printer sings" },
  follow: {},
  unfollow: {},
} as const satisfies Record<(typeof OPERATION_KINDS)[number], object>;

type Kind = keyof typeof ARGS;

function operation(kind: Kind, change: object = {}) {
  const envelope = { id: TICKET_ID, number: 1, ticketId: TICKET_ID, seen: {}, writtenAt: NOW };
  return { ...envelope, kind, args: ARGS[kind], ...change };
}

/** What is wrong with an operation, as `path: message`. */
function faultsOf(value: unknown): string[] {
  const { error } = operationSchema.safeParse(value);
  return (error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

describe("[T9] well-formed operations", () => {
  it.each(OPERATION_KINDS)("%s is taken as it is", (kind) => {
    expect(operationSchema.parse(operation(kind))).toEqual(operation(kind));
  });

  it("trims a subject and keeps a body byte for byte", () => {
    const args = { subject: "  A ", description: "\n b \t" };
    expect(operationSchema.parse(operation("createTicket", { args })).args).toEqual({ ...args, subject: "A" });
  });
});

describe("[T9] refusals name the field", () => {
  const wrongArgs: [Kind, object, RegExp][] = [
    ["createTicket", { ...ARGS.createTicket, subject: " " }, /^args.subject: must not be empty/],
    ["createTicket", { ...ARGS.createTicket, subject: "x".repeat(256) }, /^args.subject: must be at most 255/],
    ["createTicket", { ...ARGS.createTicket, description: "\0" }, /^args.description: .*NUL/],
    ["createTicket", { ...ARGS.createTicket, description: undefined }, /^args.description: must be text/],
    [
      "createTicket",
      { ...ARGS.createTicket, description: "x".repeat(20_001) },
      /^args.description: must be at most 20000/,
    ],
    ["createTicket", { ...ARGS.createTicket, priority: "asap" }, /^args.priority: must be one of low, medium/],
    ["createTicket", { ...ARGS.createTicket, department: 1 }, /^args.department: must be one of technical/],
    [
      "createTicket",
      { ...ARGS.createTicket, customer: { email: "nobody" } },
      /^args.customer.email: must be an e-mail address/,
    ],
    ["createTicket", { ...ARGS.createTicket, customer: "casey" }, /^args.customer: /],
    ["createTicket", { ...ARGS.createTicket, status: "closed" }, /^args: .*"status"/],
    ["addMessage", { ...ARGS.addMessage, message: "a\ud800" }, /^args.message: must be well-formed Unicode/],
    ["addMessage", { ...ARGS.addMessage, message: "x".repeat(20_001) }, /^args.message: must be at most 20000/],
    ["addMessage", { ...ARGS.addMessage, isInternalNote: "false" }, /^args.isInternalNote: must be true or false/],
    ["addMessage", { ...ARGS.addMessage, isStaffReply: true }, /^args: .*"isStaffReply"/],
    ["addMessage", { ...ARGS.addMessage, messageId: 5 }, /^args.messageId: must be a UUID/],
    ["setStatus", { status: "resolved" }, /^args.status: must be one of open, in_progress, closed/],
    ["setPriority", { priority: null }, /^args.priority: must be one of/],
    ["assign", { assigneeId: "sam" }, /^args.assigneeId: must be a UUID/],
    ["take", { assigneeId: PEOPLE.sam.id }, /^args: .*"assigneeId"/],
    ["editFields", {}, /^args: must change at least one field/],
    ["editFields", { subject: undefined }, /^args: must change at least one field/],
    ["editFields", { ticketNumber: "TICK-2026-0001" }, /^args: .*"ticketNumber"/],
    ["editFields", { subject: ["x"] }, /^args.subject: must be text/],
  ];

  const cases = wrongArgs.map(([kind, args, fault]) => ({ kind, args, fault, title: `${kind}, ${fault.source}` }));

  it.each(cases)("$title", ({ kind, args, fault }) => {
    const faults = faultsOf(operation(kind, { args }));
    expect(faults.filter((found) => fault.test(found))).toHaveLength(1);
  });

  it.each([
    [{ id: "1" }, /^id: must be a UUID/],
    [{ number: 0 }, /^number: must be 1 or more/],
    [{ number: 1.5 }, /^number: must be a whole number/],
    [{ ticketId: null }, /^ticketId: must be a UUID/],
    [{ writtenAt: "yesterday" }, /^writtenAt: must be a time like/],
    [{ kind: "dropTables" }, /^kind: /],
    [{ seen: { position: -1 } }, /^seen.position: /],
    [{ seen: { fields: { status: 5 } } }, /^seen.fields.status: /],
    [{ role: "super_admin" }, /"role"/],
    [{ args: null }, /^args: /],
  ])("the envelope with %j", (change, fault) => {
    expect(faultsOf(operation("setStatus", change)).filter((found) => fault.test(found))).toHaveLength(1);
  });

  it("several faults are told at once, each by its field", () => {
    const args = { subject: "", description: "", priority: "?" };
    const fields = faultsOf(operation("createTicket", { args })).map((fault) => fault.split(":")[0]);
    expect(fields).toEqual(["args.subject", "args.description", "args.priority"]);
  });
});
