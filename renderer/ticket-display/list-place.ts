// Where the list on the screen leads from a ticket of it: the list says so itself while it is there, and whoever has sent a
// reply asks. Results of a search lead nowhere.

import { create } from "zustand";

export interface ListPlace {
  /**
   * The ticket behind this one, with a null id where it is the last. Null where it is not in the list: somebody opened it
   * from elsewhere.
   */
  findBehind(ticketId: string): Promise<{ id: string | null } | null>;
  /** Goes on from a ticket, with the cursor and, where `isOpened`, to the conversation; does nothing where it is open no more. */
  goOn(from: string, to: { id: string | null; isOpened: boolean }): void;
}

interface ListPlaceState {
  place: ListPlace | null;
  /** The ticket that is being opened by going on: its heading takes the focus, for it is read next and typed into by none. */
  arrivingId: string | null;
}

export const useListPlace = create<ListPlaceState>()(() => ({ place: null, arrivingId: null }));
