import { spawnSync } from "node:child_process";

/** Builds the app as it ships, unless that is done already. @throws where it can't be built. */
export function ensureAppBuilt(): void {
  const script = 'import("./scripts/build-if-stale.mjs").then((build) => build.buildIfStale())';
  const build = spawnSync(process.execPath, ["-e", script], { stdio: "inherit" });
  if (build.status !== 0) throw new Error("The app could not be built: see the message above.");
}
