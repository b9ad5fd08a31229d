import { memo, type ReactElement } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { t } from "#renderer/texts/texts.ts";
import { ExternalLink } from "#renderer/ui/external-link.tsx";
import { FoldedQuote } from "./folded-quote.tsx";
import { remarkKeepAsWritten } from "./remark-keep-as-written.ts";
import { takenApart } from "./words-taken-apart.ts";

/**
 * Words with their Markdown rendered (T9). HTML in them is shown as text, links open outside the app, and an image
 * becomes a link to it: showing it would tell its owner who reads, and when.
 */
export const RenderedMarkdown = memo(function RenderedMarkdown({ text }: { text: string }) {
  return (
    <div className="markdown" dir="auto">
      {renderMarkdown(text)}
    </div>
  );
});

/** Also ahead of its showing. The elements depend on nothing but the words: language and links are looked at as they are shown. */
export function renderMarkdown(text: string): ReactElement {
  return takenApart(text, (children) =>
    // A synchronous function, as its documentation says.
    ReactMarkdown({
      remarkPlugins: [remarkGfm, remarkKeepAsWritten],
      rehypePlugins: [[rehypeSanitize, SCHEMA]],
      components: COMPONENTS,
      children,
    }),
  );
}

const SCHEMA = { ...defaultSchema, protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"] } };

const FOCUSABLE = { tabIndex: 0 } as const;

const COMPONENTS: Components = {
  a: ({ href, children }) => <ExternalLink href={href}>{children}</ExternalLink>,
  // A block wider than its message is scrolled, so the keyboard must be able to get there.
  pre: ({ children }) => <pre {...FOCUSABLE}>{children}</pre>,
  blockquote: FoldedQuote,
  img: ({ src, alt }) => (
    <ExternalLink href={typeof src === "string" ? src : undefined}>
      {alt ? t("display.markdown.image", { alt }) : t("display.markdown.imageUndescribed")}
    </ExternalLink>
  ),
};
