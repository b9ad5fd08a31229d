import type { Translated } from "../english.ts";

export const app: Translated<"app"> = {
  shortcuts: "Tastenkürzel",
  addressFailed: "Die Adresse konnte nicht geöffnet werden",
  startingNew: "Die neue Version wird gestartet …",
  opening: "Ihr Arbeitsplatz wird geöffnet …",
  moment: "Einen Moment …",
  openingPage: "Wird geöffnet …",
  places: "Orte",
  dashboard: "Dashboard",
  staff: "Mitarbeiter",
  integrations: "Integrationen",
  notYours: "{number} gehört nicht zu Ihren Tickets",
  openFailed: "{number} konnte nicht geöffnet werden",
  reload: "Neu laden",
  understood: "Verstanden",
  fault: {
    title: "Diese Ansicht ist abgestürzt",
    kept: "Ihre Tickets, was Sie gesendet haben und was Sie gerade schrieben, sind auf diesem Gerät gesichert.",
    unkept:
      "Dieser Computer behält nichts von Ihren Tickets: Wenn Sie neu laden, werden Sie abgemeldet, und was bis dahin nicht gesendet wurde, geht verloren.",
    help: "Neu laden hilft meistens.",
    copy: "Diagnose kopieren",
    missing: {
      title: "Ein Teil von Holdfast fehlt",
      why: "Er konnte nicht geladen werden: Es gibt eine neuere Version oder keine Verbindung.",
      help: "Laden Sie neu, um weiterzuarbeiten.",
    },
  },
  newer: {
    title: "Holdfast wurde aktualisiert",
    why: "Eine neuere Version hat Ihre Tickets auf diesem Gerät geöffnet. In diesem Fenster läuft noch die alte.",
    kept: "Ihre Tickets sowie Antworten, Notizen und neue Tickets, die Sie gerade schrieben, sind auf diesem Gerät gesichert; was in einem anderen Formular stand, nicht.",
    help: "Laden Sie neu, um weiterzuarbeiten. Erscheint dies erneut, schließen Sie alle Fenster von Holdfast und öffnen Sie die neueste Version.",
  },
  insecure: {
    title: "Diese Verbindung ist nicht sicher",
    detail:
      "Holdfast bewahrt Ihre Tickets auf diesem Gerät auf, und Browser erlauben das nur über https. Öffnen Sie dieselbe Adresse mit https://, oder fragen Sie Ihren Administrator danach.",
  },
  keyStore: {
    title: "Der Schlüsselspeicher dieses Computers ist verschlossen",
    why: "Ihre Anmeldung und Ihre Tickets sind mit einem Schlüssel versiegelt, den der Schlüsselspeicher dieses Computers verwahrt, und er gibt ihn nicht heraus: Er ist gesperrt, wurde geändert oder ersetzt. Alles ist noch hier.",
    how: "Entsperren Sie den Schlüsselspeicher (Schlüsselbund, Keyring oder Wallet) und versuchen Sie es erneut, oder bitten Sie Ihren Administrator, ihn wiederherzustellen.",
    lost: "Was nicht gesendet wurde, geht verloren.",
    keep: "Behalten",
    start: "Neu beginnen",
    startDetail: "Sie melden sich erneut an, und Ihre Tickets werden vom Server geladen.",
    startAsk: "Ohne ihn neu beginnen …",
  },
  offline:
    "<strong>Sie sind offline.</strong> Arbeiten Sie weiter: Was Sie schreiben, wird auf diesem Gerät gesichert und später gesendet.",
  ended: {
    title: "Ihre Sitzung ist beendet.",
    action: "Erneut anmelden",
    detail:
      "Sie können weiterarbeiten; was Sie tun, wird auf diesem Gerät gesichert und gesendet, sobald Sie wieder angemeldet sind.",
  },
  unkept: {
    title: "Dieser Computer behält nichts von Ihren Tickets.",
    detail:
      "Wenn Sie diese Seite schließen oder neu laden, werden Sie abgemeldet. Was bis dahin nicht gesendet wurde, geht verloren; Sie werden vorher gefragt.",
  },
  damaged: {
    title: "Die Kopie Ihrer Tickets auf diesem Gerät war beschädigt und wird neu geladen.",
    detail:
      "Alles Gesendete ist auf dem Server sicher. Was Sie nicht gesendet hatten, auch Entwürfe, wurde aus der beschädigten Kopie übernommen; sehen Sie im Postausgang nach, ob alles da ist.",
  },
  update: {
    title: "Holdfast braucht eine Aktualisierung.",
    detail: "Der Server braucht eine neuere Version dieser App: Laden Sie neu, um sie zu erhalten.",
    meanwhile:
      "Sie können inzwischen weiterlesen und -schreiben; alles bleibt auf diesem Gerät und wird nach der Aktualisierung gesendet.",
    signsOut:
      "Dabei werden Sie abgemeldet, und vorher wird nichts gesendet: Kopieren Sie, was Sie geschrieben haben. Sie werden vorher gefragt.",
  },
  version: {
    title: "Eine neue Version von Holdfast ist bereit.",
    failed: "Die neue Version von Holdfast konnte nicht installiert werden. Sie können mit dieser weiterarbeiten.",
    later: "Beim nächsten Start",
    now: "Jetzt verwenden",
    kept: "Was Sie gerade schreiben, bleibt erhalten.",
    signsOut:
      "Wenn Sie sie jetzt verwenden, werden Sie abgemeldet. Was bis dahin nicht gesendet wurde, geht verloren; Sie werden vorher gefragt.",
  },
};
