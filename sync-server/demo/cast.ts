// Northcup's desk and its customers.

import type { Role } from "#domain/people/role.ts";
import { DEMO_ACCOUNTS } from "./demo-accounts.ts";
import type { Language } from "./scenarios/scenario.ts";

export interface Employee {
  email: string;
  displayName: string;
  role: Role;
  /** The language they answer in besides English. */
  speaks?: Language;
  /** How many tickets they have on their hands: uneven, as at every desk. */
  active: number;
  /** Their share of what has been settled. */
  settled: number;
}

export interface Client {
  email: string;
  displayName: string;
  role: "customer";
  company: string;
  city: string;
  language: Language;
}

const WORK: Record<string, Pick<Employee, "active" | "settled" | "speaks">> = {
  "admin@demo.test": { active: 0, settled: 1 },
  "lead@demo.test": { active: 3, settled: 6, speaks: "de" },
  "sam@demo.test": { active: 25, settled: 34 },
  "kim@demo.test": { active: 19, settled: 28 },
};

export const STAFF: readonly Employee[] = [
  ...DEMO_ACCOUNTS.filter(({ role }) => role !== "customer").map((account) => ({
    ...account,
    ...(WORK[account.email] ?? { active: 0, settled: 0 }),
  })),
  employee("Priya Raman", "admin", 2, 8),
  employee("Grace Mbeki", "support", 16, 22),
  employee("Jonas Weber", "support", 14, 20, "de"),
  employee("Amélie Laurent", "support", 11, 16, "fr"),
  employee("Lucía Herrera", "support", 9, 17, "es"),
  employee("Owen Hughes", "support", 8, 12),
  employee("Tomás Silva", "support", 6, 9, "pt"),
  employee("Yuki Tanaka", "support", 4, 5),
];

export const CLIENTS: readonly Client[] = [
  account("casey@demo.test", "Linden & Moss Architects", "Bristol"),
  account("robin@demo.test", "Tallow Street Studios", "Leeds"),
  ...clients("en", [
    ["Amara Nwosu", "Brightwell Law", "London"],
    ["Ben Carter", "Quayside Insurance", "Liverpool"],
    ["Chloe Barnes", "Harrow Lane Dental", "Reading"],
    ["Daniel O'Brien", "Skerries Software", "Dublin"],
    ["Elena Petrova", "Halden Logistics", "Rotterdam"],
    ["Fatima Siddiqui", "Northgate Housing", "Manchester"],
    ["George Papadakis", "Meltemi Yachts", "Athens"],
    ["Hannah Lee", "Peak District Press", "Sheffield"],
    ["Ibrahim Yusuf", "Sahel Solar", "Birmingham"],
    ["Jack Thornton", "Thornton & Daughters", "York"],
    ["Keiko Mori", "Mori Design", "Amsterdam"],
    ["Liam Fraser", "Cairn Engineering", "Aberdeen"],
    ["Maya Cohen", "Olive Branch Foundation", "London"],
    ["Niamh Doyle", "Liffey Labs", "Dublin"],
    ["Oskar Lund", "Fjordlys Energy", "Copenhagen"],
    ["Paula Jensen", "Vester Media", "Aarhus"],
    ["Quentin Moore", "Moore Surveyors", "Cardiff"],
    ["Rachel Green", "Willow Primary Trust", "Nottingham"],
    ["Samir Patel", "Patel Pharmacy Group", "Leicester"],
    ["Tessa van Dijk", "Grachten Travel", "Amsterdam"],
    ["Una Kavanagh", "Claddagh Credit Union", "Galway"],
    ["Victor Adeyemi", "Adeyemi Consulting", "London"],
    ["Wendy Zhao", "Canton Textiles", "Manchester"],
    ["Xander Visser", "Visser Bikes", "Utrecht"],
    ["Yasmin Rahman", "Riverside Clinic", "Oxford"],
    ["Zoe Whitfield", "Whitfield Events", "Bath"],
    ["Aidan Walsh", "Harbour Radio", "Cork"],
    ["Beatrice Holm", "Holm & Partners", "Stockholm"],
    ["Colin Baxter", "Baxter Timber", "Inverness"],
    ["Dalia Haddad", "Cedar Kitchens", "London"],
    ["Edward Lin", "Linwood Analytics", "Cambridge"],
    ["Freya Olsen", "Olsen Optics", "Oslo"],
    ["Gareth Price", "Taff Valley Rail", "Swansea"],
    ["Helen Sharma", "Sharma Solicitors", "Coventry"],
    ["Isla Murray", "Clyde Shipyards", "Glasgow"],
    ["Joel Kipkemboi", "Rift Running", "Brighton"],
    ["Karen Doherty", "Foyle Foods", "Derry"],
    ["Leo Martin", "Slate Games", "Edinburgh"],
    ["Monica Reyes", "Manta Diving", "Plymouth"],
    ["Nathan Clarke", "Clarke & Sons Roofing", "Exeter"],
    ["Orla Byrne", "Byrne Biotech", "Belfast"],
    ["Peter Novak", "Novak Instruments", "Prague"],
    ["Ruth Abrams", "Abrams Archive", "London"],
    ["Sofia Lindgren", "Norrsken Coworking", "Gothenburg"],
    ["Tom Bradley", "Bradley Brewing", "Newcastle"],
  ]),
  ...clients("de", [
    ["Anke Schröder", "Elbufer Verlag", "Hamburg"],
    ["Bernd Kaltenbach", "Kaltenbach Maschinenbau", "Stuttgart"],
    ["Fenja Groß", "Deichwerk", "Bremen"],
    ["Matthias Übel", "Isar Labortechnik", "München"],
  ]),
  ...clients("fr", [
    ["Benoît Marchand", "Ateliers Marchand", "Lyon"],
    ["Cécile Dubois", "Maison Garance", "Paris"],
    ["Hélène Faure", "Cabinet Faure", "Nantes"],
  ]),
  ...clients("es", [
    ["Iñaki Etxeberria", "Talleres Nervión", "Bilbao"],
    ["María Peña", "Editorial Almendro", "Madrid"],
    ["Pablo Núñez", "Clínica Levante", "Valencia"],
  ]),
  ...clients("pt", [
    ["Inês Carvalho", "Azulejo Arquitetos", "Lisboa"],
    ["João Magalhães", "Douro Têxteis", "Porto"],
    ["Conceição Brito", "Mar Alto Conservas", "Setúbal"],
  ]),
];

function employee(displayName: string, role: Role, active: number, settled: number, speaks?: Language): Employee {
  const email = `${toAddress(displayName.split(" ")[0] ?? "")}@demo.test`;
  return { email, displayName, role, active, settled, ...(speaks ? { speaks } : {}) };
}

function account(email: string, company: string, city: string): Client {
  const displayName = DEMO_ACCOUNTS.find((known) => known.email === email)?.displayName ?? email;
  return { email, displayName, role: "customer", company, city, language: "en" };
}

function clients(
  language: Language,
  list: readonly (readonly [name: string, company: string, city: string])[],
): Client[] {
  return list.map(([displayName, company, city]) => {
    const email = `${toAddress(displayName)}@${toAddress(company).replaceAll(".", "-")}.example`;
    return { email, displayName, role: "customer", company, city, language };
  });
}

/** Plain letters, with a full stop between the words. */
function toAddress(words: string): string {
  const plain = words.replaceAll("ß", "ss").replaceAll("'", "").normalize("NFD").replaceAll(/\p{M}/gu, "");
  return plain
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ".")
    .replaceAll(/^\.|\.$/g, "");
}
