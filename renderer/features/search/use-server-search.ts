import { useCallback, useEffect, useMemo, useState } from "react";
import type { SearchHit } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { failedOn, firstPage, foundOn, hitsFor, type Page, pageAfter, type ServerAnswer } from "./server-answer.ts";

export interface ServerSearchState {
  state: "idle" | "offline" | "searching" | "found" | "failed";
  hits: readonly SearchHit[];
  /** Why it failed, where it did. */
  fault: unknown;
  /** Null where there is no more. */
  showMore: (() => void) | null;
  searchAgain: () => void;
}

/** Somebody who types on is not done yet: the server is asked once they pause. */
const PAUSE_MS = 250;

/** Searches the server for what is not on this device, while there is a server. An empty text searches for nothing. */
export function useServerSearch(text: string): ServerSearchState {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isOnline = status?.connection.state === "online";
  const [answer, setAnswer] = useState<ServerAnswer>({ type: "none" });
  const [attempt, setAttempt] = useState(0);
  const [further, setFurther] = useState<Page | null>(null);
  // A page further down belongs to the text that it was asked for: typing on, and back again, begins anew.
  if (further !== null && further.text !== text) setFurther(null);
  const page = useMemo(() => (further?.text === text ? further : firstPage(text)), [further, text]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again.
  useEffect(() => {
    if (!isOnline || page.text === "") return;
    const asking = new AbortController();
    const ask = () =>
      desk
        .searchServer({ text: page.text, below: page.from, signal: asking.signal })
        .then((found) => setAnswer(foundOn(page, found)))
        .catch((fault: unknown) => {
          if (!asking.signal.aborted) setAnswer((before) => failedOn(page, before, fault));
        });
    const timer = setTimeout(ask, page.from === null ? PAUSE_MS : 0);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [desk, page, isOnline, attempt]);

  const searchAgain = useCallback(() => {
    setAnswer({ type: "none" });
    setAttempt((times) => times + 1);
  }, []);
  const hits = hitsFor(page, answer);
  const next = pageAfter(answer, page);
  const showMore = next && (() => setFurther(next));
  const fault = answer.type === "failed" ? answer.fault : null;
  return { state: stateOf(answer, { text, isOnline }), hits, fault, showMore, searchAgain };
}

function stateOf(
  answer: ServerAnswer,
  { text, isOnline }: { text: string; isOnline: boolean },
): ServerSearchState["state"] {
  if (text === "") return "idle";
  if (!isOnline) return "offline";
  return answer.type === "none" || answer.text !== text ? "searching" : answer.type;
}
