// The settings of the embedded Postgres, written anew at each of its starts. fsync and synchronous_commit stay on: what
// was acknowledged is on the disk. A throwaway cluster, whose data nobody will miss, does without.

interface SettingsOptions {
  port: number;
  isThrowaway: boolean;
}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  maintenance_work_mem: "128MB",
  checkpoint_timeout: "15min",
  wal_compression: "on",
  random_page_cost: "1.1",
  jit: "off",
  // Parallel workers share memory through /dev/shm, of which containers have too little.
  max_parallel_workers_per_gather: "0",
  // The feed lags by the longest open transaction.
  idle_in_transaction_session_timeout: "60s",
  TimeZone: "UTC",
  log_timezone: "UTC",
  // Statements and the rows of a violated constraint hold people's words: they stay out of the log.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
} as const;

const THROWAWAY_SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "400",
} as const;

export function postgresSettings({ port, isThrowaway }: SettingsOptions): string {
  const settings = { ...SETTINGS, ...(isThrowaway ? THROWAWAY_SETTINGS : {}), port: String(port) };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  return `# Written by Holdfast at each start; changes made here are lost.\n${lines.join("")}`;
}

/** The port that such settings name. */
export function findPort(settings: string): number | null {
  const port = /^port = '(\d+)'$/m.exec(settings)?.[1];
  return port === undefined ? null : Number(port);
}
