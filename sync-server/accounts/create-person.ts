import { uuidv7 } from "uuidv7";
import { displayNameSchema, emailSchema } from "#domain/people/person.ts";
import type { Role } from "#domain/people/role.ts";
import type { Transaction } from "../database/transact.ts";
import { hashPassword } from "./password.ts";

export interface NewPerson {
  id?: string;
  email: string;
  displayName: string;
  role: Role;
  /** Left out for somebody who can't sign in yet. */
  password?: string;
  now: Date;
}

/** Returns the new person's id. @throws where name or address is not valid, or the address is taken. */
export async function createPerson(tx: Transaction, person: NewPerson): Promise<string> {
  const id = person.id ?? uuidv7();
  const passwordHash = person.password === undefined ? null : await hashPassword(person.password);
  await tx.query(
    `INSERT INTO people (id, email, display_name, role, password_hash, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6)`,
    [
      id,
      emailSchema.parse(person.email),
      displayNameSchema.parse(person.displayName),
      person.role,
      passwordHash,
      person.now,
    ],
  );
  return id;
}
