import { describe, expect, it } from "vitest";
import type { Role } from "#domain/people/role.ts";
import { filterStaff, findActFault, grantableRoles, type StaffMember } from "#renderer/features/staff/staff-member.ts";

function member(id: string, role: Role, isDisabled = false): StaffMember {
  const person = { id, role, isDisabled, displayName: `Name of ${id}`, email: `${id}@test.example` };
  return { ...person, activeTickets: 0, lastSeenAt: null };
}

const sam = member("sam", "support");
const kim = member("kim", "support", true);
const lead = member("lead", "admin");
const boss = member("boss", "super_admin");
const staff = [sam, kim, lead, boss];

describe("what is offered", () => {
  it("[P1] to an admin: everything about support agents, nothing about admins", () => {
    expect(findActFault(lead, sam, { type: "disable" }, staff)).toBeNull();
    expect(findActFault(lead, kim, { type: "enable" }, staff)).toBeNull();
    for (const type of ["disable", "rename", "resetPassword"] as const) {
      expect(findActFault(lead, boss, { type }, staff)).toBe("not_yours");
      expect(findActFault(lead, member("other", "admin"), { type }, staff)).toBe("not_yours");
    }
    expect(grantableRoles(lead)).toEqual(["support"]);
  });

  it("[P1] to a super admin: admins as well, but never their own lock-out", () => {
    expect(findActFault(boss, lead, { type: "resetPassword" }, staff)).toBeNull();
    expect(findActFault(boss, boss, { type: "disable" }, [...staff, member("second", "super_admin")])).toBe(
      "own_account",
    );
    expect(grantableRoles(boss)).toEqual(["support", "admin", "super_admin"]);
  });

  it("leaves a desk a super admin who can sign in", () => {
    const second = member("second", "super_admin");
    expect(findActFault(second, boss, { type: "disable" }, [boss, second])).toBeNull();
    const locked = { ...second, isDisabled: true };
    expect(findActFault(second, boss, { type: "disable" }, [boss, locked])).toBe("last_super_admin");
  });
});

describe("finding somebody", () => {
  it("is by name or address, whatever the case, among those of the state wanted", () => {
    expect(filterStaff(staff, "all", " NAME OF s")).toEqual([sam]);
    expect(filterStaff(staff, "all", "lead@")).toEqual([lead]);
    expect(filterStaff(staff, "disabled", "")).toEqual([kim]);
    expect(filterStaff(staff, "active", "kim")).toEqual([]);
  });
});
