// What an agent does all day, as presses on the agent's screen.

import type { Locator, Page } from "playwright-core";
import { sayIn } from "./say.ts";

export interface AgentAtWork {
  /** Opens a ticket of a view by its subject. */
  open(view: string, subject: string): Promise<void>;
  reply(words: string): Promise<void>;
  addNote(words: string): Promise<void>;
  setStatus(label: string): Promise<void>;
  setPriority(label: string): Promise<void>;
  take(): Promise<void>;
  follow(): Promise<void>;
  createTicket(ticket: { customer: string; subject: string; description: string }): Promise<void>;
  openOutbox(): Promise<Locator>;
  /** The message of the open conversation that holds these words. */
  message(words: string): Locator;
  /** Waits until nothing waits to be sent. */
  untilAllSent(): Promise<void>;
}

export function agentAtWork(page: Page, say = sayIn("en")): AgentAtWork {
  const write = async (kind: string, words: string, button: string) => {
    await page
      .getByRole("radio", { name: kind })
      .or(page.getByRole("button", { name: kind, exact: true }))
      .first()
      .click();
    await page.getByRole("textbox", { name: kind, exact: true }).fill(words);
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("article").filter({ hasText: words }).waitFor();
  };
  const choose = async (label: string, option: string) => {
    await page.getByRole("combobox", { name: label }).first().click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  return {
    async open(view, subject) {
      await page
        .getByRole("navigation", { name: say("inbox.views") })
        .getByRole("button", { name: view })
        .first()
        .click();
      await page.getByRole("option").filter({ hasText: subject }).click();
      await page.getByRole("heading", { level: 1, name: subject }).waitFor();
    },
    reply: (words) => write(say("display.composer.reply"), words, say("display.composer.sendReply")),
    addNote: (words) => write(say("display.composer.note"), words, say("display.composer.addNote")),
    setStatus: (label) => choose(say("ticket.status"), label),
    setPriority: (label) => choose(say("ticket.priority"), label),
    async take() {
      await page.getByRole("button", { name: say("ticket.take"), exact: true }).click();
      await page.getByRole("button", { name: say("ticket.handBack") }).waitFor();
    },
    async follow() {
      await page.getByRole("button", { name: say("ticket.follow") }).click();
      await page.getByRole("button", { name: say("ticket.unfollow") }).waitFor();
    },
    async createTicket({ customer, subject, description }) {
      await page
        .getByRole("button", { name: say("inbox.newTicket") })
        .first()
        .click();
      const dialog = page.getByRole("dialog", { name: say("newTicket.title") });
      await dialog.getByRole("combobox", { name: say("display.customer.label") }).fill(customer);
      await page.getByRole("option").filter({ hasText: customer }).first().click();
      await dialog.getByLabel(say("display.form.subject")).fill(subject);
      await dialog.getByLabel(say("display.form.description")).fill(description);
      await dialog.getByRole("button", { name: say("newTicket.create") }).click();
      await page.getByRole("heading", { level: 1, name: subject }).waitFor();
    },
    async openOutbox() {
      await page.getByRole("contentinfo").getByRole("button").first().click();
      const outbox = page.getByRole("dialog", { name: say("outbox.title") });
      await outbox.waitFor();
      return outbox;
    },
    message: (words) => page.getByRole("article").filter({ hasText: words }),
    async untilAllSent() {
      await page.getByRole("contentinfo").getByText(say("display.bar.allSent")).waitFor();
    },
  };
}
