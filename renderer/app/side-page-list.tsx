import { ChartColumn, type LucideIcon, UsersRound, Webhook } from "lucide-react";
import { t } from "#renderer/texts/texts.ts";
import { useDeskCommand } from "#renderer/ticket-display/desk-commands.ts";
import { classes } from "#renderer/ui/classes.ts";
import { type SidePage, useSidePage } from "./use-side-page.ts";

export interface SidePageListProps {
  current: SidePage | null;
  onGo: (page: SidePage) => void;
}

/** The ways to the screens beside the inbox. */
export function SidePageList({ current, onGo }: SidePageListProps) {
  const { pages } = useSidePage();
  useDeskCommand("dashboard", () => onGo("dashboard"), pages.includes("dashboard"));
  useDeskCommand("staff", () => onGo("staff"), pages.includes("staff"));
  useDeskCommand("integrations", () => onGo("integrations"), pages.includes("integrations"));
  return (
    <nav aria-label={t("app.places")} className="border-t border-line px-2 pt-2">
      {pages.map((page) => (
        <SidePageButton key={page} page={page} isCurrent={page === current} onPress={() => onGo(page)} />
      ))}
    </nav>
  );
}

const ICONS: Readonly<Record<SidePage, LucideIcon>> = {
  dashboard: ChartColumn,
  staff: UsersRound,
  integrations: Webhook,
};

function SidePageButton({ page, isCurrent, onPress }: { page: SidePage; isCurrent: boolean; onPress: () => void }) {
  const Icon = ICONS[page];
  return (
    <button
      type="button"
      aria-current={isCurrent ? "page" : undefined}
      onClick={onPress}
      className={classes(
        "flex h-7 w-full items-center gap-2 rounded-md px-2 text-left transition-colors",
        isCurrent ? "bg-selected font-medium text-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
      )}
    >
      <Icon aria-hidden className="size-4 text-ink-faint" />
      {t(`app.${page}`)}
    </button>
  );
}
