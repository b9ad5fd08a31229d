export const newTicket = {
  title: "New ticket",
  detail: "For a customer who called or wrote. It is numbered when it reaches the server.",
  create: "Create ticket",
  noCustomer: "Choose the customer this ticket is for, or type an e-mail address.",
  undescribed: "Describe what the customer needs.",
} as const;
