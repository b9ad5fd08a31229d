import type { Scenario } from "./scenario.ts";

export const NETWORK_AND_DEVICES: readonly Scenario[] = [
  {
    key: "machine-offline",
    language: "en",
    department: "technical",
    priorities: ["medium", "medium", "low"],
    subjects: [
      "Machine shown as offline in the Hub",
      "{serial} offline since the Wi-Fi change",
      "All machines offline after firewall update",
    ],
    descriptions: [
      'Since we changed our Wi-Fi on {date}, the {machine} on {floor} is "offline" in the Hub although it makes coffee. I entered the new password at the machine twice.',
      "After our firewall update all {count} machines are offline in the Hub. Our network people ask which ports and hosts you need.",
    ],
    thread: [
      [
        "staff",
        "The machines need outgoing TCP 8883 and 443 to `*.devices.northcup.example`, and DNS; nothing incoming. On Wi-Fi they speak 2.4 GHz with WPA2, not WPA3-only. Which of these could have changed?",
      ],
      [
        "customer",
        "The new network is WPA3-only. IT says they can offer an extra network for devices, WPA2, no access to anything internal. Would that do?",
      ],
      [
        "staff",
        "That is exactly what we recommend. When it's there: *Settings → Network → Forget*, then choose the new one. The machine reconnects within two minutes and sends what it has collected meanwhile.",
      ],
      ["note", "Next hardware revision does WPA3. Don't promise a date."],
      ["customer", "Network is up, machine's connected, but the Hub shows it in a different time zone now."],
      [
        "staff",
        "It took the zone of your new network's exit, which is abroad. I've fixed the zone to yours in *Machines → {serial} → Location*, so it can't wander again. Figures of the last days have been shifted back.",
      ],
    ],
    quick:
      "The machines need outgoing 8883 and 443 to `*.devices.northcup.example` and WPA2 on 2.4 GHz. Usually a separate network for devices is the quickest way; the machine sends everything it has collected once it's back.",
    thanks: "Green across the board.",
    relapse: "{serial} went offline again last night at 2:14, the others stay green.",
  },
  {
    key: "telemetry-log",
    language: "en",
    department: "technical",
    priorities: ["high", "medium"],
    subjects: [
      "Random restarts, log attached",
      "{machine} restarts several times a day",
      "Log of {serial} as you asked on the phone",
    ],
    descriptions: [
      "Our {machine} restarts by itself, three to six times a day, sometimes in the middle of a cup. On the phone I was asked for the log from the service menu. Here it is in full:\n\n```\n{log}\n```\n\nI hope you see more in it than I do.",
      "As discussed on the phone, the complete log of {serial} from the last restart. I have removed nothing.\n\n```\n{log}\n```",
    ],
    thread: [
      [
        "staff",
        "Thanks for the complete log, that's worth more than any description. The restarts all come within a second after `steam valve open`, and the supply voltage drops just before. Is there a big consumer on the same circuit, a dishwasher for instance?",
      ],
      ["customer", "There's a dishwasher AND a microwave on the same multi-plug. I'm told that's not ideal."],
      [
        "note",
        "Voltage dips to 196 V in the log at every restart. Not a fault of the machine. If they insist: loan unit to prove it.",
      ],
      [
        "staff",
        "Not ideal is a friendly way to put it: together they draw more than 5 kW at times, and the machine's supply gives up at 198 V. It should have a socket of its own, fused with 16 A. Until the electrician comes, please unplug the dishwasher while people make coffee.",
      ],
      ["customer", "Electrician was here on {weekday}, own socket now. No restarts for three days."],
      ["staff", "And the log agrees: lowest voltage since then is 229 V. I'm glad it was something simple."],
    ],
    thanks: "Thank you, also for not laughing about the multi-plug.",
  },
  {
    key: "payment-terminal",
    language: "en",
    department: "technical",
    priorities: ["high", "medium"],
    subjects: [
      "Card reader declines every card",
      "Payment terminal on {floor} dead",
      "Guests can't pay at the machine",
    ],
    descriptions: [
      'The card reader on the machine in our public lobby declines every card since this morning: "Host not available". Free vend for staff badges still works.',
      'Payment at the lobby machine doesn\'t work. The reader\'s display is on, it says "please wait" for a minute and then "declined". We tried four different cards and a phone.',
    ],
    thread: [
      [
        "staff",
        "That message means the reader can't reach the payment service. It has its own mobile connection, apart from the machine. Could you read me the bars at the top of its display, and has it been moved, or something metal been put beside it?",
      ],
      [
        "customer",
        "One bar. Since yesterday there's a big metal sculpture next to it, for the exhibition. You can't be serious?",
      ],
      [
        "staff",
        "Quite serious. If the sculpture can stand a metre further away, that may be all. If not, I'll send an aerial with a three metre cable which you stick to the window.",
      ],
      ["note", "Aerial kit 7702 in stock (11). No charge."],
      ["customer", "The artist objects to moving it. Please send the aerial."],
      [
        "staff",
        "It's on its way with order {order} and should be there by {later}. Unscrew the short stub at the back of the reader, screw on the cable, done; no tools needed.",
      ],
      [
        "staff",
        "I can see payments coming in again since 10:12, with four bars. Let me close this, and give my regards to the artist.",
      ],
    ],
    thanks: "Art and coffee coexist. Thank you!",
  },
  {
    key: "api-rate-limit",
    language: "en",
    department: "technical",
    priorities: ["low", "medium"],
    subjects: [
      "429 from the API, what is the limit?",
      "API: reading all machines hits the rate limit",
      "Best way to poll {count} machines",
    ],
    descriptions: [
      "Our facility dashboard asks your API for each of our {count} machines every ten seconds and now gets `429 Too Many Requests`. What's the limit, and is there something like a bulk call? A sample request:\n\n```\nGET /v2/machines/{serial}/status\nAuthorization: Bearer …\n```",
      'Could you tell me the rate limit of the API? The docs say "reasonable use", which our monitoring and I understand differently.',
    ],
    thread: [
      [
        "staff",
        "It's 120 requests a minute per token, and yes, the docs should say so. For your purpose there are two better ways:\n\n- `GET /v2/machines?fields=status` returns all of them in one answer, with an `ETag`, and a `304` doesn't count;\n- webhooks tell you about changes as they happen.\n\nThe answer to a 429 carries `Retry-After` in seconds.",
      ],
      [
        "customer",
        "The list call is what I was looking for. Is `fields` documented somewhere? I only found it by your hint.",
      ],
      ["note", "Docs ticket filed: rate limit and `fields` both missing from the reference."],
      ["staff", "It wasn't, and as of this afternoon it is, together with the limit. Thanks for pointing us to both."],
    ],
    quick:
      "120 requests a minute per token. `GET /v2/machines?fields=status` gives you all machines in one call, and with `If-None-Match` an unchanged answer doesn't count.",
    thanks: "One call a minute instead of hundreds. Much better for all of us.",
  },
];
