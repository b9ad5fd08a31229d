// The very long messages that every desk gets: whole logs, and questionnaires of several pages.

import type { Random } from "./seeded-random.ts";

const LOG_LINES = 190;

const ROUTINE = [
  "idle",
  "hopper level ok",
  "boiler target 92.0 C reached",
  "grinder start",
  "grinder stop, 9.1 g",
  "brew start, profile espresso",
  "brew done, 38 ml in 26.2 s",
  "milk circuit rinse",
  "drip tray 41 %",
  "telemetry sent, 1.2 kB",
] as const;

/** A machine's log in which the voltage drops before each restart. */
export function longLog(random: Random, at: Date, serial: string): string {
  let time = at.getTime() - LOG_LINES * 61_000;
  const lines = Array.from({ length: LOG_LINES }, (_, line) => {
    time += random.between(5_000, 100_000);
    const stamp = new Date(time).toISOString().slice(0, 19);
    return `${stamp} ${serial} ${line % 47 === 46 ? restart(random) : routine(random)}`;
  });
  return lines.join("\n");
}

function routine(random: Random): string {
  return `INFO  ${random.between(226, 233)} V  ${random.pick(ROUTINE)}`;
}

function restart(random: Random): string {
  return `WARN  ${random.between(194, 197)} V  steam valve open · brownout · restart reason 3`;
}

const REQUIREMENTS = [
  "Price per cup at 800, 1,500 and 2,500 cups a month, each with and without beans",
  "Response time for a fault that stops a machine, and for one that does not",
  "Repair time that you commit to, and what you pay for each day beyond it",
  "Number of engineers within 100 km of each site, and their working hours",
  "Loan machine where a repair takes longer than two working days",
  "Term of contract, and what happens at its end without a notice",
  "Indexation of prices: which index, how often, with which cap",
  "Power consumption in use, in standby and switched off, measured how",
  "Energy label of the machine, or the measurements by which we can work it out",
  "Share of renewable electricity in roasting and in your own offices",
  "Origin of the beans down to the cooperative, for at least one blend",
  "Certificates for the beans (please attach, with the date to which they are valid)",
  "CO₂ per cup according to ISO 14067, with the boundaries of the system",
  "Packaging: material, weight per kilogram of beans, and who takes it back",
  "Take-back of machines at the end of their life, and what becomes of them",
  "Spare parts: for how many years after the last machine was sold",
  "Hygiene: cleaning intervals, agents used, and their safety data sheets",
  "Allergens in every product that goes through the machine",
  "Noise at one metre while grinding and while steaming",
  "Use by people who are blind, and from a wheelchair",
  "Payment by card, by badge, and free vend for guests, at the same machine",
  "Data that the machine sends, where it is kept, for how long, and who reads it",
  "Single sign-on with SAML or OpenID Connect, and provisioning by SCIM",
  "Export of all our data at any time, in which format",
  "Penetration test of the last twelve months, summary for the management suffices",
  "Insurance cover for water damage, per case and per year",
  "Subcontractors that would come to our sites, by name",
  "Minimum wage and working hours: your declaration and that of the carriers",
  "Three references of comparable size, which we may call",
  "What you would do otherwise than we have described it, and why",
] as const;

const REMARK = [
  "Please answer per site where the sites differ.",
  "One sentence is enough.",
  "If this is planned only, say from when on.",
  "This point counts double in our evaluation.",
  "A negative answer doesn't exclude you.",
  "We'd like to see this on site before signing.",
] as const;

/** Requirements of a tender, as a numbered list in Markdown. */
export function longRequirements(random: Random): string {
  const from = random.between(0, 4);
  return REQUIREMENTS.slice(from)
    .map((requirement, index) => {
      const remark = random.chance(0.55) ? ` *${random.pick(REMARK)}*` : "";
      return `${index + 1}. ${requirement}.${remark}`;
    })
    .join("\n");
}
