import type { Translated } from "../english.ts";

export const faults: Translated<"faults"> = {
  unreachable: "Der Server ist nicht erreichbar.",
  sessionEnded: "Ihre Sitzung ist beendet. Melden Sie sich erneut an.",
  unknown: "Dieses Gerät meldet: {message}",
  problems: {
    "invalid-request": "Der Server konnte dies so nicht annehmen.",
    "malformed-json": "Der Server konnte nicht lesen, was diese App gesendet hat. Laden Sie die App neu.",
    "body-too-large": "Das ist mehr, als der Server auf einmal annimmt.",
    "unsupported-media-type": "Der Server konnte nicht lesen, was diese App gesendet hat. Laden Sie die App neu.",
    "not-found": "Der Server kennt dies nicht, oder es ist nicht für Sie bestimmt.",
    "method-not-allowed": "Der Server bietet dies nicht an. Vielleicht braucht er eine Aktualisierung.",
    forbidden: "Dazu sind Sie nicht berechtigt.",
    "not-signed-in": "Ihre Sitzung ist beendet. Melden Sie sich erneut an.",
    "wrong-credentials": "Die E-Mail-Adresse oder das Passwort stimmt nicht.",
    "session-expired": "Ihre Sitzung ist beendet. Melden Sie sich erneut an.",
    "session-revoked": "Ihre Sitzung wurde beendet. Melden Sie sich erneut an.",
    "account-disabled": "Dieses Konto wurde deaktiviert. Wenden Sie sich an einen Administrator.",
    "too-many-requests": "Es waren zu viele Anfragen auf einmal. Versuchen Sie es gleich noch einmal.",
    "update-needed": "Der Server braucht eine neuere Version dieser App.",
    "replica-of-another": "Was auf diesem Gerät liegt, gehört zu einem anderen Konto. Melden Sie sich erneut an.",
    "already-taken": "Dieses Ticket hat jetzt jemand anderes.",
    "not-assigned-to-you": "Dieses Ticket ist Ihnen nicht zugewiesen.",
    "precondition-failed": "Es hat sich inzwischen geändert. Sehen Sie es sich noch einmal an.",
    "idempotency-key-reused":
      "Der Server konnte dies nicht von etwas anderem unterscheiden. Versuchen Sie es noch einmal.",
    "already-done": "Das ist bereits geschehen.",
    unavailable: "Der Server ist nicht bereit. Versuchen Sie es gleich noch einmal.",
    internal:
      "Auf dem Server ist etwas fehlgeschlagen. Versuchen Sie es noch einmal, und informieren Sie Ihren Administrator, wenn es so bleibt.",
  },
  refusals: {
    not_found: "Dieses Ticket gibt es nicht, oder es ist nicht für Sie bestimmt.",
    already_taken: "Dieses Ticket hat jetzt jemand anderes.",
    not_assigned_to_you: "Dieses Ticket ist Ihnen nicht zugewiesen, also können Sie es nicht zurückgeben.",
    unknown_assignee: "Tickets werden aktiven Mitarbeitern zugewiesen. Wählen Sie einen von ihnen.",
    unknown_customer:
      "Das ist kein Kunde. Wählen Sie einen aus der Liste, oder geben Sie die E-Mail-Adresse des Kunden an.",
    invalid: "Etwas darin nimmt der Server so nicht an. Bearbeiten Sie es, und senden Sie es erneut.",
    invalidCustomer: "Wählen Sie den Kunden, für den dieses Ticket ist.",
    forbidden: "Ihre Rolle darf das nicht.",
    forbiddenField: {
      priority: "Nur Mitarbeiter dürfen die Priorität ändern.",
      isInternalNote: "Nur Mitarbeiter dürfen interne Notizen schreiben. Es wurde nichts veröffentlicht.",
      status: "Sie können Ihr Ticket schließen. Um es wieder zu öffnen, schreiben Sie eine Antwort.",
      assigneeId: "Nur Admins dürfen anderen Tickets zuweisen. Sie können es selbst übernehmen.",
      customer: "Sie können Tickets nur für sich selbst eröffnen.",
      edit: "Nur Admins dürfen Betreff, Beschreibung, Abteilung und Kunde ändern.",
    },
  },
};
