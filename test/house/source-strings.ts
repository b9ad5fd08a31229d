// The words in a file of the renderer, as its parser sees them: between tags, in attributes and in string literals.

import { parseSync, Visitor } from "vite";
import { read } from "./house-tree.ts";

export const HOLE = "\u0000";

export interface SourceString {
  file: string;
  /** Where a template has a hole, HOLE. */
  text: string;
  /** `text`: between tags; `named`: in the attribute or property of that name; `argument`: of a call of that function. */
  place: { kind: "text" | "elsewhere" } | { kind: "named" | "argument"; name: string };
}

/** Every string of a file, except what its imports are from. */
export function stringsOf(file: string): SourceString[] {
  const found: SourceString[] = [];
  const places: SourceString["place"][] = [];
  const enter = (kind: "named" | "argument", name: string) => void places.push({ kind, name });
  const leave = () => void places.pop();
  const add = (text: string) => void found.push({ file, text, place: places.at(-1) ?? { kind: "elsewhere" } });
  new Visitor({
    JSXText: ({ value }) => void found.push({ file, text: value, place: { kind: "text" } }),
    Literal: ({ value }) => (typeof value === "string" ? add(value) : undefined),
    TemplateLiteral: ({ quasis }) => add(quasis.map(({ value }) => value.cooked ?? "").join(HOLE)),
    JSXAttribute: ({ name }) => enter("named", nameOf(name)),
    "JSXAttribute:exit": leave,
    Property: ({ key }) => enter("named", nameOf(key)),
    "Property:exit": leave,
    CallExpression: ({ callee }) => enter("argument", nameOf(callee)),
    "CallExpression:exit": leave,
    NewExpression: ({ callee }) => enter("argument", nameOf(callee)),
    "NewExpression:exit": leave,
    BinaryExpression: () => enter("argument", "comparison"),
    "BinaryExpression:exit": leave,
    ImportDeclaration: () => enter("argument", "import"),
    "ImportDeclaration:exit": leave,
  }).visit(parseSync(file, read(file)).program);
  return found.filter(({ place }) => !("name" in place && place.name === "import"));
}

/** Calls of one of these functions that run while the file is loaded, as `file:offset`. */
export function callsWhileLoading(file: string, functions: readonly string[]): string[] {
  const found: string[] = [];
  let depth = 0;
  const enter = () => void depth++;
  const leave = () => void depth--;
  new Visitor({
    CallExpression: ({ callee, start }) => {
      if (depth === 0 && functions.includes(nameOf(callee))) found.push(`${file}:${start}`);
    },
    ArrowFunctionExpression: enter,
    "ArrowFunctionExpression:exit": leave,
    FunctionDeclaration: enter,
    "FunctionDeclaration:exit": leave,
    FunctionExpression: enter,
    "FunctionExpression:exit": leave,
  }).visit(parseSync(file, read(file)).program);
  return found;
}

/** The name of an identifier; of `a.b`, `b`. */
function nameOf(node: object): string {
  if ("property" in node && typeof node.property === "object" && node.property) return nameOf(node.property);
  return "name" in node && typeof node.name === "string" ? node.name : "";
}
