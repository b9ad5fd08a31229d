import type { Actor } from "#domain/people/person.ts";
import { benchId } from "./bench-ids.ts";

export const ADMINS = 10;
export const AGENTS = 90;
export const CUSTOMERS = 2_500;
export const PEOPLE = ADMINS + AGENTS + CUSTOMERS;

export const BENCH_PASSWORD = "correct horse battery staple";

/** Everybody by a running number from 1: the admins first, then the agents, then the customers. */
export interface BenchPerson extends Actor {
  number: number;
  email: string;
  sessionId: string;
}

export function adminAt(index: number): BenchPerson {
  return personAt(1 + (index % ADMINS), "admin");
}

export function agentAt(index: number): BenchPerson {
  return personAt(1 + ADMINS + (index % AGENTS), "support");
}

export function customerAt(index: number): BenchPerson {
  return personAt(1 + ADMINS + AGENTS + (index % CUSTOMERS), "customer");
}

function personAt(number: number, role: Actor["role"]): BenchPerson {
  const email = `person${number}@bench.example`;
  return { number, id: benchId("person", number), role, email, sessionId: benchId("session", number) };
}
