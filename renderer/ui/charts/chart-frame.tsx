import type { ReactNode } from "react";
import { formatNumber } from "#renderer/texts/formats.ts";
import { ticksOf } from "./scale.ts";

export interface ChartFrameProps {
  /** What the values are, shown above the axis. */
  title: string;
  axisEnd: number;
  /** Which point is pointed at, between 0 and 1 along the plot; null for none. */
  cursor: { from: number; width: number } | null;
  size?: "md" | "sm";
  children: ReactNode;
}

/** The axis and its lines around a plot. Whoever can't see it has the numbers from the reader around all plots. */
export function ChartFrame({ title, axisEnd, cursor, size = "md", children }: ChartFrameProps) {
  return (
    <div aria-hidden>
      <div className="mb-2 text-2xs text-ink-faint">{title}</div>
      <div className={`relative ml-9 ${size === "md" ? "h-40" : "h-24"}`}>
        {ticksOf(axisEnd).map((tick) => (
          <div
            key={tick}
            className="absolute inset-x-0 border-t border-line"
            style={{ bottom: `${(tick / axisEnd) * 100}%` }}
          >
            <span className="absolute -top-2 right-full mr-2 text-2xs text-ink-faint tabular-nums">
              {formatNumber(tick)}
            </span>
          </div>
        ))}
        {cursor && (
          <div
            className="absolute inset-y-0 bg-pressed opacity-60"
            style={{ left: `${cursor.from * 100}%`, width: `${cursor.width * 100}%` }}
          />
        )}
        <div className="absolute inset-0">{children}</div>
      </div>
    </div>
  );
}
