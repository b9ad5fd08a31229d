/**
 * Lets go of the thread for what waits in the event loop: an input, a frame. By a message and no timer, for timers of a window
 * that nobody sees fire once a second.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
