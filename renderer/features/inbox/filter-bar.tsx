import { useEffect, useRef, useState } from "react";
import { of } from "rxjs";
import { mentionLabel } from "#domain/conversation/mentions.ts";
import { FILTER_NAME_MAX, type FilterConditions } from "#domain/search/saved-filter.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { useDeskCommand } from "#renderer/ticket-display/desk-commands.ts";
import { Button } from "#renderer/ui/button.tsx";
import { CustomerChip } from "./customer-chip.tsx";
import { ValueChip, ValuesChip } from "./filter-chip.tsx";
import { useFilterDrafts } from "./filter-drafts.ts";
import { FilterNameDialog } from "./filter-name-dialog.tsx";
import { AGES, type KnownNames, proposeName, toAgeWords, toAssigneeWords } from "./filter-words.ts";
import { isChanged } from "./own-views.ts";
import { useSelection } from "./selection-store.ts";
import { useSaveFilter } from "./use-save-filter.ts";
import type { OwnView } from "./views.ts";

export interface FilterBarProps {
  view: OwnView;
}

/** What a view of one's own asks for, to be chosen: the list shows at once what comes of it. Changes stay until they are saved or dropped. */
export function FilterBar({ view }: FilterBarProps) {
  const { conditions } = view.own;
  const { bar, change } = useFilterChange(view);
  const names = useNames(conditions);
  const staff = useColleagueIds();
  // Whoever has gone since it was chosen can be chosen no more.
  const assignees = [...new Set(["me", "nobody", ...staff, ...conditions.assignee])];

  return (
    <fieldset
      ref={bar}
      aria-label={t("inbox.filter.title")}
      className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-line bg-canvas px-3 py-2 notices-follow"
    >
      <ValuesChip
        name={t("inbox.groups.status")}
        options={STATUSES.map((value) => ({ value, label: t(`values.status.${value}`) }))}
        chosen={conditions.status}
        onChange={(status) => change({ status })}
      />
      <ValuesChip
        name={t("inbox.groups.priority")}
        options={PRIORITIES.toReversed().map((value) => ({ value, label: t(`values.priority.${value}`) }))}
        chosen={conditions.priority}
        onChange={(priority) => change({ priority })}
      />
      <ValuesChip
        name={t("inbox.groups.department")}
        options={DEPARTMENTS.map((value) => ({ value, label: t(`values.department.${value}`) }))}
        chosen={conditions.department}
        onChange={(department) => change({ department })}
      />
      <ValuesChip
        name={t("inbox.groups.assignee")}
        options={assignees.map((value) => ({ value, label: toAssigneeWords(value, names) }))}
        chosen={conditions.assignee}
        onChange={(assignee) => change({ assignee })}
      />
      <CustomerChip
        customerId={conditions.customerId}
        name={names.customerName}
        onChange={(customerId) => change({ customerId })}
      />
      <ValueChip
        name={t("inbox.filter.ageTitle")}
        options={AGES.map((value) => ({ value, label: toAgeWords(value) }))}
        chosen={conditions.age}
        onChange={(age) => change({ age })}
      />
      <FilterActions view={view} names={names} />
    </fieldset>
  );
}

function useFilterChange({ key, own }: OwnView) {
  const bar = useRef<HTMLFieldSetElement>(null);
  const isFocusWanted = useFilterDrafts((state) => state.isFocusWanted);
  useEffect(() => {
    if (!isFocusWanted) return;
    bar.current?.querySelector("button")?.focus();
    useFilterDrafts.setState({ isFocusWanted: false });
  }, [isFocusWanted]);
  return {
    bar,
    change(part: Partial<FilterConditions>) {
      // It becomes another list: what was chosen was chosen in the former.
      useSelection.getState().clear();
      useFilterDrafts.getState().change(key, { ...own.conditions, ...part });
    },
  };
}

interface FilterActionsProps extends FilterBarProps {
  names: KnownNames;
}

/** There while something is not saved. */
function FilterActions({ view, names }: FilterActionsProps) {
  const [isNaming, setIsNaming] = useState(false);
  const { save, saveAs, drop } = useSaveFilter(view);
  const { saved } = view.own;
  const isUnsaved = saved === null || isChanged(view);
  const onSave = () => (saved ? void save(saved) : setIsNaming(true));
  useDeskCommand("saveView", onSave, isUnsaved);
  if (!isUnsaved) return null;
  return (
    <span className="ml-auto flex items-center gap-1.5">
      <Button size="sm" variant="ghost" onClick={drop}>
        {t("actions.discard")}
      </Button>
      {saved && (
        <Button size="sm" onClick={() => setIsNaming(true)}>
          {t("inbox.filter.saveAsNew")}
        </Button>
      )}
      <Button size="sm" variant="primary" onClick={onSave}>
        {t(saved ? "inbox.filter.save" : "inbox.filter.saveAs")}
      </Button>
      <FilterNameDialog
        title={t("inbox.filter.saveAs")}
        first={proposeName(view.own.conditions, names, FILTER_NAME_MAX)}
        open={isNaming}
        onClose={() => setIsNaming(false)}
        onName={(name) => void saveAs(name)}
      />
    </span>
  );
}

function useColleagueIds(): string[] {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]) ?? [];
  return staff.filter(({ id, isDisabled }) => id !== desk.me.id && !isDisabled).map(({ id }) => id);
}

function useNames({ customerId }: FilterConditions): KnownNames {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]) ?? [];
  const watchCustomer = () => (customerId === null ? of(null) : desk.watchCustomer(customerId));
  const customer = useWatched(watchCustomer, [desk, customerId]);
  return {
    customerName: customer?.displayName ?? null,
    nameOfStaff(id) {
      const person = staff.find((one) => one.id === id);
      return person ? mentionLabel(person, staff) : t("display.person.somebody");
    },
  };
}
