// Runs before `npm start` and `npm test` with nothing but Node: checks Node's version and installs the project's packages
// where they are missing or older than the lockfile. Nothing here may import a package.

import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Holdfast needs Node 20.19 or newer; this is ${process.version}. Install a newer Node and try again.`);
  process.exit(1);
}

if (!isInstalled()) {
  console.log("Installing packages (once) …");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    console.error("The packages could not be installed: see npm's message above. Is the npm registry within reach?");
    process.exit(npm.status ?? 1);
  }
}

// npm writes this file last, so it is there and newer than the lockfile only after an installation that was completed.
function isInstalled() {
  const installed = "node_modules/.package-lock.json";
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs;
}
