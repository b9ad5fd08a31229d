import type { Scenario } from "./scenario.ts";

export const GERMAN: readonly Scenario[] = [
  {
    key: "de-mahlwerk",
    language: "de",
    department: "technical",
    priorities: ["high", "medium"],
    subjects: ["Mahlwerk dreht leer", "{machine}: nur noch heißes Wasser statt Kaffee"],
    descriptions: [
      "Guten Tag, unser {machine} mahlt hörbar, aber in der Tasse landet nur heißes Wasser. Bohnen sind genug drin. Seriennummer {serial}.",
      "Seit heute früh kommt aus der Maschine nur bräunliches Wasser. Wir haben schon gereinigt und neu gestartet. Können Sie uns bitte schnell helfen? Wir sind {count} Leute und die Stimmung sinkt.",
    ],
    thread: [
      [
        "staff",
        "Guten Tag {name}, das klingt nach einer Bohnenbrücke: Ölige Bohnen haften im Trichter aneinander und rutschen nicht nach. Bitte einmal den Deckel öffnen und mit einem Kochlöffel umrühren. Kommt danach wieder Kaffee?",
      ],
      [
        "customer",
        "Umgerührt, zwei Tassen waren gut, dann wieder Wasser. Die Bohnen sind tatsächlich sehr dunkel, die hatte jemand aus dem Supermarkt mitgebracht.",
      ],
      [
        "note",
        "Fremdbohnen, stark geröstet. Kein Gerätefehler. Freundlich auf Harbour hinweisen, Probepaket mitschicken.",
      ],
      [
        "staff",
        "Dann haben wir es: Sehr dunkle Röstungen ölen so stark, dass sie im Trichter kleben. Bitte den Trichter leeren und trocken auswischen. Ein Paket unserer Harbour-Mischung ist mit Bestellung {order} unterwegs, das geht auf uns.",
      ],
    ],
    thanks: "Läuft wieder einwandfrei. Der Supermarktkaffee steht jetzt bei den Giftstoffen. Vielen Dank!",
  },
  {
    key: "de-rechnung",
    language: "de",
    department: "billing",
    priorities: ["medium", "low"],
    subjects: ["Rechnung {invoice}: falscher Empfänger", "Rechnungsanschrift geändert"],
    descriptions: [
      "Die Rechnung {invoice} über {amount} ist noch an unsere alte Anschrift ausgestellt. Unsere Buchhaltung kann sie so nicht verbuchen. Bitte stornieren und neu ausstellen auf: {company}, Hafenstraße 12.",
      "Wir sind zum Monatsersten umgezogen und hatten das eigentlich gemeldet. {invoice} trägt trotzdem die alte Adresse. Könnten Sie das bitte korrigieren?",
    ],
    thread: [
      [
        "staff",
        "Guten Tag {name}, das tut mir leid. Ihre Meldung lag vor, wurde aber nur für die Lieferungen übernommen. Ich habe {invoice} storniert und mit der neuen Anschrift ausgestellt; Sie finden beides im Hub unter *Abrechnung*.",
      ],
      ["customer", "Danke, ist angekommen. Das Zahlungsziel steht aber noch auf dem alten Datum, das wäre übermorgen."],
      [
        "staff",
        "Gut gesehen. Das Ziel ist auf 14 Tage ab heute gesetzt, eine Mahnung kann also nicht kommen. Die Anschrift gilt jetzt überall.",
      ],
    ],
    thanks: "Wunderbar, so kann die Buchhaltung leben.",
  },
  {
    key: "de-wasserfilter",
    language: "de",
    department: "technical",
    priorities: ["low", "medium"],
    subjects: ["Welche Wasserhärte einstellen?", "Wasserfilter nach drei Wochen schon leer"],
    descriptions: [
      "Die Maschine meldet schon nach drei Wochen, dass der Wasserfilter erschöpft ist. Versprochen waren sechs Monate. Wir sind in {city}, das Wasser ist hier allerdings hart.",
      "Welche Wasserhärte müssen wir am {machine} einstellen? Der Teststreifen zeigt vier rote Felder, im Menü gibt es aber nur die Stufen 1 bis 3.",
    ],
    thread: [
      [
        "staff",
        "Hallo {name}, vier rote Felder entsprechen etwa 21 °dH, das ist wirklich hart. Im Menü wäre das Stufe 3. Steht bei Ihnen vielleicht noch Stufe 1? Dann misst die Maschine falsch und meldet den Filter zu früh oder zu spät.",
      ],
      ["customer", "Stufe 2. Ich habe jetzt 3 eingestellt, die Meldung bleibt."],
      [
        "note",
        "Bei 21 °dH und 1.400 Tassen im Monat hält die kleine Kartusche nur ca. 2 Monate. Auf die große (XL) umstellen, Aufpreis entfällt im Tarif Etage.",
      ],
      [
        "staff",
        "Ich habe es für Ihren Verbrauch nachgerechnet: Die kleine Kartusche ist für so hartes Wasser zu klein. Sie bekommen ab jetzt die XL-Ausführung ohne Aufpreis, die erste ist mit {order} unterwegs. Den Zähler stellen Sie nach dem Tausch unter *Wartung → Filter gewechselt* zurück.",
      ],
    ],
    thanks: "XL eingebaut, Meldung weg, Kaffee schmeckt sogar besser.",
    relapse: 'Leider meldet die Maschine seit gestern wieder "Filter erschöpft", nach nicht einmal vier Wochen.',
  },
  {
    key: "de-zweitgeraet",
    language: "de",
    department: "sales",
    priorities: ["low", "medium"],
    subjects: ["Angebot für ein zweites Gerät", "Kaffee für die Werkstatt"],
    descriptions: [
      "Für unsere Werkstatt suchen wir ein robustes Gerät für rund {count} Personen, ohne Milch, dafür staubfest. Was können Sie empfehlen?",
      "Bitte senden Sie uns ein Angebot für einen weiteren {machine}, Lieferung möglichst bis {later}. Gibt es einen Nachlass für Bestandskunden?",
    ],
    thread: [
      [
        "staff",
        "Guten Tag {name}, gern! Für die Werkstatt würde ich den Solo mit Staubschutz nehmen: Er hat Tasten statt eines Bildschirms und lässt sich mit Handschuhen bedienen. Als Bestandskunde erhalten Sie 5 %. Gibt es dort einen Wasseranschluss?",
      ],
      ["customer", "Nein, nur Strom. Ein Tank wäre in Ordnung, solange er nicht dreimal am Tag gefüllt werden muss."],
      [
        "staff",
        "Dann mit dem 12-Liter-Tank, der reicht für etwa 80 Tassen. Das Angebot liegt im Hub und gilt vier Wochen.",
      ],
      ["customer", "Unterschrieben. Der Meister fragt, ob es den auch in Blau gibt."],
      ["staff", "Gibt es tatsächlich: RAL 5010, ohne Aufpreis. Ist notiert, Lieferung am {later} vormittags."],
    ],
    thanks: "Steht, läuft, ist blau. Danke!",
  },
];
