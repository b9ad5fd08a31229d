import type { Actor } from "#domain/people/person.ts";
import { ROLE_LABELS } from "#domain/people/role.ts";
import { Select } from "#renderer/ui/select.tsx";
import { grantableRoles, type StaffRole } from "./staff-member.ts";
import { ROLE_HINTS } from "./staff-words.ts";

export interface RoleChoiceProps {
  me: Actor;
  value: StaffRole;
  onValueChange: (role: StaffRole) => void;
}

/** The roles that this person may give, and below what the chosen one may do. */
export function RoleChoice({ me, value, onValueChange }: RoleChoiceProps) {
  return (
    <div className="flex flex-col gap-1">
      <Select
        label="Role"
        value={value}
        options={grantableRoles(me).map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
        onValueChange={onValueChange}
      />
      <p className="text-xs text-ink-faint">{ROLE_HINTS[value]}</p>
    </div>
  );
}
