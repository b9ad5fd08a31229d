export const notifications = {
  assignedYou: "{name} assigned you a ticket",
  mentionedYou: "{name} mentioned you in a note",
  news: "News in a ticket",
  messages: "{count, number} new messages",
  note: "{name} wrote an internal note",
  reply: "{name} replied",
  summary: "News in {count, number} tickets",
  assignedCount: "{count, number} assigned to you",
  answeredCount: "{count, number} with new messages",
} as const;
