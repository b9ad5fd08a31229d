// Where webhooks may lead, address by address; and that a name that leads elsewhere at the second question gains nothing.

import type { LookupAddress } from "node:dns";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { createEgress, isEgressEntry } from "#sync-server/webhooks/egress.ts";
import { postSigned } from "#sync-server/webhooks/post-signed.ts";

type Resolve = NonNullable<Parameters<typeof createEgress>[0]["resolve"]>;

/** A name server that answers each question with the next of these. */
function resolving(...answers: string[][]) {
  const asked = [...answers];
  const resolve = (_host: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) => {
    const addresses = asked.length > 1 ? asked.shift() : asked[0];
    callback(
      null,
      (addresses ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return resolve as unknown as Resolve;
}

const post = (egress: ReturnType<typeof createEgress>, url: string) =>
  postSigned(egress, {
    url,
    id: "1",
    at: new Date(0),
    body: "{}",
    secrets: ["whsec_c2VjcmV0"],
    answerWithinMs: 20_000,
  });

const PRIVATE = [
  "10.0.0.1",
  "172.16.0.1",
  "192.168.1.1",
  "127.0.0.1",
  "127.255.255.254",
  "0.0.0.0",
  "169.254.169.254",
  "100.64.0.1",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "198.18.0.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "fe80::1",
  "fc00::1",
  "fd00:ec2::254",
  "ff02::1",
  "::ffff:10.0.0.1",
  "::ffff:127.0.0.1",
  "64:ff9b::a00:1",
  "2002:a00:1::1",
  "2001:db8::1",
];
const PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"];
const literal = (address: string) => `https://${address.includes(":") ? `[${address}]` : address}/`;

describe("without a word of who runs the server", () => {
  test.each(PRIVATE)("%s is not reached, written in the URL or behind a name", async (address) => {
    expect(createEgress({ allow: null }).findUrlFault(literal(address))).toBe("url-private");
    const egress = createEgress({ allow: null, resolve: resolving([address]) });
    expect((await post(egress, "https://shop.example.org/")).fault).toBe("address_not_allowed");
    const among = createEgress({ allow: null, resolve: resolving(["93.184.216.34", address]) });
    expect((await post(among, "https://shop.example.org/")).fault).toBe("address_not_allowed");
  });

  test.each(PUBLIC)("%s may be", (address) => {
    expect(createEgress({ allow: null }).findUrlFault(literal(address))).toBeNull();
  });

  test.each(["https://2130706433/", "https://0x7f.1/", "https://127.1/", "https://[::ffff:7f00:1]/"])(
    "%s is seen for what it is",
    (url) => {
      expect(createEgress({ allow: null }).findUrlFault(url)).toBe("url-private");
    },
  );
});

test("the address that was checked is the one that is connected to: a second answer is never asked for", async () => {
  const came: string[] = [];
  const server = createServer((request, response) => {
    came.push(request.headers.host ?? "");
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://shop.internal:${port}/`;
  // A name that is allowed, and leads here once and elsewhere from then on.
  const rebinding = createEgress({ allow: "shop.internal", resolve: resolving(["127.0.0.1"], ["203.0.113.1"]) });
  expect(await post(rebinding, url)).toMatchObject({ fault: null, status: 204 });
  expect(came).toEqual([`shop.internal:${port}`]);
  // A public address at the first question and this machine at the second: each is judged before it is used.
  const turning = createEgress({ allow: "203.0.113.0/24", resolve: resolving(["127.0.0.1"]) });
  expect((await post(turning, `https://shop.example.org:${port}/`)).fault).toBe("address_not_allowed");
  expect(came).toHaveLength(1);
  server.close();
});

test("names that no name server answers for hold two threads at most, and are given up", async () => {
  type Answer = (error: null, found: LookupAddress[]) => void;
  const asked = new Map<string, Answer>();
  const resolve = (host: string, _options: object, answer: Answer) => {
    asked.set(host, answer);
    if (host === "d.example.org") answer(null, [{ address: "10.0.0.1", family: 4 }]);
  };
  const egress = createEgress({ allow: null, resolve: resolve as unknown as Resolve, lookUpWithinMs: 50 });
  const hosts = ["a.example.org", "b.example.org", "c.example.org"];
  const posted = await Promise.all(hosts.map((host) => post(egress, `https://${host}/`)));
  expect(posted.map(({ fault }) => fault)).toEqual(["no_answer", "no_answer", "no_answer"]);
  expect([...asked.keys()]).toEqual(["a.example.org", "b.example.org"]);
  asked.get("a.example.org")?.(null, []);
  expect((await post(egress, "https://d.example.org/")).fault).toBe("address_not_allowed");
  expect([...asked.keys()]).toEqual(["a.example.org", "b.example.org", "d.example.org"]);
});

describe("what the setting names", () => {
  test.each([
    ["127.0.0.1", "http://127.0.0.1:3000/", null],
    ["10.1.0.0/16", "http://10.1.2.3/", null],
    ["10.1.0.0/16", "https://10.2.0.1/", "url-private"],
    ["shop.internal", "http://shop.internal/", null],
    ["SHOP.internal, 10.0.0.1", "http://shop.internal/", null],
    ["shop.internal", "http://other.internal/", "url-not-https"],
    ["fd00::/8", "https://[fd00::5]/", null],
  ])("%s lets %s through: %s", (allow, url, fault) => {
    expect(createEgress({ allow }).findUrlFault(url)).toBe(fault);
  });

  test("is a host name, an address or a range, and not everything", () => {
    expect(["shop.internal", "localhost", "10.0.0.1", "10.0.0.0/8", "fd00::/8", "::1"].every(isEgressEntry)).toBe(true);
    const wrong = ["", "*", "0.0.0.0/0", "::/0", "10.0.0.0/33", "10.0.0", "http://shop", "shop:80", "a b", "-shop"];
    expect(wrong.filter(isEgressEntry)).toEqual([]);
  });
});
