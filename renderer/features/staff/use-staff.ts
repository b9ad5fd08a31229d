import { useCallback, useEffect, useMemo, useState } from "react";
import type { StaffAccount } from "#protocol/account/staff.ts";
import type { PersonDocument } from "#protocol/sync/documents.ts";
import { byName } from "#renderer/sync/by-name.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { type StaffMember, toStaffMember } from "./staff-member.ts";

export interface StaffRoster {
  staff: readonly StaffMember[];
  /** `device`: what this device knows, for the server could not be asked. */
  source: "server" | "device";
  /** Why the server's list is not shown, where it should be. */
  fault: unknown;
  refresh(): void;
  /** An account as the server has just answered it. */
  take(account: StaffAccount): void;
}

/**
 * The server's list while it can be reached, renewed whenever a change of an account arrives here; else this device's. How
 * much each has to do is as this device knows it, which hears of every ticket.
 */
export function useStaff(): StaffRoster {
  const desk = useDesk();
  const known = useWatched(() => desk.watchStaff(), [desk]);
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isOnline = status?.connection.state === "online";
  const accountsKnown = useMemo(() => JSON.stringify((known ?? []).map(toAccountPart)), [known]);
  const [accounts, setAccounts] = useState<readonly StaffAccount[] | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  const refresh = useCallback(() => setAsked((times) => times + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew when asked to, and when this device hears of a change.
  useEffect(() => {
    if (!isOnline) return;
    const asking = new AbortController();
    desk.staffAccounts.list(asking.signal).then(
      (list) => {
        setAccounts(list);
        setFault(null);
      },
      (reason: unknown) => {
        if (!asking.signal.aborted) setFault(reason);
      },
    );
    return () => asking.abort();
  }, [desk, isOnline, asked, accountsKnown]);

  const take = useCallback((account: StaffAccount) => {
    setAccounts((list) => list && [...list.filter(({ id }) => id !== account.id), account]);
  }, []);
  const source = isOnline && accounts ? "server" : "device";
  const staff = useMemo(() => {
    const here = (known ?? []).map(toKnownMember);
    const listed = source === "server" ? withWorkOf(here, (accounts ?? []).map(toStaffMember)) : here;
    return listed.toSorted(byName);
  }, [source, accounts, known]);
  return { staff, source, fault: isOnline ? fault : null, refresh, take };
}

type Known = Omit<PersonDocument, "version">;

/** What a list of accounts is renewed for: not for each ticket that somebody is given. */
function toAccountPart({ activeTickets: _activeTickets, ...account }: Known) {
  return account;
}

function withWorkOf(here: readonly StaffMember[], listed: readonly StaffMember[]): StaffMember[] {
  const work = new Map(here.map(({ id, activeTickets }) => [id, activeTickets]));
  return listed.map((member) => ({ ...member, activeTickets: work.get(member.id) ?? member.activeTickets }));
}

function toKnownMember({ activeTickets, ...person }: Known): StaffMember {
  return { ...person, activeTickets: activeTickets ?? 0, lastSeenAt: undefined };
}
