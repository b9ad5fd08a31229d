// Who works at the desk, and what admins do about their accounts. Everything here is asked of the server at once: offline
// the list is what this device knows, and says so.

import { CloudOff, Search, UserPlus, UsersRound } from "lucide-react";
import { useState } from "react";
import { useDesk } from "#renderer/sync/use-desk.tsx";
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
      title="Staff"
      count={roster.staff.length}
      controls={
        <Button variant="primary" icon={UserPlus} disabled={!canAct} onClick={() => setIsAdding(true)}>
          Add colleague
        </Button>
      }
    >
      <SourceBanner roster={roster} />
      <div className="flex flex-wrap items-center gap-3">
        <div className="w-64">
          <TextField
            label="Find a colleague"
            hideLabel
            icon={Search}
            placeholder="Find by name or address"
            value={words}
            onValueChange={setWords}
          />
        </div>
        <Segmented label="Which accounts" value={filter} onValueChange={setFilter} options={FILTERS} />
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
        <EmptyState icon={UsersRound} title="Nobody is like that">
          {roster.staff.length > 0 ? "Try other words, or show all accounts." : "The list is on its way."}
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

const FILTERS = [
  { value: "all", label: "All" },
  { value: "active", label: "Active" },
  { value: "disabled", label: "Disabled" },
] as const satisfies readonly { value: StaffFilter; label: string }[];

function SourceBanner({ roster: { source, fault, refresh } }: { roster: StaffRoster }) {
  if (fault !== null) {
    return (
      <Banner
        tone="danger"
        title="The list could not be fetched."
        actions={
          <Button size="sm" onClick={refresh}>
            Try again
          </Button>
        }
      >
        {staffFaultWords(fault)}
      </Banner>
    );
  }
  if (source === "server") return null;
  return (
    <Banner tone="warning" icon={CloudOff} title="Accounts are managed online only.">
      This is who this device knows. Reach the server to add somebody or to change an account.
    </Banner>
  );
}
