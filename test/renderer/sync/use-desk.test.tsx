import { renderToStaticMarkup } from "react-dom/server";
import { NEVER, type Observable } from "rxjs";
import { expect, test } from "vitest";
import { asked } from "#renderer/sync/asked.ts";
import { useWatched } from "#renderer/sync/use-desk.tsx";
import { knownBy, watched } from "#renderer/sync/watch.ts";

/** What its first rendering shows, before anything is followed. */
function firstRendering(values$: Observable<string>): string {
  function Shown() {
    return useWatched(() => values$, []) ?? "nothing";
  }
  return renderToStaticMarkup(<Shown />);
}

test("what lies in memory is there from the first rendering on", () => {
  expect(firstRendering(watched(NEVER, () => "here"))).toBe("here");
});

test("what the store must be asked for is not, unless it is known from elsewhere", () => {
  const asked$ = () => asked(NEVER, async () => "answered");
  expect(firstRendering(asked$())).toBe("nothing");
  expect(firstRendering(knownBy(asked$(), () => "known"))).toBe("known");
  expect(firstRendering(knownBy(asked$(), () => undefined))).toBe("nothing");
});
