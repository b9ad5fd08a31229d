// What agents and admins see all day.

import type { Page } from "playwright-core";
import type { Scene, Stage } from "../scene.ts";

const VIEWS = [
  { name: "inbox-mine", as: "sam@demo.test", view: "My tickets" },
  { name: "inbox-unassigned", as: "kim@demo.test", view: "Unassigned" },
  { name: "inbox-all", as: "lead@demo.test", view: "All tickets" },
  { name: "inbox-closed", as: "admin@demo.test", view: "Closed" },
];

async function goToView({ browser: { page } }: Stage, view: string): Promise<void> {
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: view }).first().click();
  await page.getByRole("option").first().waitFor();
}

async function openFirst(stage: Stage, view: string): Promise<void> {
  const { page } = stage.browser;
  await goToView(stage, view);
  await page.getByRole("option").first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

async function leave(page: Page, dialog: string): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: dialog }).waitFor({ state: "hidden" });
}

const VIEW_SCENES: readonly Scene[] = VIEWS.map(({ name, as, view }) => ({
  name,
  as,
  async play(stage) {
    await goToView(stage, view);
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
      await goToView(stage, "All tickets");
      await page.keyboard.press("o");
      await page.getByRole("menuitemradio", { name: "Longest waiting" }).click();
      await page.getByRole("menuitemradio", { name: "Priority" }).last().click();
      await stage.shoot("inbox-order-menu");
      await page.keyboard.press("Escape");
      await stage.shoot("inbox-grouped");
      await page.getByRole("listbox").evaluate((box) => box.scrollBy(0, 80 * 9));
      await stage.shoot("inbox-grouped-scrolled");
    },
  },
  {
    name: "ticket",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      await openFirst(stage, "All tickets");
      await stage.shoot("ticket");
      await page.keyboard.press("n");
      await page.keyboard.insertText("Their contract ends in March: **no** goodwill beyond that.");
      await stage.shoot("ticket-note");
      await page.keyboard.press("Escape");
      await page.getByRole("region", { name: "Conversation and history" }).focus();
      await page.keyboard.press("a");
      await page.getByRole("option", { name: "Unassigned" }).waitFor();
      await stage.shoot("ticket-assign");
    },
  },
  {
    name: "palette",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      await openFirst(stage, "All tickets");
      await page.keyboard.press("ControlOrMeta+k");
      const palette = page.getByRole("dialog", { name: "Commands and tickets" });
      await palette.getByRole("option").first().waitFor();
      await stage.shoot("palette");
      await page.keyboard.insertText("invoice");
      await palette.getByText(/TICK-/).first().waitFor();
      await stage.shoot("palette-tickets");
      await leave(page, "Commands and tickets");
      await page.keyboard.press("ControlOrMeta+k");
      await page.keyboard.insertText("urgent");
      await page.keyboard.press("Enter");
      await page.getByText("Priority set to Urgent").waitFor();
      await stage.shoot("undo");
    },
  },
  {
    name: "search",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      await goToView(stage, "All tickets");
      await page.keyboard.press("/");
      await stage.shoot("search-empty");
      await page.keyboard.insertText("invoice");
      await page.getByRole("option").first().waitFor();
      await stage.shoot("search-results");
      await page.getByRole("combobox", { name: "Search tickets" }).fill("zyzzyva");
      await page.getByText("Nothing found").first().waitFor();
      await stage.shoot("search-nothing");
    },
  },
  {
    name: "dialogs",
    as: "lead@demo.test",
    async play(stage) {
      const { page } = stage.browser;
      await goToView(stage, "All tickets");
      await page.keyboard.press("c");
      await page.getByRole("dialog", { name: "New ticket" }).waitFor();
      await stage.shoot("new-ticket");
      await leave(page, "New ticket");
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
      await stage.shoot("shortcuts");
      await leave(page, "Keyboard shortcuts");
      await page.getByRole("button", { name: /^Account of/ }).click();
      await page.getByRole("menuitem", { name: "Settings" }).click();
      await page.getByRole("dialog", { name: "Settings" }).waitFor();
      await stage.shoot("settings");
    },
  },
];
