// Where a customer is, as the address tells it: /tickets, /tickets/new, /tickets/<id>.

export type CustomerRoute = { page: "tickets" } | { page: "new" } | { page: "ticket"; ticketId: string };

const ROOT = "/tickets";

export function readCustomerRoute(path: string): CustomerRoute {
  const [, root, part] = path.split("/");
  if (`/${root}` !== ROOT || !part) return { page: "tickets" };
  return part === "new" ? { page: "new" } : { page: "ticket", ticketId: part };
}

export function toCustomerPath(route: CustomerRoute): string {
  switch (route.page) {
    case "tickets":
      return ROOT;
    case "new":
      return `${ROOT}/new`;
    case "ticket":
      return `${ROOT}/${route.ticketId}`;
  }
}
