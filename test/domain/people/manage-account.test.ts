import fc from "fast-check";
import { expect, it } from "vitest";
import { type AccountAct, findManagingFault, MANAGING_FAULTS } from "#domain/people/manage-account.ts";
import { canManage } from "#domain/people/permissions.ts";
import { isAdmin, isStaff, ROLES } from "#domain/people/role.ts";
import { anyActor, PEOPLE } from "../arbitrary-desk.ts";
import { always } from "../property.ts";

const anyAct: fc.Arbitrary<AccountAct> = fc.oneof(
  fc.constantFrom<AccountAct>(
    { type: "disable" },
    { type: "enable" },
    { type: "rename" },
    { type: "resetPassword" },
    { type: "erase" },
  ),
  fc.constantFrom(...ROLES).map((role): AccountAct => ({ type: "changeRole", role })),
);

const anyManaging = fc.record({
  actor: anyActor,
  person: anyActor,
  act: anyAct,
  otherSuperAdmins: fc.nat(2),
});

const { boss, otherBoss, lead, sam, casey } = PEOPLE;

it("[P1] what may be done to staff is what the table of roles says, for the old role and the new", () => {
  always(
    fc.property(anyManaging, (managing) => {
      const { actor, person, act } = managing;
      if (findManagingFault(managing) !== null || !isStaff(person.role)) return;
      expect(canManage(actor.role, person.role)).toBe(true);
      if (act.type === "changeRole") expect(canManage(actor.role, act.role)).toBe(true);
    }),
    3_000,
  );
});

it("[P1] nobody becomes staff who was a customer, or a customer who was staff", () => {
  always(
    fc.property(anyManaging, (managing) => {
      const { person, act } = managing;
      if (act.type !== "changeRole" || isStaff(person.role) === isStaff(act.role)) return;
      expect(findManagingFault(managing)).not.toBeNull();
    }),
    3_000,
  );
});

it("[P1] nobody who works at the desk is erased: their words are the desk's", () => {
  always(
    fc.property(anyManaging, (managing) => {
      if (!isStaff(managing.person.role)) return;
      expect(findManagingFault({ ...managing, act: { type: "erase" } })).not.toBeNull();
    }),
    1_000,
  );
});

it("[P1] customers' accounts are for admins to manage", () => {
  always(
    fc.property(anyManaging, (managing) => {
      if (managing.person.role !== "customer" || managing.act.type === "changeRole") return;
      expect(findManagingFault(managing) === null).toBe(isAdmin(managing.actor.role));
    }),
    3_000,
  );
});

it("nobody locks themselves out, whatever they are", () => {
  const acts: AccountAct[] = [{ type: "disable" }, { type: "resetPassword" }, { type: "changeRole", role: "support" }];
  for (const actor of Object.values(PEOPLE)) {
    for (const act of acts) {
      expect(findManagingFault({ actor, person: actor, act, otherSuperAdmins: 5 })).not.toBeNull();
    }
  }
  expect(findManagingFault({ actor: boss, person: boss, act: { type: "rename" }, otherSuperAdmins: 0 })).toBeNull();
});

it("the last super admin is neither disabled nor made something else", () => {
  for (const act of [{ type: "disable" }, { type: "changeRole", role: "admin" }] as const) {
    const managing = { actor: boss, person: otherBoss, act };
    expect(findManagingFault({ ...managing, otherSuperAdmins: 0 })).toBe("last_super_admin");
    expect(findManagingFault({ ...managing, otherSuperAdmins: 1 })).toBeNull();
  }
});

it("a refusal is a sentence, and tells no role of anybody", () => {
  for (const person of [casey, sam, lead, boss]) {
    const fault = findManagingFault({ actor: casey, person, act: { type: "disable" }, otherSuperAdmins: 1 });
    expect(fault && MANAGING_FAULTS[fault]).toMatch(/^[A-Z].{10,}[.]$/);
    expect(fault).toBe(findManagingFault({ actor: sam, person, act: { type: "enable" }, otherSuperAdmins: 1 }));
  }
});
