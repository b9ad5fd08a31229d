import { expect, it } from "vitest";
import { toDeviceName } from "#renderer/app/to-device-name.ts";

const CHROME_ON_ANDROID =
  "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
const EDGE_ON_WINDOWS =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";

it.each([
  ["web", CHROME_ON_ANDROID, "Chrome on Android"],
  ["web", EDGE_ON_WINDOWS, "Edge on Windows"],
  ["desktop", EDGE_ON_WINDOWS, "Holdfast on Windows"],
  ["web", "", "A browser on an unknown system"],
] as const)("a device is named as its owner knows it (%s)", (kind, userAgent, name) => {
  expect(toDeviceName({ kind }, userAgent)).toBe(name);
});
