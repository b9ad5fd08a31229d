import type { DesktopDescription } from "#protocol/desktop/desktop-bridge.ts";

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

/** What a person knows this device by in the list of their sessions: "Holdfast on Windows", "Firefox on Linux". */
export function toDeviceName({ kind }: Pick<DesktopDescription, "kind">, userAgent: string): string {
  const system = firstMatch(SYSTEMS, userAgent) ?? "an unknown system";
  const app = kind === "desktop" ? "Holdfast" : (firstMatch(BROWSERS, userAgent) ?? "A browser");
  return `${app} on ${system}`;
}

function firstMatch(names: readonly (readonly [RegExp, string])[], userAgent: string): string | undefined {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1];
}
