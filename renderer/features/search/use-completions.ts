import { useMemo } from "react";
import {
  type Completion,
  completeSearch,
  type FindNames,
  findTypedCustomer,
  type KnownName,
} from "#domain/search/complete-search.ts";
import { isNamed } from "#domain/search/is-named.ts";
import { wordsOf } from "#domain/search/words.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { useCustomers } from "#renderer/ticket-display/use-customers.ts";
import type { CompletionOption } from "#renderer/ui/completion-field.tsx";

export interface OfferedCompletions {
  start: number;
  end: number;
  options: readonly CompletionOption[];
}

const NAMES_MAX = 6;

/** What the part of the search that is being typed may become, with the people whom this device knows. */
export function useCompletions(text: string, caret: number): OfferedCompletions | null {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const customers = useCustomers(findTypedCustomer(text, caret), NAMES_MAX);
  return useMemo(() => {
    const findNames: FindNames = (filter, typed) =>
      filter === "from"
        ? findKnown(customers, typed, ({ email }) => email)
        : findKnown(staff ?? [], typed, ({ isDisabled }) => (isDisabled ? t("search.disabled") : ""));
    // A field in which nothing is typed has the filters explained below it.
    const found = text === "" ? null : completeSearch(text, caret, { searcher: desk.me, findNames });
    return found && { ...found, options: found.options.map(toOption) };
  }, [desk, text, caret, staff, customers]);
}

function toOption({ insert, label, topic, about }: Completion): CompletionOption {
  return { value: insert, label, detail: topic ? t(`search.about.${topic}`) : about };
}

interface Known {
  displayName: string;
  email: string;
}

function findKnown<P extends Known>(people: readonly P[], typed: string, about: (person: P) => string): KnownName[] {
  const words = wordsOf(typed);
  const found: KnownName[] = [];
  for (const person of people) {
    if (found.length === NAMES_MAX) break;
    if (isNamed(`${person.displayName} ${person.email}`, words)) {
      found.push({ value: person.displayName, about: about(person) });
    }
  }
  return found;
}
