// Steps that many scenes begin with.

import type { Stage } from "./scene.ts";

type At = Pick<Stage, "browser" | "say">;

/** Opens a view by its name. */
export async function goToView({ browser: { page }, say }: At, view: string): Promise<void> {
  const views = page.getByRole("navigation", { name: say("inbox.views") });
  await views.getByRole("button", { name: view }).first().click();
}

/** Opens the first ticket of a view. @returns its subject and number. */
export async function openFirst(stage: At, view: string): Promise<{ subject: string; number: string }> {
  const { page } = stage.browser;
  await goToView(stage, view);
  await page.getByRole("option").first().click();
  const subject = await page.getByRole("heading", { level: 1 }).innerText();
  const number = await page
    .getByRole("main")
    .getByText(/^TICK-/)
    .first()
    .innerText();
  return { subject, number };
}

export function openFromQueue(stage: At): Promise<{ subject: string; number: string }> {
  return openFirst(stage, stage.say("inbox.view.unassigned.label"));
}

/** Opens one of the pages beside the inbox. */
export async function goToPlace({ browser: { page }, say }: At, place: "dashboard" | "staff" | "integrations") {
  const places = page.getByRole("navigation", { name: say("app.places") });
  await places.getByRole("button", { name: say(`app.${place}`) }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

export async function leaveDialog({ browser: { page } }: At, name: string): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name }).waitFor({ state: "hidden" });
}

/** Chooses from the account's menu; `name` is who is signed in. */
export async function chooseFromAccount({ browser: { page }, say }: At, name: string, entry: "settings" | "signOut") {
  await page.getByRole("button", { name: say("settings.menu.account", { name }) }).click();
  await page.getByRole("menuitem", { name: say(`settings.menu.${entry}`) }).click();
}
