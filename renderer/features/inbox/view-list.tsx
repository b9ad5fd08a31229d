import { ChevronDown, Plus } from "lucide-react";
import { memo, type ReactNode } from "react";
import { t } from "#renderer/texts/texts.ts";
import { keysOf } from "#renderer/ticket-display/desk-commands.ts";
import { classes } from "#renderer/ui/classes.ts";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { useInboxStore } from "./inbox-store.ts";
import { useDropTarget } from "./use-drop-target.ts";
import { ViewIcon } from "./view-icon.tsx";
import type { ViewKey } from "./view-key.ts";
import type { View, ViewGroup } from "./views.ts";

export interface ViewListProps {
  groups: readonly ViewGroup[];
  counts: Readonly<Record<string, number>> | undefined;
  /** Null where something else than a view is shown, as the results of a search. */
  current: ViewKey | null;
  onChoose: (view: ViewKey) => void;
  /** Begins a view of one's own. */
  onNewView: () => void;
  /** Tickets were dropped on a view that takes them. */
  onDrop: (view: ViewKey, ticketIds: readonly string[]) => void;
  takesDrop: (view: ViewKey) => boolean;
}

/** The views with their live counts, by group. It stands beside all that is done, and is not rendered anew with it. */
export const ViewList = memo(function ViewList({ groups, onNewView, ...list }: ViewListProps) {
  return (
    <nav aria-label={t("inbox.views")} className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
      {groups.map((group) => (
        <ViewGroupSection
          key={group.id}
          group={group}
          action={
            group.id === "own" && (
              <IconButton
                label={t("inbox.filter.new")}
                icon={Plus}
                size="sm"
                keys={keysOf("filter")}
                onClick={onNewView}
              />
            )
          }
          {...list}
        />
      ))}
    </nav>
  );
});

interface ViewGroupSectionProps extends Omit<ViewListProps, "groups" | "onNewView"> {
  group: ViewGroup;
  /** At the end of its title. */
  action: ReactNode;
}

function ViewGroupSection({ group, action, counts, current, ...on }: ViewGroupSectionProps) {
  const isFolded = useInboxStore((state) => group.title !== null && state.foldedGroups.includes(group.id));
  const toggleGroup = useInboxStore((state) => state.toggleGroup);
  const { title } = group;
  return (
    <section aria-label={title ?? t("inbox.groups.main")} className="mt-3 first:mt-0">
      {title && (
        <h3 className="flex items-center pr-0.5">
          <button
            type="button"
            aria-expanded={!isFolded}
            title={group.hint}
            onClick={() => toggleGroup(group.id)}
            className="flex h-6 min-w-0 flex-1 items-center gap-1 rounded-md px-2 text-2xs font-semibold text-ink-faint hover:text-ink"
          >
            {title}
            <ChevronDown aria-hidden className={classes("size-3 transition-transform", isFolded && "-rotate-90")} />
          </button>
          {action}
        </h3>
      )}
      {!isFolded && (
        <ul>
          {group.views.map((view) => (
            <li key={view.key}>
              <ViewButton view={view} count={counts?.[view.key] ?? 0} isCurrent={view.key === current} {...on} />
            </li>
          ))}
        </ul>
      )}
      {!isFolded && group.note && <p className="px-2 pt-1 text-2xs text-ink-faint">{group.note}</p>}
    </section>
  );
}

interface ViewButtonProps extends Pick<ViewListProps, "onChoose" | "onDrop" | "takesDrop"> {
  view: View;
  count: number;
  isCurrent: boolean;
}

/** There are dozens of them, of which two change with the view that is open. */
const ViewButton = memo(function ViewButton({ view, count, isCurrent, onChoose, ...drop }: ViewButtonProps) {
  const { isOver, dropProps } = useDropTarget(view.key, drop);
  return (
    <button
      type="button"
      aria-current={isCurrent ? "page" : undefined}
      onClick={() => onChoose(view.key)}
      {...dropProps}
      className={classes(
        "flex h-7 w-full items-center gap-2 rounded-md px-2 text-left text-sm",
        isCurrent ? "bg-selected font-medium text-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
        isOver && "outline-2 -outline-offset-2 outline-accent",
      )}
    >
      <ViewIcon view={view} />
      <span className="min-w-0 flex-1 truncate">{view.label}</span>
      {count > 0 && (
        <span className={classes("text-2xs tabular-nums", isCurrent ? "text-accent-ink" : "text-ink-faint")}>
          {t.rich("inbox.count", { count, hidden: (words) => <span className="sr-only">{words}</span> })}
        </span>
      )}
    </button>
  );
});
