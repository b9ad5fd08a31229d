import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  Hourglass,
  SignalHigh,
  SignalLow,
  SignalMedium,
  Siren,
} from "lucide-react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Sign } from "#renderer/ui/sign.tsx";

const OF_THE_FAMILY = {
  circleDashed: CircleDashed,
  circleDot: CircleDot,
  circleCheck: CircleCheck,
  signalLow: SignalLow,
  signalMedium: SignalMedium,
  signalHigh: SignalHigh,
  siren: Siren,
  hourglass: Hourglass,
} as const;

test.each(Object.entries(OF_THE_FAMILY))("%s is drawn as its icon is, by one element", (name, Icon) => {
  const sign = renderToStaticMarkup(<Sign name={name as keyof typeof OF_THE_FAMILY} className="" />);
  const icon = renderToStaticMarkup(<Icon />);
  expect(sign.match(/<path/g)).toHaveLength(1);
  expect(/ d="([^"]+)"/.exec(sign)?.[1]).toBe(inOnePath(icon));
  for (const attribute of ["viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"]) {
    expect(attributeOf(sign, attribute)).toBe(attributeOf(icon, attribute));
  }
});

/** What the shapes of an icon draw, one after another. */
function inOnePath(icon: string): string {
  return [...icon.matchAll(/<(path|circle) ([^>]*)>/g)]
    .map(([, shape, attributes = ""]) =>
      shape === "path" ? fromItsOwnStart(attributeOf(attributes, "d")) : around(attributes),
    )
    .join("");
}

/** A path that begins with a relative step begins at the origin, which behind another one it would not. */
function fromItsOwnStart(path: string): string {
  return path.replace(/^m(\d+(?:\.\d+)?) (\d+(?:\.\d+)?) ?(?=[-.\d])/, "M$1 $2l");
}

function around(circle: string): string {
  const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(attributeOf(circle, name))) as [number, number, number];
  return `M${x + r} ${y}a${r} ${r} 0 1 1-${2 * r} 0a${r} ${r} 0 1 1 ${2 * r} 0`;
}

function attributeOf(markup: string, attribute: string): string {
  return new RegExp(`(?:^|[ <])${attribute}="([^"]*)"`).exec(markup)?.[1] ?? "";
}
