// The signs that stand in every row of a list, each drawn by one element. As Lucide's own they are up to eight, which are styled
// and laid out one by one: of all elements of a list they were half.

/** As Lucide draws them, in one path each; a test holds them to that. */
const PATHS = {
  circleDashed:
    "M10.1 2.182a10 10 0 0 1 3.8 0M13.9 21.818a10 10 0 0 1-3.8 0M17.609 3.721a10 10 0 0 1 2.69 2.7M2.182 13.9a10 10 0 0 1 0-3.8M20.279 17.609a10 10 0 0 1-2.7 2.69M21.818 10.1a10 10 0 0 1 0 3.8M3.721 6.391a10 10 0 0 1 2.7-2.69M6.391 20.279a10 10 0 0 1-2.69-2.7",
  circleDot: "M13 12a1 1 0 1 1-2 0a1 1 0 1 1 2 0M22 12a10 10 0 1 1-20 0a10 10 0 1 1 20 0",
  circleCheck: "M22 12a10 10 0 1 1-20 0a10 10 0 1 1 20 0M16 9l-5.5 5.5L8 12",
  signalLow: "M2 20h.01M7 20v-4",
  signalMedium: "M2 20h.01M7 20v-4M12 20v-8",
  signalHigh: "M2 20h.01M7 20v-4M12 20v-8M17 20V8",
  siren:
    "M7 18v-6a5 5 0 1 1 10 0v6M5 21a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-1a2 2 0 0 0-2-2H7a2 2 0 0 0-2 2zM21 12h1M18.5 4.5 18 5M2 12h1M12 2v1M4.929 4.929l.707.707M12 12v6",
  hourglass:
    "M5 22h14M5 2h14M17 22v-4.172a2 2 0 0 0-.586-1.414L12 12l-4.414 4.414A2 2 0 0 0 7 17.828V22M7 2v4.172a2 2 0 0 0 .586 1.414L12 12l4.414-4.414A2 2 0 0 0 17 6.172V2",
} as const;

export type SignName = keyof typeof PATHS;

/** A sign beside its word, which says the same. `strokeWidth` in its own units, of which it is 24 wide. */
export function Sign({ name, strokeWidth = 2, ...props }: { name: SignName; className: string; strokeWidth?: number }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...props}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
