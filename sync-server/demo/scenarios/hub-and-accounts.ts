import type { Scenario } from "./scenario.ts";

export const HUB_AND_ACCOUNTS: readonly Scenario[] = [
  {
    key: "hub-invite",
    language: "en",
    department: "technical",
    priorities: ["low", "medium"],
    subjects: ["Colleague can't accept the Hub invitation", "Invitation link expired", "Add a second admin to the Hub"],
    descriptions: [
      'I invited a colleague to the Hub on {date}, she only opened the mail today and the link says "expired". I can\'t invite her again: "this person has already been invited".',
      "I'm leaving {company} at the end of the month and would like to hand the Hub over to my colleague. How do I make her an admin? The invitation I sent has run out.",
    ],
    thread: [
      [
        "staff",
        "Invitations run for seven days. You can send a new one under *People → Pending → ⋯ → Renew*; the three dots only show when the pointer is on the line, which I admit isn't obvious.",
      ],
      ["customer", "Found the dots. Renewed, and she's in. As a \"viewer\" though, and I can't change that."],
      [
        "staff",
        "Only the owner of an account may make admins, and the owner is still your predecessor, whose address no longer exists. If you send me a short confirmation from your company's address I can move the ownership to you.",
      ],
      ["note", "Confirmation came from the company's domain, and the name is on the contract. OK to move ownership."],
      [
        "staff",
        "Thank you, that arrived. You're the owner now and can choose *Admin* for your colleague. I've removed the old owner's access.",
      ],
    ],
    quick:
      "Under *People → Pending* move the pointer to the line and three dots appear: *Renew* sends a fresh link that's good for another seven days.",
    thanks: "Works, thank you. Please do something about those invisible dots.",
  },
  {
    key: "sso-saml",
    language: "en",
    department: "technical",
    priorities: ["medium", "high"],
    subjects: [
      'SSO: "audience mismatch"',
      "SAML login to the Hub fails for everybody",
      "Single sign-on stopped after the certificate change",
    ],
    descriptions: [
      "We've switched our identity provider to a new certificate and since then nobody can sign in to the Hub. The error is:\n\n```\nSAMLResponse rejected: audience mismatch\nexpected: https://hub.northcup.example/saml/{number}\n```\n\nThe certificate in your settings is the new one.",
      'Setting up single sign-on for {company}. I followed your guide to the letter, and get "audience mismatch" after the redirect. Metadata was imported by URL. What does the Hub expect as the entity ID?',
    ],
    thread: [
      [
        "staff",
        "The audience has to be the entity ID *with* your account number and without a slash at its end:\n\n```\nhttps://hub.northcup.example/saml/{number}\n```\n\nSome providers add the slash when metadata is imported again. Could you compare it character by character?",
      ],
      [
        "customer",
        "There is a slash. Our provider adds it back each time I save. Is there a way to have both accepted on your side?",
      ],
      [
        "note",
        "Asked the Hub team. They can put a second audience on the account by hand; a proper fix is planned (normalise before comparing).",
      ],
      [
        "staff",
        "Not in the settings, but our developers have added the version with the slash to your account by hand just now. Could you try again in a private window?",
      ],
      ["customer", 'Works for me and for two colleagues. One person gets "no matching user".'],
      [
        "staff",
        "That's her address: in your directory it begins with a capital letter, and we compared case-sensitively for the name ID. I've corrected hers; the comparison itself will be fixed with the next release of the Hub.",
      ],
    ],
    thanks: "Everybody's in. Good support, honestly.",
    relapse: "After this weekend's update the audience error is back for all of us.",
  },
  {
    key: "webhook-missing",
    language: "en",
    department: "technical",
    priorities: ["medium", "high", "medium"],
    subjects: [
      "Webhook `machine.low_beans` not delivered",
      "Webhooks stop after a few hours",
      "Events missing since {date}",
    ],
    descriptions: [
      'We use your webhooks to order beans automatically. Since {date} we don\'t get `machine.low_beans` any more, while `machine.error` still arrives. Our endpoint answers 200 within 50 ms. Here\'s what I last received:\n\n```json\n{\n  "event": "machine.error",\n  "serial": "{serial}",\n  "code": "E-07"\n}\n```',
      'Our integration works for some hours, then no event arrives until I press "Send test event". After that it\'s fine again for a while. Anything we should know about? The endpoint is behind a load balancer with a 60 second idle timeout.',
    ],
    thread: [
      [
        "staff",
        "Thanks for the precise description. In the Hub under *Integrations → Webhooks → Deliveries* you can see each try with the answer we got. Do the missing ones show up there at all?",
      ],
      [
        "customer",
        'They do: `410 Gone`, five times, then "paused". That was during our deployment; the endpoint moved for a minute.',
      ],
      [
        "staff",
        "That explains it: 410 tells us that an address is gone for good, so we pause that event type instead of trying again. You can resume it with the button in the same list, and the paused events are kept for 14 days, so nothing is lost.",
      ],
      [
        "note",
        "Suggest to product: mail the account's admins when a webhook gets paused. There's no notice whatever at the moment.",
      ],
      ["customer", "Resumed, 212 events came in at once. A mail when that happens would have been nice."],
      [
        "staff",
        "I agree, and have asked our developers for one. Until then answer `503` during deployments: we then try for 24 hours with growing pauses.",
      ],
    ],
    quick:
      'A `410` answer pauses the event type, as it stands for "gone for good". Press *Resume* under *Integrations → Webhooks*; everything from the last 14 days is delivered after the fact. During deployments `503` is the better answer.',
    thanks: "Changed to 503 and it has been quiet since. Case closed from our side.",
  },
  {
    key: "csv-export-encoding",
    language: "en",
    department: "technical",
    priorities: ["low", "medium"],
    subjects: [
      "Umlauts broken in the CSV export",
      "Export opens in one column",
      "Consumption report unreadable in Excel",
    ],
    descriptions: [
      'The consumption export from the Hub has broken characters: "KÃ¼che" instead of "Küche". All our rooms have such names. I open it in Excel by double-clicking.',
      'When I open the monthly CSV, everything is in column A and our location names look like "MÃ¼nchen". Our controller needs it by {weekday}.',
    ],
    thread: [
      [
        "staff",
        'The file is UTF-8 with commas, which Excel doesn\'t guess in your region. Quick way: *Data → From Text/CSV*, choose "65001: UTF-8" and "Comma". Better way: in the Hub\'s export dialog there\'s a format "CSV for Excel" since last month, with a byte order mark and semicolons.',
      ],
      [
        "customer",
        '"CSV for Excel" opens right away, thanks. But the decimals are with a point, so it takes 12.50 for the 12th of May.',
      ],
      ["note", "Decimal separator should follow the account's locale in the Excel format. Bug HUB-{number}."],
      [
        "staff",
        "You're right, and that's a mistake of ours: the Excel format should use your decimal comma. It's reported as HUB-{number}. Meanwhile I've produced this month's file by hand with commas; you find it under *Reports → Shared by Northcup*.",
      ],
      [
        "staff",
        "HUB-{number} was released last night. I've exported your last month with it and both the umlauts and the decimals are right.",
      ],
    ],
    quick:
      'Please choose the format "CSV for Excel" in the export dialog, it\'s made for the double click: UTF-8 with a byte order mark, semicolons, and your decimal sign.',
    thanks: "Our controller is happy, and that doesn't happen often.",
  },
  {
    key: "two-factor-phone-lost",
    language: "en",
    department: "technical",
    priorities: ["high", "medium", "urgent"],
    subjects: ["New phone, can't get past two-factor", "Locked out of the Hub", "Lost my recovery codes"],
    descriptions: [
      "I have a new phone and the authenticator app came over empty. I'm the only admin of {company} in the Hub and can't get in. I don't have the recovery codes, they were on the old phone as a screenshot. I know.",
      "Locked out: the Hub wants a code from an app I no longer have. Is there any way to prove who I am? I can call from the company's number.",
    ],
    thread: [
      [
        "staff",
        "It happens more often than you'd think. As you're the only admin we have to be careful: I've sent a letter-and-number code to the billing address in the contract by e-mail. If your accounts department forwards it to you, please send me the first four characters here, nothing more.",
      ],
      ["customer", "They've forwarded it: first four are K7-Q."],
      [
        "note",
        "Code matches, billing contact confirmed by phone as well (called the number in the contract, not the one in the ticket).",
      ],
      [
        "staff",
        "That matches, and our call to the number in the contract confirmed it too. Two-factor is reset: at your next sign-in the Hub shows a new QR code. Please print the recovery codes this time, and consider a second admin.",
      ],
    ],
    thanks: "I'm in. Codes printed, in the safe, second admin invited. Lesson learned.",
  },
  {
    key: "dashboard-slow",
    language: "en",
    department: "technical",
    priorities: ["medium", "medium", "high"],
    subjects: [
      "Hub dashboard takes forever",
      "Statistics page times out with {count} machines",
      "Slow since the new release",
    ],
    descriptions: [
      "The dashboard of the Hub takes 40 seconds to load since last week, before it was instant. We have {count} machines in four countries. The list of machines itself is fast, it's the charts.",
      'Whenever I choose "last 12 months" on the statistics page I get a timeout. Three months work, slowly. Tried Firefox and Edge.',
    ],
    thread: [
      [
        "staff",
        "I can reproduce it with your account: it's the comparison with the year before, which is computed for each machine separately. If you untick *Compare with previous year* at the top right, it should be quick again. Could you confirm?",
      ],
      ["customer", "Confirmed, 2 seconds without it. We do need the comparison for the board once a month, though."],
      [
        "note",
        "Query plan attached to HUB-{number}: missing index on (account, day). Trivial, goes out with Thursday's release.",
      ],
      ["customer", "Any news? The board meets on {weekday}."],
      [
        "staff",
        "The correction goes out on Thursday morning. Should your meeting be earlier I can send you the figures as a PDF, just say so.",
      ],
      ["customer", "Thursday is early enough, thanks."],
      [
        "staff",
        "It's out: with the comparison your dashboard loads in 1.8 seconds for me now. Please tell me if it's different on your side.",
      ],
    ],
    thanks: "1.5 here. The board will never know how close it was.",
    relapse: "I have to reopen this: since Monday the comparison takes half a minute again.",
  },
];
