import type { Translated } from "../english.ts";

export const faults: Translated<"faults"> = {
  unreachable: "Der Server ist nicht erreichbar.",
  sessionEnded: "Ihre Sitzung ist beendet. Melden Sie sich erneut an.",
  store: {
    noRoom: "Auf diesem Gerät ist kein Speicherplatz mehr frei. Schaffen Sie Platz und versuchen Sie es noch einmal.",
    newerViews:
      "Eine neuere Version der App hat Ihre Ansichten auf diesem Gerät geändert. Aktualisieren Sie die App, um sie zu ändern.",
  },
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
  reasons: {
    "too-many-webhooks": "Es gibt {most, number} Webhooks, mehr sind nicht möglich. Löschen Sie zuerst einen.",
    "too-many-old-secrets":
      "Fünf frühere Geheimnisse dieses Webhooks signieren noch. Warten Sie, bis eines endet, 24 Stunden nach seiner Ablösung.",
    "webhook-not-active": "An diesen Webhook wird zurzeit nichts gesendet. Setzen Sie ihn zuerst fort.",
    "url-malformed": "Geben Sie eine Adresse an, die mit https:// beginnt",
    "url-with-credentials": "Lassen Sie Benutzername und Passwort in der Adresse weg.",
    "url-with-fragment": "Lassen Sie das # und alles dahinter in der Adresse weg.",
    "url-private":
      "Der Server darf diese Adresse nicht aufrufen: Sie ist privat. Wer den Server betreibt, kann sie mit --webhook-allow erlauben.",
    "url-not-https":
      "Geben Sie eine Adresse an, die mit https:// beginnt. Wer den Server betreibt, kann eine ohne mit --webhook-allow erlauben.",
    "too-many-tokens": "Sie haben {most, number} Tokens, mehr sind nicht möglich. Widerrufen Sie zuerst eines.",
    "account-not-yours": "Das dürfen Sie mit diesem Konto nicht tun. Wenden Sie sich an einen Administrator.",
    "own-account": "Das dürfen Sie mit Ihrem eigenen Konto nicht tun. Wenden Sie sich an einen anderen Administrator.",
    "last-super-admin": "Ganz ohne Super-Admin geht es nicht. Machen Sie zuerst jemand anderen dazu.",
    "address-taken": "Gehört zu einem anderen Konto; verwenden Sie eine andere Adresse.",
    "search-took-too-long":
      "Die Suche hat zu lange gedauert. Ergänzen Sie ein Wort oder einen Filter, und versuchen Sie es erneut.",
  },
  invalid: {
    subject:
      "Der Betreff muss ein Text von 1 bis {most, number} Zeichen sein. Bearbeiten Sie ihn, und senden Sie ihn erneut.",
    description:
      "Die Beschreibung muss ein Text von 1 bis {most, number} Zeichen sein. Bearbeiten Sie sie, und senden Sie sie erneut.",
    message:
      "Die Nachricht muss ein Text von 1 bis {most, number} Zeichen sein. Bearbeiten Sie sie, und senden Sie sie erneut.",
    customer: "Wählen Sie den Kunden, für den dieses Ticket ist.",
    other: "Der Server nimmt diese Angabe so nicht an: {field}. Ändern Sie sie, und versuchen Sie es erneut.",
  },
  refusals: {
    not_found: "Dieses Ticket gibt es nicht, oder es ist nicht für Sie bestimmt.",
    already_taken: "Dieses Ticket hat jetzt jemand anderes.",
    not_assigned_to_you: "Dieses Ticket ist Ihnen nicht zugewiesen, also können Sie es nicht zurückgeben.",
    unknown_assignee: "Tickets werden aktiven Mitarbeitern zugewiesen. Wählen Sie einen von ihnen.",
    unknown_customer:
      "Das ist kein Kunde. Wählen Sie einen aus der Liste, oder geben Sie die E-Mail-Adresse des Kunden an.",
    invalid: "Etwas darin nimmt der Server so nicht an. Bearbeiten Sie es, und senden Sie es erneut.",
    forbidden: "Ihre Rolle darf das nicht.",
    forbiddenField: {
      priority: "Nur Mitarbeiter dürfen die Priorität ändern.",
      isInternalNote: "Nur Mitarbeiter dürfen interne Notizen schreiben. Es wurde nichts veröffentlicht.",
      status: "Sie können Ihr Ticket schließen. Um es wieder zu öffnen, schreiben Sie eine Antwort.",
      assigneeId: "Nur Admins dürfen anderen Tickets zuweisen. Sie können es selbst übernehmen.",
      customer: "Sie können Tickets nur für sich selbst erstellen.",
      edit: "Nur Admins dürfen Betreff, Beschreibung, Abteilung und Kunde ändern.",
    },
  },
};
