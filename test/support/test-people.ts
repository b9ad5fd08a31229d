import type { Pool } from "pg";
import type { Role } from "#domain/people/role.ts";
import { createPerson } from "#sync-server/accounts/create-person.ts";
import { transact } from "#sync-server/database/transact.ts";

export const TEST_PASSWORD = "correct horse battery staple";

/** The people of every test's desk, by the name tests know them by. */
export const TEST_PEOPLE = {
  admin: person(1, "Ada Admin", "super_admin"),
  lead: person(2, "Lena Lead", "admin"),
  sam: person(3, "Sam Support", "support"),
  kim: person(4, "Kim Support", "support"),
  casey: person(5, "Casey Customer", "customer"),
  robin: person(6, "Robin Customer", "customer"),
} as const;

export type TestPerson = keyof typeof TEST_PEOPLE;

export async function seedTestPeople(pool: Pool): Promise<void> {
  const now = new Date("2026-01-01T00:00:00.000Z");
  await transact(pool, async (tx) => {
    for (const [name, one] of Object.entries(TEST_PEOPLE)) {
      await createPerson(tx, { ...one, email: `${name}@test.example`, password: TEST_PASSWORD, now });
    }
  });
}

export function emailOf(name: TestPerson): string {
  return `${name}@test.example`;
}

function person(index: number, displayName: string, role: Role) {
  return { id: `01900000-0000-7000-8000-00000000000${index}`, displayName, role };
}
