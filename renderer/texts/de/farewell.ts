import type { Translated } from "../english.ts";

export const farewell: Translated<"farewell"> = {
  clearFailed: "Dieses Gerät konnte nicht geleert werden",
  removed: "Die Tickets von {name} werden von diesem Gerät entfernt.",
  clear: "Dieses Gerät leeren",
  allSent: "Alles, was Sie geschrieben haben, wurde gesendet.",
  notSent: "Was nicht gesendet wurde",
  hadNotBeenSent: "Dies war noch nicht gesendet",
  copyAll: "Alles kopieren",
  title: {
    revoked: "Sie wurden abgemeldet",
    disabled: "Dieses Konto wurde deaktiviert",
  },
  why: {
    revoked: "Diese Sitzung wurde von anderswo beendet. Danach können Sie sich wieder anmelden.",
    disabled: "Ein Administrator hat den Zugang beendet.",
  },
  reload: {
    title: "Neu laden und nicht Gesendetes verlieren?",
    confirm: "Neu laden und verlieren",
    detail:
      "Dieser Computer behält nichts, daher löscht Neuladen dies endgültig; kopieren Sie es, oder senden Sie es zuerst.",
  },
  role: {
    failed: "Es konnte nicht ausgeblendet werden",
    title: "Ihre Rolle hat sich geändert",
    detail: "Sie war {former} und ist jetzt {current}.",
    goOn: "Weiter",
    fetching: "Die Tickets Ihrer neuen Rolle werden geladen; die der früheren sind nicht mehr auf diesem Gerät.",
    kept: "Dies war noch nicht gesendet. Es bleibt erhalten: Was Ihre neue Rolle darf, geht von selbst hinaus, und was sie nicht darf, kommt in den Postausgang zurück. Entwürfe warten auf ihre Tickets; kopieren Sie die, die Sie anderswo verwenden möchten.",
  },
  signOut: {
    failed: "Die Abmeldung hat nicht geklappt",
    titleUnsent: "Abmelden und nicht Gesendetes verlieren?",
    title: "Abmelden?",
    confirmUnsent: "Abmelden und verlieren",
    confirm: "Abmelden",
    detailUnsent:
      "Dies liegt nur auf diesem Gerät. Die Abmeldung löscht es endgültig; kopieren Sie es, oder senden Sie es zuerst.",
    detail: "Ihre Tickets werden von diesem Gerät entfernt. Alles, was Sie geschrieben haben, ist gesendet.",
    views:
      "{count, plural, one {Eine Änderung an Ihren gespeicherten Ansichten wurde} other {# Änderungen an Ihren gespeicherten Ansichten wurden}} nicht gesendet.",
  },
  list: "Nicht gesendete Texte",
  changes: "{count, plural, one {Eine Änderung wurde} other {# Änderungen wurden}} ebenfalls nicht gesendet.",
  changesOther:
    "{count, plural, one {Eine weitere Änderung wurde} other {# weitere Änderungen wurden}} ebenfalls nicht gesendet.",
  kinds: {
    reply: "Antwort",
    note: "Interne Notiz",
    new_ticket: "Neues Ticket",
    edit: "Bearbeitung",
    draft: "Entwurf",
  },
  findFailed: "Es ließ sich nicht feststellen, was nicht gesendet wurde",
  clearUnsent: "Ich habe alles Nötige, dieses Gerät leeren",
};
