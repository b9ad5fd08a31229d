import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface RunningProcess {
  pid: number;
  parent: number;
  command: string;
}

/** The ids of the processes of this machine that fit; never our own. */
export async function findProcesses(fits: (running: RunningProcess) => boolean): Promise<number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="]);
  const running = stdout.split("\n").flatMap((line) => {
    const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
  return running.filter((one) => one.pid !== process.pid && fits(one)).map(({ pid }) => pid);
}
