// People press Enter where they mean a new line, and their letters must look as they wrote them; Markdown alone would
// join the lines of a paragraph.

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

export function remarkKeepLineBreaks() {
  return (tree: Node): void => breakLines(tree);
}

function breakLines(node: Node): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === "text" && child.value?.includes("\n")) return toLines(child.value);
    breakLines(child);
    return [child];
  });
}

function toLines(value: string): Node[] {
  return value
    .split("\n")
    .flatMap((line, at): Node[] => [
      ...(at > 0 ? [{ type: "break" }] : []),
      ...(line ? [{ type: "text", value: line }] : []),
    ]);
}
