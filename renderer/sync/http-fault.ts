// The two ways a request can fail: it did not get through (try again later), or the server said what is wrong.

import { type Problem, type ProblemType, problemTypeOf } from "#protocol/problem.ts";

/** No answer, or one that is none of our server's: the network, a proxy, a captive portal. */
export class TransportFault extends Error {
  override name = "TransportFault";
}

export class ProblemAnswer extends Error {
  override name = "ProblemAnswer";
  readonly status: number;
  readonly type: ProblemType;
  readonly problem: Problem;
  readonly retryAfterMs: number | null;
  constructor(problem: Problem, retryAfterMs: number | null = null) {
    super(problem.detail ?? problem.title);
    this.status = problem.status;
    this.type = problemTypeOf(problem);
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The session is over, for now or for good: whoever is waiting stops until somebody has signed in again. */
export class SessionEnded extends Error {
  override name = "SessionEnded";
}

const PASSING_STATUSES = [408, 429];

/** Whether trying the same again later may succeed. */
export function isPassing(fault: unknown): boolean {
  if (fault instanceof TransportFault) return true;
  return fault instanceof ProblemAnswer && (fault.status >= 500 || PASSING_STATUSES.includes(fault.status));
}

export function retryAfterOf(fault: unknown): number | null {
  return fault instanceof ProblemAnswer ? fault.retryAfterMs : null;
}
