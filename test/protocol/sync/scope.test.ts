import { describe, expect, it } from "vitest";
import { COLLECTION_NAMES, DOCUMENT_FORM } from "#protocol/sync/documents.ts";
import { FORM_OF, isOfRole, isOutdated, scopeOf } from "#protocol/sync/scope.ts";

describe("the scope of a checkpoint", () => {
  it("names the role, and is of no other", () => {
    expect(isOfRole(scopeOf({ role: "super_admin" }), { role: "super_admin" })).toBe(true);
    for (const scope of [scopeOf({ role: "support" }), "admin.1", "super_admin", "super_admin.x", ""]) {
      expect(isOfRole(scope, { role: "super_admin" })).toBe(false);
    }
  });

  it("names the form, by which each collection is known to be as it is now or not", () => {
    expect(Math.max(...Object.values(FORM_OF))).toBe(DOCUMENT_FORM);
    for (const name of COLLECTION_NAMES) {
      expect(isOutdated(scopeOf({ role: "support" }), name)).toBe(false);
      expect(isOutdated(`support.${FORM_OF[name] - 1}`, name)).toBe(true);
      expect(isOutdated(`support.${FORM_OF[name]}`, name)).toBe(false);
    }
  });

  it("of a form that is yet to come is not outdated; one without a form is nobody's", () => {
    for (const name of COLLECTION_NAMES) expect(isOutdated(`support.${DOCUMENT_FORM + 1}`, name)).toBe(false);
    for (const scope of ["support", ""]) expect(isOfRole(scope, { role: "support" })).toBe(false);
  });
});
