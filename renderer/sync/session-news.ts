// Word between the windows of one device that somebody signed in, out or off: each then looks at the record anew.

export interface SessionNews {
  tell(): void;
  stop(): void;
}

const CHANNEL = "holdfast-session";

export function startSessionNews(onNews: () => void): SessionNews {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = onNews;
  return { tell: () => channel.postMessage("changed"), stop: () => channel.close() };
}
