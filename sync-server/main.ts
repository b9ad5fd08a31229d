// The sync server as a process: `npm run server`. Standard output carries one line, when the server listens; or what
// `--help` asks for.

import { fileURLToPath } from "node:url";
import { ConfigurationError, describeSettings, readConfiguration, wantsHelp } from "./configuration.ts";
import { createLog } from "./log.ts";
import type { Configuration } from "./settings.ts";
import { startSyncServer } from "./sync-server.ts";

/** Its exit code then: trying again is of no use. */
const WRONG_SETTINGS = 2;
const WEB_ROOT = fileURLToPath(new URL("../out/renderer", import.meta.url));

if (wantsHelp(process.argv.slice(2))) process.stdout.write(describeSettings());
else await run();

async function run(): Promise<void> {
  const configuration = mustReadConfiguration();
  const log = createLog(configuration.logLevel);
  const { databaseUrl, ...settings } = configuration;
  log.info({ ...settings, database: databaseUrl ? "external" : "embedded" }, "the server starts");
  const starting = startSyncServer({ ...configuration, webRoot: WEB_ROOT, log });
  // A signal may come while it still starts: what has been started is then stopped in good order as well.
  stopOnSignal(() => starting.then((server) => server.stop()));
  try {
    const { url } = await starting;
    process.stdout.write(`Holdfast sync server listening on ${url}\n`);
  } catch (error) {
    log.debug({ err: error }, "the server did not start");
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(error instanceof ConfigurationError ? WRONG_SETTINGS : 1);
  }
}

function mustReadConfiguration(): Configuration {
  try {
    return readConfiguration(process.argv.slice(2), process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(WRONG_SETTINGS);
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
