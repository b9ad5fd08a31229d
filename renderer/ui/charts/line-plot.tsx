/** A line over the points of equal distance, filled below. A point without a value ends it. */
export function LinePlot({ values, axisEnd }: { values: readonly (number | null)[]; axisEnd: number }) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const points = known.map(({ value, index }) => `${index + 0.5},${100 - (value / axisEnd) * 100}`);
  const [first, last] = [known.at(0), known.at(-1)];
  if (!first || !last) return null;
  return (
    <svg
      viewBox={`0 0 ${values.length} 100`}
      preserveAspectRatio="none"
      className="h-full w-full overflow-visible"
      aria-hidden
    >
      <polygon
        points={`${first.index + 0.5},100 ${points.join(" ")} ${last.index + 0.5},100`}
        className="fill-chart-line opacity-15"
      />
      <polyline
        points={points.join(" ")}
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-chart-line"
        strokeWidth={2}
        strokeLinejoin="round"
      />
    </svg>
  );
}
