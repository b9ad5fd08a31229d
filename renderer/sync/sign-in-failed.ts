import { t } from "#renderer/texts/texts.ts";
import { ProblemAnswer, retryAfterOf, TransportFault } from "./http-fault.ts";
import { SignInFailed } from "./session.ts";

/** What went wrong with signing in, in words for the person who tried. */
export function toSignInFailed(fault: unknown): SignInFailed {
  if (fault instanceof TransportFault) {
    return new SignInFailed("unreachable", t("signIn.fault.unreachable"));
  }
  if (!(fault instanceof ProblemAnswer)) return new SignInFailed("failed", t("signIn.fault.failed"));
  switch (fault.type) {
    case "wrong-credentials":
      return new SignInFailed("wrong_credentials", t("signIn.fault.wrong"));
    case "invalid-request":
      return new SignInFailed("wrong_credentials", t("signIn.fault.missing"));
    case "account-disabled":
      return new SignInFailed("disabled", t("signIn.fault.disabled"));
    case "too-many-requests":
      return new SignInFailed("too_many_attempts", t("signIn.fault.tooMany", { minutes: minutesOf(fault) }));
    case "update-needed":
      return new SignInFailed("update_needed", t("signIn.fault.updateNeeded"));
    case "unavailable":
      return new SignInFailed("unreachable", t("signIn.fault.notReady"));
    default:
      return new SignInFailed("failed", t(`faults.problems.${fault.type}`));
  }
}

function minutesOf(fault: ProblemAnswer): number {
  return Math.ceil((retryAfterOf(fault) ?? 60_000) / 60_000);
}
