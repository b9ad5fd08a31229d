import type { Scenario } from "./scenario.ts";

export const DELIVERIES_AND_QUESTIONS: readonly Scenario[] = [
  {
    key: "parcel-missing",
    language: "en",
    department: "general",
    priorities: ["medium", "medium", "high"],
    subjects: [
      "Delivery {order} never arrived",
      "Beans marked as delivered, but nobody has them",
      "Where is our parcel?",
    ],
    descriptions: [
      "Order {order} is marked as delivered on {date}, \"handed to resident\". We're an office; there's no resident. We have beans for two more days.",
      'We\'re still waiting for {order}. The tracking has said "in the depot" since {weekday}. Without it we run dry before the weekend.',
    ],
    thread: [
      [
        "staff",
        "I've opened an inquiry with the carrier. So that you don't run dry: a replacement left our warehouse just now by express, you should have it tomorrow before noon. Should the first one turn up, please keep it.",
      ],
      [
        "customer",
        "Express has arrived. And imagine: the first parcel was in the flower shop on the corner, they'd been wondering.",
      ],
      ["note", 'Set a delivery note for this address: "2nd floor, ring at company, not at the shop".'],
      [
        "staff",
        "Flowers and coffee, there are worse mistakes. I've put a hint for the driver on your address, so that it reaches you directly. Keep both parcels; we just leave out the next regular one, if that suits you.",
      ],
    ],
    quick:
      "A replacement is on its way by express and will be there tomorrow before noon. We'll clear up with the carrier where the first one is; if it still turns up, keep it.",
    thanks: "Suits us. Thanks for reacting so quickly.",
  },
  {
    key: "holiday-pause",
    language: "en",
    department: "general",
    priorities: ["low"],
    subjects: ["Pause deliveries over the holidays", "No beans in {month}, please", "Company closed for two weeks"],
    descriptions: [
      "Our office is closed for two weeks. Could you skip the bean deliveries in that time? And does the machine need anything before we leave it alone?",
      "We'd like to pause the subscription for {month}, there'll be hardly anybody in. Is that possible without changing the contract?",
    ],
    thread: [
      [
        "staff",
        "Skipped: the next delivery comes in the week you're back. For the machine: run the evening cleaning, empty the bean hopper (old beans get rancid), close the tap, and switch it off at the back. When you return, let it rinse twice before the first cup.",
      ],
      ["customer", "Will do. Is the base price charged in that time?"],
      [
        "staff",
        "The base price runs on, since the machine stays reserved for you, but you can pause it for one month a year: *Billing → Pause*. It has to be done by the 25th of the month before. I've done it for you this time as you've asked before that date.",
      ],
    ],
    quick:
      "Of course: deliveries are paused for that time and go on by themselves afterwards. Please run the evening cleaning and empty the hopper before you leave.",
    thanks: "Great service, happy holidays to you too.",
  },
  {
    key: "engineer-praise",
    language: "en",
    department: "general",
    priorities: ["low"],
    subjects: ["Praise for your engineer", "A compliment", "Marta made our day"],
    descriptions: [
      "I wanted to say how pleasant your engineer's visit was today. She repaired the machine in half an hour, explained what had happened and showed our trainee how to clean the burrs. That's rare.",
      "No problem this time! Your colleague stayed half an hour longer on {date} so that our customer event didn't have to do without coffee. Please tell her that we noticed.",
    ],
    thread: [
      [
        "staff",
        "Thank you for taking the time to write that. I've passed it on word for word, and it now hangs in our workshop.",
      ],
      ["note", "Forwarded to Marta and to her team lead for the quarterly thing."],
      ["staff", "Marta says hello, and that your trainee has talent. I'll close this one with a smile."],
    ],
    quick: "What a nice thing to read on a Monday. It has been passed on, and it made somebody's day here too.",
  },
  {
    key: "allergens",
    language: "en",
    department: "general",
    priorities: ["high", "medium"],
    subjects: [
      "Allergens in the chocolate powder",
      "Is the oat drink gluten free?",
      "Allergy question from a colleague",
    ],
    descriptions: [
      "A new colleague has a severe nut allergy. Can you tell us what's in the chocolate powder and whether it's made on lines with nuts? We've stopped using it for now.",
      "Is the oat drink for the {machine} gluten free? And do cow's milk and oat run through the same tube? It's for somebody with coeliac disease, so \"probably\" won't do.",
    ],
    thread: [
      [
        "staff",
        "You're right to stop until that's clear. I'm asking quality assurance for the data sheets so that you get it in writing rather than from memory. Which article number is printed on the bag or the carton, at the bottom right?",
      ],
      ["customer", "It says 5521-B, lot {number}."],
      [
        "note",
        "QA: 5521-B no nuts in the recipe, same hall, separate line, tested < 1 ppm hazelnut. Oat drink certified gluten free (< 20 ppm). Milk and oat have separate tubes up to the nozzle, but share the nozzle.",
      ],
      [
        "staff",
        "In writing from quality assurance:\n\n- Chocolate powder 5521-B contains no nuts. It's made in a hall where nuts are used, on a separate line; the last tests found less than 1 ppm hazelnut.\n- The oat drink is certified gluten free (below 20 ppm).\n- Cow's milk and oat have separate tubes but **share the last three centimetres at the nozzle**.\n\nFor a severe allergy I'd advise a machine rinse before each drink, or leaving it be. The data sheets are in your Hub.",
      ],
      [
        "customer",
        "That's exactly the kind of answer we needed. She'll do without the chocolate and is happy to have coffee.",
      ],
      ["staff", "Good. I've set a reminder to send you the sheets again should the recipe ever change."],
    ],
  },
  {
    key: "visit-roastery",
    language: "en",
    department: "general",
    priorities: ["low"],
    subjects: ["Can we visit the roastery?", "Team outing to Northcup", "Tasting for our team"],
    descriptions: [
      "Our team of {count} is planning an outing, and somebody had the idea to look at where our coffee comes from. Do you give tours of the roastery?",
      "Do you offer tastings? We have a reward budget and everybody votes for coffee, which says something about your machines or about our people.",
    ],
    thread: [
      [
        "staff",
        "We do, each first and third Thursday of the month, 90 minutes, up to 20 people: roasting, cupping, and a look at the workshop. It's free for customers; we only ask you to wear closed shoes. Which month were you thinking of?",
      ],
      ["customer", "The next possible Thursday. Two of us use a wheelchair, is that a problem?"],
      ["note", "Ramp is there, lift to the gallery too. Cupping table is too high, ask Jonas to set up the low one."],
      [
        "staff",
        "No problem at all: everything's step-free, and we'll set up the low cupping table so that all can taste together. You're down for {later}, 15:00. The way is described in the mail that just went out.",
      ],
    ],
    thanks: "That was a wonderful afternoon. Half of us now pretend to taste blackcurrant.",
  },
  {
    key: "recycling-pucks",
    language: "en",
    department: "general",
    priorities: ["low", "low"],
    subjects: ["What to do with the coffee grounds?", "Do you take back empty bags?", "Recycling question"],
    descriptions: [
      "We produce about two buckets of coffee grounds a day and it feels wrong to throw them away. Do you collect them, or know somebody who does?",
      "Which bin do your bean bags belong in? They look like paper but feel like plastic, and our green team is divided.",
    ],
    thread: [
      [
        "staff",
        "Two honest answers: the bags are a laminate and belong with packaging, not with paper; from next year on they'll be of a single material. We take back clean empty bags with the delivery if you put them in the box. As for the grounds, we don't collect them, but in {city} there's a mushroom farm that does, with a cargo bike.",
      ],
      ["customer", "A mushroom farm! Could you give us the contact?"],
      [
        "staff",
        "I've sent you the address by mail, as I asked them first. They bring buckets with lids, collect on Tuesdays and Fridays, and now and then leave oyster mushrooms.",
      ],
    ],
    quick:
      "The bags go with packaging, and we gladly take them back with a delivery. For the grounds there's an initiative in {city} which grows mushrooms on them; I've sent you their contact.",
    thanks: "They came today. Our kitchen is now part of a food chain.",
  },
  {
    key: "wrong-contact",
    language: "en",
    department: "general",
    priorities: ["low", "medium"],
    subjects: ["Please update our contact person", "I'm not responsible any more", "New office manager at {company}"],
    descriptions: [
      "I've taken over the office management at {company} and your mails still go to my predecessor. Could you change the contact for deliveries, service and newsletters?",
      "You keep writing to me about a coffee machine in {city}. I moved to another company in spring. Please take me off.",
    ],
    thread: [
      [
        "staff",
        "Thank you for telling us. I've changed the contact for deliveries and service; the invoices go to accounting as before. May I ask for a telephone number for the drivers? It's the one thing that's missing.",
      ],
      ["customer", "Best is the reception: extension {number}. They know where I am, mostly."],
      [
        "staff",
        "It's in. You'll get a short summary of everything running on your account, so that you know what you've inherited: machines, next service, beans and the date the contract ends.",
      ],
    ],
    quick: "Done, and sorry for the mails. The contact has been changed everywhere, including the service calendar.",
    thanks: "The summary was very useful. Nobody else did that for me.",
  },
  {
    key: "accessibility-machine",
    language: "en",
    department: "general",
    priorities: ["medium"],
    subjects: [
      "Blind colleague: how can he use the {machine}?",
      "Accessibility of the touch display",
      "Operating the machine by phone",
    ],
    descriptions: [
      "A colleague who's blind joined us, and the {machine} has nothing but a touch screen. Is there a way for him to make coffee on his own?",
      "Does your machine have a spoken menu or physical buttons? It would be for one person, but for him it decides whether he has to ask somebody each time.",
    ],
    thread: [
      [
        "staff",
        "There are two ways. The app \"Northcup Pour\" works with VoiceOver and TalkBack: one holds the phone to the machine and chooses the drink. And there's a strip with four tactile keys and Braille which clicks onto the display's lower edge; it's free, we only have to send it.",
      ],
      ["customer", "The strip sounds right, he'd rather not need his phone. Can the four keys be freely assigned?"],
      [
        "staff",
        "They can, in the Hub under *Machines → {serial} → Keys*. A long press on the first key stops whatever is running. The strip goes out today with order {order}.",
      ],
      [
        "note",
        "Only 6 strips left in stock; told purchasing. Product should mention it on the website, nobody knows it exists.",
      ],
      [
        "customer",
        "Arrived and in use. He's also the first to have discovered that the third key can do hot chocolate.",
      ],
      [
        "staff",
        "Lovely. If he has ideas what would make it better, our developers would like to hear them from him directly.",
      ],
    ],
  },
];
