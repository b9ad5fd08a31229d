import { t } from "#renderer/texts/texts.ts";
import { Avatar } from "#renderer/ui/avatar.tsx";
import { classes, POPUP_CLASSES, POPUP_ITEM_CLASSES } from "#renderer/ui/classes.ts";
import type { Mentions } from "./use-mentions.ts";

/** The colleagues who may be meant, above the composer: the focus stays in its field, which names the marked one. */
export function MentionList({ listId, choices, marked, choose }: Mentions) {
  return (
    <>
      {choices.length > 0 && (
        <div
          id={listId}
          role="listbox"
          aria-label={t("display.mention.colleagues")}
          className={classes(POPUP_CLASSES, "absolute bottom-full left-3 z-20 mb-1.5 min-w-56")}
        >
          {choices.map((choice, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the marked one.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys.
            <div
              key={choice.id}
              id={mentionOptionId(listId, at)}
              role="option"
              aria-selected={at === marked}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
              className={classes(POPUP_ITEM_CLASSES, at === marked && "bg-selected")}
            >
              <Avatar name={choice.label} size="xs" />
              <span className="truncate">{choice.label}</span>
            </div>
          ))}
        </div>
      )}
      <span role="status" className="sr-only">
        {choices.length > 0 && t("display.mention.count", { count: choices.length })}
      </span>
    </>
  );
}

export function mentionOptionId(listId: string, at: number): string {
  return `${listId}-${at}`;
}
