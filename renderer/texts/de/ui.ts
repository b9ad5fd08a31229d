import type { Translated } from "../english.ts";

export const ui: Translated<"ui"> = {
  proposals: "Vorschläge",
  choose: "Auswählen …",
  closeNotice: "Diesen Hinweis schließen",
  shortcuts: "Tastenkürzel",
  escape: "Esc",
  control: "Strg",
  notices: "Benachrichtigungen",
};
