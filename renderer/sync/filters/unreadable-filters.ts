/** A newer app has used this store: what it put among the saved filters is neither sent nor written over. */
export class UnreadableFilters extends Error {
  override name = "UnreadableFilters";

  constructor(options?: ErrorOptions) {
    super(
      "A newer version of the app has changed the saved views on this device. Update the app to change them.",
      options,
    );
  }
}
