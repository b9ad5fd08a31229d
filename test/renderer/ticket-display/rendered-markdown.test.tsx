import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { RenderedMarkdown } from "#renderer/ticket-display/rendered-markdown.tsx";

function render(text: string): string {
  return renderToStaticMarkup(<RenderedMarkdown text={text} />);
}

describe("[T9] words with Markdown", () => {
  test("are rendered: emphasis, lists, tables, crossed out words", () => {
    const html = render("**bold** ~~old~~\n\n- one\n\n| a |\n|---|\n| b |");
    expect(html).toContain("<strong>bold</strong>");
    expect(html).toContain("<del>old</del>");
    expect(html).toContain("<li>one</li>");
    expect(html).toContain("<td>b</td>");
  });

  test("never become elements that run, and lose no letter of pasted tags", () => {
    const html = render("before <img src=x onerror=alert(1)> after\n\n<script>alert(1)</script>\n\n- <b>tag</b>");
    expect(html).not.toMatch(/<(script|img|b)\b/);
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain("&lt;b&gt;tag&lt;/b&gt;");
  });

  test("fold a long quotation, whatever it is made of, and show a short one", () => {
    const long = `> **On Monday** you wrote:\n>\n> - ${"the same again ".repeat(20)}`;
    expect(render(long)).toMatch(/<details.*<summary.*Quoted text.*<blockquote>.*On Monday.*<\/details>/s);
    expect(render("> Yes?")).toMatch(/^<div[^>]*>\s*<blockquote>/);
  });

  test("load nothing from elsewhere: an image becomes a link to it", () => {
    const html = render("![a chart](https://elsewhere.example/pixel.png)");
    expect(html).not.toContain("<img");
    expect(html).toContain('href="https://elsewhere.example/pixel.png"');
    expect(html).toContain("Image: a chart");
  });

  test("link to web and mail addresses alone", () => {
    expect(render("[go](https://example.org)")).toContain('href="https://example.org"');
    expect(render("[go](javascript:alert(1))")).not.toContain("href");
    expect(render("[go](file:///etc/passwd)")).not.toContain("href");
    expect(render("[go](relative/path)")).not.toContain("href");
  });

  test("keep their lines as they were written", () => {
    expect(render("Best regards\nCasey")).toMatch(/Best regards<br\/?>\s*Casey/);
  });
});
