import { z } from "zod";

export interface TextLimits {
  min: number;
  max: number;
}

/** Text as people write it: trimmed only where `trimmed` says so, always well-formed Unicode without NUL. T9. */
export function text({ min, max }: TextLimits) {
  return z.string({ error: "must be text" }).trim().superRefine(checkText({ min, max }));
}

/**
 * Text that is kept byte for byte, leading and trailing white space included. Its length is what is left after
 * trimming, so that a message of blanks counts as empty. Lengths are in UTF-16 code units, as in the database
 * of a browser; Postgres counts code points, of which there are never more.
 */
export function verbatimText({ min, max }: TextLimits) {
  return z.string({ error: "must be text" }).superRefine((value, context) => {
    if (value.trim().length < min) context.addIssue({ code: "custom", message: "must not be empty" });
    else checkText({ min, max })(value, context);
  });
}

function checkText({ min, max }: TextLimits) {
  return (value: string, context: z.RefinementCtx<string>) => {
    const message = findTextFault(value, { min, max });
    if (message) context.addIssue({ code: "custom", message });
  };
}

function findTextFault(value: string, { min, max }: TextLimits): string | null {
  if (value.length < min) return "must not be empty";
  if (value.length > max) return `must be at most ${max} characters, and is ${value.length}`;
  if (value.includes("\u0000")) return "must not contain the NUL character";
  if (!isWellFormed(value)) return "must be well-formed Unicode (it contains half of a surrogate pair)";
  return null;
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether there is no half of a surrogate pair in it. */
export function isWellFormed(value: string): boolean {
  return !LONE_SURROGATE.test(value);
}
