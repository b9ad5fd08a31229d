import { ChartColumn, Table } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { DayFigures } from "#domain/statistics/statistics.ts";
import { formatNumber } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { BAR_LOOKS, BarPlot } from "#renderer/ui/charts/bar-plot.tsx";
import { ChartFrame } from "#renderer/ui/charts/chart-frame.tsx";
import { ChartReader } from "#renderer/ui/charts/chart-reader.tsx";
import { LinePlot } from "#renderer/ui/charts/line-plot.tsx";
import { axisEndFor } from "#renderer/ui/charts/scale.ts";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { Card } from "./card.tsx";
import { type ChartPoint, toChartPoints, toPointWords } from "./chart-points.ts";

type Look = "chart" | "table";

/** What came in and what was done, day by day: as a chart that is read by pointer or keys, or as a table. */
export function FlowCard({ days }: { days: readonly DayFigures[] }) {
  const [look, setLook] = useState<Look>("chart");
  const points = toChartPoints(days);
  const isDesk = points.some(({ created }) => created !== null);
  return (
    <Card
      title={isDesk ? t("dashboard.flow.title") : t("dashboard.flow.titleOwn")}
      action={
        <Segmented
          label={t("dashboard.flow.shownAs")}
          value={look}
          onValueChange={setLook}
          options={[
            { value: "chart", label: t("dashboard.flow.chart"), icon: ChartColumn },
            { value: "table", label: t("dashboard.flow.table"), icon: Table },
          ]}
        />
      }
    >
      {look === "chart" ? <FlowChart points={points} isDesk={isDesk} /> : <FlowTable points={points} isDesk={isDesk} />}
    </Card>
  );
}

interface FlowProps {
  points: readonly ChartPoint[];
  isDesk: boolean;
}

function FlowChart({ points, isDesk }: FlowProps) {
  const [cursor, setCursor] = useState<number | null>(null);
  const created = points.map((point) => point.created ?? 0);
  const closed = points.map((point) => point.closed);
  const open = points.map((point) => point.open);
  const atCursor = cursor === null ? null : { from: cursor / points.length, width: 1 / points.length };
  const read = cursor === null ? undefined : points[cursor];
  const flowEnd = axisEndFor(Math.max(...created, ...closed));
  const openEnd = axisEndFor(Math.max(...open.map((count) => count ?? 0)));
  return (
    <>
      <div className="mb-3 flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-muted">
        {isDesk && (
          <LegendEntry mark={<span className={`size-2.5 rounded-[2px] ${BAR_LOOKS.solid}`} />}>
            {t("dashboard.flow.created")}
          </LegendEntry>
        )}
        <LegendEntry mark={<span className={`size-2.5 rounded-[2px] ${BAR_LOOKS.striped}`} />}>
          {t("dashboard.flow.closed")}
        </LegendEntry>
        {isDesk && (
          <LegendEntry mark={<span className="h-0.5 w-3 bg-chart-line" />}>
            {t("dashboard.flow.unresolved")}
          </LegendEntry>
        )}
        <span className="ml-auto font-medium text-ink tabular-nums">{read && toPointWords(read)}</span>
      </div>
      <ChartReader
        label={t("dashboard.flow.read")}
        points={points}
        cursor={cursor}
        onCursorChange={setCursor}
        wordsOf={(index) => {
          const point = points[index];
          return point ? toPointWords(point) : "";
        }}
      >
        <ChartFrame
          title={isDesk ? t("dashboard.flow.createdClosed") : t("dashboard.flow.closed")}
          axisEnd={flowEnd}
          cursor={atCursor}
        >
          <BarPlot
            axisEnd={flowEnd}
            series={[
              ...(isDesk ? [{ name: t("dashboard.flow.created"), look: "solid", values: created } as const] : []),
              { name: t("dashboard.flow.closed"), look: "striped", values: closed },
            ]}
          />
        </ChartFrame>
        {isDesk && (
          <ChartFrame title={t("dashboard.flow.unresolvedAtEnd")} axisEnd={openEnd} cursor={atCursor} size="sm">
            <LinePlot values={open} axisEnd={openEnd} />
          </ChartFrame>
        )}
      </ChartReader>
    </>
  );
}

function LegendEntry({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className="inline-flex">
        {mark}
      </span>
      {children}
    </span>
  );
}

function FlowTable({ points, isDesk }: FlowProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section tabIndex={0} aria-label={t("dashboard.flow.byDay")} className="max-h-80 overflow-y-auto">
      <table className="w-full text-left tabular-nums">
        <thead className="sticky top-0 bg-surface text-xs text-ink-muted">
          <tr>
            <th scope="col" className="py-1.5 font-medium">
              {t("dashboard.flow.day")}
            </th>
            {isDesk && <NumberHead>{t("dashboard.flow.created")}</NumberHead>}
            <NumberHead>{t("dashboard.flow.closed")}</NumberHead>
            {isDesk && <NumberHead>{t("dashboard.flow.unresolvedEnd")}</NumberHead>}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ key, name, created, closed, open }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className="py-1.5 font-normal">
                {name}
              </th>
              {isDesk && <NumberCell value={created} />}
              <NumberCell value={closed} />
              {isDesk && <NumberCell value={open} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NumberHead({ children }: { children: ReactNode }) {
  return (
    <th scope="col" className="py-1.5 text-right font-medium">
      {children}
    </th>
  );
}

function NumberCell({ value }: { value: number | null }) {
  return <td className="py-1.5 text-right">{value === null ? "–" : formatNumber(value)}</td>;
}
