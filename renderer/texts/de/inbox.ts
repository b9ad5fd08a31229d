import type { Translated } from "../english.ts";

export const inbox: Translated<"inbox"> = {
  sidebar: "Ansichten und Suche",
  showSidebar: "Ansichten und Suche zeigen",
  backToList: "Zurück zur Liste",
  newTicket: "Neues Ticket",
  tickets: "Tickets",
  search: "Suchen",
  outbox: "Postausgang",
  nothingOpen: "Kein Ticket ist geöffnet",
  nothingOpenDetail:
    "Wählen Sie eines aus der Liste: <next></next> und <previous></previous> blättern, <open></open> öffnet.",
  views: "Ansichten",
  count: "{count, number}<hidden> Tickets</hidden>",
  loading: "Tickets werden geladen",
  groups: {
    status: "Status",
    priority: "Priorität",
    department: "Abteilung",
    assignee: "Zuständig",
    main: "Hauptansichten",
  },
  view: {
    mine: {
      label: "Meine Tickets",
      emptyTitle: "Ihnen ist nichts zugewiesen",
      emptyText: "Übernehmen Sie ein Ticket aus „Nicht zugewiesen“, dann ist es hier, auch ohne Netz.",
    },
    unassigned: {
      label: "Nicht zugewiesen",
      emptyTitle: "Die Warteschlange ist leer",
      emptyText: "Für jedes Ticket ist jemand zuständig. Neue erscheinen hier, sobald Kunden schreiben.",
    },
    followed: {
      label: "Gefolgt",
      emptyTitle: "Sie folgen keinem Ticket",
      emptyText: "Folgen Sie einem Ticket, um es auf diesem Gerät zu behalten, wem es auch zugewiesen ist.",
    },
    all: {
      label: "Alle Tickets",
      labelSeen: "Alle, die ich sehe",
      emptyTitle: "Noch keine Tickets",
      emptyText: "Tickets erscheinen hier, sobald sie vom Server geladen sind oder Sie eines erstellen.",
    },
    status: {
      emptyTitle: {
        open: "Keine Tickets sind offen",
        in_progress: "Keine Tickets sind in Bearbeitung",
        closed: "Keine Tickets sind geschlossen",
      },
      emptyText: "Tickets erscheinen hier, wenn ihr Status entsprechend wechselt.",
    },
    priority: {
      emptyTitle: {
        low: "Nichts mit niedriger Priorität wartet",
        medium: "Nichts mit mittlerer Priorität wartet",
        high: "Nichts mit hoher Priorität wartet",
        urgent: "Nichts Dringendes wartet",
      },
    },
    department: {
      emptyTitle: "In {department} wartet nichts",
    },
    work: {
      emptyText: "Hier erscheinen offene Tickets und solche in Bearbeitung.",
    },
    assignee: {
      emptyTitle: "{name} hat keine offenen Tickets",
      emptyText: "Weisen Sie eines in den Details eines Tickets zu.",
    },
  },
  row: {
    chosen: "Ausgewählt",
    draft: "Sie haben hier einen Entwurf",
    followed: "Sie folgen ihm",
    assignedTo: "Zuständig: {name}",
    waiting: "{count, plural, one {# Änderung wartet} other {# Änderungen warten}} auf das Senden",
    waits: "Wartet seit",
  },
  bulk: {
    title: "Ausgewählte Tickets",
    chooseNone: "Auswahl aufheben",
    take: "Übernehmen",
    status: "Status aller ausgewählten",
    priority: "Priorität aller ausgewählten",
    queue: "Die Warteschlange",
    assignee: "Zuständig für alle ausgewählten",
    assign: "Zuweisen",
    load: "{count, number}<hidden> offene Tickets</hidden>",
    restFailed: "Die übrigen konnten nicht geändert werden",
    heldBack:
      "{count, plural, one {# Ticket wurde} other {# Tickets wurden}} nicht geändert: Solange Sie offline sind, kann nicht noch mehr auf das Senden warten.",
    chosen: "{count, number} ausgewählt",
    chosenAll: "Alle {count, number} ausgewählt",
    chooseAll: "Alle {count, number} auswählen",
    progress: "{done, number} von {total, number}",
    changed: "Geänderte Tickets",
    stop: "Anhalten",
  },
  done: {
    assign: "{count, plural, one {# Ticket} other {# Tickets}} {name} zugewiesen",
    unassign: "{count, plural, one {# Ticket} other {# Tickets}} in die Warteschlange gestellt",
    take: "{count, plural, one {# Ticket} other {# Tickets}} übernommen",
    status: "{count, plural, one {# Ticket} other {# Tickets}} auf {value} gesetzt",
    priority: "Priorität {value} für {count, plural, one {# Ticket} other {# Tickets}} gesetzt",
    department: "{count, plural, one {# Ticket} other {# Tickets}} nach {value} verschoben",
  },
  left: "{count, plural, one {# wurde} other {# wurden}} nicht geändert: {reason}",
};
