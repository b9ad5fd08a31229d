import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, it } from "vitest";
import { appLogFile, createAppLog } from "#main/app-log.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

it("the log is a file of lines that is turned over before it gets large", () => {
  const folder = scratchFolder();
  const log = createAppLog(folder);
  log.info("Holdfast 1.2.3 on linux");
  log.warn("page does not answer");
  expect(readFileSync(appLogFile(folder), "utf8")).toMatch(
    /^\S+ info Holdfast 1\.2\.3 on linux\n\S+ warn page does not answer\n$/,
  );
  const line = "x".repeat(64 * 1024);
  for (let count = 0; count < 100; count += 1) log.info(line);
  expect(readdirSync(folder).sort()).toEqual(["main.log", "main.old.log"]);
  const sizes = readdirSync(folder).map((file) => statSync(`${folder}/${file}`).size);
  expect(Math.max(...sizes)).toBeLessThan(2.2 * 1024 * 1024);
});
