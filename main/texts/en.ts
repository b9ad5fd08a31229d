// What main itself says: menus, the icon in the notification area, questions where the page has failed. What is named
// as one of Electron's roles is that role's label.

export const english = {
  about: "About Holdfast",
  services: "Services",
  hide: "Hide Holdfast",
  hideOthers: "Hide Others",
  unhide: "Show All",
  quit: "Quit Holdfast",
  fileMenu: "&File",
  newTicket: "New Ticket",
  settings: "Settings…",
  close: "Close Window",
  editMenu: "&Edit",
  undo: "Undo",
  redo: "Redo",
  cut: "Cut",
  copy: "Copy",
  paste: "Paste",
  pasteAndMatchStyle: "Paste Without Formatting",
  delete: "Delete",
  selectAll: "Select All",
  search: "Find Ticket…",
  viewMenu: "&View",
  reload: "Reload",
  resetZoom: "Actual Size",
  zoomIn: "Zoom In",
  zoomOut: "Zoom Out",
  togglefullscreen: "Full Screen",
  windowMenu: "&Window",
  minimize: "Minimize",
  zoom: "Zoom",
  front: "Bring All to Front",
  help: "&Help",
  shortcuts: "Keyboard Shortcuts",
  openWindow: "Open Holdfast",
  noSuggestions: "No suggestions",
  learnWord: "Add to Dictionary",
  unread: "{count, plural, one {# ticket} other {# tickets}} with something unread",
  notStarted: "Holdfast could not start.",
  notStartedDetail:
    "What you wrote is kept on this computer. Start Holdfast again; if it goes on, restart the computer or install Holdfast anew.",
  crashed: "Holdfast has failed several times in a row.",
  crashedDetail:
    "What you wrote is kept on this computer. If it goes on, restart the computer or install Holdfast anew.",
  tryAgain: "Try again",
  hung: "Holdfast does not answer.",
  hungDetail: "You can wait for it, or load it again. What you wrote is kept, but for the last two seconds.",
  wait: "Wait",
  loadAgain: "Load again",
} as const;

export type English = typeof english;
/** What another language has to say: every text of the English one, and no other. */
export type Texts = { readonly [Key in keyof English]: string };
