// electron-builder packages the built app for Linux as `npm run dist` does, around a stand-in for Electron's binary; what
// comes out is opened and inspected.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { extractFile, listPackage } from "@electron/asar";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { Arch, build, type PackagerOptions, Platform } from "electron-builder";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import config from "../../electron-builder.config.ts";
import { writeStandInElectron } from "../support/stand-in-electron.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-package-"));
const unpacked = join(folder, "dist", "linux-unpacked");
const archive = join(unpacked, "resources", "app.asar");
let files: string[];

beforeAll(() => {
  const electron = join(folder, "electron");
  writeStandInElectron(electron);
  const options = ["--config", "electron-builder.config.ts", "--publish", "never", "--linux", "dir", "--x64"];
  const here = [`-c.electronDist=${electron}`, `-c.directories.output=${join(folder, "dist")}`];
  execFileSync(process.execPath, ["node_modules/electron-builder/cli.js", ...options, ...here], { stdio: "pipe" });
  files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll("\\", "/"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A fuse stands in the wire as the character 1 or 0. */
const ON = "1".charCodeAt(0);
const OFF = "0".charCodeAt(0);
const textOf = (path: string) => extractFile(archive, path).toString("utf8");

/** Makes a package of the unpacked app up to where the tools for it would be fetched: its name, and what `read` takes of it. */
async function packageAs<Computed, Told>(target: string, read: (computed: Computed) => Told) {
  let name = "";
  const told: Told[] = [];
  const options: PackagerOptions & { effectiveOptionComputed: (computed: Computed) => Promise<boolean> } = {
    config: {
      ...config,
      // It writes into what it is given.
      files: [...config.files],
      directories: { ...config.directories, output: join(folder, target) },
      artifactBuildStarted: ({ file }) => {
        name = basename(file);
      },
    },
    prepackaged: unpacked,
    targets: Platform.LINUX.createTarget(target, Arch.x64),
    effectiveOptionComputed: async (computed) => told.push(read(computed)) > 0,
  };
  await build({ ...options, publish: "never" });
  return { name, told };
}

describe("the packaged app", () => {
  it("holds main, preload, the renderer and its own package.json", () => {
    const tops = new Set(files.map((path) => path.split("/").slice(1, 3).join("/")));
    expect([...tops].sort()).toEqual(["out", "out/main", "out/preload", "out/renderer", "package.json"]);
    for (const path of ["/out/main/main.js", "/out/preload/preload.cjs", "/out/renderer/index.html"])
      expect(files).toContain(path);
  });

  it("holds no source, no test, no source map, and nothing whose name is known to hold secrets", () => {
    expect(
      files.filter((path) => /\.(ts|tsx|map|sql|md|pem|key|p12|pfx|log)$|\.env|\.npmrc|\.test\./.test(path)),
    ).toEqual([]);
  });

  it("holds no secret and no address of the machine that built it", () => {
    const texts = files
      .filter((path) => /\.(c?js|json|html|css|webmanifest)$/.test(path))
      .map((path) => textOf(path.slice(1)));
    expect(texts.length).toBeGreaterThan(5);
    const telltale = /BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_\w{36}|sourceMappingURL=|holdfast-demo/;
    expect(texts.filter((text) => telltale.test(text) || text.includes(process.cwd()))).toEqual([]);
  });

  it("needs no package beside it: main asks for Electron and Node alone", () => {
    const asked = [
      ...textOf("out/main/main.js").matchAll(/^import[^"';]*?["']([^"']+)["'];?$|\brequire\(["']([^"']+)["']\)/gm),
    ];
    const names = [...new Set(asked.map(([, imported, required]) => imported ?? required ?? ""))];
    expect(names).toContain("electron");
    const isThere = (name: string) => name === "electron" || name.startsWith("node:") || builtinModules.includes(name);
    expect(names.filter((name) => !isThere(name))).toEqual([]);
    expect(textOf("package.json")).not.toMatch(/"(devDependencies|scripts)"/);
  });

  it("starts within Chromium's sandbox where it is an AppImage, under a name that an update keeps", async () => {
    const { name, told } = await packageAs("AppImage", ({ desktop }: { desktop: string }) => desktop.split("\n"));
    expect(name).toBe("Holdfast-x86_64.AppImage");
    expect(told.flat().filter((line) => line.startsWith("Exec="))).toEqual(["Exec=AppRun %U"]);
  });

  it("is put into a Debian package that names its home, its maintainer, its menu entry and the links it opens", async () => {
    const { told } = await packageAs("deb", ([flags, entryFile]: [string[], string]) => ({
      flags,
      entry: readFileSync(entryFile, "utf8").split("\n"),
    }));
    const { flags = [], entry } = told[0] ?? {};
    const behind = (flag: string) => flags[flags.indexOf(flag) + 1];
    expect(behind("--url")).toBe("https://holdfast.invalid");
    expect(behind("--maintainer")).toBe("Holdfast contributors <nobody@holdfast.invalid>");
    expect(flags.some((flag) => flag.endsWith("=/usr/share/applications/holdfast.desktop"))).toBe(true);
    expect(entry).toEqual(
      expect.arrayContaining([
        "Exec=/opt/Holdfast/holdfast %U",
        "StartupWMClass=holdfast",
        "MimeType=x-scheme-handler/holdfast;",
        "Categories=Office;",
      ]),
    );
  });

  it("is built into a binary that runs this app and nothing else", async () => {
    const wire = await getCurrentFuseWire(join(unpacked, "holdfast"));
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(ON);
    for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(OFF);
  });
});
