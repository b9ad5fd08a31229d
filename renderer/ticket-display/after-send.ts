// Where a reply that was sent leads: kept on this device, like the theme. Read at the moment of sending.

import { create } from "zustand";
import { findRemembered, remember } from "#renderer/desktop/remembered.ts";

export const AFTER_SEND_PLACES = ["stay", "next", "list"] as const;
export type AfterSendPlace = (typeof AFTER_SEND_PLACES)[number];

interface AfterSendState {
  place: AfterSendPlace;
  choose: (place: AfterSendPlace) => void;
}

const NAME = "after-send";

export const useAfterSend = create<AfterSendState>()((set) => ({
  place: findRemembered(NAME, AFTER_SEND_PLACES) ?? "stay",
  choose(place) {
    remember(NAME, place);
    set({ place });
  },
}));
