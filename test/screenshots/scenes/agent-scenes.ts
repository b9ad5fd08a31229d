// What agents and admins see all day.

import type { Say } from "../../support/say.ts";
import type { Scene } from "../scene.ts";
import { chooseFromAccount, goToView, leaveDialog, openFirst } from "../steps.ts";

const allTickets = (say: Say) => say("inbox.view.all.label");

const VIEWS: readonly { name: string; as: string; view: (say: Say) => string }[] = [
  { name: "inbox-mine", as: "sam@demo.test", view: (say) => say("inbox.view.mine.label") },
  { name: "inbox-unassigned", as: "kim@demo.test", view: (say) => say("inbox.view.unassigned.label") },
  { name: "inbox-all", as: "lead@demo.test", view: allTickets },
  { name: "inbox-closed", as: "admin@demo.test", view: (say) => say("values.status.closed") },
];

const VIEW_SCENES: readonly Scene[] = VIEWS.map(({ name, as, view }) => ({
  name,
  as,
  async play(stage) {
    await goToView(stage, view(stage.say));
    await stage.browser.page.getByRole("option").first().waitFor();
    await stage.shoot(name);
  },
}));

export const AGENT_SCENES: readonly Scene[] = [
  ...VIEW_SCENES,
  {
    name: "inbox-order",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      await goToView(stage, allTickets(stage.say));
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("o");
      await page.getByRole("menuitemradio", { name: stage.say("display.order.sorts.waiting") }).click();
      await page
        .getByRole("menuitemradio", { name: stage.say("display.order.groups.priority") })
        .last()
        .click();
      await stage.shoot("inbox-order-menu");
      await page.keyboard.press("Escape");
      await stage.shoot("inbox-grouped");
      await page.getByRole("listbox").evaluate((box) => box.scrollBy(0, 80 * 9));
      await stage.shoot("inbox-grouped-scrolled");
    },
  },
  {
    name: "saved-view",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      const { say, shoot } = stage;
      await goToView(stage, allTickets(say));
      await page.keyboard.press("v");
      const bar = page.getByRole("group", { name: say("inbox.filter.title"), exact: true });
      const choose = async (chip: string, role: "menuitemcheckbox" | "menuitemradio", ...values: string[]) => {
        await bar.getByRole("button", { name: chip }).click();
        for (const name of values) await page.getByRole(role, { name, exact: true }).click();
      };
      await choose(
        say("inbox.groups.status"),
        "menuitemcheckbox",
        say("values.status.open"),
        say("values.status.in_progress"),
      );
      await shoot("filter-menu");
      await page.keyboard.press("Escape");
      await choose(
        say("inbox.groups.priority"),
        "menuitemcheckbox",
        say("values.priority.urgent"),
        say("values.priority.high"),
      );
      await page.keyboard.press("Escape");
      await choose(say("inbox.filter.ageTitle"), "menuitemradio", say("inbox.filter.age.over", { days: 3 }));
      await page.keyboard.press("Escape");
      await shoot("filter-chosen");
      await bar.getByRole("button", { name: say("inbox.filter.customer") }).click();
      await page.getByRole("dialog").getByRole("combobox").fill("an");
      await page.getByRole("option").filter({ hasText: "@" }).first().waitFor();
      await shoot("filter-customer");
      await page.keyboard.press("Escape");
      await leaveDialog(stage, say("inbox.filter.customerTitle"));
      await bar.getByRole("button", { name: say("inbox.filter.saveAs") }).click();
      await page.getByRole("dialog").getByRole("textbox").waitFor();
      await shoot("saved-view-name");
      await page.keyboard.press("Enter");
      const more = page.getByRole("button", {
        name: say("inbox.filter.menu", { name: say("values.priority.urgent") }),
      });
      await more.waitFor();
      await page.getByRole("option").first().click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      await shoot("saved-view");
      await more.click();
      await shoot("saved-view-menu");
    },
  },
  {
    name: "inbox-bulk",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      await goToView(stage, allTickets(stage.say));
      await page.getByRole("option").first().waitFor();
      for (const key of ["j", "x", "j", "x", "j", "x"]) await page.keyboard.press(key);
      await page.getByRole("region", { name: stage.say("inbox.bulk.title") }).waitFor();
      await stage.shoot("inbox-bulk");
    },
  },
  {
    name: "inbox-empty",
    as: "admin@demo.test",
    async play(stage) {
      await goToView(stage, stage.say("inbox.view.mine.label"));
      await stage.browser.page.getByText(stage.say("inbox.view.mine.emptyTitle")).waitFor();
      await stage.shoot("inbox-empty-mine");
      await goToView(stage, stage.say("inbox.view.followed.label"));
      await stage.browser.page.getByText(stage.say("inbox.view.followed.emptyTitle")).waitFor();
      await stage.shoot("inbox-empty-followed");
      await stage.agent.openOutbox();
      await stage.shoot("outbox-empty");
    },
  },
  {
    name: "ticket",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      await openFirst(stage, allTickets(stage.say));
      await stage.shoot("ticket");
      await page.keyboard.press("n");
      await page.keyboard.insertText("Their contract ends in March: **no** goodwill beyond that.");
      await page.keyboard.type(" Ask @ki");
      await page.getByRole("listbox", { name: stage.say("display.mention.colleagues") }).waitFor();
      await stage.shoot("ticket-mention");
      await page.keyboard.press("Enter");
      await stage.shoot("ticket-note");
      await page.keyboard.press("Escape");
      await page.getByRole("region", { name: stage.say("ticket.history") }).focus();
      await page.keyboard.press("a");
      await page.getByRole("option", { name: stage.say("ticket.unassigned") }).waitFor();
      await stage.shoot("ticket-assign");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: stage.say("ticket.edit") }).click();
      await stage.shoot("ticket-edit");
    },
  },
  {
    name: "palette",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      const { say } = stage;
      await openFirst(stage, allTickets(say));
      await page.keyboard.press("ControlOrMeta+k");
      const palette = page.getByRole("dialog", { name: say("palette.label") });
      await palette.getByRole("option").first().waitFor();
      await stage.shoot("palette");
      await page.keyboard.insertText("invoice");
      await palette.getByText(/TICK-/).first().waitFor();
      await stage.shoot("palette-tickets");
      await palette.getByRole("combobox").fill("zyzzyva");
      await palette.getByText(say("palette.empty")).waitFor();
      await stage.shoot("palette-nothing");
      await leaveDialog(stage, say("palette.label"));
      const value = say("values.priority.urgent");
      await stage.agent.setPriority(value);
      await page.getByText(say("ticket.undo.priority", { value })).waitFor();
      await stage.shoot("undo");
    },
  },
  {
    name: "search",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      const { say } = stage;
      await goToView(stage, allTickets(say));
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("/");
      await stage.shoot("search-empty");
      await page.keyboard.insertText("z");
      await page.getByText(say("search.nothingMore")).waitFor();
      await stage.shoot("search-begun");
      await page.keyboard.press("Backspace");
      await page.keyboard.insertText("invoice");
      await page.getByRole("option").first().waitFor();
      await stage.shoot("search-results");
      const field = page.getByRole("combobox", { name: say("search.title") });
      await field.fill("status:maybe priority:urgent invoice");
      await stage.shoot("search-hints");
      await field.fill("zyzzyva");
      await page.getByText(say("search.nothingHere")).first().waitFor();
      await stage.shoot("search-nothing");
    },
  },
  {
    name: "dialogs",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      const { say } = stage;
      await goToView(stage, allTickets(say));
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("c");
      await page.getByRole("dialog", { name: say("newTicket.title") }).waitFor();
      await stage.shoot("new-ticket");
      await leaveDialog(stage, say("newTicket.title"));
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: say("ui.shortcuts") }).waitFor();
      await stage.shoot("shortcuts");
      await leaveDialog(stage, say("ui.shortcuts"));
      await chooseFromAccount(stage, "Lena Brandt", "settings");
      const settings = page.getByRole("dialog", { name: say("settings.title") });
      await stage.shoot("settings");
      await settings.getByRole("button", { name: say("settings.tokens.new") }).click();
      await settings.getByLabel(say("settings.tokens.purpose")).fill("Nightly export");
      await settings.getByRole("button", { name: say("settings.tokens.make") }).click();
      await page.getByRole("dialog", { name: say("settings.tokens.secret.title") }).waitFor();
      await stage.shoot("settings-token");
    },
  },
  {
    name: "desktop",
    as: "sam@demo.test",
    inDesktop: true,
    async play(stage) {
      const { browser, say, desktop, shoot } = stage;
      await browser.page.getByRole("option").first().waitFor();
      await chooseFromAccount(stage, "Sam Rivera", "settings");
      const section = browser.page.getByRole("heading", { name: say("settings.computer.title") });
      await section.evaluate((heading) => heading.scrollIntoView());
      await shoot("desktop-settings");
      if (desktop) desktop.electron.safeStorage.state.isLocked = true;
      await browser.reopen();
      await browser.page.getByRole("heading", { name: say("app.keyStore.title") }).waitFor();
      await shoot("desktop-key-store");
    },
  },
];
