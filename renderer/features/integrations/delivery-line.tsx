import { Check, CircleSlash, Clock, type LucideIcon, X } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import type { Delivery } from "#protocol/rest/webhook.ts";
import { formatDate } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Badge, type BadgeTone } from "#renderer/ui/badge.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { eventWords } from "./event-words.ts";

export interface DeliveryLineProps {
  delivery: Delivery;
  /** Null where nothing can be sent now. */
  onRedeliver: ((id: string) => void) | null;
}

export function DeliveryLine({ delivery, onRedeliver }: DeliveryLineProps) {
  const { id, event, state, happened_at: happenedAt, response_excerpt: excerpt } = delivery;
  const when = formatDate(new Date(happenedAt), { dateStyle: "medium", timeStyle: "medium" });
  return (
    <li className="flex flex-col gap-1 py-2.5">
      <div className="flex items-center gap-2">
        <Badge icon={LOOKS[state].icon} tone={LOOKS[state].tone}>
          {t(`integrations.deliveries.states.${state}`)}
        </Badge>
        <span className="min-w-0 flex-1 truncate font-medium">{eventWords(event)}</span>
        <span className="text-xs text-ink-muted">
          <TimeText iso={happenedAt} as="moment" />
        </span>
        {onRedeliver && state !== "dropped" && (
          <Button
            size="sm"
            aria-label={t("integrations.deliveries.redeliverNamed", { event: eventWords(event), when })}
            onClick={() => onRedeliver(id)}
          >
            {t("integrations.deliveries.redeliver")}
          </Button>
        )}
      </div>
      <Facts delivery={delivery} />
      {excerpt !== null && excerpt !== "" && (
        <pre className="rounded-md bg-sunken px-2 py-1 font-mono text-2xs wrap-long whitespace-pre-wrap">{excerpt}</pre>
      )}
    </li>
  );
}

const LOOKS: Readonly<Record<Delivery["state"], { icon: LucideIcon; tone: BadgeTone }>> = {
  waiting: { icon: Clock, tone: "info" },
  delivered: { icon: Check, tone: "success" },
  failed: { icon: X, tone: "danger" },
  dropped: { icon: CircleSlash, tone: "neutral" },
};

function Facts({ delivery }: { delivery: Delivery }) {
  const { attempts, response_status: status, duration_ms: ms, next_attempt_at: next, fault, state } = delivery;
  const facts: [string, ReactNode][] = [];
  if (attempts > 0) facts.push(["attempt", t("integrations.deliveries.attempt", { count: attempts })]);
  if (status !== null) facts.push(["status", t("integrations.deliveries.status", { status: String(status) })]);
  if (ms !== null) facts.push(["duration", t("integrations.deliveries.duration", { ms })]);
  if (next !== null && attempts > 0) {
    const moment = () => <TimeText iso={next} as="moment" />;
    facts.push(["next", t.rich("integrations.deliveries.next", { when: moment })]);
  }
  return (
    <>
      {fault !== null && <p className="text-xs text-danger-ink">{t(`integrations.faults.${fault}`)}</p>}
      {state === "dropped" && <p className="text-xs text-ink-muted">{t("integrations.deliveries.dropped")}</p>}
      {facts.length > 0 && (
        <p className="text-xs text-ink-muted tabular-nums">
          {facts.map(([key, words], index) => (
            <Fragment key={key}>
              {index > 0 && " · "}
              {words}
            </Fragment>
          ))}
        </p>
      )}
    </>
  );
}
