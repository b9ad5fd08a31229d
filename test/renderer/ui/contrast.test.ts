import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Theme = "light" | "dark";
type Tokens = ReadonlyMap<string, Readonly<Record<Theme, string>>>;

const TOKENS = tokensOf("tokens.css");
/** Those of who asks for more contrast. */
const STRONG_TOKENS: Tokens = new Map([...TOKENS, ...tokensOf("high-contrast.css")]);
const THEMES: readonly Theme[] = ["light", "dark"];

const GROUNDS = ["sunken", "canvas", "surface", "raised", "hover", "selected", "pressed"];
const TONES = ["success", "warning", "danger", "info"];
const BADGES = [
  "status-open",
  "status-in-progress",
  "status-closed",
  "priority-low",
  "priority-medium",
  "priority-high",
  "priority-urgent",
];

/** Words and what they stand on. */
const TEXT_PAIRS: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] => [
    ["ink", ground],
    ["ink-muted", ground],
  ]),
  ...["canvas", "surface", "raised", "selected"].map((ground): [string, string] => ["ink-faint", ground]),
  ...["canvas", "surface", "raised", "accent-soft"].map((ground): [string, string] => ["accent-ink", ground]),
  ...TONES.map((tone): [string, string] => [`${tone}-ink`, `${tone}-soft`]),
  ...TONES.flatMap((tone): [string, string][] => ["canvas", "surface"].map((ground) => [`${tone}-ink`, ground])),
  ...BADGES.map((badge): [string, string] => [badge, `${badge}-soft`]),
  ["ink-muted", "priority-low-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger"],
  ["on-danger", "danger-hover"],
  ["on-inverse", "inverse"],
  ["on-note", "note"],
  ["on-note", "note-hover"],
  ["note-ink", "note-soft"],
  ["ink", "note-soft"],
  ["ink-faint", "note-soft"],
  ["mark-ink", "mark"],
  ["message-customer-ink", "message-customer"],
  ["message-customer-muted", "message-customer"],
  ["message-note-ink", "message-note"],
  ["message-note-muted", "message-note"],
  ["message-note-badge-ink", "message-note-badge"],
  ["message-staff-badge-ink", "message-staff-badge"],
];

describe.each(THEMES)("in the %s theme", (theme) => {
  test.each(TEXT_PAIRS)("%s is readable on %s (AA, 4.5 to 1)", (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test("[M1] the words of a staff reply are readable everywhere between purple and pink", () => {
    const ink = colour("message-staff-ink", theme);
    const from = colour("message-staff-from", theme);
    const to = colour("message-staff-to", theme);
    for (let step = 0; step <= 20; step++) {
      expect(contrast(ink, between(from, to, step / 20))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("[M1] a customer's message stands on a light ground: lightest of all messages, or well above the screen's", () => {
    const customer = luminance(colour("message-customer", theme));
    const others = ["message-staff-from", "message-staff-to", "message-note"].map((name) => colour(name, theme));
    const compared = theme === "light" ? others : [colour("surface", theme), colour("raised", theme)];
    for (const other of compared) expect(customer).toBeGreaterThan(luminance(other) * 1.2);
  });

  test.each(["chart-first", "chart-second", "chart-line"])("%s is seen where charts stand (3 to 1)", (name) => {
    expect(contrast(colour(name, theme), colour("surface", theme))).toBeGreaterThanOrEqual(3);
  });

  test.each(["surface", "canvas", "raised"])("what bounds a control is seen on %s (3 to 1)", (ground) => {
    expect(contrast(colour("control", theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour("focus", theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour("note-line", theme), colour("note-soft", theme))).toBeGreaterThanOrEqual(3);
  });
});

describe.each(THEMES)("with more contrast, in the %s theme", (theme) => {
  test.each(TEXT_PAIRS)("%s is readable on %s (AAA, 7 to 1)", (ink, ground) => {
    expect(contrast(colour(ink, theme, STRONG_TOKENS), colour(ground, theme, STRONG_TOKENS))).toBeGreaterThanOrEqual(7);
  });

  test("[M1] so are the words of a staff reply, everywhere between purple and pink", () => {
    const [ink, from, to] = ["message-staff-ink", "message-staff-from", "message-staff-to"].map((name) =>
      colour(name, theme, STRONG_TOKENS),
    );
    for (let step = 0; step <= 20; step++) {
      expect(contrast(ink!, between(from!, to!, step / 20))).toBeGreaterThanOrEqual(7);
    }
  });

  test.each(["surface", "canvas", "raised"])("every line is seen on %s (3 to 1)", (ground) => {
    for (const line of ["line", "line-strong", "control"]) {
      expect(contrast(colour(line, theme, STRONG_TOKENS), colour(ground, theme, STRONG_TOKENS))).toBeGreaterThanOrEqual(
        3,
      );
    }
  });
});

function tokensOf(file: string): Tokens {
  const css = readFileSync(new URL(`../../../renderer/styles/${file}`, import.meta.url), "utf8");
  const token = /--color-([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g;
  return new Map([...css.matchAll(token)].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]));
}

type Rgb = readonly [number, number, number];

function colour(name: string, theme: Theme, tokens = TOKENS): Rgb {
  const hex = tokens.get(name)?.[theme];
  if (!hex) throw new Error(`tokens.css has no colour ${name}`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

/** Gradients of these colours are mixed in sRGB. */
function between(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((value, at) => value + (to[at]! - value) * share) as unknown as Rgb;
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
