import { CONTRACTS_AND_RETURNS } from "./contracts-and-returns.ts";
import { DELIVERIES_AND_QUESTIONS } from "./deliveries-and-questions.ts";
import { GERMAN } from "./german.ts";
import { HUB_AND_ACCOUNTS } from "./hub-and-accounts.ts";
import { INVOICES } from "./invoices.ts";
import { MACHINE_FAULTS } from "./machine-faults.ts";
import { MACHINE_REQUESTS } from "./machine-requests.ts";
import { NETWORK_AND_DEVICES } from "./network-and-devices.ts";
import { ROMANCE_LANGUAGES } from "./romance-languages.ts";
import { SALES_ENQUIRIES } from "./sales-enquiries.ts";
import type { Scenario } from "./scenario.ts";

export const SCENARIOS: readonly Scenario[] = [
  ...MACHINE_FAULTS,
  ...MACHINE_REQUESTS,
  ...HUB_AND_ACCOUNTS,
  ...NETWORK_AND_DEVICES,
  ...INVOICES,
  ...CONTRACTS_AND_RETURNS,
  ...SALES_ENQUIRIES,
  ...DELIVERIES_AND_QUESTIONS,
  ...GERMAN,
  ...ROMANCE_LANGUAGES,
];
