// Markdown is rendered by a part of its own, fetched when the app is at rest: a list of tickets can be worked with before.

import { lazy, Suspense } from "react";

interface Words {
  text: string;
}

const fetchPart = () => import("./rendered-markdown.tsx");
// Words that can't be rendered are still there to be read.
const RenderedMarkdown = lazy(async () => ({
  default: (await fetchPart().catch(() => null))?.RenderedMarkdown ?? WordsAsWritten,
}));

/** Safari has no such call. */
const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 500));

/** Has the part at hand before the first conversation is opened. */
export function fetchMarkdownAhead(): void {
  whenIdle(() => void fetchPart().catch(() => undefined));
}

/** Takes words apart that may be shown next: one after another, each while nothing else is to be done. */
export async function renderMarkdownAhead(
  texts: readonly string[],
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const part = await fetchPart().catch(() => null);
  for (const text of texts) {
    await new Promise<unknown>((resolve) => whenIdle(resolve));
    if (signal.aborted) return;
    part?.renderMarkdown(text);
  }
}

/** Words with their Markdown rendered (T9); as they were written while the part is on its way. */
export function Markdown({ text }: Words) {
  return (
    <Suspense fallback={<WordsAsWritten text={text} />}>
      <RenderedMarkdown text={text} />
    </Suspense>
  );
}

function WordsAsWritten({ text }: Words) {
  return (
    <div className="markdown whitespace-pre-wrap" dir="auto">
      {text}
    </div>
  );
}
