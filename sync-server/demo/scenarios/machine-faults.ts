import type { Scenario } from "./scenario.ts";

export const MACHINE_FAULTS: readonly Scenario[] = [
  {
    key: "grinder-blocked",
    language: "en",
    department: "technical",
    priorities: ["medium", "high", "high"],
    subjects: ["Grinder blocked on {floor}", "{machine} grinds for two seconds, then gives up", '"E-07 grinder" again'],
    descriptions: [
      "The {machine} on {floor} has been showing E-07 since {weekday}. It grinds for about two seconds, makes a noise like a stuck drawer and stops. We have emptied the hopper and switched it off and on. Serial number is {serial}.",
      "Since this morning nobody on {floor} gets coffee: the display says the grinder is blocked. I looked into the hopper with a torch and can't see anything that shouldn't be there. The machine is {serial}, bought into our contract last year.",
    ],
    thread: [
      [
        "staff",
        "E-07 is nearly always a small stone or a piece of hardened chaff under the upper burr. Could you try this before we send somebody?\n\n1. Switch off at the back and pull the plug.\n2. Turn the grey wheel under the hopper to **0** and lift the hopper off.\n3. Take out the upper burr (it has a bayonet lock, a quarter turn to the left).\n4. Brush out both burrs, put everything back and set the wheel to your old setting.\n\nIt takes about ten minutes.",
      ],
      ["customer", "Got as far as step 3. The upper burr does not move at all. I don't want to force it."],
      [
        "note",
        "Serial {serial} is from the batch with the over-torqued burr carriers (spring last year). No point in letting the customer fight with it: send Dario with the long key and a spare carrier.",
      ],
      [
        "staff",
        "Good that you stopped there. Yours is one of a series whose burr carrier was tightened too hard at the factory, which is our fault and not yours. An engineer will come on {later} between 9 and 12 and replace the carrier free of charge.",
      ],
      ["customer", "{later} works. Reception knows, he can park in the yard."],
      [
        "staff",
        "The carrier has been replaced and the grinder ran forty test shots without a fault. There was indeed a small stone in it. I've noted the repair in your service log, so it shows in the Hub as well.",
      ],
    ],
    quick:
      "That code clears itself once the chaff is out: turn the wheel under the hopper to 0, let it grind empty three times, then set it back to where it was. If E-07 returns within a day, reply here and we'll send an engineer without further questions.",
    thanks: "Running like new, and a lot quieter than before. Thank you!",
    relapse: "I'm sorry to say E-07 is back since an hour ago. Same noise, same two seconds.",
  },
  {
    key: "milk-foam-cold",
    language: "en",
    department: "technical",
    priorities: ["low", "medium", "medium"],
    subjects: ["Milk foam comes out cold", "Cappuccino on {floor} is lukewarm", "Lukewarm milk since the last service"],
    descriptions: [
      "Espresso is fine and hot, but the milk foam from our {machine} is barely warm. I measured 38 °C in the cup. It was fine until the service visit two weeks ago.",
      "People complain that the cappuccino is lukewarm. It looks right, nice foam, it's just not hot. We clean the milk circuit every evening as shown on the display.",
    ],
    thread: [
      [
        "staff",
        "Thanks for measuring, that helps a lot. Milk should leave the spout at 60 to 65 °C. Two questions: is the milk taken straight from the fridge unit, and does the little thermometer on the display show a snowflake?",
      ],
      [
        "customer",
        'Straight from the fridge unit, yes. And there IS a snowflake. I thought that stood for "cold milk drinks available".',
      ],
      [
        "note",
        "Snowflake = iced drinks mode switched on, which halves the steam time for everything with milk. We should really rename that icon. Third ticket this month.",
      ],
      [
        "staff",
        "You're not the first to read it that way. The snowflake means that **iced drinks mode** is on, and it shortens the steaming of every milk drink. Hold the cup button for five seconds, choose *Drinks*, then *Iced drinks: off*. The next cappuccino should be hot.",
      ],
    ],
    quick:
      "This is most likely the iced drinks mode, which shortens steaming for all milk drinks. Hold the cup button for five seconds and switch it off under *Drinks*. If the snowflake on the display is already gone, write back and we'll look at the steam pressure.",
    thanks: "63 °C. The whole floor sends its regards.",
    relapse: "It was hot for a while, and now we measure 40 °C again, without a snowflake this time.",
  },
  {
    key: "leak-under-machine",
    language: "en",
    department: "technical",
    priorities: ["urgent", "high", "urgent"],
    subjects: ["Water under the machine", "URGENT: leak on {floor}", "Puddle every morning under {serial}"],
    descriptions: [
      "There is water under the {machine} on {floor}. Not coffee, clear water, roughly a cup every hour. We have put towels down and closed the tap behind it. Below us is the server room, so I'd rather not wait long.",
      "Every morning we find a puddle under the machine and it's getting bigger. The floor is wooden and the landlord is not amused. Water supply is closed now, so no coffee for {count} people.",
    ],
    thread: [
      [
        "staff",
        "Closing the tap was exactly right, please leave it closed. I've put you on the emergency list. Can you tell me, or send a photo of, where the water comes out: at the hose behind the machine, under the drip tray, or from inside the left side panel?",
      ],
      ["customer", "Left side panel. There's a white chalky trace below the lowest screw."],
      [
        "note",
        "Chalk at the lowest left screw: boiler inlet fitting. Dario has two in the van. He's in {city} today, could be there by three.",
      ],
      [
        "staff",
        "That is the inlet fitting of the boiler. Our engineer Dario can be with you today between 14:30 and 16:00 with the part. Please keep people from touching the machine until then; the plug should be pulled too.",
      ],
      ["customer", "Plug is out. He can ring at the goods entrance, code 4 – 1 – 9."],
      ["note", "Code removed from the visit form after the job, as usual."],
      [
        "staff",
        "Dario has replaced the fitting and the first metre of hose, and pressure-tested it at 9 bar for twenty minutes. Dry. He has left a moisture sensor under the machine: it tells the Hub, and us, should a drop ever appear again. There's no charge.",
      ],
    ],
    thanks: "Impressive speed. The server room stayed dry and I kept my job.",
  },
  {
    key: "descale-loop",
    language: "en",
    department: "technical",
    priorities: ["medium", "medium", "low"],
    subjects: ["Descaling never finishes", "Stuck at 87 % descaling", "Machine wants to descale again and again"],
    descriptions: [
      'Our {machine} has been asking for descaling every day this week. We do the whole programme, it says "done", and the next morning it asks again.',
      "I started descaling an hour ago. It stays at 87 %, pumps a little, waits, pumps a little. Can I switch it off or will that break something?",
    ],
    thread: [
      [
        "staff",
        "It's safe to switch it off: the machine rinses by itself when it starts again. The programme waits for a certain flow through the boiler, and when the water filter is exhausted it never reaches it. When did you last change the filter cartridge?",
      ],
      ["customer", "What filter cartridge?"],
      [
        "staff",
        "Fair answer! It sits behind the right-hand flap, white, the size of a beer can, and is due every six months. I've sent you two on order {order}, they should arrive by {later}. Change it with the machine switched off, then run the descaling once more.",
      ],
      [
        "note",
        "No cartridge was ever shipped on this contract. Checked: the starter kit was skipped when they moved from the Solo. Asked logistics to look for others in the same migration.",
      ],
      ["customer", "Cartridge arrived, changed, descaled in 34 minutes. The old one looked like a piece of limestone."],
      [
        "staff",
        "That explains it. From now on a new cartridge comes every five months without your asking; it is part of your plan and should have been from the start. Sorry for the trouble.",
      ],
    ],
    thanks: "Perfect. I've put the date on the flap with a marker.",
    relapse: "It asks for descaling again this morning, three weeks after the last one. Is that normal?",
  },
  {
    key: "display-frozen",
    language: "en",
    department: "technical",
    priorities: ["medium", "high"],
    subjects: [
      "Display frozen on the logo",
      "Black screen after the power cut",
      "{machine} does not start after update {version}",
    ],
    descriptions: [
      "After last night's power cut the {machine} on {floor} only shows the Northcup logo. The buttons light up but nothing happens. Unplugged for ten minutes, no change.",
      "The display shows the logo and a thin bar that never fills. This started after it told us that it would install {version}. Serial {serial}.",
    ],
    thread: [
      [
        "staff",
        "It sounds as if the update to {version} was interrupted. The machine keeps its previous software for this case: with the power off, hold **Hot water** and **Espresso** together, switch on, and keep holding until you hear two beeps (about 20 seconds).",
      ],
      ["customer", "Two beeps, and then a menu in what I believe is Norwegian."],
      [
        "staff",
        "Ha, that's the recovery menu of the factory. Third line, *Gjenopprett*, is the one you want. It takes four minutes and comes back in your own language.",
      ],
      [
        "note",
        "Recovery menu ships in Norwegian on all {version} builds. Raised with firmware: string table is loaded before the locale.",
      ],
      [
        "staff",
        "I can see in the Hub that {serial} is back and has installed {version} completely this time. The Norwegian menu will be gone with the next release.",
      ],
    ],
    quick:
      "Please hold Hot water and Espresso together while you switch the machine on, until it beeps twice, then choose the third line of the menu. That returns it to the software it had before the update, and it will try again tonight.",
    thanks: "Takk! It's working.",
  },
  {
    key: "beans-taste-burnt",
    language: "en",
    department: "technical",
    priorities: ["low", "low", "medium"],
    subjects: ["Coffee tastes burnt since {weekday}", "Bitter coffee, same beans", "Did you change the roast?"],
    descriptions: [
      "Since {weekday} our coffee tastes burnt, and several people say so independently. Same beans (Harbour blend), same machine, nobody has touched the settings as far as I know.",
      "Did you change the roast of the Harbour blend? The last box is so bitter that half the team has gone back to tea. I find that hard to watch.",
    ],
    thread: [
      [
        "staff",
        'We haven\'t changed the roast, but let me rule out the box: what is the number printed under the "best before" date? And would you look up *Settings → Brewing → Temperature*? It should say 92 °C.',
      ],
      ["customer", "Box is HB-{number}. Temperature says 97. I have a suspicion who did this but will not name names."],
      [
        "staff",
        "97 °C will make anything taste of ash. Set it to 92 and give it two cups to cool down. You can also lock the brewing settings with a PIN in the Hub under *Machines → {serial} → Permissions*.",
      ],
      ["note", "Box HB-{number} is a normal batch, cupping notes are fine. Purely the temperature."],
      ["customer", "Back to 92, PIN set. The culprit has confessed and will bring cake on Friday."],
      ["staff", "Then everybody wins. I'll close this, enjoy the cake."],
    ],
    quick:
      "The roast is the same as ever. In most cases like this somebody has raised the brewing temperature: please check *Settings → Brewing*, it should say 92 °C, and lock it with a PIN in the Hub if you like.",
  },
  {
    key: "drip-tray-sensor",
    language: "en",
    department: "technical",
    priorities: ["low", "medium"],
    subjects: ['"Empty drip tray" although it is empty', "Drip tray message won't go away"],
    descriptions: [
      "The {machine} tells us to empty the drip tray right after we emptied it. We dry it, put it back, it makes one coffee and asks again.",
      'Small thing but it drives reception mad: "Please empty drip tray" about twenty times a day. The tray is bone dry.',
    ],
    thread: [
      [
        "staff",
        "There are two small metal pins at the back left, behind where the tray sits. A film of coffee oil on them looks like water to the sensor. Please wipe them with a cloth and a drop of vinegar, then dry them.",
      ],
      ["customer", "Wiped, dried, still the same. One of the pins looks bent towards the other, could that be it?"],
      [
        "staff",
        "That would do it: when they touch, the machine believes it's standing in water. You can bend it back with a pen so that there's a finger's width between them. They're sturdy.",
      ],
      [
        "staff",
        "I see in the Hub that {serial} has made 61 drinks since without a warning, so I take it that the pin has moved. I'll close this, a reply opens it again.",
      ],
    ],
    thanks: "Bent it back with a spoon handle. Reception is at peace.",
  },
  {
    key: "loud-pump",
    language: "en",
    department: "technical",
    priorities: ["medium", "low", "medium"],
    subjects: ["Loud humming during brewing", "The machine sounds like a tractor", "Noise on {floor} gets worse"],
    descriptions: [
      "Over the last two weeks our {machine} has become really loud while brewing, a deep hum you hear three rooms away. The coffee itself is fine. I made a recording if that helps.",
      "The meeting room next to the machine on {floor} can't be used any more while somebody makes coffee. It vibrates so hard that the cups on top wander.",
    ],
    thread: [
      [
        "staff",
        "A hum that grows over weeks is usually the pump working against air. Is your machine on the mains or on a water tank, and if on the mains, has anybody worked on the plumbing lately?",
      ],
      ["customer", "Mains. And yes, the building had the pipes flushed, about two weeks ago now that you ask."],
      [
        "note",
        "Classic: flushed pipes leave grit in the inlet strainer. If cleaning doesn't help it's the pump mounts, part 4410-22.",
      ],
      [
        "staff",
        "Then the inlet strainer has caught the dirt from the flushing, and the pump is starving. Close the tap, unscrew the hose at the machine, pull out the small sieve with tweezers and rinse it. I've attached the page from the manual to your machine in the Hub.",
      ],
      ["customer", "The sieve was brown. After rinsing it's better, maybe half as loud, but still not like before."],
      [
        "staff",
        "Half is what the sieve did, the other half is the rubber mounts of the pump, which suffer when it starves for long. I've booked an engineer for {later}, 20 minutes, included in your plan.",
      ],
      ["customer", "Great, I'll be there from eight."],
      [
        "staff",
        "Mounts replaced this morning; our engineer measured 52 dB at one metre, which is better than new. Would you let me know if it creeps up again?",
      ],
    ],
    relapse: "The humming is creeping back. Not as bad as before, but I hear it from my desk again.",
  },
];
