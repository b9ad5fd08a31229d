import { useCallback, useEffect, useState } from "react";
import { lastDays, type Period } from "#domain/statistics/period.ts";
import type { Statistics } from "#domain/statistics/statistics.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { useNow } from "#renderer/ticket-display/use-now.ts";

export interface ShownStatistics {
  statistics: Statistics;
  /** `device`: of what is on this device alone, for the server could not be asked. */
  source: "server" | "device";
  /** The moment of which the figures are, null where this device has never been in step. */
  asOf: string | null;
}

export interface StatisticsView {
  /** Null until there are some for this period. */
  shown: ShownStatistics | null;
  isLoading: boolean;
  /** Why the server's are not shown though it can be reached. */
  fault: unknown;
  refresh(): void;
}

/** The server's figures while it can be reached, renewed from time to time; else those of this device. */
export function useStatistics(days: number): StatisticsView {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const period = usePeriod(days);
  const minute = Math.floor(useNow().getTime() / RENEW_MS);
  const [asked, setAsked] = useState(0);
  const [answer, setAnswer] = useState<(ShownStatistics & { key: string }) | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [isLoading, setIsLoading] = useState(false);
  const connection = status?.connection.state;
  const lastSyncAt = status?.lastSyncAt ?? null;
  const key = JSON.stringify(period);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when asked to and from time to time; `key` is the period.
  useEffect(() => {
    if (connection === undefined || connection === "connecting") return;
    const asking = new AbortController();
    const show = (shown: ShownStatistics) => {
      if (!asking.signal.aborted) setAnswer({ ...shown, key });
    };
    const ofDevice = async () =>
      show({ statistics: await desk.statistics.ofDevice(period), source: "device", asOf: lastSyncAt });
    const ofServer = async () => {
      const statistics = await desk.statistics.ofServer(period, asking.signal);
      show({ statistics, source: "server", asOf: statistics.at });
    };
    const tell = (reason: unknown) => {
      if (!asking.signal.aborted) setFault(reason);
    };
    setIsLoading(true);
    setFault(null);
    const instead = (reason: unknown) => {
      tell(reason);
      return ofDevice();
    };
    const answered = connection === "online" ? ofServer().catch(instead) : ofDevice();
    answered.catch(tell).finally(() => {
      if (!asking.signal.aborted) setIsLoading(false);
    });
    return () => asking.abort();
  }, [desk, connection, key, asked, minute]);

  const refresh = useCallback(() => setAsked((times) => times + 1), []);
  return { shown: answer?.key === key ? answer : null, isLoading, fault, refresh };
}

const RENEW_MS = 60_000;

/** The last days as this device's clock and time zone have them. */
function usePeriod(days: number): Period {
  const now = useNow().toISOString();
  return lastDays(days, now, Intl.DateTimeFormat().resolvedOptions().timeZone);
}
