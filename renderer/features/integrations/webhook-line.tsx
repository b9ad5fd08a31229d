import {
  CircleAlert,
  CircleCheck,
  CirclePause,
  CircleSlash,
  Ellipsis,
  KeyRound,
  type LucideIcon,
  Pause,
  Pencil,
  Play,
  ScrollText,
  Send,
  Trash2,
} from "lucide-react";
import type { Webhook } from "#protocol/rest/webhook.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { formatList } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Badge, type BadgeTone } from "#renderer/ui/badge.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { Menu } from "#renderer/ui/menu.tsx";
import { showNotice } from "#renderer/ui/toast.tsx";
import { eventWords } from "./event-words.ts";
import type { WebhookAct } from "./webhook-act-dialog.tsx";

export interface WebhookLineProps {
  webhook: Webhook;
  onAct: (act: WebhookAct) => void;
  onChanged: () => Promise<void>;
}

export function WebhookLine({ webhook, onAct, onChanged }: WebhookLineProps) {
  const { webhooks } = useDesk();
  const { id, name, url, state } = webhook;
  const isActive = state === "active";

  async function ask(work: () => Promise<unknown>): Promise<void> {
    await work().catch((fault: unknown) => showFault(t("integrations.notDone"), fault));
    await onChanged();
  }
  const sendTest = () =>
    ask(async () => {
      await webhooks.sendTest(id);
      showNotice({
        title: t("integrations.tested", { name }),
        detail: t("integrations.testedDetail"),
        tone: "success",
      });
    });
  const setState = (next: "active" | "paused") => ask(() => webhooks.update(id, { state: next }));

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-64 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium wrap-long">{name}</span>
          <StateBadge webhook={webhook} />
        </p>
        <p className="font-mono text-xs wrap-long text-ink-muted">{url}</p>
        <p className="mt-0.5 text-xs text-ink-muted">
          <Told webhook={webhook} /> · <Fares webhook={webhook} />
        </p>
      </div>
      <div className="flex items-center gap-2">
        <Button
          size="sm"
          icon={ScrollText}
          aria-label={t("integrations.logOf", { name })}
          onClick={() => onAct({ type: "log", webhook })}
        >
          {t("integrations.log")}
        </Button>
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t("integrations.menu", { name })} />}
          entries={[
            {
              type: "item",
              label: t("integrations.test"),
              icon: Send,
              disabled: !isActive,
              onSelect: () => void sendTest(),
            },
            {
              type: "item",
              label: t("integrations.edit"),
              icon: Pencil,
              onSelect: () => onAct({ type: "edit", webhook }),
            },
            isActive
              ? { type: "item", label: t("integrations.pause"), icon: Pause, onSelect: () => void setState("paused") }
              : { type: "item", label: t("integrations.resume"), icon: Play, onSelect: () => void setState("active") },
            {
              type: "item",
              label: t("integrations.rotate"),
              icon: KeyRound,
              onSelect: () => onAct({ type: "rotate", webhook }),
            },
            { type: "separator", id: "delete" },
            {
              type: "item",
              label: t("integrations.delete"),
              icon: Trash2,
              tone: "danger",
              onSelect: () => onAct({ type: "delete", webhook }),
            },
          ]}
        />
      </div>
    </li>
  );
}

const LOOKS = {
  active: { icon: CircleCheck, tone: "success" },
  failing: { icon: CircleAlert, tone: "warning" },
  paused: { icon: CirclePause, tone: "neutral" },
  switched_off: { icon: CircleSlash, tone: "danger" },
} as const satisfies Record<string, { icon: LucideIcon; tone: BadgeTone }>;

function StateBadge({ webhook: { state, failing_since: failingSince } }: { webhook: Webhook }) {
  const shown = state === "active" && failingSince !== null ? "failing" : state;
  return (
    <Badge icon={LOOKS[shown].icon} tone={LOOKS[shown].tone}>
      {t(`integrations.states.${shown}`)}
    </Badge>
  );
}

function Told({ webhook: { events, include_internal_notes: withNotes } }: { webhook: Webhook }) {
  const words = formatList(events.map(eventWords));
  return (
    <>
      {words}
      {withNotes && `, ${t("integrations.withNotes")}`}
    </>
  );
}

/** From here on the server counts no more. */
const COUNTED = 1_000;

function Fares({ webhook }: { webhook: Webhook }) {
  const { failing_since: failingSince, last_delivered_at: lastAt, waiting_deliveries: count } = webhook;
  return (
    <>
      {failingSince === null ? (
        <Delivered at={lastAt} />
      ) : (
        t.rich("integrations.failingSince", { when: () => <TimeText iso={failingSince} as="moment" /> })
      )}
      {count > 0 && " · "}
      {count > 0 && count < COUNTED && t("integrations.waiting", { count })}
      {count >= COUNTED && t("integrations.waitingMany", { count })}
    </>
  );
}

function Delivered({ at }: { at: string | null }) {
  if (at === null) return t("integrations.neverDelivered");
  return t.rich("integrations.lastDelivered", { when: () => <TimeText iso={at} as="moment" /> });
}
