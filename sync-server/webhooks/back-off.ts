// When what failed is tried again. Pauses grow, and no two are the same, so that what failed together does not come back
// together.

/** Within a day and a half. */
export const ATTEMPTS_MAX = 9;
export const SWITCH_OFF_AFTER_MS = 3 * 24 * 60 * 60_000;

const DELIVERY = { firstMs: 30_000, factor: 4, mostMs: 12 * 60 * 60_000 };
const ENDPOINT = { firstMs: 5_000, factor: 2, mostMs: 5 * 60_000 };
/** One delivery that is not taken says nothing about the next. */
const FAILURES_WITHOUT_REST = 2;

/** How long a delivery waits after so many attempts. `chance`: from 0 to 1. */
export function deliveryPauseMs(attempts: number, chance: number): number {
  return pauseMs(DELIVERY, attempts - 1, chance);
}

/** How long nothing is sent to an endpoint that failed so many times on end. */
export function endpointRestMs(failures: number, chance: number): number {
  if (failures <= FAILURES_WITHOUT_REST) return 0;
  return pauseMs(ENDPOINT, failures - FAILURES_WITHOUT_REST - 1, chance);
}

function pauseMs({ firstMs, factor, mostMs }: typeof DELIVERY, times: number, chance: number): number {
  return Math.round(Math.min(firstMs * factor ** times, mostMs) * (0.75 + chance / 2));
}
