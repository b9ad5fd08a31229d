/**
 * The event on the live stream by which a person's devices are told to ask for their saved filters. Its data is empty; older apps
 * pass it over. It stands by itself, for the app follows the stream before it fetches what filters need.
 */
export const SAVED_FILTERS_EVENT = "filters";
