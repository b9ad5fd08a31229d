import { CircleCheck, CircleSlash, Shield, ShieldCheck, UserRound } from "lucide-react";
import type { Actor } from "#domain/people/person.ts";
import type { Role } from "#domain/people/role.ts";
import { formatNumber } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Avatar } from "#renderer/ui/avatar.tsx";
import { Badge } from "#renderer/ui/badge.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { Meter } from "#renderer/ui/meter.tsx";
import type { PendingAct } from "./staff-act-dialog.tsx";
import type { StaffMember } from "./staff-member.ts";
import { StaffMenu } from "./staff-menu.tsx";

export interface StaffTableProps {
  me: Actor;
  staff: readonly StaffMember[];
  /** Also those that are not shown: a desk needs a super admin among them. */
  everybody: readonly StaffMember[];
  canAct: boolean;
  onAct: (act: PendingAct) => void;
  onShowTickets: (personId: string) => void;
}

export function StaffTable({ me, staff, everybody, ...rest }: StaffTableProps) {
  const most = Math.max(1, ...everybody.map(({ activeTickets }) => activeTickets));
  return (
    <div className="relative overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full min-w-160 text-left">
        <thead>
          <tr className="border-b border-line bg-surface text-xs text-ink-muted">
            <th scope="col" className="py-2 pr-3 pl-4 font-medium">
              {t("staff.table.name")}
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              {t("staff.table.role")}
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              {t("staff.table.state")}
            </th>
            <th scope="col" className="w-44 px-3 py-2 font-medium">
              {t("staff.table.unresolved")}
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              {t("staff.table.lastSeen")}
            </th>
            <th scope="col" className={classes("w-12", STAYING)}>
              <span className="sr-only">{t("staff.table.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {staff.map((member) => (
            <StaffRow key={member.id} me={me} member={member} most={most} everybody={everybody} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type StaffRowProps = Omit<StaffTableProps, "staff"> & { member: StaffMember; most: number };

function StaffRow({ member, most, ...menu }: StaffRowProps) {
  const { displayName, email, role, isDisabled, activeTickets, lastSeenAt } = member;
  return (
    <tr className="border-b border-line bg-surface last:border-b-0 hover:bg-hover">
      <th scope="row" className="max-w-72 py-2 pr-3 pl-4 font-normal">
        <span className="flex items-center gap-3">
          <Avatar name={displayName} size="md" />
          <span className="min-w-0">
            <span className="flex items-center gap-2">
              <span className={classes("truncate font-medium", isDisabled ? "text-ink-muted" : "text-ink")}>
                {displayName}
              </span>
              {member.id === menu.me.id && <Badge tone="accent">{t("staff.table.you")}</Badge>}
            </span>
            <span className="block truncate text-xs text-ink-faint">{email}</span>
          </span>
        </span>
      </th>
      <td className="px-3 py-2 whitespace-nowrap">
        <RoleText role={role} />
      </td>
      <td className="px-3 py-2">
        {isDisabled ? (
          <Badge icon={CircleSlash} tone="danger">
            {t("staff.filters.disabled")}
          </Badge>
        ) : (
          <Badge icon={CircleCheck} tone="success">
            {t("staff.filters.active")}
          </Badge>
        )}
      </td>
      <td className="px-3 py-2">
        <span className="flex items-center gap-2">
          <span className="w-8 text-right tabular-nums">{formatNumber(activeTickets)}</span>
          <Meter value={activeTickets} max={most} />
        </span>
      </td>
      <td className="px-3 py-2 whitespace-nowrap text-ink-muted">
        <LastSeen at={lastSeenAt} />
      </td>
      <td className={classes("text-right", STAYING)}>
        <StaffMenu member={member} {...menu} />
      </td>
    </tr>
  );
}

/** What can be done stays in view where the rest is scrolled through. */
const STAYING = "sticky right-0 bg-inherit py-2 pr-3 pl-1";

const ROLE_ICONS = { customer: UserRound, support: UserRound, admin: Shield, super_admin: ShieldCheck } as const;

function RoleText({ role }: { role: Role }) {
  const Icon = ROLE_ICONS[role];
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon aria-hidden className="size-4 text-ink-faint" /> {t(`values.role.${role}`)}
    </span>
  );
}

function LastSeen({ at }: { at: string | null | undefined }) {
  if (at === undefined) return <span title={t("staff.table.serverKnows")}>{t("staff.table.notKnown")}</span>;
  return at === null ? t("staff.table.never") : <TimeText iso={at} as="moment" />;
}
