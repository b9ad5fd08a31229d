import type { Translated } from "../english.ts";

export const signIn: Translated<"signIn"> = {
  title: "Bei Holdfast anmelden",
  language: "Sprache",
  offline: "Funktioniert auch offline: Was Sie schreiben, wird gesendet, sobald Sie wieder online sind.",
  longOffline: "Dieses Gerät war lange offline.",
  longOfflineDetail: "Melden Sie sich einmal mit Netz an; alles darauf ist noch da.",
  signedOut: "Sie sind abgemeldet, und dieses Gerät wurde geleert.",
  noKeyStore: "Dieser Computer hat keinen Schlüsselspeicher.",
  noKeyStoreDetail:
    "Ihre Anmeldung und der Schlüssel Ihrer Tickets werden in Dateien liegen, die nur Ihr Benutzerkonto lesen darf. Verschlüsseln Sie den Datenträger dieses Computers, oder richten Sie zuerst einen Schlüsselbund ein.",
  changeServer: "Server wechseln",
  email: "E-Mail-Adresse",
  password: "Passwort",
  hidePassword: "Passwort verbergen",
  showPassword: "Passwort anzeigen",
  signIn: "Anmelden",
  again: "Erneut anmelden",
  againDetail: "Nichts ist verloren. Was wartet, wird gesendet, sobald Sie angemeldet sind.",
  keep: "Meine Tickets auf diesem Computer behalten",
  keepDetail:
    "Sie bleiben angemeldet und können ohne Netz lesen und schreiben. Schalten Sie es an einem gemeinsam genutzten Computer aus.",
  keepNot:
    "Hier bleibt nichts, wenn Sie diese Seite schließen. Was bis dahin nicht gesendet wurde, geht verloren; Sie werden vorher gefragt.",
  certificate: {
    title: "{host} konnte sich nicht ausweisen.",
    detail:
      "Dieser Computer vertraut seinem Zertifikat nicht ({reason}), daher wurde nichts dorthin gesendet. Prüfen Sie die Uhr des Computers und die Adresse, und informieren Sie Ihren Administrator.",
    authority: "keine Stelle, der dieser Computer vertraut, hat es signiert",
    name: "es gilt für eine andere Adresse",
    date: "es ist abgelaufen oder noch nicht gültig",
    revoked: "es wurde widerrufen",
  },
  server: {
    title: "Wo ist Ihr Helpdesk?",
    address: "Serveradresse",
    hint: "Ihr Administrator kennt sie.",
    invalid: "Geben Sie eine Adresse wie https://desk.example.org an (http nur für diesen Computer).",
    ipv6: "Eine IPv6-Adresse geht hier nicht. Geben Sie den Namen des Servers an, oder 127.0.0.1 für diesen Computer.",
    notKept: "Die Adresse konnte nicht gesichert werden. {why}",
    continue: "Weiter",
  },
  fault: {
    unreachable: "Der Server ist nicht erreichbar. Die erste Anmeldung braucht das Netz.",
    failed: "Die Anmeldung hat nicht geklappt. Versuchen Sie es noch einmal.",
    notStored:
      "Die Anmeldung hat nicht geklappt: Dieses Gerät konnte sie nicht speichern. Versuchen Sie es noch einmal.",
    wrong: "Die E-Mail-Adresse oder das Passwort stimmt nicht.",
    missing: "Geben Sie Ihre E-Mail-Adresse und Ihr Passwort an.",
    disabled: "Dieses Konto wurde deaktiviert. Wenden Sie sich an einen Administrator.",
    tooMany:
      "Zu viele Versuche. Versuchen Sie es in {minutes, plural, one {einer Minute} other {# Minuten}} noch einmal.",
    updateNeeded: "Der Server braucht eine neuere Version dieser App.",
    notReady: "Der Server ist nicht bereit. Versuchen Sie es gleich noch einmal.",
  },
};
