import type { Translated } from "../english.ts";

export const actions: Translated<"actions"> = {
  cancel: "Abbrechen",
  close: "Schließen",
  copy: "Kopieren",
  copied: "Kopiert",
  discard: "Verwerfen",
  edit: "Bearbeiten",
  open: "Öffnen",
  sendAgain: "Erneut senden",
  tryAgain: "Erneut versuchen",
  tryNow: "Jetzt versuchen",
  undo: "Rückgängig",
};
