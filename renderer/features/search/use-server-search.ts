import { useCallback, useEffect, useState } from "react";
import type { FoundAtServer, SearchHit } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

export interface ServerSearchState {
  state: "idle" | "offline" | "searching" | "found" | "failed";
  hits: readonly SearchHit[];
  /** Null where there is no more. */
  showMore: (() => void) | null;
  searchAgain: () => void;
}

/** Somebody who types on is not done yet: the server is asked once they pause. */
const PAUSE_MS = 250;

type Answer =
  | { type: "none" }
  | { type: "failed"; text: string; hits: readonly SearchHit[] }
  | { type: "found"; text: string; hits: readonly SearchHit[]; next: string | null };

/** Searches the server for what is not on this device, while there is a server. An empty text searches for nothing. */
export function useServerSearch(text: string): ServerSearchState {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isOnline = status?.connection.state === "online";
  const [answer, setAnswer] = useState<Answer>({ type: "none" });
  const [attempt, setAttempt] = useState(0);
  const [below, setBelow] = useState<{ text: string; number: string } | null>(null);
  const from = below?.text === text ? below.number : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again.
  useEffect(() => {
    if (!isOnline || text === "") return;
    const asking = new AbortController();
    const ask = () =>
      desk
        .searchServer({ text, below: from, signal: asking.signal })
        .then((found) => setAnswer((before) => added(before, { text, from, found })))
        .catch(() => {
          if (!asking.signal.aborted) setAnswer((before) => ({ type: "failed", text, hits: hitsOf(before, text) }));
        });
    const timer = setTimeout(ask, from === null ? PAUSE_MS : 0);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [desk, text, isOnline, from, attempt]);

  const searchAgain = useCallback(() => {
    setAnswer({ type: "none" });
    setAttempt((times) => times + 1);
  }, []);
  const hits = hitsOf(answer, text);
  const next = answer.type === "found" && answer.text === text ? answer.next : null;
  const showMore = next === null || next === from ? null : () => setBelow({ text, number: next });
  return { state: stateOf(answer, { text, isOnline }), hits, showMore, searchAgain };
}

interface Page {
  text: string;
  from: string | null;
  found: FoundAtServer;
}

function added(before: Answer, { text, from, found }: Page): Answer {
  const known = from === null ? [] : hitsOf(before, text);
  return { type: "found", text, hits: [...known, ...found.hits], next: found.next };
}

const NONE: readonly SearchHit[] = [];

function hitsOf(answer: Answer, text: string): readonly SearchHit[] {
  return answer.type !== "none" && answer.text === text ? answer.hits : NONE;
}

function stateOf(answer: Answer, { text, isOnline }: { text: string; isOnline: boolean }): ServerSearchState["state"] {
  if (text === "") return "idle";
  if (!isOnline) return "offline";
  return answer.type === "none" || answer.text !== text ? "searching" : answer.type;
}
