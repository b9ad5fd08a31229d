// Who works at the desk, and what admins do about their accounts. Everything here is asked of the server at once: offline
// the list is what this device knows, and says so.

import { CloudOff, Search, UserPlus, UsersRound } from "lucide-react";
import { useState } from "react";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { Page } from "#renderer/ui/page.tsx";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { AddColleagueDialog } from "./add-colleague-dialog.tsx";
import { type PendingAct, StaffActDialog } from "./staff-act-dialog.tsx";
import { filterStaff, type StaffFilter } from "./staff-member.ts";
import { StaffTable } from "./staff-table.tsx";
import { staffFaultWords } from "./staff-words.ts";
import { type StaffRoster, useStaff } from "./use-staff.ts";

export interface StaffScreenProps {
  /** Shows the tickets of one colleague. */
  onShowTickets: (personId: string) => void;
}

export function StaffScreen({ onShowTickets }: StaffScreenProps) {
  const { me } = useDesk();
  const roster = useStaff();
  const [filter, setFilter] = useState<StaffFilter>("all");
  const [words, setWords] = useState("");
  const [isAdding, setIsAdding] = useState(false);
  const [pending, setPending] = useState<PendingAct | null>(null);
  const canAct = roster.source === "server";
  const shown = filterStaff(roster.staff, filter, words);

  return (
    <Page
      title={t("staff.title")}
      count={roster.staff.length}
      controls={
        <Button variant="primary" icon={UserPlus} disabled={!canAct} onClick={() => setIsAdding(true)}>
          {t("staff.add")}
        </Button>
      }
    >
      <SourceBanner roster={roster} />
      <div className="flex flex-wrap items-center gap-3">
        <div className="w-64">
          <TextField
            label={t("staff.find")}
            hideLabel
            icon={Search}
            placeholder={t("staff.findPlaceholder")}
            value={words}
            onValueChange={setWords}
          />
        </div>
        <Segmented
          label={t("staff.which")}
          value={filter}
          onValueChange={setFilter}
          options={STAFF_FILTERS.map((value) => ({ value, label: t(`staff.filters.${value}`) }))}
        />
      </div>
      {shown.length > 0 ? (
        <StaffTable
          me={me}
          staff={shown}
          everybody={roster.staff}
          canAct={canAct}
          onAct={setPending}
          onShowTickets={onShowTickets}
        />
      ) : (
        <EmptyState icon={UsersRound} title={t("staff.nobody")}>
          {roster.staff.length > 0 ? t("staff.nobodyDetail") : t("staff.onItsWay")}
        </EmptyState>
      )}
      <AddColleagueDialog open={isAdding} onClose={() => setIsAdding(false)} me={me} roster={roster} />
      {pending && (
        <StaffActDialog
          key={`${pending.type} ${pending.member.id}`}
          pending={pending}
          me={me}
          roster={roster}
          onClose={() => setPending(null)}
          onShowTickets={onShowTickets}
        />
      )}
    </Page>
  );
}

const STAFF_FILTERS = ["all", "active", "disabled"] as const satisfies readonly StaffFilter[];

function SourceBanner({ roster: { source, fault, refresh } }: { roster: StaffRoster }) {
  if (fault !== null) {
    return (
      <Banner
        tone="danger"
        title={t("staff.notFetched")}
        actions={
          <Button size="sm" onClick={refresh}>
            {t("actions.tryAgain")}
          </Button>
        }
      >
        {staffFaultWords(fault)}
      </Banner>
    );
  }
  if (source === "server") return null;
  return (
    <Banner tone="warning" icon={CloudOff} title={t("staff.onlineOnly")}>
      {t("staff.onlineOnlyDetail")}
    </Banner>
  );
}
