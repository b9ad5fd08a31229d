import type { Scenario } from "./scenario.ts";

export const CONTRACTS_AND_RETURNS: readonly Scenario[] = [
  {
    key: "cancel-contract",
    language: "en",
    department: "billing",
    priorities: ["medium", "high"],
    subjects: [
      "Cancellation of our contract",
      "How do we end the contract for {serial}?",
      "Closing our office in {city}",
    ],
    descriptions: [
      "We're closing our office in {city} at the end of the quarter and would like to end the contract for the machine there ({serial}). What notice do we have to give, and who collects it?",
      "Please take this as our notice for the {machine}, serial {serial}. Kindly confirm the date on which the contract ends, and tell us what's still to be paid.",
    ],
    thread: [
      [
        "staff",
        "Thank you for letting us know in time. The notice period is three months to the end of a month. If another of your locations could use the machine, we'd move it for free and the contract simply goes on; otherwise we'd collect it. May I ask which fits better?",
      ],
      [
        "customer",
        "No other location, the team will work from home. They asked whether they may buy the machine, half seriously.",
      ],
      ["note", "Machine is 3 years old, book value 640. Lena would sell at 700 incl. a last service."],
      [
        "staff",
        "Half seriously answered: yes, for 700 € including a last service, and without a contract afterwards. Either way I confirm the end of the contract; the last invoice will be that of the final month, pro rata.",
      ],
      ["customer", "They've passed a hat round and will take it!"],
      [
        "staff",
        "Wonderful. The purchase invoice goes to the address you named, the contract ends with the last day of the notice period, and the deposit of 150 € is returned with the final invoice. It was a pleasure to have you as a customer.",
      ],
    ],
    thanks: "Very fair. I'll recommend you wherever I end up.",
  },
  {
    key: "return-wrong-beans",
    language: "en",
    department: "billing",
    priorities: ["medium", "low"],
    subjects: [
      "Wrong beans delivered with order {order}",
      "Return of {count} boxes",
      "We ordered Harbour and got Lighthouse",
    ],
    descriptions: [
      "With order {order} we got {count} boxes of Lighthouse (dark) instead of Harbour. We've opened one before noticing. Can we exchange them?",
      "The delivery {order} contains the wrong beans. The delivery note is right, the boxes are not. What shall we do with them?",
    ],
    thread: [
      [
        "staff",
        "That's a picking error of ours, sorry! Please keep the opened box as a tasting on us. The right beans go out today by express. For the others I've ordered a collection on {later}; the driver brings the label.",
      ],
      [
        "customer",
        "Express arrived this morning, thank you. Nobody came for the boxes, though, and they block our corridor.",
      ],
      ["note", "Carrier missed the collection twice in {city} this week. Escalated to their dispatch."],
      [
        "staff",
        "I'm sorry, the carrier has let us both down. To make it simple: please keep those boxes too and give them to whoever likes a dark roast. I've cancelled the collection, and nothing will be charged.",
      ],
    ],
    quick:
      "That was our mistake. The right beans are on their way by express, and please keep the others with our compliments: sending them back would cost more than they're worth.",
    thanks: "The night shift loves Lighthouse, it turns out. We may order it next time.",
  },
  {
    key: "credit-for-downtime",
    language: "en",
    department: "billing",
    priorities: ["medium", "medium", "high"],
    subjects: [
      "Credit for nine days without a machine",
      "Compensation for the outage on {floor}",
      "Service level: machine down since {date}",
    ],
    descriptions: [
      "Our {machine} was out of order for nine days last month while we waited for a part. According to our contract you repair within three working days. We expect a credit for the time and for the coffee we had to buy.",
      "I'd like to ask for a credit on {invoice}. The machine stood still from {date} on for more than a week and we paid the full amount.",
    ],
    thread: [
      [
        "staff",
        "You're entitled to it, and it should've come without your asking. The contract says one thirtieth of the base price for each day beyond the third, which makes {smaller}. As for the coffee bought elsewhere: do you have receipts?",
      ],
      ["customer", "From the bakery next door, 212.40 in total. I know that isn't in the contract, I'm only asking."],
      ["note", "Lena: pay the bakery too, nine days is not OK. Book as goodwill, cost centre service."],
      [
        "staff",
        "I asked, and we'll take the bakery over as well, since nine days really were too long. The credit is {smaller} plus 212.40 and appears on your next invoice.",
      ],
    ],
    thanks: "I hadn't expected that. We'll stay with you (and with the bakery for the croissants).",
  },
  {
    key: "change-of-company",
    language: "en",
    department: "billing",
    priorities: ["low", "medium"],
    subjects: ["Our company has a new name", "Change of billing address", "Merger: move contracts to {company}"],
    descriptions: [
      "As of the first of the month our company has been renamed to {company}. Registration number and bank account stay the same. What do you need from us to change contract and invoices?",
      "Following a merger, all contracts of our former subsidiary are to be invoiced to {company}. Can you do so from {month} on? I can send the register extract.",
    ],
    thread: [
      [
        "staff",
        "Congratulations! The register extract is all we need, as a PDF to this ticket's mail address or into the Hub under *Billing → Documents*. For the direct debit a new mandate is needed only when the account's owner changes.",
      ],
      ["customer", "Uploaded. The owner's name at the bank changes too, the number doesn't."],
      [
        "staff",
        "Then the mandate has to be renewed: I've sent it to you for signing online, it's two clicks. Until it's signed we'll send invoices for transfer, so nothing bounces.",
      ],
      ["note", "Mandate signed. Old one archived, contracts {number} and following moved."],
      [
        "staff",
        "Everything's signed and moved: contract, Hub, invoices, delivery notes. Invoices dated before the change keep the old name, as tax law wants it.",
      ],
    ],
    thanks: "Smooth. You're the first supplier to be done with it.",
  },
];
