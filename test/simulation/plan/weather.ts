// What a run has to expect. Each draws its own weather: some faults often, some not at all, so that over many runs every
// mixture comes about, and a run without a certain fault does not hide what that fault would mend by chance.

import type { Random } from "#sync-server/demo/seeded-random.ts";
import {
  archiveSomeTicket,
  changeSomebodysRole,
  deleteSomeTicket,
  deleteWhileAnswered,
  demoteWhileOffline,
  disableSomebody,
  reassignWhileOffline,
  refuseInTheMiddle,
  renameSomebody,
} from "./admin-steps.ts";
import {
  closeDevice,
  killDevice,
  killDeviceAtWrite,
  killDeviceBeforeAnswer,
  killWhileSending,
  openSecondWindow,
  turnClock,
} from "./device-steps.ts";
import {
  armSomewhere,
  askForComparison,
  harmStreams,
  letTimePass,
  switchInstance,
  takeNetwork,
  waitUntilSent,
} from "./network-steps.ts";
import {
  breakPostgres,
  cutConnections,
  holdTicket,
  killServer,
  killServerInMidPush,
  stopServer,
} from "./server-steps.ts";
import type { Step, Weather } from "./stage.ts";
import { attendSomewhere, typeSomething, workSomewhere } from "./work.ts";

/** Of every run. */
const WORK: Weather = [
  [workSomewhere, 100],
  [typeSomething, 6],
  [attendSomewhere, 12],
  [waitUntilSent, 14],
];

/** How likely a run has it at all, and how often it then comes. */
const FAULTS: readonly (readonly [step: Step, chance: number, weight: number])[] = [
  [armSomewhere, 0.7, 30],
  [takeNetwork, 0.7, 12],
  [switchInstance, 0.5, 8],
  [harmStreams, 0.5, 8],
  [letTimePass, 0.3, 5],
  [askForComparison, 0.4, 5],
  [killServer, 0.1, 2],
  [killServerInMidPush, 0.1, 3],
  [stopServer, 0.05, 1],
  [breakPostgres, 0.03, 1],
  [cutConnections, 0.12, 2],
  [holdTicket, 0.4, 5],
  [killDevice, 0.35, 4],
  [killDeviceAtWrite, 0.5, 8],
  [killDeviceBeforeAnswer, 0.35, 4],
  [killWhileSending, 0.35, 4],
  [closeDevice, 0.3, 3],
  [openSecondWindow, 0.15, 2],
  [turnClock, 0.3, 3],
  [changeSomebodysRole, 0.3, 2],
  [disableSomebody, 0.12, 1],
  [renameSomebody, 0.25, 2],
  [deleteSomeTicket, 0.35, 2],
  [archiveSomeTicket, 0.25, 2],
  [deleteWhileAnswered, 0.3, 3],
  [reassignWhileOffline, 0.3, 3],
  [demoteWhileOffline, 0.25, 2],
  [refuseInTheMiddle, 0.3, 3],
];

export function drawWeather(random: Random): Weather {
  const drawn = FAULTS.filter(([, chance]) => random.chance(chance));
  return [...WORK, ...drawn.map(([step, , weight]) => [step, weight] as const)];
}
