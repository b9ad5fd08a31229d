// What may happen to one request of a device on its way. The coordinator arms a fault; the next request of that kind that
// comes by meets it.

export const REQUEST_PATHS = {
  push: "/sync/push",
  pull: "/sync/pull",
  refresh: "/auth/refresh",
  stream: "/sync/stream",
} as const;
export type RequestKind = keyof typeof REQUEST_PATHS;

export type NetworkFault =
  | "request lost"
  | "answer lost after commit"
  | "answer cut short"
  | "answer of somebody else"
  | "duplicate request"
  | "late duplicate"
  | "request delayed"
  | "answer delayed"
  | "access token expired"
  | "device killed before an answer";

export interface ArmedFault {
  fault: NetworkFault;
  on: RequestKind;
}

export function kindOf(url: string): RequestKind | null {
  const kinds = Object.keys(REQUEST_PATHS) as RequestKind[];
  return kinds.find((kind) => new URL(url).pathname.endsWith(REQUEST_PATHS[kind])) ?? null;
}
