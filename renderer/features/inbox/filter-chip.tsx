import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { t } from "#renderer/texts/texts.ts";
import { classes } from "#renderer/ui/classes.ts";
import { Menu, type MenuEntry, type MenuOption } from "#renderer/ui/menu.tsx";
import { toChosenWords } from "./filter-words.ts";

export interface ChipButtonProps extends Omit<ComponentProps<"button">, "className" | "style" | "children"> {
  name: string;
  /** What is asked for; null where anything will do. */
  chosen: string | null;
}

/** One kind of condition: what it is of, and what is asked for. */
export function ChipButton({ name, chosen, ...rest }: ChipButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(
        "flex h-6 max-w-full min-w-0 items-center gap-1 rounded-md border px-2 text-xs transition-colors data-popup-open:bg-pressed",
        chosen === null
          ? "border-dashed border-control text-ink-muted hover:bg-hover hover:text-ink"
          : "border-line-strong bg-selected text-ink hover:bg-hover",
      )}
    >
      <span className="min-w-0 truncate">
        {chosen === null
          ? name
          : t.rich("inbox.filter.chip", {
              name,
              chosen,
              strong: (words) => <strong className="font-medium">{words}</strong>,
            })}
      </span>
      <ChevronDown aria-hidden className="size-3 shrink-0 text-ink-faint" />
    </button>
  );
}

export interface ValuesChipProps<V extends string> {
  name: string;
  options: readonly { value: V; label: string }[];
  chosen: readonly V[];
  onChange: (chosen: V[]) => void;
}

/** Any of several values; the menu stays while one chooses. */
export function ValuesChip<V extends string>({ name, options, chosen, onChange }: ValuesChipProps<V>) {
  const labels = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const entries: MenuEntry[] = [
    {
      type: "several",
      label: name,
      options: options.map(({ value, label }): MenuOption => {
        const isChosen = chosen.includes(value);
        // In the order that they are offered in, so that the same choice is the same filter.
        const wanted = options
          .map((one) => one.value)
          .filter((one) => (one === value ? !isChosen : chosen.includes(one)));
        return { label, isChosen, onChoose: () => onChange(wanted) };
      }),
    },
  ];
  if (chosen.length > 0)
    entries.push(
      { type: "separator", id: "before-any" },
      anyEntry(() => onChange([])),
    );
  return (
    <Menu
      trigger={<ChipButton name={name} chosen={labels.length > 0 ? toChosenWords(labels) : null} />}
      entries={entries}
    />
  );
}

export interface ValueChipProps<V> {
  name: string;
  options: readonly { value: V; label: string }[];
  chosen: V | null;
  onChange: (chosen: V | null) => void;
}

/** One value at most. */
export function ValueChip<V>({ name, options, chosen, onChange }: ValueChipProps<V>) {
  const isSame = (value: V) => JSON.stringify(value) === JSON.stringify(chosen);
  const label = options.find(({ value }) => isSame(value))?.label ?? null;
  const entries: MenuEntry[] = [
    {
      type: "choice",
      label: name,
      options: options.map(({ value, label: words }) => ({
        label: words,
        isChosen: isSame(value),
        onChoose: () => onChange(value),
      })),
    },
  ];
  if (chosen !== null)
    entries.push(
      { type: "separator", id: "before-any" },
      anyEntry(() => onChange(null)),
    );
  return <Menu trigger={<ChipButton name={name} chosen={label} />} entries={entries} />;
}

function anyEntry(onSelect: () => void): MenuEntry {
  return { type: "item", label: t("inbox.filter.any"), onSelect };
}
