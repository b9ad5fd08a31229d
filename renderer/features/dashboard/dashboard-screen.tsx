// How the desk does: what comes in, what is done about it, how long that takes and who carries it. Admins see the whole
// desk, support agents their own work. Where the figures are from, and of when, always stands above them.

import { ChartColumn } from "lucide-react";
import { useState } from "react";
import { can } from "#domain/people/permissions.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { Page } from "#renderer/ui/page.tsx";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { FlowCard } from "./flow-card.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { PeopleCard } from "./people-card.tsx";
import { PresentCards } from "./present-cards.tsx";
import { SourceLine } from "./source-line.tsx";
import { type ShownStatistics, useStatistics } from "./use-statistics.ts";

export interface DashboardScreenProps {
  onOpenTicket: (ticketId: string) => void;
}

export function DashboardScreen({ onOpenTicket }: DashboardScreenProps) {
  const { me } = useDesk();
  const [days, setDays] = useState<Days>("30");
  const view = useStatistics(Number(days));
  return (
    <Page
      title={can(me.role, "seeEveryWorkload") ? t("dashboard.title") : t("dashboard.titleOwn")}
      controls={
        <Segmented
          label={t("dashboard.period")}
          value={days}
          onValueChange={setDays}
          options={PERIODS.map((value) => ({ value, label: t(`dashboard.periods.${value}`) }))}
        />
      }
    >
      <SourceLine view={view} />
      {view.shown ? (
        <Figures shown={view.shown} onOpenTicket={onOpenTicket} />
      ) : view.isLoading || view.fault === null ? (
        <FiguresSkeleton />
      ) : (
        <EmptyState icon={ChartColumn} title={t("dashboard.none")}>
          {t("dashboard.noneDetail")}
        </EmptyState>
      )}
    </Page>
  );
}

const PERIODS = ["7", "30", "90", "365"] as const;
type Days = (typeof PERIODS)[number];

function Figures({ shown: { statistics }, onOpenTicket }: { shown: ShownStatistics } & DashboardScreenProps) {
  return (
    <>
      <KeyFigures statistics={statistics} />
      <FlowCard key={statistics.period.from} days={statistics.days} />
      <PresentCards present={statistics.present} at={statistics.at} onOpenTicket={onOpenTicket} />
      {statistics.scope === "desk" && <PeopleCard people={statistics.people} />}
    </>
  );
}

function FiguresSkeleton() {
  return (
    <div role="status" aria-label={t("dashboard.counting")} className="flex flex-col gap-5">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">
        {["created", "closed", "open", "response", "resolution"].map((card) => (
          <Skeleton key={card} className="h-24 w-full" />
        ))}
      </div>
      <Skeleton className="h-72 w-full" />
    </div>
  );
}
