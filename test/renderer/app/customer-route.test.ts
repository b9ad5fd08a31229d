import { describe, expect, it } from "vitest";
import { type CustomerRoute, readCustomerRoute, toCustomerPath } from "#renderer/app/customer-route.ts";

const ROUTES: CustomerRoute[] = [{ page: "tickets" }, { page: "new" }, { page: "ticket", ticketId: "0193-a" }];

describe("where a customer is", () => {
  it.each(ROUTES)("goes into the address and comes back: %j", (route) => {
    expect(readCustomerRoute(toCustomerPath(route))).toEqual(route);
  });

  it.each(["", "/", "/inbox/mine", "/tickets/"])("is their tickets where the address says %j", (path) => {
    expect(readCustomerRoute(path)).toEqual({ page: "tickets" });
  });
});
