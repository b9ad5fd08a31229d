export const palette = {
  label: "Commands and tickets",
  placeholder: "What do you want to do?",
  empty: "Nothing is called that. Try fewer letters.",
  views: "Views",
  tickets: "Tickets",
} as const;
