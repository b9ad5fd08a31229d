// What fills the {slots} of a scenario: drawn once a ticket, so that all its texts speak of the same machine and day.

import { longLog, longRequirements } from "./long-texts.ts";
import type { Language, Scenario } from "./scenarios/scenario.ts";
import type { Random } from "./seeded-random.ts";

export type Slots = Readonly<Record<string, string>>;

export interface Setting {
  random: Random;
  scenario: Scenario;
  createdAt: Date;
  company: string;
  city: string;
  customerName: string;
}

const DAY = 86_400_000;
const LOCALES: Record<Language, string> = { en: "en-GB", de: "de-DE", fr: "fr-FR", es: "es-ES", pt: "pt-PT" };

const FLOORS: Record<Language, readonly [string, ...string[]]> = {
  en: [
    "the ground floor",
    "the first floor",
    "the second floor",
    "the third floor",
    "the fourth floor",
    "the top floor",
  ],
  de: ["1. OG", "3. OG"],
  fr: ["2e étage", "3e étage", "5e étage"],
  es: ["primera planta", "segunda planta", "tercera planta"],
  pt: ["1.º andar", "2.º andar"],
};

/** @throws RangeError where a text asks for a slot that there is not. */
export function fillSlots(template: string, slots: Slots): string {
  return template.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new RangeError(`there is no slot {${name}}`);
    return value;
  });
}

/** Returns the way to draw a ticket's slots. The formats are kept for all of a desk's tickets, as making them is slow. */
export function slotDrawer(): (setting: Setting) => Slots {
  const formats = new Map<Language, Formats>();
  return (setting) => {
    const { language } = setting.scenario;
    const known = formats.get(language) ?? makeFormats(LOCALES[language]);
    formats.set(language, known);
    return drawSlots(setting, known);
  };
}

function drawSlots(setting: Setting, formats: Formats): Slots {
  const { random, scenario, createdAt } = setting;
  const { language } = scenario;
  const serial = `NC${random.between(2, 7)}-${random.between(10_000, 99_999)}`;
  const euros = random.between(180, 2_900);
  return {
    name: setting.customerName.split(" ")[0] ?? setting.customerName,
    company: setting.company,
    city: setting.city,
    serial,
    machine: random.pick(["Solo", "Twin", "Twin", "Forum"]),
    floor: random.pick(FLOORS[language]),
    count: String(random.between(12, 64)),
    invoice: `INV-${random.between(20_000, 48_999)}`,
    order: `NO-${random.between(100_000, 799_999)}`,
    number: String(random.between(2_100, 8_999)),
    amount: formats.money.format(euros + 0.01 * random.between(0, 99)),
    smaller: formats.money.format(Math.round(euros / 5) + 0.5),
    version: `5.${random.between(1, 9)}.${random.between(0, 4)}`,
    date: formats.date.format(daysFrom(createdAt, -random.between(3, 12))),
    later: formats.date.format(daysFrom(createdAt, random.between(4, 12))),
    weekday: formats.weekday.format(daysFrom(createdAt, -random.between(1, 4))),
    month: formats.month.format(daysFrom(createdAt, -random.between(5, 25))),
    ...(asksFor(scenario, "log") ? { log: longLog(random, createdAt, serial) } : {}),
    ...(asksFor(scenario, "requirements") ? { requirements: longRequirements(random) } : {}),
  };
}

/** The long ones are made for those alone who use them. */
function asksFor({ descriptions, thread }: Scenario, slot: string): boolean {
  return [...descriptions, ...thread.map(([, words]) => words)].some((words) => words.includes(`{${slot}}`));
}

interface Formats {
  money: Intl.NumberFormat;
  date: Intl.DateTimeFormat;
  weekday: Intl.DateTimeFormat;
  month: Intl.DateTimeFormat;
}

function makeFormats(locale: string): Formats {
  const timeZone = "UTC";
  return {
    money: new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }),
    date: new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone }),
    weekday: new Intl.DateTimeFormat(locale, { weekday: "long", timeZone }),
    month: new Intl.DateTimeFormat(locale, { month: "long", timeZone }),
  };
}

function daysFrom(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY);
}
