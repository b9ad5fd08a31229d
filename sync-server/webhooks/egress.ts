// Where webhooks may lead. An admin enters the address, but the server opens the connection, from within the network that
// it stands in: nothing there may be reached that whoever runs the server has not allowed (SSRF). The address that was
// checked is the one that is connected to: a name that leads elsewhere at the second question gains nothing.

import { type LookupAddress, lookup as resolveName } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import type { ProblemReason } from "#protocol/problem.ts";
import { createLookUp } from "./look-ups.ts";

/** What may be wrong with a URL, each with how to mend it. */
export const URL_FAULTS = {
  "url-malformed": "must be a URL that begins with https://",
  "url-with-credentials": "must hold no user name or password",
  "url-with-fragment": "must hold no fragment (#…)",
  "url-private": "must not lead to a private address, unless the server is started with --webhook-allow for it",
  "url-not-https": "must begin with https://, unless the server is started with --webhook-allow for its host",
} as const satisfies Partial<Record<ProblemReason, string>>;
export type UrlFault = keyof typeof URL_FAULTS;

export interface Egress {
  /** What is wrong with a URL, as far as it can be seen without asking where its name leads; null where nothing is. */
  findUrlFault(url: string): UrlFault | null;
  /** For `http.request`: calls back with an AddressNotAllowed where any of the name's addresses is not allowed. */
  lookup: LookupFunction;
}

export class AddressNotAllowed extends Error {
  override name = "AddressNotAllowed";
}

export interface EgressOptions {
  /** What the setting says: host names, addresses and ranges, with commas; null for none. */
  allow: string | null;
  resolve?: typeof resolveName;
  /** How long the address of a name is waited for. */
  lookUpWithinMs?: number;
}

const LOOK_UP_WITHIN_MS = 5_000;

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Unicast addresses that lead into the machine room of a cloud all the same: Azure's host. */
const NEVER_PUBLIC = ["168.63.129.16"];

export function createEgress(options: EgressOptions): Egress {
  const { allow, resolve = resolveName, lookUpWithinMs = LOOK_UP_WITHIN_MS } = options;
  const lookUp = createLookUp(resolve, lookUpWithinMs);
  const entries = (allow ?? "").split(",").map((entry) => entry.trim().toLowerCase());
  const ranges = entries.map(toRange).filter((range) => range !== null);

  const isListed = (host: string) => entries.includes(host);
  const isAllowedAddress = (address: string) => isPublic(address) || isWithin(address, ranges);

  function findUrlFault(text: string): UrlFault | null {
    const url = parseUrl(text);
    if (!url || !["https:", "http:"].includes(url.protocol)) return "url-malformed";
    if (url.username !== "" || url.password !== "") return "url-with-credentials";
    if (url.hash !== "") return "url-with-fragment";
    return findHostFault(url);
  }

  function findHostFault({ protocol, hostname }: URL): UrlFault | null {
    const host = withoutBrackets(hostname);
    const isOwnNetwork = isListed(host) || isWithin(host, ranges);
    if (isOwnNetwork) return null;
    if (isIP(host) !== 0 && !isPublic(host)) return "url-private";
    return protocol === "http:" ? "url-not-https" : null;
  }

  const lookup: LookupFunction = (host, options, callback) => {
    const onFound = (found: LookupAddress[]) => {
      const [first] = found;
      const isAllowed = isListed(host) || found.every(({ address }) => isAllowedAddress(address));
      if (!first || !isAllowed) return callback(new AddressNotAllowed("the name leads to a private address"), "");
      if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    };
    lookUp(host, options).then(onFound, (error: Error) => callback(error, ""));
  };

  return { findUrlFault, lookup };
}

/** Whether the setting may hold this: a host name, an address, or a range that is not all there is. */
export function isEgressEntry(entry: string): boolean {
  if (entry.includes("/") || isIP(entry) !== 0) return toRange(entry) !== null;
  return (
    /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_][a-z0-9_-]{0,62})*$/i.test(entry) && !/^[\d.]+$/.test(entry)
  );
}

/** As the name that is looked up: an IPv6 address stands in brackets in a URL. */
function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function toRange(entry: string): Range | null {
  const [address = "", bits] = entry.split("/");
  const version = isIP(address);
  if (version === 0) return null;
  const cidr = `${address}/${bits ?? (version === 4 ? 32 : 128)}`;
  if (!ipaddr.isValidCIDR(cidr)) return null;
  const range = ipaddr.parseCIDR(cidr);
  return range[1] === 0 ? null : range;
}

/** Of an IPv4 address in IPv6's clothes that address counts. */
function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  return plain.range() === "unicast" && !NEVER_PUBLIC.includes(plain.toString());
}

function isWithin(address: string, ranges: readonly Range[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  return ranges.some(([base, bits]) => base.kind() === plain.kind() && plain.match(base, bits));
}
