import { defineConfig } from "vitest/config";

/** What is polled for is waited for as long as everything else: a second would be too short on a busy machine. */
const POLLING = { poll: { timeout: 60_000 } };

// Three projects, from quick to thorough. `unit` needs nothing; `integration` starts real Postgres; `e2e` drives the
// built app in real Chromium. `npm run check` runs the first, `npm test` all of them. A fourth, `electron`, runs what of
// `e2e` an agent does in the desktop app in real Electron, where that can be had: `npm run test:electron`.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          expect: POLLING,
          include: ["test/{domain,protocol,main,preload,renderer,house}/**/*.test.{ts,tsx}"],
          // For what hangs, not for what is slow: a busy machine may take its time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "integration",
          expect: POLLING,
          include: ["test/{sync-server,contract,simulation}/**/*.test.ts"],
          globalSetup: ["test/support/postgres-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One file at a time: the feed's horizon is the whole cluster's, so a file that holds a transaction open would hold
          // back what every other one pulls.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "e2e",
          expect: POLLING,
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/support/postgres-setup.ts", "test/support/built-app-setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "electron",
          expect: POLLING,
          include: ["test/e2e/**/*.test.ts"],
          exclude: [
            // What a browser alone has: pages and parts from the server, tabs, a choice of what is kept, a log of the network.
            "test/e2e/{api-docs,missing-part,one-server,two-windows,unkept-session}.test.ts",
            "test/e2e/store/**",
            // What stands in for Electron where there is none.
            "test/e2e/{built-main,desktop-package,desktop-shell}.test.ts",
          ],
          globalSetup: ["test/support/electron-setup.ts", "test/support/postgres-setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
