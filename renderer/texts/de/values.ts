import type { Translated } from "../english.ts";

export const values: Translated<"values"> = {
  status: { open: "Offen", in_progress: "In Bearbeitung", closed: "Geschlossen" },
  priority: { low: "Niedrig", medium: "Mittel", high: "Hoch", urgent: "Dringend" },
  department: { technical: "Technik", billing: "Abrechnung", sales: "Vertrieb", general: "Allgemeines" },
  role: { customer: "Kunde", support: "Supportmitarbeiter", admin: "Admin", super_admin: "Super-Admin" },
};
