import type { Translated } from "../english.ts";

export const newTicket: Translated<"newTicket"> = {
  title: "Neues Ticket",
  detail: "Für einen Kunden, der angerufen oder geschrieben hat. Die Nummer bekommt es, sobald es den Server erreicht.",
  create: "Ticket erstellen",
  noCustomer: "Wählen Sie den Kunden, für den dieses Ticket ist, oder geben Sie eine E-Mail-Adresse ein.",
  undescribed: "Beschreiben Sie, was der Kunde braucht.",
};
