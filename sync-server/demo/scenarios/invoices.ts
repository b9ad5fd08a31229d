import type { Scenario } from "./scenario.ts";

export const INVOICES: readonly Scenario[] = [
  {
    key: "charged-twice",
    language: "en",
    department: "billing",
    priorities: ["high", "medium"],
    subjects: [
      "Charged twice for {invoice}",
      "Double direct debit in {month}",
      "Please check: {amount} taken two times",
    ],
    descriptions: [
      "Our account statement shows {amount} from Northcup twice, on the 3rd and on the 5th, both with the reference {invoice}. Please return one of them.",
      "Invoice {invoice} over {amount} was debited although we had paid it by transfer a week earlier. So you have the money twice now.",
    ],
    thread: [
      [
        "staff",
        "I've found both payments, and you're right: one of them is too much. Shall we return it to the account it came from, or set it off against next month's invoice?",
      ],
      ["customer", "Return it, please. Our books are closed per month."],
      ["note", "Refund requested from accounting, needs Priya's release as it's above 500."],
      [
        "staff",
        "The refund of {amount} was released today under the reference R-{invoice}; banks need two to three working days. The cause was a transfer that arrived on the very day the debit was sent. I've set your account to debit only, so it can't cross again.",
      ],
    ],
    quick:
      "You're right, the transfer and the debit crossed each other. I've returned {amount} to your account today under the reference R-{invoice}; it should be there within three working days.",
    thanks: "Refund has arrived. Thanks for the quick handling.",
    relapse: "It's a week now and the refund has not arrived. Could you check the account it went to?",
  },
  {
    key: "po-number",
    language: "en",
    department: "billing",
    priorities: ["low", "medium"],
    subjects: [
      "PO number missing on {invoice}",
      "Invoice rejected by our portal",
      "Please reissue {invoice} with our purchase order",
    ],
    descriptions: [
      "Our accounts payable has rejected {invoice} because our purchase order number isn't on it. It should be PO-{number}. Could you send it again, and put the number on all future invoices?",
      "We can only pay invoices that carry the PO number (PO-{number}) in the header, not in the text. {invoice} has none. Payment is due on {later} and I'd rather not get a reminder for it.",
    ],
    thread: [
      [
        "staff",
        "I've cancelled {invoice} and issued it again with PO-{number} in the header. The number is stored with your contract, so the next ones will have it by themselves. The due date has moved with it.",
      ],
      [
        "customer",
        'Thanks. The portal also wants a "supplier site code", which for you is NC-01. Can that go below the PO number?',
      ],
      ["note", "There are two free reference lines on the template; line 2 is empty for them. Set to NC-01."],
      [
        "staff",
        "Yes, there's a second reference line: it says NC-01 now. I've sent the invoice once more as a corrected copy, same number.",
      ],
    ],
    quick:
      "Done: {invoice} is out again with PO-{number} in the header, and the number is stored for everything to come. The due date starts anew with today.",
    thanks: "Portal accepted it. On its way to payment.",
  },
  {
    key: "price-increase",
    language: "en",
    department: "billing",
    priorities: ["medium", "high"],
    subjects: ["Why is {invoice} higher than before?", "Price per cup has gone up", "Unexpected increase"],
    descriptions: [
      "Our invoice for {month} is {amount}, that is 11 % more than the month before with about the same consumption. I don't remember a notice about it.",
      "I compared the last three invoices and the price per cup went up without anything being announced to us. Can you explain {invoice} to me?",
    ],
    thread: [
      [
        "staff",
        'Let me take it apart. Your base price is unchanged. What changed is the tier: above 1,500 cups a month per machine the plan "Team" charges each further cup singly, and you had 1,812. So it isn\'t a price increase, though I understand that it feels like one.',
      ],
      [
        "customer",
        "We've had more guests, yes. Is there a plan where this doesn't happen? I need something I can budget.",
      ],
      [
        "note",
        'On their numbers of the last half year "Floor" would have been about 6 % cheaper. Offer the change retroactively for this month, Lena is fine with it as a gesture.',
      ],
      [
        "staff",
        "With the plan \"Floor\" you'd pay a fixed amount up to 2,500 cups. Over your last six months it would've been 6 % cheaper. If you like, I'll change it with effect from the 1st of this month and correct {invoice} accordingly.",
      ],
      ["customer", "Yes please, do that. And thanks for being straight about it."],
      [
        "staff",
        "Changed. The corrected invoice replaces {invoice}, and the difference is credited. The Hub now warns you at 80 % and 100 % of what's included.",
      ],
    ],
    thanks: "Received the corrected invoice, all good.",
  },
  {
    key: "vat-id",
    language: "en",
    department: "billing",
    priorities: ["low", "medium"],
    subjects: ["Wrong VAT on our invoices", "We're in {city}: reverse charge?", "VAT ID was not applied"],
    descriptions: [
      "You charge us VAT although we have given our VAT ID when ordering. Being a business in another member state we should be invoiced without, under reverse charge. This concerns the last two invoices including {invoice}.",
      "Could you please check the VAT on {invoice}? Our tax adviser says there should be none, as we're registered in another country of the EU.",
    ],
    thread: [
      [
        "staff",
        "The ID in your account has a space in it, and the check with the EU's register failed for that reason without anybody being told. I've corrected it, and the check is positive now. Which invoices do you need to be corrected: only the last two, or earlier ones as well?",
      ],
      [
        "customer",
        "Only the last two, the older ones are filed. And please with a written note on the reverse charge.",
      ],
      ["note", "Cancel and reissue both; print line 14b (reverse charge). VAT was {smaller} in all."],
      [
        "staff",
        "Both have been cancelled and issued anew without VAT, with the note on reverse charge. The {smaller} that you paid too much will be returned by {later}.",
      ],
    ],
    thanks: "Our tax adviser nods. Thank you.",
  },
  {
    key: "cost-centres",
    language: "en",
    department: "billing",
    priorities: ["low"],
    subjects: [
      "One invoice per cost centre?",
      "Splitting invoices by location",
      "Separate invoices for {count} machines",
    ],
    descriptions: [
      "We have {count} machines in three cost centres, and each month I split your invoice by hand. Is it possible to get an invoice per cost centre?",
      "Since our reorganisation each location pays for its own coffee. Could you split the invoices by location from {month} on?",
    ],
    thread: [
      [
        "staff",
        "Yes, in two ways: one invoice with a subtotal per cost centre, or separate invoices, each with its own number and its own recipient. In either case the machines get their cost centre in the Hub under *Machines → Labels*. Which would you prefer?",
      ],
      [
        "customer",
        "Subtotals are enough. I've labelled the machines. Two of them are shared between two centres, 50:50. Is that possible?",
      ],
      [
        "staff",
        "It is: put both labels on them, and the invoice divides evenly. For other proportions write them behind the label, for example `Marketing 70`.",
      ],
    ],
    quick:
      "Certainly. Give the machines a label with the cost centre in the Hub, and tick *Subtotals by label* under *Billing → Layout*. It applies from the next invoice on.",
    thanks: "That saves me an afternoon each month, thank you so much!",
  },
  {
    key: "reminder-paid",
    language: "en",
    department: "billing",
    priorities: ["medium", "high", "medium"],
    subjects: ["Reminder for an invoice we have paid", "Second reminder for {invoice}?!", "{invoice}: paid on {date}"],
    descriptions: [
      "We received a reminder for {invoice} including a fee of 12 €. The invoice was paid on {date}, see our bank's confirmation below. Please withdraw the reminder and the fee.\n\n> SEPA credit transfer · {amount} · reference {invoice} · executed {date}",
      "This is the second reminder for an invoice which has been paid for weeks. It's becoming annoying, and now there's a fee as well.",
    ],
    thread: [
      [
        "staff",
        "I'm sorry about that. I can't find the payment under {invoice}. Could it have been sent with another reference, or from another company of your group?",
      ],
      [
        "customer",
        'It went out from our holding, reference "Coffee {month}". My fault perhaps, but the amount is the same to the cent.',
      ],
      ["note", "Found it in the suspense account, {amount}. Booked. Fee cancelled, dunning level reset to 0."],
      [
        "staff",
        "There it is. I've assigned it to {invoice}, cancelled the reminder and the fee, and told the system that payments from your holding belong to you. You'll get no more of these.",
      ],
    ],
    quick:
      "Your payment is there; it had been booked to another customer with a similar name, which was our mistake. The reminder and the fee are withdrawn, with apologies.",
    thanks: "Thank you for sorting it out so calmly, I wasn't at my friendliest.",
  },
];
