import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { namedPoints } from "./scale.ts";

export interface ChartReaderProps {
  /** What is gone through, point by point: "Day". */
  label: string;
  points: readonly { key: string; shortName: string }[];
  /** The point that is read, null for none. */
  cursor: number | null;
  onCursorChange: (cursor: number | null) => void;
  /** All that is known of a point, in words. */
  wordsOf: (point: number) => string;
  children: ReactNode;
}

const NAMES_MAX = 6;

/**
 * Around the plots of a chart: pointing or arrow keys go from point to point, and what is there is said in words. The
 * plots must keep 36 px (ml-9) at their left for the axis.
 */
export function ChartReader({ label, points, cursor, onCursorChange, wordsOf, children }: ChartReaderProps) {
  const last = points.length - 1;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const along = (event.clientX - left - AXIS_PX) / (width - AXIS_PX);
    onCursorChange(along < 0 ? null : Math.min(last, Math.floor(along * points.length)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextPoint(event.key, cursor ?? last, last);
    if (next === null) return;
    event.preventDefault();
    onCursorChange(next);
  };
  const read = cursor ?? last;
  return (
    <div
      role="slider"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={read}
      aria-valuetext={wordsOf(read)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerMove={point}
      onPointerLeave={() => onCursorChange(null)}
      onBlur={() => onCursorChange(null)}
      className="flex flex-col gap-3 rounded-md outline-offset-4"
    >
      {children}
      <div aria-hidden className="relative ml-9 h-4 text-2xs text-ink-faint">
        {namedPoints(points.length, NAMES_MAX).map((index) => (
          <span
            key={points[index]?.key}
            className="absolute -translate-x-1/2 whitespace-nowrap"
            style={{ left: `${((index + 0.5) / points.length) * 100}%` }}
          >
            {points[index]?.shortName}
          </span>
        ))}
      </div>
    </div>
  );
}

const AXIS_PX = 36;

function nextPoint(key: string, from: number, last: number): number | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(0, from - 1);
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(last, from + 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
