import type { Actor } from "#domain/people/person.ts";
import { t } from "#renderer/texts/texts.ts";
import { Select } from "#renderer/ui/select.tsx";
import { grantableRoles, type StaffRole } from "./staff-member.ts";

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
        label={t("staff.table.role")}
        value={value}
        options={grantableRoles(me).map((role) => ({ value: role, label: t(`values.role.${role}`) }))}
        onValueChange={onValueChange}
      />
      <p className="text-xs text-ink-faint">{t(`staff.role.hints.${value}`)}</p>
    </div>
  );
}
