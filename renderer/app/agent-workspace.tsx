// Puts the features of agents and admins together: none of them knows another.

import { Keyboard } from "lucide-react";
import { type ReactNode, useState } from "react";
import { CommandPalette, type Place } from "#renderer/features/command-palette/command-palette.tsx";
import { AgentScreen } from "#renderer/features/inbox/agent-screen.tsx";
import { useGoToView } from "#renderer/features/inbox/use-go-to-view.ts";
import { useInboxNavigation, useInboxRoute } from "#renderer/features/inbox/use-inbox-route.ts";
import { useViewGroups } from "#renderer/features/inbox/use-view-groups.ts";
import { NewTicketDialog } from "#renderer/features/new-ticket/new-ticket-dialog.tsx";
import { NotificationTeller } from "#renderer/features/notifications/notification-teller.tsx";
import { NoticeTeller } from "#renderer/features/outbox/notice-teller.tsx";
import { OutboxPanel } from "#renderer/features/outbox/outbox-panel.tsx";
import { SearchPanel } from "#renderer/features/search/search-panel.tsx";
import { useSearchStore } from "#renderer/features/search/search-store.ts";
import { TicketScreen } from "#renderer/features/ticket/ticket-screen.tsx";
import { t } from "#renderer/texts/texts.ts";
import { DESK_SHORTCUTS, deskShortcuts, useDeskCommand } from "#renderer/ticket-display/desk-commands.ts";
import { StatusBar } from "#renderer/ticket-display/status-bar.tsx";
import { undoLatest, useCanUndo } from "#renderer/ticket-display/undo.ts";
import type { Shortcut } from "#renderer/ui/shortcuts/shortcut.ts";
import { ShortcutSheet } from "#renderer/ui/shortcuts/shortcut-sheet.tsx";
import { ShortcutsProvider } from "#renderer/ui/shortcuts/shortcuts-provider.tsx";
import { DesktopWishes } from "./desktop-wishes.tsx";
import { SidePageContent } from "./side-page-content.tsx";
import { SidePageList } from "./side-page-list.tsx";
import { SIDE_PAGES, type SidePage, useSidePage } from "./use-side-page.ts";

export interface AgentWorkspaceProps {
  /** Who is signed in, settings, signing out. */
  accountMenu: ReactNode;
}

export function AgentWorkspace({ accountMenu }: AgentWorkspaceProps) {
  return (
    <ShortcutsProvider table={DESK_SHORTCUTS}>
      <Workspace accountMenu={accountMenu} />
    </ShortcutsProvider>
  );
}

type Popup = "new_ticket" | "outbox" | "help" | "palette" | null;

/** It need not know which ticket is open: what stands in it is not rendered anew with each. */
function Workspace({ accountMenu }: AgentWorkspaceProps) {
  const { goTo: goToInbox, openTicket } = useInboxNavigation();
  const isSearching = useSearchStore((state) => state.query !== null);
  const { start, change, leave } = useSearchStore.getState();
  const [popup, setPopup] = useState<Popup>(null);
  const close = () => setPopup(null);
  useDeskCommand("help", () => setPopup("help"));
  useDeskCommand("palette", () => setPopup("palette"));
  const { page, pages, goTo } = useSidePage();
  const goToPage = (chosen: SidePage) => {
    leave();
    goTo(chosen);
  };

  return (
    <div className="flex h-full min-h-0 flex-1 flex-col">
      <AgentScreen
        accountMenu={accountMenu}
        places={<SidePageList current={isSearching ? null : page} onGo={goToPage} />}
        page={page && <SidePageContent page={page} onGoTo={goToInbox} />}
        search={isSearching ? <Results /> : null}
        ticket={(ticketId) => <TicketScreen ticketId={ticketId} />}
        onSearch={start}
        onLeaveSearch={leave}
        onNewTicket={() => setPopup("new_ticket")}
        onOpenOutbox={() => setPopup("outbox")}
      />
      <StatusBar onOpenOutbox={() => setPopup("outbox")}>
        <HelpButton onPress={() => setPopup("help")} />
      </StatusBar>
      <NewTicketDialog
        open={popup === "new_ticket"}
        onClose={close}
        onCreated={(ticketId) => {
          close();
          openTicket(ticketId);
        }}
      />
      <DesktopWishes
        onOpenTicket={openTicket}
        onMissingTicket={(number) => {
          start();
          change(number);
        }}
        onNewTicket={() => setPopup("new_ticket")}
        onSearch={start}
        onHelp={() => setPopup("help")}
      />
      <Notifications />
      <UndoCommand />
      <NoticeTeller onOpenTicket={openTicket} onOpenOutbox={() => setPopup("outbox")} />
      <OutboxPanel open={popup === "outbox"} onClose={close} onOpenTicket={openTicket} />
      <Palette open={popup === "palette"} onClose={close} onLeaveSearch={leave} />
      <ShortcutSheet table={() => shortcutsWith(pages)} open={popup === "help"} onClose={close} />
    </div>
  );
}

/** Without those that lead to pages which are not this person's. */
function shortcutsWith(pages: readonly SidePage[]): Shortcut[] {
  const notTheirs: readonly string[] = SIDE_PAGES.filter((page) => !pages.includes(page));
  return deskShortcuts().filter(({ id }) => !notTheirs.includes(id));
}

function Results() {
  const { ticketId, openTicket } = useInboxRoute();
  return <SearchPanel openTicketId={ticketId} onOpen={openTicket} />;
}

function Notifications() {
  const { ticketId, openTicket } = useInboxRoute();
  return <NotificationTeller openTicketId={ticketId} onOpenTicket={openTicket} />;
}

/** Bound while there is something to take back, for the palette offers what can be done. */
function UndoCommand() {
  useDeskCommand("undo", undoLatest, useCanUndo());
  return null;
}

interface PaletteProps {
  open: boolean;
  onClose: () => void;
  onLeaveSearch: () => void;
}

/** The palette goes to every view, also to those that have no keys. */
function Palette({ open, onClose, onLeaveSearch }: PaletteProps) {
  const { openTicket } = useInboxNavigation();
  const groups = useViewGroups();
  const goToView = useGoToView(groups, onLeaveSearch);
  const places: Place[] = groups
    .filter(({ id }) => id !== "main" && id !== "status")
    .flatMap(({ title, views }) =>
      views.map(({ key, label }) => ({
        id: key,
        label,
        group: `${title} ${t("palette.views")}`,
        go: () => goToView(key),
      })),
    );
  return <CommandPalette open={open} onClose={onClose} places={places} onOpenTicket={openTicket} />;
}

function HelpButton({ onPress }: { onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex items-center gap-1.5 rounded-sm px-1 hover:bg-hover hover:text-ink"
    >
      <Keyboard aria-hidden className="size-3.5" /> {t("app.shortcuts")}
    </button>
  );
}
