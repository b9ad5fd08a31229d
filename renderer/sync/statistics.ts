// The figures of the desk from the server, and those of what is on this device. How they are read is fetched when somebody asks for
// them: few do, and nobody before the first screen stands.

import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { AccountClient } from "./account-client.ts";
import type { Desk } from "./desk.ts";
import { type DeviceClock, instantOf } from "./device-clock.ts";

interface Parts {
  database: DeskDatabase;
  client: AccountClient;
  clock: DeviceClock;
  me: Desk["me"];
}

export function createStatistics({ database, client, clock, me }: Parts): Desk["statistics"] {
  return {
    async ofServer({ from, to, timeZone }, signal) {
      const { STATISTICS_PATH, statisticsSchema, toStatistics } = await import("#protocol/statistics.ts");
      const query = new URLSearchParams({ from, to, time_zone: timeZone });
      return toStatistics(await client.get(`${STATISTICS_PATH}?${query}`, statisticsSchema, signal));
    },
    async ofDevice(period) {
      const { countStatistics } = await import("./count-statistics.ts");
      return countStatistics(database, me, { period, now: instantOf(clock) });
    },
  };
}
