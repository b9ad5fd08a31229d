/** A beat that should come so often; what comes later was held up by a task. */
const BEAT_MS = 5;

export interface BlockedTime {
  /** The longest time in milliseconds that nothing else could be done in this thread. */
  stop(): number;
}

export function watchBlockedTime(): BlockedTime {
  let [last, longest] = [performance.now(), 0];
  const beat = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last - BEAT_MS);
    last = now;
  };
  const beating = setInterval(beat, BEAT_MS);
  return {
    stop() {
      beat();
      clearInterval(beating);
      return longest;
    },
  };
}
