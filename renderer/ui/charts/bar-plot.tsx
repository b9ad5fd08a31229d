import { classes } from "../classes.ts";

/** How the bars of a series look; `striped` tells them from `solid` without colour. */
export type BarLook = "solid" | "striped";

export interface BarPlotProps {
  series: readonly { name: string; look: BarLook; values: readonly number[] }[];
  axisEnd: number;
}

/** Bars side by side, a group for each point. */
export function BarPlot({ series, axisEnd }: BarPlotProps) {
  const count = series[0]?.values.length ?? 0;
  return (
    <div className="flex h-full items-end">
      {Array.from({ length: count }, (_, point) => point).map((point) => (
        <div key={point} className="flex h-full min-w-0 flex-1 justify-center">
          <div className="flex h-full w-4/5 items-end justify-center gap-px">
            {series.map(({ name, look, values }) => (
              <span
                key={name}
                className={classes("block max-w-4 min-w-px flex-1 rounded-t-[2px]", BAR_LOOKS[look])}
                style={{ height: `${((values[point] ?? 0) / axisEnd) * 100}%` }}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

export const BAR_LOOKS: Readonly<Record<BarLook, string>> = { solid: "bg-chart-first", striped: "chart-striped" };
