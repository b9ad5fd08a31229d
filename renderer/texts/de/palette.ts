import type { Translated } from "../english.ts";

export const palette: Translated<"palette"> = {
  label: "Befehle und Tickets",
  placeholder: "Was möchten Sie tun?",
  empty: "Nichts heißt so. Versuchen Sie es mit weniger Buchstaben.",
  views: "Ansichten",
  tickets: "Tickets",
};
