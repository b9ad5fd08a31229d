// The sync server as a process: `npm run server`. Standard output carries one line, when the server listens.

import { fileURLToPath } from "node:url";
import { type Configuration, ConfigurationError, readConfiguration } from "./configuration.ts";
import { createLog } from "./log.ts";
import { startSyncServer } from "./sync-server.ts";

const WEB_ROOT = fileURLToPath(new URL("../out/renderer", import.meta.url));

await run();

async function run(): Promise<void> {
  const configuration = mustReadConfiguration();
  const log = createLog(configuration.logLevel);
  const starting = startSyncServer({ ...configuration, webRoot: WEB_ROOT, log });
  // A signal may come while it still starts: what has been started is then stopped in good order as well.
  stopOnSignal(() => starting.then((server) => server.stop()));
  try {
    const { url } = await starting;
    process.stdout.write(`Holdfast sync server listening on ${url}\n`);
  } catch (error) {
    log.debug({ err: error }, "the server did not start");
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}

function mustReadConfiguration(): Configuration {
  try {
    return readConfiguration(process.argv.slice(2), process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(2);
  }
}

/** The first signal stops in good order, the second at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
}
