import type { Translated } from "../english.ts";

export const staff: Translated<"staff"> = {
  title: "Mitarbeiter",
  add: "Mitarbeiter hinzufügen",
  addDetail:
    "Ihnen wird ein Passwort zum Übergeben gezeigt. Damit und mit der E-Mail-Adresse melden sich neue Mitarbeiter an.",
  find: "Mitarbeiter finden",
  findPlaceholder: "Nach Name oder Adresse suchen",
  which: "Welche Konten",
  filters: {
    all: "Alle",
    active: "Aktiv",
    disabled: "Deaktiviert",
  },
  nobody: "Niemand passt dazu",
  nobodyDetail: "Versuchen Sie andere Wörter, oder zeigen Sie alle Konten.",
  onItsWay: "Die Liste ist unterwegs.",
  notFetched: "Die Liste konnte nicht geladen werden.",
  onlineOnly: "Konten werden nur online verwaltet.",
  onlineOnlyDetail:
    "Dies sind die Konten, die dieses Gerät kennt. Um jemanden hinzuzufügen oder ein Konto zu ändern, muss der Server erreichbar sein.",
  table: {
    name: "Name",
    role: "Rolle",
    state: "Zustand",
    unresolved: "Ungelöste Tickets",
    lastSeen: "Zuletzt gesehen",
    actions: "Aktionen",
    you: "Sie",
    serverKnows: "Der Server weiß es",
    notKnown: "Hier nicht bekannt",
    never: "Nie",
  },
  menu: {
    label: "Aktionen für {name}",
    showTickets: "Zugehörige Tickets zeigen",
    rename: "Umbenennen …",
    changeRole: "Rolle ändern …",
    resetPassword: "Passwort zurücksetzen …",
    enable: "Aktivieren",
    disable: "Deaktivieren …",
  },
  role: {
    hints: {
      support: "Bearbeitet eigene und beobachtete Tickets und die Warteschlange.",
      admin: "Sieht jedes Ticket, weist Tickets zu und verwaltet Supportmitarbeiter.",
      super_admin: "Wie ein Admin, verwaltet aber auch Admins.",
    },
  },
  form: {
    email: "E-Mail-Adresse",
    nameFault: "Geben Sie den Namen an, den Kunden sehen.",
    emailFault: "Geben Sie eine Adresse wie name@example.org an.",
    notShown: "Es wurde kein Konto gezeigt.",
  },
  password: {
    title: "Das Passwort von {name}",
    detail:
      "Es wird nur dieses eine Mal gezeigt und nirgends im Klartext gespeichert. Übergeben Sie es persönlich oder auf einem Weg, dem Sie vertrauen.",
    handedOver: "Ich habe es übergeben",
    label: "Einmalpasswort",
  },
  disable: {
    title: "{name} deaktivieren?",
    confirm: "Konto deaktivieren",
    done: "{name} ist deaktiviert",
    signedOut: "Die Person wird sofort überall abgemeldet und kann sich nicht mehr anmelden.",
    devices:
      "Jedes ihrer Geräte zeigt ihr beim nächsten Kontakt, was noch nicht gesendet war, und entfernt dann alle Tickets.",
    noTickets: "Ihr ist kein ungelöstes Ticket zugewiesen.",
    tickets:
      "{count, plural, one {# ungelöstes Ticket bleibt} other {# ungelöste Tickets bleiben}} ihr zugewiesen, bis jemand neu zuweist.",
    nothingDeleted: "Es wird nichts gelöscht. Sie können das Konto wieder aktivieren.",
    doneNone: "Es ist nichts zugewiesen.",
    doneTickets: "{count, plural, one {# ungelöstes Ticket bleibt} other {# ungelöste Tickets bleiben}} zugewiesen.",
  },
  enable: {
    done: "{name} ist aktiviert",
    detail: "{name} kann sich wieder anmelden, mit dem bisherigen Passwort.",
    failed: "{name} wurde nicht aktiviert",
  },
  rename: {
    title: "{name} umbenennen",
    confirm: "Umbenennen",
    hint: "Kunden sehen ihn an Antworten, auch an bereits geschriebenen.",
  },
  reset: {
    title: "Passwort von {name} zurücksetzen?",
    confirm: "Passwort zurücksetzen",
    password: "Das alte Passwort gilt sofort nicht mehr, und Ihnen wird ein neues gezeigt.",
    devices:
      "Die Person wird überall abgemeldet: Jedes ihrer Geräte zeigt ihr, was noch nicht gesendet war, und entfernt dann alle Tickets.",
    tickets: "Was ihr zugewiesen ist, bleibt ihr zugewiesen.",
  },
  changeRole: {
    title: "Rolle von {name} ändern",
    confirm: "Rolle ändern",
    done: "{name} ist jetzt {role}",
    devices:
      "Jedes Gerät der Person verwirft beim nächsten Kontakt, was es hält, und lädt, was die neue Rolle sehen darf.",
    unsent: "Noch nicht Gesendetes bleibt erhalten und wird gesendet, soweit die neue Rolle es darf.",
    tickets: "Zugewiesene und beobachtete Tickets bleiben der Person erhalten.",
  },
  notDone: "Dies wurde nicht ausgeführt.",
  lostAnswer: "{why} Vielleicht ist es trotzdem geschehen: Die Liste zeigt den Stand, sobald der Server antwortet.",
  lostAccount:
    "{why} Steht das Konto jetzt in der Liste, wurde es angelegt: Setzen Sie sein Passwort zurück, um ein neues zu sehen.",
  faults: {
    not_yours: "Für dieses Konto sind Sie dazu nicht berechtigt. Wenden Sie sich an einen Admin.",
    own_account: "Für Ihr eigenes Konto ist das nicht möglich. Wenden Sie sich an einen anderen Admin.",
    last_super_admin: "Ein Helpdesk braucht einen Super-Admin. Machen Sie zuerst jemand anderen dazu.",
  },
};
