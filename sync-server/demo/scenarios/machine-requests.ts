import type { Scenario } from "./scenario.ts";

export const MACHINE_REQUESTS: readonly Scenario[] = [
  {
    key: "move-machine",
    language: "en",
    department: "technical",
    priorities: ["low", "medium"],
    subjects: ["Moving the {machine} to {floor}", "May we move the machine ourselves?", "Office move on {later}"],
    descriptions: [
      "We're rearranging and would like to have the {machine} on {floor} instead. There is a water tap but no drain. Can we move it ourselves or does one of your people have to?",
      "Our office moves on {later}, two streets away. What do we have to do about the coffee machine ({serial})? The removal company would take it if it's safe.",
    ],
    thread: [
      [
        "staff",
        "You may move it yourselves within a building as long as it's emptied first: *Settings → Maintenance → Prepare for transport* takes ten minutes and drains the boiler. Outside of the building we'd like to do it, because the boiler can freeze or crack in a van.",
      ],
      ["customer", "What about the missing drain? The current place has one."],
      [
        "staff",
        "Without a drain you would use the internal waste tray, which for {count} people means emptying it about three times a day. Alternatively we fit a small lift pump that reaches any drain within six metres, 140 € once.",
      ],
      ["note", "Offer the pump at cost, they've been with us for four years. Lena agreed."],
      ["customer", "We'll take the pump then. When could you come?"],
      [
        "staff",
        "Booked for {later} at 8:00, with the pump, at 90 € as you've been with us so long. The engineer will move the machine, connect and test it; plan for about an hour without coffee. I'll close this once it's done, which I'm confident it will be.",
      ],
    ],
    thanks: "All done before the first meeting. Thank you for making this easy.",
  },
  {
    key: "decaf-second-hopper",
    language: "en",
    department: "technical",
    priorities: ["low", "low"],
    subjects: ["How do we set up decaf?", "Second hopper for decaf on the {machine}"],
    descriptions: [
      "We've received the second hopper for decaf beans and put it in, but the display only offers the old drinks. What are we missing?",
      "Is there a way to have decaf on our {machine} without somebody filling in ground coffee by hand each time? We have the space for a second hopper.",
    ],
    thread: [
      [
        "staff",
        "The machine has to be told about the second hopper once: hold the cup button, *Hoppers → Add right hopper → Decaf*. It then asks which drinks to offer; I'd suggest espresso, americano and cappuccino so that the menu stays short.",
      ],
      ["customer", 'It says "No module detected" there.'],
      [
        "staff",
        "Then the small plug below the hopper isn't seated. Lift the hopper, there's a flat grey connector underneath, press until it clicks.",
      ],
      [
        "customer",
        "Clicked. Menu is there. Can we show decaf in another colour? People will take it by mistake on a Monday.",
      ],
      [
        "staff",
        "Yes: in the Hub under *Machines → {serial} → Drinks* each drink has a colour. Green is what most offices use for decaf. I've set it so for you; it shows at the machine within a minute.",
      ],
    ],
    quick:
      "Hold the cup button, choose *Hoppers → Add right hopper → Decaf*, and pick the drinks to offer. If it says that no module was detected, press the flat grey connector below the hopper until it clicks.",
    thanks: "Green it is. No accidents so far.",
  },
  {
    key: "preventive-visit",
    language: "en",
    department: "technical",
    priorities: ["low", "medium"],
    subjects: [
      "When is our next service due?",
      "Service visit for {count} machines",
      "Maintenance before the summer party",
    ],
    descriptions: [
      "Could you tell me when the yearly service for our machines is due, and whether all {count} can be done on one day? Facility management needs two weeks' notice for visitors.",
      "We have a big customer event in three weeks and I'd feel better if somebody looked over the machines before. Is that possible within our plan?",
    ],
    thread: [
      [
        "staff",
        "Of course. Your service is due next month, so bringing it forward costs nothing. One engineer does about four machines in a morning. Which days would suit you, and is there a lift?",
      ],
      [
        "customer",
        "Any Tuesday or Thursday. There is a lift, but it needs a badge; I'd give him one at the reception.",
      ],
      ["note", "Route planning: combine with the two other customers in {city} on the same Thursday."],
      [
        "staff",
        "Then let's say {later}, from 7:30, so that most is done before people arrive. He'll bring filters, seals and cleaning tabs for half a year. You'll get a protocol per machine by e-mail, and it's in the Hub as well.",
      ],
      ["customer", "Confirmed, badge is waiting. Who's coming? They ask for a name."],
      ["staff", "Marta Lindqvist. She has done your machines before, so she knows the way."],
    ],
    thanks: "Marta was here, everything's spotless. Please pass on our thanks.",
  },
  {
    key: "cup-size-mugs",
    language: "en",
    department: "technical",
    priorities: ["low"],
    subjects: ["Our mugs are bigger than your large cup", "Change the size of the americano"],
    descriptions: [
      "The new company mugs hold 380 ml, and the large americano fills barely two thirds. People press twice and then it overflows. Can the amount be changed?",
      "Where can I change how much water goes into an americano? The setting in the menu stops at 260 ml.",
    ],
    thread: [
      [
        "staff",
        "At the machine the limit is 260 ml, in the Hub it's 400: *Machines → {serial} → Drinks → Americano → Custom size*. I'd add a new drink called \"Mug\" rather than changing the old one, so that guests with normal cups are safe.",
      ],
      ["customer", "Found it. Does more water just mean weaker coffee?"],
      [
        "staff",
        "By default yes; there's a tick box \"keep strength\" beside it which grinds proportionally more beans. For 380 ml that's about 14 g instead of 9.",
      ],
    ],
    quick:
      'In the Hub you can go up to 400 ml: *Machines → {serial} → Drinks → Custom size*. Tick "keep strength" so that it doesn\'t become weaker, and give the drink its own button so that nobody floods a small cup.',
    thanks: 'The button is called "BUCKET" now and is the most popular one.',
  },
  {
    key: "ants-in-machine",
    language: "en",
    department: "technical",
    priorities: ["medium", "high"],
    subjects: ["Ants in the machine (yes, really)", "Unusual question: insects"],
    descriptions: [
      "This is embarrassing. We found ants inside the {machine}, around the tray where the pucks fall. The kitchen is clean otherwise. Is the machine safe to use, and how do we get rid of them?",
      "An unusual one for you: there are small ants behind the front door of our machine. Nobody wants to drink from it now, understandably.",
    ],
    thread: [
      [
        "staff",
        "You'd be surprised how often, especially in warm weeks: it's warm, dark and smells of sugar. Nothing with water or coffee is open to that side, so the drinks are safe. Please don't use any spray inside! Is there flavoured syrup near the machine?",
      ],
      [
        "customer",
        "There's vanilla syrup in the cupboard underneath and the bottle has a sticky ring around it. I think we've found the party.",
      ],
      [
        "staff",
        "That's the one. Wash everything around it with vinegar water, take the puck tray and the drip tray out and put them through the dishwasher, and wipe the inside of the door. They leave within a day or two once the trail is gone.",
      ],
      [
        "note",
        "If they come back: engineer to open the base plate and clean, about 1 h. Offer free of charge, it's in the hygiene clause.",
      ],
      [
        "staff",
        "A week has passed and the hygiene sensor reports nothing unusual. I'd close this if you agree; otherwise we'll come and take the base plate off, free of charge.",
      ],
    ],
    thanks: "Agreed. Not a single ant since {weekday}, and the syrup lives in a jar now.",
  },
];
