/** What buttons say in more than one place. */
export const actions = {
  cancel: "Cancel",
  copy: "Copy",
  done: "Done",
} as const;
