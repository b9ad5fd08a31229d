// Apart from the webhooks themselves, for whoever only tells how many there may be.

/** A desk may have so many. Each is delivered to beside the others, so that none waits for a slow one. */
export const WEBHOOKS_MAX = 20;
