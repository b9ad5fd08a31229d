import { uuidv7 } from "uuidv7";
import type { Intent } from "#domain/ticket/operation.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "./show-fault.ts";
import { type DraftInHand, useDraft } from "./use-draft.ts";

/** Under this name the draft of the form is kept: there is no ticket yet. */
const DRAFT_ID = "new";

export interface NewTicket {
  draft: DraftInHand;
  /** Stores the ticket and clears the draft only after it is stored (S1); a fault is told and keeps the words. */
  create(intent: Extract<Intent, { kind: "createTicket" }>): Promise<void>;
}

export function useNewTicket(onCreated: (ticketId: string) => void): NewTicket {
  const desk = useDesk();
  const draft = useDraft(DRAFT_ID, "new_ticket");
  return {
    draft,
    async create(intent) {
      const ticketId = uuidv7();
      try {
        await draft.sendOff(async () => {
          await desk.submit({ ...intent, ticketId });
          await desk.discardDraft(DRAFT_ID, "new_ticket");
        });
        onCreated(ticketId);
      } catch (fault) {
        showFault(t("display.form.notMade"), fault);
      }
    },
  };
}
