import type { Scenario } from "./scenario.ts";

export const SALES_ENQUIRIES: readonly Scenario[] = [
  {
    key: "quote-new-floor",
    language: "en",
    department: "sales",
    priorities: ["medium", "low"],
    subjects: [
      "Quote for {count} more people",
      "Second machine for {floor}",
      "We're growing: what would you recommend?",
    ],
    descriptions: [
      "We're taking over {floor} next quarter and need coffee for about {count} people there. They drink a lot of milk drinks. What would you recommend, and what does it cost per month?",
      "Could you send us a quote for another {machine}, same conditions as our present one? It's for about {count} people, delivery around {later}.",
    ],
    thread: [
      [
        "staff",
        "Congratulations on growing! For {count} people with many milk drinks I'd take the Forum with the large fridge unit rather than a second {machine}: it steams two cups at once, and the queue at nine o'clock is what people notice. I've put both variants into a quote in your Hub. Is there water and drain on {floor}?",
      ],
      ["customer", "Water yes, drain no. The Forum is above our budget by a bit, is there anything you can do?"],
      [
        "note",
        "Existing customer, 2 machines, pays on time. 8 % on the Forum with 48 months is within what Lena allows.",
      ],
      [
        "staff",
        "With 48 months instead of 36 I can come down by 8 %, and the lift pump for the missing drain is included. I've updated the quote; it stands for 30 days.",
      ],
      ["customer", "That works. Signed this morning. When can it be here?"],
      [
        "staff",
        "Received, thank you! Delivery and installation are booked for {later}, from 8:00. You'll hear from our engineer the day before.",
      ],
    ],
    thanks: "Looking forward to it, {floor} has been asking every day.",
  },
  {
    key: "trial-week",
    language: "en",
    department: "sales",
    priorities: ["low", "low", "medium"],
    subjects: ["Can we try a {machine} for a week?", "Trial before we decide", "Test machine for our works council"],
    descriptions: [
      "Before we sign for {count} machines our works council would like to taste the coffee. Is there a trial? We'd have space in the canteen.",
      "We're comparing three suppliers and would like to have a {machine} here for a week. What does it cost and what do we need to prepare?",
    ],
    thread: [
      [
        "staff",
        "A trial week is free, with beans, and without any obligation. All we need is a socket of its own, a table that carries 40 kg and somebody who presses the cleaning button in the evening. The next free machine would be there on {later}.",
      ],
      [
        "customer",
        "{later} is fine. Can we have decaf and an oat milk option too? That's what will decide it, to be frank.",
      ],
      [
        "staff",
        "Both, gladly: a second hopper with decaf and a second milk container. I'll also send a short sheet on which everybody can grade the coffee, it makes the discussion afterwards shorter.",
      ],
      [
        "note",
        'Bring the Harbour and the Meadow blend. They told Jonas on the phone that the competitor\'s was "sour".',
      ],
      ["customer", "The week is over: average grade 1.6, the others got 2.4 and 3.1. Please send the contract."],
      [
        "staff",
        "What a result, please thank everybody for grading! The contract's in your Hub. If you sign this week the trial machine can simply stay until the new ones arrive.",
      ],
    ],
    thanks: "Signed. The works council insists on the decaf.",
  },
  {
    key: "event-rental",
    language: "en",
    department: "sales",
    priorities: ["medium", "high"],
    subjects: ["Machines for a conference", "Rental for two days in {city}", "Coffee for {count}0 guests"],
    descriptions: [
      "We're organising a conference in {city} with about {count}0 participants for two days. Do you rent out machines with staff for that? The caterer's coffee was the only complaint last year.",
      "Is it possible to rent some of your machines for an event only? Two days, breaks of 20 minutes in which everybody wants coffee at once.",
    ],
    thread: [
      [
        "staff",
        "Yes, we do that regularly. For {count}0 people within 20 minutes you need four Forum machines and two baristas to keep things moving; experience says that each machine gives 90 cups in a break. Could you tell me the power supply at the venue: is there three-phase current near the foyer?",
      ],
      ["customer", "The venue says 32 A three-phase, one socket, 30 metres away. And there's no water nearby."],
      ["note", "Needs tank kit x4 and the 32 A distributor. Marta is free on these dates, second barista to be hired."],
      [
        "staff",
        "Good enough: we bring a distributor, cable bridges and water tanks. The quote's attached in your Hub, everything included down to the cups (paper or porcelain, 0.30 € difference).",
      ],
      ["customer", "Porcelain. Booked! One wish: could the first break start without a queue at the cups?"],
      [
        "staff",
        "We'll set up the cups on both sides, and start brewing five minutes before your speaker ends; just have somebody wave. You're booked.",
      ],
    ],
    thanks: "Best coffee we ever had at this conference, I've been asked for your address five times.",
  },
  {
    key: "sustainability-figures",
    language: "en",
    department: "sales",
    priorities: ["low", "medium"],
    subjects: [
      "CO₂ figures per cup",
      "Sustainability questionnaire for suppliers",
      "Fair trade certificate of the Harbour blend",
    ],
    descriptions: [
      "For our sustainability report we need the CO₂ footprint per cup and the certificates of the beans we get from you. Do you have something on paper? Deadline is {later}.",
      "Our group asks all suppliers to fill in a questionnaire. I've tried to keep it short, these are the questions we need answered:\n\n{requirements}",
    ],
    thread: [
      [
        "staff",
        "Gladly. In short: 21 g CO₂e per espresso from bean to cup without milk, of which 60 % is farming; the electricity at your place is not in it. The certificates for Harbour and Meadow are in the Hub under *Documents*. Which period does your report cover?",
      ],
      ["customer", "The last calendar year. And do you have figures for the milk? I'm told it's the larger part."],
      [
        "staff",
        "It is: 120 ml of cow's milk add about 150 g, oat drink about 45 g. I've computed it for your actual consumption of last year, machine by machine, and put it next to the certificates as a spreadsheet.",
      ],
      ["note", "Asked by four customers this quarter. Could become a report in the Hub."],
      [
        "staff",
        "I've also answered the remaining points, those we have no figures for are marked as such. I'd rather leave a cell empty than guess.",
      ],
    ],
    thanks: "The empty cells made our auditor trust the others. Thank you!",
  },
  {
    key: "accessories-order",
    language: "en",
    department: "sales",
    priorities: ["low"],
    subjects: ["Cup warmer for the {machine}", "Do you sell cups with our logo?", "Order of accessories"],
    descriptions: [
      "Is there a cup warmer that fits on top of or beside our {machine}? And how many cups does it hold?",
      "We'd like to order {count} cups with our logo, and cleaning tabs for half a year. I can't find either in the Hub's shop.",
    ],
    thread: [
      [
        "staff",
        "There's a warmer for 36 cups which stands to the left and is fed by the machine itself, so it needs no socket. Cups we have printed by a small pottery in minimum lots of 48; I'd need your logo as a vector file. Cleaning tabs are in the shop under *Care*, but only the machine's admin sees them. I've changed that for you.",
      ],
      ["customer", "Logo's uploaded. Can the inside of the cup be coloured? Our green is #1f6f54."],
      ["note", "Pottery says yes, glaze 17 is the nearest. +0.80 per cup."],
      [
        "staff",
        "It can: glaze number 17 comes close to your green, for 0.80 more each. I've put a photo of a sample into the quote. From the order they take four weeks.",
      ],
    ],
    quick:
      "Yes, the cup warmer for the {machine} holds 36 cups, stands on the left and needs no socket of its own. It's in the Hub's shop under *Accessories*, delivery within the week.",
    thanks: "Ordered. The green looks great in the photo.",
  },
  {
    key: "tender",
    language: "en",
    department: "sales",
    priorities: ["medium", "high"],
    subjects: [
      "Request for proposal: coffee supply at {count} sites",
      "Tender documents, answers until {later}",
      "Framework agreement",
    ],
    descriptions: [
      "We're tendering the coffee supply for our {count} sites. Please find our requirements below and let us know by {later} whether you'd like to take part.\n\n{requirements}\n\nQuestions can be asked until a week before the deadline, answers go to all bidders.",
      'As part of our framework agreement we ask you to comment on each of the following points. "Not applicable" is a fine answer where it\'s true.\n\n{requirements}',
    ],
    thread: [
      [
        "staff",
        "Thank you for including us, we'd like to take part. Three questions in advance: are the response times meant in working hours, do all sites have mains water, and may we offer two variants (rental and price per cup)?",
      ],
      ["customer", "Working hours; all but two sites; two variants are welcome, in separate price sheets please."],
      [
        "note",
        "Lena leads this one. Points 7 and 12 need an answer from operations; reference customers: ask before we name them!",
      ],
      [
        "customer",
        "A reminder that the deadline stands, several bidders have asked for more time and didn't get it. Procurement has sharpened some of the wording; the list as it stands now:\n\n{requirements}",
      ],
      [
        "staff",
        "Our proposal was uploaded this morning: both price sheets, the comments on every point, and three references who've agreed to be called. Thank you for a tender that's a pleasure to read, which is rare.",
      ],
    ],
    thanks: "Received and complete. You'll hear from us by the end of the month.",
  },
];
