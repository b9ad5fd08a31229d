// Ways to break the server and the device's sync on purpose, each with the tests that must notice. `npm run mutate` makes
// them, one at a time, in a copy of the tree.

import { DEVICE_MUTATIONS } from "./device-mutations.ts";
import { FEED_MUTATIONS } from "./feed-mutations.ts";
import { LIVE_MUTATIONS } from "./live-mutations.ts";
import type { Mutation } from "./mutation.ts";
import { OPERATION_MUTATIONS } from "./operation-mutations.ts";
import { SERVER_MUTATIONS } from "./server-mutations.ts";

export const MUTATIONS: readonly Mutation[] = [
  ...FEED_MUTATIONS,
  ...LIVE_MUTATIONS,
  ...OPERATION_MUTATIONS,
  ...SERVER_MUTATIONS,
  ...DEVICE_MUTATIONS,
];
