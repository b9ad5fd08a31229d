// The columns of the working screen: the sidebar, the list, the ticket. Where they have no room side by side, as in a small
// window or at 200 % zoom, one is shown at a time, and the sidebar comes over it when it is asked for.

import { ArrowLeft, PanelLeft } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { IconButton } from "#renderer/ui/icon-button.tsx";

export interface ColumnsProps {
  isNarrow: boolean;
  /** Calls back once something was chosen in it. */
  sidebar: (onChosen: () => void) => ReactNode;
  /** In place of list and ticket; null where those are shown. */
  page: ReactNode | null;
  list: ReactNode;
  ticket: ReactNode;
  isTicketOpen: boolean;
  /** What is looked at. Where another thing is, the sidebar has done its work. */
  place: string;
  onLeaveTicket: () => void;
}

/** As a media query: where one column is shown at a time. */
export const NO_ROOM = "(width < 56rem)";

export function Columns({ isNarrow, sidebar, page, list, ticket, isTicketOpen, place, onLeaveTicket }: ColumnsProps) {
  const [openAt, setOpenAt] = useState<string | null>(null);
  const isSidebarOpen = isNarrow && openAt === place;
  const { listColumn, ticketColumn } = useFocusOnShown(isNarrow, isTicketOpen);
  const opener = useRef<HTMLButtonElement>(null);
  const closeSidebar = () => {
    // The button is inert until the sidebar is gone.
    flushSync(() => setOpenAt(null));
    opener.current?.focus();
  };
  const shownIf = (isShown: boolean) => (isNarrow && !isShown ? "hidden" : "flex");
  const column = { inert: isSidebarOpen, tabIndex: -1 };

  return (
    <div className={classes("min-h-0 flex-1", isNarrow ? "flex flex-col" : SIDE_BY_SIDE)}>
      <Sidebar isNarrow={isNarrow} isOpen={isSidebarOpen} onClose={closeSidebar}>
        {sidebar(closeSidebar)}
      </Sidebar>
      {isNarrow && (
        <div
          inert={isSidebarOpen}
          className="flex h-10 shrink-0 items-center gap-1 border-b border-line bg-canvas px-2"
        >
          <IconButton
            ref={opener}
            label={t("inbox.showSidebar")}
            icon={PanelLeft}
            aria-expanded={isSidebarOpen}
            onClick={() => setOpenAt(place)}
          />
          {isTicketOpen && page === null && (
            <Button size="sm" variant="ghost" icon={ArrowLeft} onClick={onLeaveTicket}>
              {t("inbox.backToList")}
            </Button>
          )}
        </div>
      )}
      {page ? (
        <div {...column} className="col-span-2 flex min-h-0 min-w-0 flex-1 flex-col">
          {page}
        </div>
      ) : (
        <>
          <section
            {...column}
            ref={listColumn}
            aria-label={t("inbox.tickets")}
            className={classes(COLUMN, "border-r border-line", shownIf(!isTicketOpen))}
          >
            {list}
          </section>
          <main {...column} ref={ticketColumn} className={classes(COLUMN, shownIf(isTicketOpen))}>
            {ticket}
          </main>
        </>
      )}
    </div>
  );
}

const SIDE_BY_SIDE = "grid grid-cols-[13rem_19.5rem_minmax(0,1fr)] xl:grid-cols-[14.5rem_23rem_minmax(0,1fr)]";
const COLUMN = "min-h-0 min-w-0 flex-1 flex-col bg-surface focus-visible:-outline-offset-2";

interface SidebarProps {
  isNarrow: boolean;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Always there, for it answers to keys; hidden where it has no room, until it is asked for. */
function Sidebar({ isNarrow, isOpen, onClose, children }: SidebarProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen) panel.current?.querySelector("button")?.focus();
  }, [isOpen]);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (isOpen && event.key === "Escape") onClose();
  };
  return (
    <>
      {isOpen && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t("actions.close")}
          onClick={onClose}
          className="fixed inset-0 z-20 bg-scrim"
        />
      )}
      <aside
        ref={panel}
        aria-label={t("inbox.sidebar")}
        onKeyDown={closeOnEscape}
        className={classes(
          "min-h-0 flex-col border-r border-line bg-canvas",
          isNarrow && !isOpen ? "hidden" : "flex",
          isOpen && "fixed inset-y-0 left-0 z-30 w-[min(18rem,85vw)] shadow-dialog",
        )}
      >
        {children}
      </aside>
    </>
  );
}

/** Where one column gives way to the other, the focus goes with what is shown. */
function useFocusOnShown(isNarrow: boolean, isTicketOpen: boolean) {
  const listColumn = useRef<HTMLElement>(null);
  const ticketColumn = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNarrow) takeFocus(isTicketOpen ? ticketColumn : listColumn);
  }, [isNarrow, isTicketOpen]);
  return { listColumn, ticketColumn };
}

function takeFocus({ current }: RefObject<HTMLElement | null>): void {
  if (current && !current.contains(document.activeElement)) current.focus();
}
