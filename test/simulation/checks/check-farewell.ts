// The end of an account on a device (P5): its author is shown every word that was not sent, and then nothing of it stays.

import type { StoredOperation } from "#renderer/database/local-documents.ts";
import { type DeviceName, ownerOf } from "../cast.ts";
import type { Quiet } from "../device/device-commands.ts";
import type { Stage } from "../plan/stage.ts";

type Farewell = Extract<Quiet, { type: "farewell" }>;

export async function checkFarewell(stage: Stage, name: DeviceName, { reason, unsent }: Farewell): Promise<string[]> {
  if (!stage.disabled.has(ownerOf(name)))
    return [`[S13] ${name} says farewell (${reason}), though nobody ended the account`];
  stage.gone.add(name);
  const failures: string[] = [];
  const { operations } = await stage.devices[name].report(false);
  const left = operations.filter(
    ({ isAnswered, isWithdrawn, outcome }) => needsAuthor(outcome) || (!isAnswered && !isWithdrawn),
  );
  const shown = unsent.words.map(({ text }) => text).join("\n");
  const withWords = left.filter((operation) => wordsOf(operation) !== null);
  for (const operation of withWords) {
    if (!shown.includes(wordsOf(operation) ?? ""))
      failures.push(`[P5] ${name} does not show what was unsent in ${operation.id}`);
  }
  // A change of fields may be shown by its words or counted; a draft is neither.
  const told = unsent.changes + unsent.words.filter(({ kind }) => kind !== "draft").length;
  if (told < left.length) failures.push(`[P5] ${name} tells of ${told} that are lost, of ${left.length}`);
  stage.ledger.sayFarewell(
    name,
    left.map(({ id }) => id),
  );
  await stage.devices[name].acknowledgeFarewell();
  const after = await stage.devices[name].report(false);
  const kept = Object.values(after.confirmed).flat().length + after.operations.length + after.drafts.length;
  if (kept > 0 || after.remains.length > 0) failures.push(`[P5] ${name} keeps ${kept} documents after the farewell`);
  return failures;
}

function needsAuthor(outcome: StoredOperation["outcome"]): boolean {
  return outcome?.type === "refused" || outcome?.type === "held";
}

function wordsOf({ kind, args }: StoredOperation): string | null {
  if (kind === "addMessage") return String(args.message);
  if (kind === "createTicket") return String(args.description);
  return kind === "editFields" && typeof args.description === "string" ? args.description : null;
}
