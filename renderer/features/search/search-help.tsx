import { Search } from "lucide-react";
import { filterNamesFor } from "#domain/search/filters.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { useSearchStore } from "./search-store.ts";

/** What can be searched for, before anything is: each filter can be pressed to begin with it. */
export function SearchHelp() {
  const { me } = useDesk();
  const { begin } = useSearchStore.getState();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <EmptyState icon={Search} title={t("search.title")}>
        <p>{t("search.help")}</p>
        <ul aria-label={t("search.filters")} className="mt-4 w-full text-left">
          {filterNamesFor(me).map((name) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => begin(`${name}:`)}
                className="flex w-full items-baseline gap-3 rounded-md px-2 py-1 text-left hover:bg-hover"
              >
                <code className="w-24 shrink-0 font-mono text-xs text-accent-ink">{name}:</code>
                <span className="min-w-0 text-xs text-ink-muted">{t(`search.about.${name}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </EmptyState>
    </div>
  );
}
