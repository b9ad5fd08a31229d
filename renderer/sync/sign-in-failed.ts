import { ProblemAnswer, retryAfterOf, TransportFault } from "./http-fault.ts";
import { SignInFailed } from "./session.ts";

/** What went wrong with signing in, in words for the person who tried. */
export function toSignInFailed(fault: unknown): SignInFailed {
  if (fault instanceof TransportFault) {
    return new SignInFailed(
      "unreachable",
      "The server can't be reached. Signing in for the first time needs the network.",
    );
  }
  if (!(fault instanceof ProblemAnswer)) return new SignInFailed("failed", "Signing in did not work. Try again.");
  switch (fault.type) {
    case "wrong-credentials":
      return new SignInFailed("wrong_credentials", "The e-mail address or the password is not right.");
    case "invalid-request":
      return new SignInFailed("wrong_credentials", "Give your e-mail address and your password.");
    case "account-disabled":
      return new SignInFailed("disabled", "This account has been disabled. Ask an administrator.");
    case "too-many-requests":
      return new SignInFailed("too_many_attempts", `Too many attempts. Try again in ${waitOf(fault)}.`);
    case "update-needed":
      return new SignInFailed("update_needed", "The server needs a newer version of this app.");
    case "unavailable":
      return new SignInFailed("unreachable", "The server is not ready. Try again in a moment.");
    default:
      return new SignInFailed("failed", fault.message);
  }
}

function waitOf(fault: ProblemAnswer): string {
  const minutes = Math.ceil((retryAfterOf(fault) ?? 60_000) / 60_000);
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
