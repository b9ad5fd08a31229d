import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface RunningProcess {
  pid: number;
  parent: number;
  command: string;
}

/** The ids of the processes of this machine that fit; never our own. */
export async function findProcesses(fits: (running: RunningProcess) => boolean): Promise<number[]> {
  const { stdout } = await promisify(execFile)(...LISTING, { maxBuffer: 16 * 1024 * 1024 });
  const running = stdout.split("\n").flatMap((line) => {
    const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line.trimEnd()) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
  return running.filter((one) => one.pid !== process.pid && fits(one)).map(({ pid }) => pid);
}

/** A line for each process: its id, its parent's, its command. */
const LISTING: [program: string, args: string[]] =
  process.platform === "win32"
    ? [
        "powershell.exe",
        [
          "-NoProfile",
          "-Command",
          'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId) $($_.CommandLine)" }',
        ],
      ]
    : ["ps", ["-A", "-ww", "-o", "pid=,ppid=,args="]];
