// The recipes for running a desk name what there is: settings, paths, files, ports.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { readConfiguration } from "#sync-server/configuration.ts";
import { SETTINGS } from "#sync-server/settings.ts";
import { ROOT } from "./house-tree.ts";

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const VARIABLES: string[] = Object.values(SETTINGS).map(({ variable }) => variable);

interface Compose {
  name: string;
  services: Record<string, { environment?: Record<string, string>; volumes?: string[]; healthcheck?: unknown }>;
  volumes: Record<string, unknown>;
}

describe("deploy/compose.yaml", () => {
  const { name, services, volumes } = parse(read("deploy/compose.yaml")) as Compose;
  const environment = services.holdfast?.environment ?? {};

  it("gives the server settings that it knows, with values that it takes", () => {
    expect(Object.keys(environment).filter((name) => !VARIABLES.includes(name))).toEqual([]);
    const env = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, value.replaceAll(/\$\{[^}]*\}/g, "secret")]),
    );
    expect(readConfiguration([], { ...env, NODE_ENV: "production" })).toMatchObject({
      host: "0.0.0.0",
      trustProxy: "uniquelocal",
    });
  });

  it("has volumes of its own, whatever the folder is called", () => {
    expect(name).toBe("holdfast");
  });

  it("takes secrets from outside, and says where one is missing", () => {
    const secrets = [environment.DATABASE_URL, services.postgres?.environment?.POSTGRES_PASSWORD];
    for (const secret of secrets) expect(secret).toMatch(/\$\{HOLDFAST_DB_PASSWORD:\?[^}]+\}/);
  });

  it("mounts files that are there, and volumes that it names", () => {
    const mounted = Object.values(services).flatMap((service) => service.volumes ?? []);
    const sources = mounted.map((mount) => mount.split(":")[0] ?? "");
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) {
      if (source.startsWith("./")) expect(existsSync(join(ROOT, "deploy", source))).toBe(true);
      else expect(volumes).toHaveProperty(source);
    }
  });
});

describe("Dockerfile", () => {
  const lines = read("Dockerfile").split("\n");

  it("runs the server as nobody special, and looks after it", () => {
    expect(lines.filter((line) => line.startsWith("USER "))).toEqual(["USER node"]);
    expect(lines.some((line) => line.startsWith("HEALTHCHECK "))).toBe(true);
    expect(lines.at(-2)).toBe('CMD ["node", "--import", "tsx", "sync-server/main.ts"]');
  });

  it("is built without the secrets and the dumps that lie in deploy/", () => {
    const [kept, committed] = [read(".dockerignore").split("\n"), read(".gitignore").split("\n")];
    expect(kept).toEqual(expect.arrayContaining(["deploy/.env", "**/*.dump"]));
    expect(committed).toEqual(expect.arrayContaining(["deploy/.env", "*.dump"]));
  });

  it("sets what the server knows, and copies what is there", () => {
    const set = lines.filter((line) => line.startsWith("ENV ")).flatMap((line) => line.match(/[A-Z_]+(?==)/g) ?? []);
    expect(set.filter((name) => name !== "NODE_ENV" && !VARIABLES.includes(name))).toEqual([]);
    const copied = lines.flatMap((line) => line.match(/(?<=\/app\/)[\w.-]+/g) ?? []);
    const made = ["node_modules", "out", "licences.md"];
    expect(copied).toEqual(expect.arrayContaining(["domain", "protocol", "sync-server", "package.json"]));
    for (const name of copied) if (!made.includes(name)) expect(existsSync(join(ROOT, name))).toBe(true);
  });
});

describe("TLS in front", () => {
  const nginx = read("deploy/nginx/holdfast.conf");
  const caddy = read("deploy/caddy/Caddyfile");

  it("passes the live stream on as it comes", () => {
    const stream = new RegExp(`location = ${STREAM_PATH} \\{([^}]*)\\}`).exec(nginx)?.[1];
    for (const setting of ["proxy_buffering off;", "gzip off;", "proxy_read_timeout 1h;"]) {
      expect(stream).toContain(setting);
    }
    expect(caddy).toContain("flush_interval -1");
  });

  it("does not keep Caddy from stopping", () => {
    expect(caddy).toMatch(/^\tgrace_period \d+s$/m);
  });

  it("takes bodies as large as the server does", () => {
    expect(read("sync-server/http/read-body.ts")).toContain('limit: "4mb"');
    expect(nginx).toContain("client_max_body_size 5m;");
    // Its own refusal would be a 502, which is tried again.
    expect(caddy).not.toContain("request_body");
  });
});

describe("settings", () => {
  it("are all in deploy/holdfast.env, and no others", () => {
    const named = read("deploy/holdfast.env")
      .split("\n")
      .flatMap((line) => /^#?([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(named.toSorted()).toEqual(VARIABLES.toSorted());
  });

  it("as deploy/holdfast.env has them are what the server takes", () => {
    const env = Object.fromEntries(
      read("deploy/holdfast.env")
        .split("\n")
        .flatMap((line) => {
          const [, name, value] = /^#?([A-Z_]+)=(.*)$/.exec(line) ?? [];
          return name === undefined ? [] : [[name, value]];
        }),
    );
    expect(() => readConfiguration([], env)).not.toThrow();
  });

  it("are all in the table of docs/operations.md, with their flags and defaults", () => {
    const rows = read("docs/operations.md")
      .split("\n")
      .filter((line) => line.startsWith("| `"));
    for (const { variable, flag, default: fallback } of Object.values(SETTINGS)) {
      const row = rows.find((line) => line.includes(`\`${variable}\``));
      expect(row, variable).toBeDefined();
      expect(row).toContain(fallback);
      if (flag !== null) expect(row).toContain(`\`--${flag}\``);
    }
  });

  it("as the unit of systemd sets them are known", () => {
    const unit = read("deploy/systemd/holdfast.service");
    const set = [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(
      ([, pairs = ""]) => pairs.match(/[A-Z_]+(?==)/g) ?? [],
    );
    expect(set.filter((name) => name !== "NODE_ENV" && !VARIABLES.includes(name))).toEqual([]);
    expect(unit).toMatch(/^ExecStart=\S+ --import tsx sync-server\/main\.ts$/m);
  });
});

describe("deploy/systemd/holdfast.service", () => {
  const unit = read("deploy/systemd/holdfast.service");

  it("kills Node for no system call: V8 asks for memory protection keys as it starts", () => {
    expect(unit).toMatch(/^SystemCallFilter=@system-service @pkey$/m);
    expect(unit).toMatch(/^SystemCallErrorNumber=EPERM$/m);
  });

  it("starts the server again however often Postgres was away", () => {
    expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
    expect(unit).toMatch(/^Restart=on-failure$/m);
  });
});
