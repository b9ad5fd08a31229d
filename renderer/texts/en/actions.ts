export const actions = {
  cancel: "Cancel",
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  discard: "Discard",
  edit: "Edit",
  open: "Open",
  sendAgain: "Send again",
  tryAgain: "Try again",
  tryNow: "Try now",
  undo: "Undo",
} as const;
