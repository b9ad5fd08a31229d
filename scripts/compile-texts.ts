// Compiles the catalogue's ICU messages when the app is built, so that the parser of their syntax does not have to be
// loaded with it: in what is shipped, messages are small trees, and use-intl formats those alone.

import compile from "icu-minify/compile";
import { type Plugin, parseSync, Visitor } from "vite";

const CATALOGUE = /\/(renderer|main)\/texts\/(en|de)(\/[\w-]+)?\.ts$/;

export function compileTexts(): Plugin {
  return {
    name: "compile-texts",
    apply: "build",
    enforce: "pre",
    config: () => ({
      resolve: { alias: [{ find: /^use-intl\/format-message$/, replacement: "use-intl/format-message/format-only" }] },
    }),
    transform: (code, id) => (CATALOGUE.test(id) ? compileMessages(code) : null),
  };
}

/** Every string that is a property's value becomes what it compiles to. */
function compileMessages(code: string): string {
  const messages: { start: number; end: number; compiled: string }[] = [];
  new Visitor({
    Property({ value }) {
      if (value.type !== "Literal" || typeof value.value !== "string") return;
      messages.push({ start: value.start, end: value.end, compiled: JSON.stringify(compile(value.value)) });
    },
  }).visit(parseSync("catalogue.ts", code).program);
  return messages.reduceRight(
    (text, { start, end, compiled }) => text.slice(0, start) + compiled + text.slice(end),
    code,
  );
}
