import { ChevronRight } from "lucide-react";
import { type ComponentProps, isValidElement, type ReactNode } from "react";
import { t } from "#renderer/texts/texts.ts";

/** Longer quotations are folded: mail programs repeat the whole conversation in each answer. In characters. */
const SHOWN_WHOLE = 280;

export function FoldedQuote({ children }: ComponentProps<"blockquote">) {
  const quote = <blockquote>{children}</blockquote>;
  if (lengthOf(children) <= SHOWN_WHOLE) return quote;
  return (
    <details className="group">
      <summary className="inline-flex cursor-default list-none items-center gap-1 rounded-sm text-xs font-medium underline-offset-2 hover:underline">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
        {t("display.quoted")}
      </summary>
      <div className="mt-1.5">{quote}</div>
    </details>
  );
}

/** The length of the words within, however they are nested. */
function lengthOf(node: ReactNode): number {
  if (typeof node === "string") return node.length;
  if (Array.isArray(node)) return node.reduce<number>((sum, part: ReactNode) => sum + lengthOf(part), 0);
  return isValidElement<{ children?: ReactNode }>(node) ? lengthOf(node.props.children) : 0;
}
