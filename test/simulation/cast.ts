// Who takes part in every run, and on which devices. Names and addresses are such as nobody writes by chance, to be found
// wherever they have leaked to.

import type { Role } from "#domain/people/role.ts";

export interface CastMember {
  id: string;
  displayName: string;
  email: string;
  role: Role;
}

function member(at: number, name: string, role: Role): CastMember {
  return {
    id: `01900000-0000-7000-8000-0000000000${at.toString(16).padStart(2, "0")}`,
    displayName: `Nm${name}`,
    email: `ml${name.toLowerCase()}@desk.example`,
    role,
  };
}

export const CAST = {
  ada: member(1, "Ada", "super_admin"),
  lena: member(2, "Lena", "admin"),
  sam: member(3, "Sam", "support"),
  kim: member(4, "Kim", "support"),
  /** Has no device: tickets are assigned to them all the same. */
  toni: member(5, "Toni", "support"),
  casey: member(6, "Casey", "customer"),
  robin: member(7, "Robin", "customer"),
  /** Has no device, and opens no ticket by themselves. */
  cleo: member(8, "Cleo", "customer"),
} as const;

export type PersonName = keyof typeof CAST;
export const PEOPLE = Object.keys(CAST) as PersonName[];

export const DEVICES = [
  { name: "ada", who: "ada" },
  { name: "lena", who: "lena" },
  { name: "sam-1", who: "sam" },
  { name: "sam-2", who: "sam" },
  { name: "kim", who: "kim" },
  { name: "casey", who: "casey" },
  { name: "robin", who: "robin" },
] as const satisfies readonly { name: string; who: PersonName }[];

export type DeviceName = (typeof DEVICES)[number]["name"];

export function ownerOf(device: DeviceName): PersonName {
  const found = DEVICES.find(({ name }) => name === device);
  if (!found) throw new Error(`There is no device ${device}.`);
  return found.who;
}

export const PASSWORD = "simulated";
