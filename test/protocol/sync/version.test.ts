import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareVersions,
  MIN_PROTOCOL_VERSION,
  PROTOCOL_VERSION,
  protocolVersionSchema,
  versionSchema,
} from "#protocol/sync/version.ts";
import { always } from "#test/domain/property.ts";
import { describeWire, stableJson, wireFingerprint } from "./wire-fingerprint.ts";

/** What each version of the protocol looks like. A line is added with a version and never changed afterwards. */
const FINGERPRINTS: Readonly<Record<number, string>> = {
  1: "ca6a89831cbb80b4",
  2: "4ba01fdb0ee6d0d2",
  3: "4c40b7ccad9df473",
  4: "4672a092e05fd6fd",
  5: "41ed2ccfbaae772b",
  6: "1f4fab82a787d6fb",
};

describe("[S12] the protocol's version", () => {
  it("is pinned to the protocol's schemas", () => {
    expect(
      FINGERPRINTS[PROTOCOL_VERSION],
      `The schemas of the sync protocol have changed, and apps in use speak the old ones. Raise PROTOCOL_VERSION in
protocol/sync/version.ts to a new number, say in MIN_PROTOCOL_VERSION whether older apps can still be served, and add the
line \`${PROTOCOL_VERSION + 1}: "${wireFingerprint()}"\` to FINGERPRINTS here.`,
    ).toBe(wireFingerprint());
  });

  it("covers every schema of operations, outcomes, pages and documents", () => {
    expect(Object.keys(describeWire())).toEqual(
      expect.arrayContaining([
        "operation.operationSchema",
        "refusal.refusalSchema",
        "push.pushRequestSchema",
        "push.outcomeSchema",
        "pull.pullRequestSchema",
        "pull.pullResponseSchema",
        "documents.COLLECTION_SCHEMAS",
        "liveStream.STREAM_EVENTS",
        "lookup.lookupResponseSchema",
        "search.searchRequestSchema",
        "search.searchResponseSchema",
        "presence.presenceRequestSchema",
        "presence.presenceEventSchema",
        "version.versionSchema",
        "ticket.SUBJECT_MAX",
      ]),
    );
  });

  it("does not change when fields only change places", () => {
    expect(stableJson({ a: 1, b: { d: [2, 1], c: null } })).toBe(stableJson({ b: { c: null, d: [2, 1] }, a: 1 }));
    expect(stableJson({ a: [1, 2] })).not.toBe(stableJson({ a: [2, 1] }));
  });

  it("is a range of whole numbers that ends with the present one", () => {
    expect(MIN_PROTOCOL_VERSION).toBeGreaterThanOrEqual(1);
    expect(MIN_PROTOCOL_VERSION).toBeLessThanOrEqual(PROTOCOL_VERSION);
    expect(protocolVersionSchema.safeParse(PROTOCOL_VERSION).success).toBe(true);
    for (const wrong of [0, -1, 1.5, "1", null]) expect(protocolVersionSchema.safeParse(wrong).success).toBe(false);
  });
});

describe("[S3] versions of rows", () => {
  const anyVersion = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

  it("compare as the 64 bit numbers they are", () => {
    always(
      fc.property(anyVersion, anyVersion, (a, b) => {
        const wanted = a < b ? -1 : Number(a > b);
        expect(compareVersions(String(a), String(b))).toBe(wanted);
      }),
    );
    expect(compareVersions("9", "10")).toBe(-1);
    expect(compareVersions("18446744073709551615", "18446744073709551614")).toBe(1);
    expect(compareVersions("007", "7")).toBe(0);
  });

  it.each(["", "-1", "1.0", "1e3", " 1", "0x10", "123456789012345678901", "٣"])("are not %j", (value) => {
    expect(versionSchema.safeParse(value).success).toBe(false);
  });
});
