import { beforeEach, describe, expect, it } from "vitest";
import { externalOpener } from "#main/external-opener.ts";
import { guardWebContents } from "#main/guard-web-contents.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { createWebContentsFake } from "../support/fake-window.ts";

let electron: ElectronFake;
let page: ReturnType<typeof createWebContentsFake>;

beforeEach(() => {
  electron = createElectronFake({ userData: "" });
  page = createWebContentsFake();
  guardWebContents(electron.parts.app, externalOpener(electron.parts.shell));
  electron.app.emit("web-contents-created", {}, page.contents);
});

describe("what the window may show", () => {
  it("is the app itself", () => {
    expect(page.allows("will-navigate", { url: "app://holdfast/#/inbox" })).toBe(true);
    expect(page.allows("will-frame-navigate", { url: "app://holdfast/", isMainFrame: true })).toBe(true);
  });

  it.each(["https://example.org", "file:///etc/passwd", "app://other/", "javascript:alert(1)", "data:text/html,x", ""])(
    "is never %s",
    (url) => {
      expect(page.allows("will-navigate", { url })).toBe(false);
      expect(page.allows("will-frame-navigate", { url, isMainFrame: true })).toBe(false);
    },
  );

  it("is no page within the page, not even the app", () => {
    expect(page.allows("will-frame-navigate", { url: "app://holdfast/", isMainFrame: false })).toBe(false);
    expect(page.allows("will-attach-webview")).toBe(false);
  });

  it("is nothing that a redirect leads to", () => {
    expect(page.allows("will-redirect", { url: "app://holdfast/" })).toBe(false);
  });
});

describe("a link that wants a window of its own", () => {
  it.each(["https://example.org/a?b=c", "http://example.org/", "mailto:casey@example.org"])(
    "opens %s in the system's browser instead",
    (url) => {
      expect(page.openWindow(url)).toEqual({ action: "deny" });
      expect(electron.opened).toEqual([url]);
    },
  );

  it.each(["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "ms-msdt:/id", "vscode://x", "nonsense"])(
    "opens nothing for %s",
    (url) => {
      expect(page.openWindow(url)).toEqual({ action: "deny" });
      expect(electron.opened).toEqual([]);
    },
  );
});
