// Managing staff as an admin does it: everything that is said before, done, and seen by the one it is done to.

import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
});
afterAll(() => desk.stop());

async function openStaff(who: "lead" | "admin"): Promise<PersonInBrowser> {
  const browser = await openBrowser(desk.url);
  await browser.signIn(emailOf(who), TEST_PASSWORD);
  await browser.page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Staff" }).click();
  await rowOf(browser, "Sam Support").waitFor();
  return browser;
}

function rowOf({ page }: PersonInBrowser, name: string) {
  return page.getByRole("row").filter({ hasText: name });
}

async function choose(browser: PersonInBrowser, name: string, act: string): Promise<void> {
  await browser.page.getByRole("button", { name: `Actions for ${name}` }).click();
  await browser.page.getByRole("menuitem", { name: act }).click();
}

test("[P5] an admin adds a colleague, who signs in with the password shown once and is disabled again", async () => {
  const admin = await openStaff("lead");
  const { page } = admin;
  await expectNoViolations(admin);
  await page.getByRole("button", { name: "Add colleague" }).click();
  const form = page.getByRole("dialog", { name: "Add colleague" });
  await form.getByLabel("Name").fill("Nina New");
  await form.getByLabel("E-mail address").fill(emailOf("sam"));
  await form.getByRole("button", { name: "Add colleague" }).click();
  await form.getByText("Belongs to another account").waitFor();
  await expectNoViolations(admin);
  await form.getByLabel("E-mail address").fill("nina@test.example");
  await form.getByRole("button", { name: "Add colleague" }).click();
  const shown = page.getByRole("dialog", { name: "The password of Nina New" });
  const password = (await shown.getByLabel("One-time password").textContent()) ?? "";
  await expectNoViolations(admin);
  await shown.getByRole("button", { name: "I have handed it over" }).click();
  await rowOf(admin, "Nina New").getByText("Never").waitFor();
  expect(await page.getByText(password).count()).toBe(0);

  const nina = await openBrowser(desk.url);
  await nina.signIn("nina@test.example", password);
  await nina.page.getByRole("navigation", { name: "Views" }).waitFor();
  expect(await nina.page.getByRole("button", { name: "Staff" }).count()).toBe(0);

  await choose(admin, "Nina New", "Disable");
  const question = page.getByRole("dialog", { name: "Disable Nina New?" });
  await question.getByText("removes every ticket").waitFor();
  await expectNoViolations(admin);
  await question.getByRole("button", { name: "Disable account" }).click();
  await rowOf(admin, "Nina New").getByText("Disabled").waitFor();
  await nina.page
    .getByText(/disabled/i)
    .first()
    .waitFor();
  await choose(admin, "Nina New", "Enable");
  await rowOf(admin, "Nina New").getByText("Active").waitFor();
  expect([...admin.faults, ...nina.faults]).toEqual([]);
  await nina.close();
  await admin.close();
});

test("[P1] a super admin changes roles and passwords; an admin is told what is not theirs to do", async () => {
  const boss = await openStaff("admin");
  await choose(boss, "Kim Support", "Change role");
  const dialog = boss.page.getByRole("dialog", { name: "Change the role of Kim Support" });
  await dialog.getByRole("combobox", { name: "Role" }).click();
  await boss.page.getByRole("option", { name: "Admin", exact: true }).click();
  await dialog.getByText("fetches what the new role may see").waitFor();
  await dialog.getByRole("button", { name: "Change role" }).click();
  await rowOf(boss, "Kim Support").getByText("Admin", { exact: true }).waitFor();
  await choose(boss, "Kim Support", "Rename");
  await boss.page.getByRole("dialog").getByLabel("Name").fill("Kim Admin");
  await boss.page.getByRole("button", { name: "Rename" }).click();
  await rowOf(boss, "Kim Admin").waitFor();
  await choose(boss, "Kim Admin", "Reset password");
  await boss.page.getByRole("button", { name: "Reset password" }).click();
  await boss.page.getByRole("dialog", { name: "The password of Kim Admin" }).waitFor();
  await boss.page.getByRole("button", { name: "I have handed it over" }).click();

  const lead = await openStaff("lead");
  await lead.page.getByRole("button", { name: "Actions for Kim Admin" }).click();
  await lead.page.getByText("You may not do this to this account").waitFor();
  expect(await lead.page.getByRole("menuitem", { name: "Disable" }).getAttribute("aria-disabled")).toBe("true");
  await lead.close();
  await boss.close();
});

test("offline the list is what this device knows, and says why nothing can be done", async () => {
  const admin = await openStaff("lead");
  await admin.goOffline();
  await admin.page.getByText("Accounts are managed online only.").waitFor();
  await rowOf(admin, "Sam Support").getByText("Not known here").waitFor();
  expect(await admin.page.getByRole("button", { name: "Add colleague" }).isDisabled()).toBe(true);
  await expectNoViolations(admin);
  await admin.goOnline();
  await admin.page.getByText("Accounts are managed online only.").waitFor({ state: "detached" });
  await admin.close();
});
