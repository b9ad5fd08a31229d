// People press Enter where they mean a new line, and paste tags where they mean tags: their letters must look as they
// wrote them. Markdown alone would join the lines of a paragraph, and cleaning would swallow the tags.

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

export function remarkKeepAsWritten() {
  return (tree: Node): void => keepAsWritten(tree);
}

function keepAsWritten(node: Node): void {
  if (!node.children) return;
  const isInline = PHRASING.has(node.type);
  node.children = node.children.flatMap((child) => {
    if (child.type === "html")
      return isInline ? toLines(child.value) : [{ type: "paragraph", children: toLines(child.value) }];
    if (child.type === "text") return toLines(child.value);
    keepAsWritten(child);
    return [child];
  });
}

/** What holds running text; anywhere else a line of its own needs a paragraph around it. */
const PHRASING: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "emphasis",
  "strong",
  "delete",
  "link",
  "linkReference",
  "tableCell",
]);

function toLines(value = ""): Node[] {
  return value.split("\n").flatMap((line, at): Node[] => {
    const text = line === "" ? [] : [{ type: "text", value: line }];
    return at === 0 ? text : [{ type: "break" }, ...text];
  });
}
