// Checks the types of every room with its own tsconfig, so that a room can't use what it must not know (the DOM in the
// server, Node in the renderer). Rooms are checked side by side.

import { spawn } from "node:child_process";
import { cpus } from "node:os";

const ROOMS = ["domain", "protocol", "main", "preload", "renderer", "sync-server", "test"];
const queue = [...ROOMS];
let failed = false;

await Promise.all(Array.from({ length: Math.max(1, cpus().length) }, work));
process.exitCode = failed ? 1 : 0;

async function work() {
  for (let room = queue.shift(); room; room = queue.shift()) {
    if ((await check(room)) !== 0) failed = true;
  }
}

function check(room) {
  const tsc = spawn(process.execPath, ["node_modules/typescript/bin/tsc", "-p", room, "--pretty"], {
    stdio: "inherit",
  });
  return new Promise((resolve) => tsc.on("close", resolve));
}
