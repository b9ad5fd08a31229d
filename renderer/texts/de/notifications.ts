import type { Translated } from "../english.ts";

export const notifications: Translated<"notifications"> = {
  assignedYou: "{name} hat Ihnen ein Ticket zugewiesen",
  mentionedYou: "{name} hat Sie in einer Notiz erwähnt",
  news: "Neues in einem Ticket",
  messages: "{count, number} neue Nachrichten",
  note: "{name} hat eine interne Notiz geschrieben",
  reply: "{name} hat geantwortet",
  summary: "Neues in {count, number} Tickets",
  assignedCount: "{count, number} Ihnen zugewiesen",
  answeredCount: "{count, number} mit neuen Nachrichten",
};
