import {
  Bookmark,
  CircleUser,
  Inbox,
  Layers,
  ListFilter,
  type LucideIcon,
  MessagesSquare,
  Tag,
  Wallet,
  Wrench,
} from "lucide-react";
import type { Department, Priority, Status } from "#domain/ticket/values.ts";
import { PriorityIcon } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusIcon } from "#renderer/ticket-display/status-badge.tsx";
import { Avatar } from "#renderer/ui/avatar.tsx";
import type { View } from "./views.ts";

export function ViewIcon({ view: { key, label, own } }: { view: View }) {
  if (own) return <ListFilter aria-hidden className="size-4 shrink-0 text-ink-faint" />;
  if (key.startsWith("assignee-")) return <Avatar name={label} size="xs" />;
  if (key.startsWith("status-")) return <StatusIcon status={key.slice("status-".length) as Status} />;
  if (key.startsWith("priority-")) return <PriorityIcon priority={key.slice("priority-".length) as Priority} />;
  const Icon = key.startsWith("department-")
    ? DEPARTMENT_ICONS[key.slice("department-".length) as Department]
    : (MAIN_ICONS[key] ?? Inbox);
  return <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />;
}

const MAIN_ICONS: Readonly<Record<string, LucideIcon>> = {
  mine: CircleUser,
  unassigned: Inbox,
  followed: Bookmark,
  all: Layers,
};

const DEPARTMENT_ICONS: Readonly<Record<Department, LucideIcon>> = {
  technical: Wrench,
  billing: Wallet,
  sales: Tag,
  general: MessagesSquare,
};
