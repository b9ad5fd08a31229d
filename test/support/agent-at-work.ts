// What an agent does all day, as presses on the agent's screen.

import type { Locator, Page } from "playwright-core";

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

export function agentAtWork(page: Page): AgentAtWork {
  const write = async (kind: "Reply" | "Internal note", words: string, button: string) => {
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
    await page.getByRole("option", { name: option }).click();
  };
  return {
    async open(view, subject) {
      await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: view }).first().click();
      await page.getByRole("option").filter({ hasText: subject }).click();
      await page.getByRole("heading", { level: 1, name: subject }).waitFor();
    },
    reply: (words) => write("Reply", words, "Send reply"),
    addNote: (words) => write("Internal note", words, "Add internal note"),
    setStatus: (label) => choose("Status", label),
    setPriority: (label) => choose("Priority", label),
    async take() {
      await page.getByRole("button", { name: "Take", exact: true }).click();
      await page.getByRole("button", { name: "Hand back" }).waitFor();
    },
    async follow() {
      await page.getByRole("button", { name: /^Follow:/ }).click();
      await page.getByRole("button", { name: "Unfollow" }).waitFor();
    },
    async createTicket({ customer, subject, description }) {
      await page.getByRole("button", { name: "New ticket" }).first().click();
      const dialog = page.getByRole("dialog", { name: "New ticket" });
      await dialog.getByRole("combobox", { name: "Customer" }).fill(customer);
      await page.getByRole("option").filter({ hasText: customer }).first().click();
      await dialog.getByLabel("Subject").fill(subject);
      await dialog.getByLabel("Description").fill(description);
      await dialog.getByRole("button", { name: "Create ticket" }).click();
      await page.getByRole("heading", { level: 1, name: subject }).waitFor();
    },
    async openOutbox() {
      await page.getByRole("contentinfo").getByRole("button").first().click();
      const outbox = page.getByRole("dialog", { name: "Outbox" });
      await outbox.waitFor();
      return outbox;
    },
    message: (words) => page.getByRole("article").filter({ hasText: words }),
    async untilAllSent() {
      await page.getByRole("contentinfo").getByText("Everything sent").waitFor();
    },
  };
}
