/** What a run did, step by step, to be printed where it failed. */
export interface StepLog {
  note(text: string): void;
  lines(): readonly string[];
}

export function createStepLog(): StepLog {
  const lines: string[] = [];
  const began = performance.now();
  return {
    note(text) {
      const at = Math.round(performance.now() - began);
      lines.push(`${String(lines.length + 1).padStart(4)} ${String(at).padStart(6)} ms  ${text}`);
    },
    lines: () => lines,
  };
}
