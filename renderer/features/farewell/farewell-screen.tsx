import { Copy, UserX } from "lucide-react";
import { useState } from "react";
import type { Unsent } from "#renderer/sync/desk.ts";
import type { SessionState } from "#renderer/sync/session.ts";
import { useSession } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { copyWords } from "#renderer/ticket-display/copy-words.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { Button } from "#renderer/ui/button.tsx";
import { toPlainWords } from "./to-plain-words.ts";
import { UnsentList } from "./unsent-list.tsx";

type Farewell = Extract<SessionState, { stage: "farewell" }>;

/** The account's access has ended (S13, P5): its author sees what was not sent before all of it leaves the device. */
export function FarewellScreen({ account, reason, unsent }: Farewell) {
  const session = useSession();
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = () => {
    setIsLeaving(true);
    session.acknowledgeFarewell().catch((fault: unknown) => {
      setIsLeaving(false);
      showFault(t("farewell.clearFailed"), fault);
    });
  };
  return (
    <main className="h-full overflow-y-auto bg-canvas px-4 py-10">
      <div className="mx-auto flex max-w-xl flex-col gap-5 rounded-xl bg-surface p-6 shadow-dialog sm:p-8">
        <span className="flex size-11 items-center justify-center rounded-full bg-warning-soft text-warning-ink">
          <UserX aria-hidden className="size-5" />
        </span>
        <div>
          <h1 className="text-xl font-semibold">{t(`farewell.title.${reason}`)}</h1>
          <p className="mt-1.5 text-base text-ink-muted">
            {t(`farewell.why.${reason}`)} {t("farewell.removed", { name: account.email })}
          </p>
        </div>
        <UnsentPart unsent={unsent} />
        <Button variant="primary" size="lg" wide busy={isLeaving} onClick={leave}>
          {hasUnsent(unsent) ? t("farewell.clearUnsent") : t("farewell.clear")}
        </Button>
      </div>
    </main>
  );
}

function UnsentPart({ unsent }: { unsent: Unsent }) {
  if (!hasUnsent(unsent)) return <p className="text-sm text-ink-muted">{t("farewell.allSent")}</p>;
  const copyAll = () =>
    void copyWords(unsent.words.map((words) => `${words.title}\n\n${toPlainWords(words)}`).join("\n\n———\n\n"));
  return (
    <section aria-label={t("farewell.notSent")} className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-base font-semibold">{t("farewell.hadNotBeenSent")}</h2>
        {unsent.words.length > 1 && (
          <Button size="sm" icon={Copy} onClick={copyAll}>
            {t("farewell.copyAll")}
          </Button>
        )}
      </div>
      <UnsentList unsent={unsent} />
    </section>
  );
}

function hasUnsent({ words, changes }: Unsent): boolean {
  return words.length > 0 || changes > 0;
}
