const UNIQUE_VIOLATION = "23505";
const ATTEMPTS = 5;

/**
 * What has been written already can't be written twice: an operation that comes under another number, a message's id, a
 * new customer whom two name at the same moment. Whoever meets it runs again, and then looks for it first.
 */
export async function againAfterCollision<T>(work: (isAgain: boolean) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt > 1);
    } catch (error) {
      if (attempt >= ATTEMPTS || (error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    }
  }
}
