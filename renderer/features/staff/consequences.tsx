/** What will come of it, line by line. */
export function Consequences({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-4 text-ink-muted marker:text-ink-faint">
      {words.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
