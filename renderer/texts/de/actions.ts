import type { Translated } from "../english.ts";

export const actions: Translated<"actions"> = {
  cancel: "Abbrechen",
  copy: "Kopieren",
  done: "Fertig",
};
