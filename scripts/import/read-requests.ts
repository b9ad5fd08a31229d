// A CSV file as requests: each with its line, or with what is wrong with it. Streamed, for exports are large.

import { createReadStream } from "node:fs";
import { type CsvError, type Info, parse } from "csv-parse";
import { bodySchema, subjectSchema } from "#domain/ticket/ticket.ts";
import { type Department, type Priority, prioritySchema } from "#domain/ticket/values.ts";
import { toDepartment } from "./to-department.ts";

export interface SupportRequest {
  /** Where the row begins in the file, from 1. */
  line: number;
  subject: string;
  body: string;
  /** Null where nobody has answered. */
  answer: string | null;
  department: Department;
  priority: Priority | null;
}

/** A row, or a part of one, that can't go in. */
export interface RowFault {
  line: number;
  message: string;
}

export type Row = { type: "request"; request: SupportRequest } | { type: "fault"; fault: RowFault };

/** @throws where the file can't be read, or has no columns `subject` and `body`. */
export async function* readRequests(file: string): AsyncGenerator<Row> {
  const broken: RowFault[] = [];
  const options = { bom: true, info: true, relax_column_count: true, skip_records_with_error: true } as const;
  const parser = parse({ ...options, on_skip: (error) => void broken.push(toFault(error)) });
  const source = createReadStream(file).on("error", (error) => parser.destroy(error));
  let columns: Columns | null = null;
  let line = 1;
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<{ record: string[]; info: Info }>) {
    yield* broken.splice(0).map(asRow);
    if (columns) yield* toRows(record, { columns, line });
    columns ??= findColumns(record, file);
    line = info.lines + 1;
  }
  if (!columns) throw new Error(`${file} is empty`);
  yield* broken.splice(0).map(asRow);
}

interface Columns {
  count: number;
  indexOf: ReadonlyMap<string, number>;
}

function findColumns(header: readonly string[], file: string): Columns {
  const indexOf = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]));
  const missing = ["subject", "body"].filter((name) => !indexOf.has(name));
  if (missing.length > 0) throw new Error(`${file} has no column named ${missing.join(" and ")} in its first line`);
  return { count: header.length, indexOf };
}

function toRows(record: readonly string[], { columns, line }: { columns: Columns; line: number }): Row[] {
  if (record.length !== columns.count) {
    const message = `has ${record.length} fields where the first line names ${columns.count}`;
    return [asRow({ line, message })];
  }
  const fieldOf = (name: string) => record[columns.indexOf.get(name) ?? -1] ?? "";
  const faults = [
    ...findFaults("subject", subjectSchema.safeParse(fieldOf("subject"))),
    ...findFaults("body", bodySchema.safeParse(fieldOf("body"))),
  ];
  if (faults.length > 0) return faults.map((message) => asRow({ line, message }));
  const answer = fieldOf("answer");
  const answerFaults = answer.trim() === "" ? [] : findFaults("answer", bodySchema.safeParse(answer));
  const request: SupportRequest = {
    line,
    subject: fieldOf("subject"),
    body: fieldOf("body"),
    answer: answer.trim() === "" || answerFaults.length > 0 ? null : answer,
    department: toDepartment(fieldOf("queue")),
    priority: prioritySchema.safeParse(fieldOf("priority").trim().toLowerCase()).data ?? null,
  };
  const leftOut = answerFaults.map((message) => asRow({ line, message: `${message}; the request goes in without it` }));
  return [{ type: "request", request }, ...leftOut];
}

function findFaults(field: string, { error }: ReturnType<typeof bodySchema.safeParse>): string[] {
  return (error?.issues ?? []).map(({ message }) => `${field} ${message}`);
}

function toFault(error: CsvError | undefined): RowFault {
  const line = typeof error?.lines === "number" ? error.lines : 0;
  return { line, message: `is no well-formed CSV: ${error?.message ?? "unreadable"}` };
}

function asRow(fault: RowFault): Row {
  return { type: "fault", fault };
}
