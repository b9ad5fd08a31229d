// Puts what several collections ask for in the same moment into one request, so that all of it is of one snapshot.

import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import type { Checkpoint, PullRequest, PullResponse } from "#protocol/sync/pull.ts";
import type { DeviceClock } from "./device-clock.ts";

export type Pulls = PullRequest["pulls"];
export type AskServer = (pulls: Pulls) => Promise<PullResponse>;

/** The replications of a cycle start together, a few turns of the event loop apart; towards its end some have all. */
const GATHER_MS = 5;

/** `withDigest`: asks for the digest with the page that completes the collection. */
export type AskForPage = (
  name: CollectionName,
  checkpoint: Checkpoint | null,
  withDigest: boolean,
) => Promise<PullResponse>;

export function createPullBatch(ask: AskServer, limit: number, clock: DeviceClock): AskForPage {
  let gathering: { pulls: Pulls; answer: Promise<PullResponse>; send: () => void } | null = null;
  return (name, checkpoint, withDigest) => {
    gathering ??= gather();
    const { pulls, answer, send } = gathering;
    pulls[name] = { checkpoint, limit, ...(withDigest && { digest: true }) };
    // Nobody else is to be waited for.
    if (Object.keys(pulls).length === COLLECTION_NAMES.length) send();
    return answer;
  };

  function gather() {
    const pulls: Pulls = {};
    let send = () => {};
    const answer = new Promise<PullResponse>((resolve, reject) => {
      let isSent = false;
      send = () => {
        if (isSent) return;
        isSent = true;
        gathering = null;
        ask(pulls).then(resolve, reject);
      };
    });
    clock.after(GATHER_MS, send);
    return { pulls, answer, send };
  }
}
