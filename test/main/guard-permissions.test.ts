import type { WebContents } from "electron";
import { beforeEach, describe, expect, it } from "vitest";
import { guardPermissions } from "#main/guard-permissions.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";

let electron: ElectronFake;

beforeEach(() => {
  electron = createElectronFake({ userData: "" });
  guardPermissions(electron.parts.session.defaultSession);
});

type Permission = Parameters<NonNullable<ElectronFake["permissions"]["check"]>>[1];

function grantsRequest(permission: Permission, url: string, isMainFrame = true): boolean | undefined {
  let granted: boolean | undefined;
  const answer = (isGranted: boolean) => {
    granted = isGranted;
  };
  electron.permissions.request?.({} as WebContents, permission, answer, { requestingUrl: url, isMainFrame });
  return granted;
}

function passesCheck(permission: Permission, origin: string, isMainFrame = true): boolean | undefined {
  const details = { isMainFrame, requestingUrl: origin, securityOrigin: origin };
  return electron.permissions.check?.(null, permission, origin, details as never);
}

describe("permissions", () => {
  it.each(["clipboard-sanitized-write", "persistent-storage", "notifications", "loopback-network"] as const)(
    "grant the app %s",
    (permission) => {
      expect(grantsRequest(permission, "app://holdfast/")).toBe(true);
      expect(passesCheck(permission, "app://holdfast/")).toBe(true);
      expect(passesCheck(permission, "app://holdfast")).toBe(true);
    },
  );

  it.each(["media", "geolocation", "clipboard-read", "openExternal", "fileSystem", "usb", "hid"] as const)(
    "deny the app %s",
    (permission) => {
      expect(grantsRequest(permission, "app://holdfast/")).toBe(false);
      expect(passesCheck(permission, "app://holdfast/")).toBe(false);
    },
  );

  it("grant nothing to anybody else, nor to a frame within the app", () => {
    expect(grantsRequest("clipboard-sanitized-write", "https://example.org/")).toBe(false);
    expect(passesCheck("clipboard-sanitized-write", "https://example.org/")).toBe(false);
    expect(grantsRequest("clipboard-sanitized-write", "app://holdfast/", false)).toBe(false);
    expect(passesCheck("clipboard-sanitized-write", "app://holdfast/", false)).toBe(false);
  });

  it("grant no device", () => {
    expect(electron.permissions.device?.({ deviceType: "usb", origin: "app://holdfast", device: {} as never })).toBe(
      false,
    );
  });
});
