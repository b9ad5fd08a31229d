import type { Observable } from "rxjs";
import { COLLECTION_NAMES } from "#protocol/sync/documents.ts";
import type { CheckReport } from "./desk.ts";
import type { Replica } from "./replica.ts";
import { NO_CHECKS, parseValue } from "./replica-values.ts";
import { isSameJson, watched } from "./watch.ts";

/** How this device last compared with the server (S4). */
export function watchChecks({ values }: Replica): Observable<CheckReport> {
  return watched(values.changed$, read, isSameJson);

  function read(): CheckReport {
    const { answered, results } = parseValue("checks", values.all().get("checks")?.value) ?? NO_CHECKS;
    const wanted = parseValue("checkWanted", values.all().get("checkWanted")?.value)?.times ?? 0;
    const known = COLLECTION_NAMES.flatMap((collection) => {
      const result = results[collection];
      return result ? [{ collection, ...result }] : [];
    });
    return { isWanted: wanted > answered, results: known };
  }
}
