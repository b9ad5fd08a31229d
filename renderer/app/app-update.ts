import { create } from "zustand";

/** `ready`: a newer version lies on this device and waits for the next start, or for `apply`. */
export type AppUpdate = { stage: "none" } | { stage: "ready"; apply: () => void } | { stage: "applying" };

export const useAppUpdate = create<AppUpdate>(() => ({ stage: "none" }));
