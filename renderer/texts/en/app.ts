export const app = {
  shortcuts: "Shortcuts",
  addressFailed: "The address could not be opened",
  startingNew: "Starting the new version…",
  opening: "Opening your desk…",
  moment: "One moment…",
  openingPage: "Opening…",
  places: "Places",
  dashboard: "Dashboard",
  staff: "Staff",
  integrations: "Integrations",
  notYours: "{number} is not among your tickets",
  openFailed: "{number} could not be opened",
  reload: "Reload",
  understood: "Understood",
  fault: {
    title: "This screen has failed",
    kept: "Your tickets, what you have sent and what you were writing are kept on this device.",
    unkept:
      "This computer keeps nothing of your tickets: reloading signs you out, and what has not been sent by then is lost.",
    help: "Reloading usually helps.",
    copy: "Copy diagnostics",
    missing: {
      title: "A part of Holdfast is not here",
      why: "It could not be fetched: there is a newer version, or no connection.",
      help: "Reload to go on.",
    },
  },
  newer: {
    title: "Holdfast has been updated",
    why: "A newer version has opened your tickets on this device. This window still runs the old one.",
    kept: "Your tickets, and replies, notes and new tickets that you were writing, are kept on this device; what stood in another form is not.",
    help: "Reload to go on. If this comes up again, close all windows of Holdfast and open its newest version.",
  },
  insecure: {
    title: "This connection is not secure",
    detail:
      "Holdfast keeps your tickets on this device, and browsers allow that over https alone. Open the same address with https://, or ask your administrator for it.",
  },
  keyStore: {
    title: "This computer’s key store is closed",
    why: "Your sign-in and your tickets are sealed with a key that this computer’s key store keeps, and it does not hand it out: it is locked, or it has been changed or replaced. All of it is still here.",
    how: "Unlock the key store (keychain, key ring or wallet) and try again, or ask your administrator to bring it back.",
    lost: "What was not sent is lost.",
    keep: "Keep it",
    start: "Start anew",
    startDetail: "You sign in again, and your tickets are fetched from the server.",
    startAsk: "Start anew without it…",
  },
  offline: "<strong>You are offline.</strong> Go on: what you write is saved on this device and sent later.",
  ended: {
    title: "Your session has ended.",
    action: "Sign in again",
    detail: "You can go on working; what you do is saved on this device and sent once you are signed in again.",
  },
  unkept: {
    title: "This computer keeps nothing of your tickets.",
    detail:
      "When you close or reload this page you are signed out. What has not been sent by then is lost; you are asked first.",
  },
  damaged: {
    title: "The copy of your tickets on this device was damaged, and is fetched again.",
    detail:
      "Everything that was sent is safe on the server. What you had not sent, drafts included, was carried over from the damaged copy; look into your outbox whether all of it is there.",
  },
  update: {
    title: "Holdfast needs an update.",
    detail: "The server needs a newer version of this app: reload to get it.",
    meanwhile:
      "You can go on reading and writing meanwhile; everything is kept on this device and sent after the update.",
    signsOut: "You are signed out by it, and nothing is sent before: copy what you have written. You are asked first.",
  },
  version: {
    title: "A new version of Holdfast is ready.",
    failed: "The new version of Holdfast could not be installed. You can go on with this one.",
    later: "At the next start",
    now: "Use it now",
    kept: "What you are writing is kept.",
    signsOut: "Using it now signs you out. What has not been sent by then is lost; you are asked first.",
  },
} as const;
