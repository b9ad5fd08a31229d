export const ui = {
  proposals: "Proposals",
  choose: "Choose…",
  closeNotice: "Close this notice",
  shortcuts: "Keyboard shortcuts",
  escape: "Esc",
  control: "Ctrl",
  notices: "Notifications",
} as const;
