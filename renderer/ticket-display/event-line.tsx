import {
  ArrowRightLeft,
  Building2,
  CirclePlus,
  CircleUser,
  type LucideIcon,
  Pencil,
  Signal,
  UserRoundPen,
} from "lucide-react";
import type { HistoryField } from "#domain/ticket/ticket.ts";
import { toEventWords } from "./event-words.ts";
import type { Deed } from "./thread-lines.ts";
import { TimeText } from "./time-text.tsx";

/** What somebody did to the ticket, in line with the messages (T10). */
export function EventLine({ events, viewerId }: Pick<Deed, "events"> & { viewerId: string }) {
  const [{ field, at }] = events;
  const Icon = ICONS[field];
  const { actor, deed } = toEventWords({ events }, viewerId);
  return (
    <p className="flex items-start gap-2 pl-1 text-xs text-ink-faint">
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span className="min-w-0 wrap-long">
        <span className="font-medium text-ink-muted">{actor}</span> {deed} · <TimeText iso={at} as="moment" />
      </span>
    </p>
  );
}

const ICONS: Readonly<Record<HistoryField, LucideIcon>> = {
  created: CirclePlus,
  status: ArrowRightLeft,
  priority: Signal,
  department: Building2,
  subject: Pencil,
  description: Pencil,
  assignedTo: CircleUser,
  userId: UserRoundPen,
};
