import { z } from "zod";
import type { UnsentWords } from "#renderer/sync/desk.ts";

const formSchema = z.object({ subject: z.string(), description: z.string() });

/** The words alone, to read and to copy: the draft of a new ticket is kept as a whole form. */
export function toPlainWords({ kind, text }: Pick<UnsentWords, "kind" | "text">): string {
  if (kind !== "draft" || !text.startsWith("{")) return text;
  const form = formSchema.safeParse(parseJson(text));
  return form.success ? [form.data.subject, form.data.description].filter(Boolean).join("\n\n") : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
