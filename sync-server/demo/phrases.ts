// What stands around the words of a scenario: greetings, closing lines, and the small talk of long threads.

import type { Language } from "./scenarios/scenario.ts";
import type { Random } from "./seeded-random.ts";

type Lines = readonly [string, ...string[]];

const CUSTOMER_OPENINGS: Record<Language, Lines> = {
  en: [
    "",
    "",
    "Hi,\n\n",
    "Hello,\n\n",
    "Good morning,\n\n",
    "Hi there,\n\n",
    "Dear Northcup team,\n\n",
    "Hello again,\n\n",
  ],
  de: ["", "Hallo,\n\n", "Liebes Northcup-Team,\n\n"],
  fr: ["", "Madame, Monsieur,\n\n"],
  es: ["", "Buenas tardes:\n\n"],
  pt: ["", "Caros senhores,\n\n"],
};

const CUSTOMER_CLOSINGS: Record<Language, Lines> = {
  en: [
    "",
    "",
    "",
    "\n\nThanks,\n{name}",
    "\n\nBest, {name}",
    "\n\nMany thanks in advance\n{name}, {company}",
    "\n\n{name}",
  ],
  de: ["", "\n\nViele Grüße\n{name}", "\n\nMit freundlichen Grüßen\n{name}, {company}"],
  fr: ["", "\n\nCordialement,\n{name}", "\n\nBien à vous\n{name}, {company}"],
  es: ["", "\n\nUn saludo,\n{name}", "\n\nGracias de antemano,\n{name}"],
  pt: ["", "\n\nCumprimentos,\n{name}", "\n\nObrigado,\n{name}"],
};

export function dressRequest(words: string, language: Language, random: Random): string {
  const opening = random.pick(CUSTOMER_OPENINGS[language]);
  const isGreeting = /^(Guten Tag|Bonjour|Buenos días|Hola|Bom dia)/.test(words);
  return `${isGreeting ? "" : opening}${words}${random.pick(CUSTOMER_CLOSINGS[language])}`;
}

const GREETINGS: Lines = ["Hi {name},\n\n", "Hello {name},\n\n", "Good morning {name},\n\n", "", ""];
const SIGNATURES: Lines = ["", "\n\nBest,\n{agent}", "\n\n{agent} from Northcup", "\n\nKind regards\n{agent}", ""];

/** Everybody at the desk has their own way of beginning and ending, in English; the other languages bring theirs. */
export function dressAnswer(words: string, language: Language, agentNumber: number): string {
  const signature = SIGNATURES[agentNumber % SIGNATURES.length] ?? "";
  if (language !== "en") return words + (signature === "" ? "" : "\n\n{agent}");
  return (GREETINGS[(agentNumber * 3) % GREETINGS.length] ?? "") + words + signature;
}

const NUDGES: Record<Language, Lines> = {
  en: [
    "Has somebody had a chance to look at this yet?",
    "Just so it doesn't get lost: we're still waiting.",
    "Any idea when we'll hear from you? No rush, I only need to tell people something.",
    "One more thing: I'm out of the office from tomorrow, please ask for the reception.",
    "It has become a little more pressing, the boss has noticed.",
    "Adding to the above: it happens on the machine next to it as well.",
  ],
  de: ["Gibt es dazu schon etwas Neues?", "Nur zur Erinnerung, damit es nicht untergeht."],
  fr: ["Avez-vous eu le temps de regarder ?", "Je me permets de vous relancer."],
  es: ["¿Hay alguna novedad?", "¿Podrían darnos una fecha aproximada?"],
  pt: ["Já há novidades?", "Continuamos a aguardar, obrigado."],
};

export function pickNudge(language: Language, random: Random): string {
  return random.pick(NUDGES[language]);
}

const SORRY: Record<Language, Lines> = {
  en: [
    "Sorry to see this open again. I'm looking into it and will write before the end of the day.",
    "That wasn't the plan. I've put it back on the engineer's list for {city} and will tell you the time as soon as I have it.",
    "Thanks for coming back to us instead of suffering in silence. Could you tell me whether anything has changed since it worked?",
    "Hm, then we've only cured the symptom. Let me take this to second level and come back with something better.",
  ],
  de: ["Das sollte nicht sein. Ich sehe es mir heute noch an und melde mich."],
  fr: ["Désolé que cela recommence. Je regarde tout de suite et je reviens vers vous."],
  es: ["Siento que haya vuelto. Lo miro ahora mismo y le digo algo hoy."],
  pt: ["Lamento que tenha voltado. Vou ver já e digo algo ainda hoje."],
};

export function pickSorry(language: Language, random: Random): string {
  return random.pick(SORRY[language]);
}

/** Exchanges about appointments: what makes a thread long without moving it on. */
export const APPOINTMENT_TALK: readonly (readonly [customer: string, staff: string])[] = [
  ["Could we make it an hour later? Our reception is only staffed from nine.", "Nine it is, I've told the engineer."],
  [
    "Does he need a parking permit? The police are keen around here.",
    "If you can get one, gladly: white van, plate ends in 418.",
  ],
  ["The permit is at the reception, in an envelope with your name on it.", "Perfect, he'll ask for it."],
  [
    "I'm afraid there's a fire drill on that morning. Is the afternoon possible?",
    "The afternoon works too: between two and four.",
  ],
  [
    "How long will it take? People ask whether to bring thermos flasks.",
    "About an hour. Thermos flasks can stay at home.",
  ],
  [
    "Can he come up with the goods lift? The other one is being repaired.",
    "Yes, if it carries 200 kg. His trolley is heavier than it looks.",
  ],
  ["It carries 600. He'd have to sign in with the porter.", "Noted: porter first, then goods lift."],
  ["Somebody asks whether the water has to be off for the whole building.", "No, only the tap behind the machine."],
  [
    "And do we have to be there, or is it enough if a colleague lets him in?",
    "A colleague is fine. He'll leave the protocol on the machine.",
  ],
];

/** What people write in a note to each other. */
export const COLLEAGUE_NOTES: Lines = [
  "Had the same at another customer last week, ask me before ordering parts.",
  "FYI: contract renewal is due next month, let's be generous.",
  "They called as well, I told them that you're on it.",
  "Please don't promise a date before Marta has confirmed hers.",
  "Service log of the last two visits is in the Hub, nothing unusual.",
  "I can take this over if your list is too long today.",
  "Careful with the tone here, they had a bad experience in spring (see their older tickets).",
  "Warranty runs out at the end of the month. If a part is needed, order it before.",
];

export const HAND_BACK_NOTES: Lines = [
  "Back to the queue: this needs somebody who knows the payment terminals.",
  "I'm off from tomorrow, so I'm handing this back before it lies around.",
  "Not one for me after all, the customer would like to be called in the afternoon.",
];

/** Subjects of people in a hurry, which somebody at the desk then makes findable. */
export const VAGUE_SUBJECTS: Lines = [
  "Help",
  "Question",
  "Coffee machine",
  "Urgent!!",
  "Hello",
  "Problem",
  "(no subject)",
];
