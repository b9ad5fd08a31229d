import type { Scenario } from "./scenario.ts";

export const ROMANCE_LANGUAGES: readonly Scenario[] = [
  {
    key: "fr-fuite",
    language: "fr",
    department: "technical",
    priorities: ["urgent", "high"],
    subjects: ["Fuite d'eau sous la machine", "URGENT : de l'eau au {floor}"],
    descriptions: [
      "Bonjour, nous avons une fuite sous notre {machine} depuis ce matin, environ un verre par heure. Nous avons fermé l'arrivée d'eau. Numéro de série : {serial}.",
      "De l'eau claire coule derrière la machine à café et le parquet commence à gondoler. Pouvez-vous envoyer quelqu'un aujourd'hui ?",
    ],
    thread: [
      [
        "staff",
        "Bonjour {name}, vous avez bien fait de fermer l'eau, laissez-la fermée. Notre technicien peut passer aujourd'hui entre 14 h et 16 h. L'eau vient-elle du tuyau à l'arrière ou de l'intérieur de la machine ?",
      ],
      ["customer", "Du tuyau, juste au niveau du raccord. On voit une petite fissure dans l'écrou."],
      [
        "note",
        "Écrou plastique d'ancienne génération. Remplacer par laiton (réf. 4402) et vérifier les deux autres machines du site.",
      ],
      [
        "staff",
        "C'est un écrou d'une ancienne série que nous remplaçons par un modèle en laiton. Le technicien l'a dans sa voiture et contrôlera aussi vos autres machines, sans frais bien sûr.",
      ],
      [
        "staff",
        "Intervention terminée à 15 h 20 : raccord remplacé, pression testée, plus une goutte. Pour le parquet, envoyez-nous le devis de l'artisan et nous le transmettrons à notre assurance.",
      ],
    ],
    thanks: "Intervention rapide et très propre, merci beaucoup.",
  },
  {
    key: "fr-facture",
    language: "fr",
    department: "billing",
    priorities: ["medium", "low"],
    subjects: ["Erreur de TVA sur la facture {invoice}", "Facture {invoice} à corriger"],
    descriptions: [
      "La facture {invoice} ({amount}) mentionne un taux de TVA qui ne nous concerne pas. Pourriez-vous l'annuler et en émettre une nouvelle avec notre numéro intracommunautaire ?",
      "Notre comptable a refusé la facture {invoice} : il manque le numéro de bon de commande BC-{number}. Merci de nous l'envoyer corrigée avant {weekday} si possible.",
    ],
    thread: [
      [
        "staff",
        "Bonjour {name}, merci de l'avoir signalé. La facture {invoice} est annulée et une nouvelle est disponible dans le Hub, avec toutes les mentions demandées. Elles figureront désormais automatiquement sur les suivantes.",
      ],
      ["customer", "Bien reçue. L'adresse de livraison indique encore notre ancien site, est-ce gênant ?"],
      [
        "staff",
        "Non, l'adresse de livraison n'a pas de valeur comptable, mais je l'ai corrigée aussi pour éviter que le café ne parte à l'ancienne adresse.",
      ],
    ],
    thanks: "Parfait, c'est réglé de notre côté.",
  },
  {
    key: "fr-degustation",
    language: "fr",
    department: "sales",
    priorities: ["low"],
    subjects: ["Dégustation pour notre équipe", "Peut-on essayer un autre café ?"],
    descriptions: [
      "Plusieurs collègues trouvent le mélange actuel trop corsé. Serait-il possible de goûter autre chose avant de changer notre abonnement ?",
      "Nous sommes {count} et les avis divergent beaucoup sur le café. Proposez-vous un coffret de dégustation ?",
    ],
    thread: [
      [
        "staff",
        "Bonjour {name}, bien sûr : le coffret contient quatre mélanges de 500 g, du plus doux au plus corsé, et il est offert aux abonnés une fois par an. Souhaitez-vous aussi un décaféiné ?",
      ],
      [
        "customer",
        "Oui, avec le décaféiné s'il vous plaît. Comment faire voter {count} personnes sans y passer la semaine ?",
      ],
      [
        "staff",
        "Chaque paquet porte un code : on le scanne, on met une note, et le classement apparaît dans le Hub. Le coffret part aujourd'hui (commande {order}).",
      ],
    ],
    thanks: "Verdict : Meadow à une large majorité. Merci de modifier notre abonnement, c'était très amusant.",
  },
  {
    key: "es-pantalla",
    language: "es",
    department: "technical",
    priorities: ["medium", "high"],
    subjects: ["La pantalla no responde", "{machine} bloqueada después de la actualización"],
    descriptions: [
      "Buenos días, desde la actualización {version} la pantalla táctil de nuestra {machine} no responde. Se enciende y muestra las bebidas, pero no reacciona. Número de serie {serial}.",
      "Hola, la máquina de la {floor} está bloqueada: por mucho que toquemos, no pasa nada. Ya la hemos desenchufado media hora.",
    ],
    thread: [
      [
        "staff",
        "Hola {name}, gracias por avisar. ¿Podría limpiar el borde inferior de la pantalla con un paño seco? Una gota debajo del marco hace que la máquina crea que alguien la está tocando todo el tiempo.",
      ],
      ["customer", "Limpia y seca, y sigue igual. Curiosamente, con guantes de látex sí responde."],
      ["note", "Si responde con guantes es la calibración. Se puede recalibrar a distancia desde el servicio del Hub."],
      [
        "staff",
        "¡Ese detalle es muy útil! Significa que la calibración quedó demasiado sensible con la actualización. La he recalibrado a distancia; apáguela y enciéndala una vez, por favor.",
      ],
    ],
    thanks: "Ya funciona, sin guantes y sin hechizos. ¡Muchas gracias!",
    relapse: "Ha vuelto a pasar esta mañana, aunque solo en la parte izquierda de la pantalla.",
  },
  {
    key: "es-pedido",
    language: "es",
    department: "general",
    priorities: ["medium", "low"],
    subjects: ["El pedido {order} no ha llegado", "Retraso en la entrega de café"],
    descriptions: [
      "El pedido {order} tenía que llegar el {weekday} y todavía no sabemos nada. Nos queda café para un día, quizá dos si nadie se entera.",
      "Según el seguimiento, nuestro café está «en reparto» desde hace tres días. ¿Pueden averiguar qué ha pasado?",
    ],
    thread: [
      [
        "staff",
        "Hola {name}, lo siento mucho. El transportista tiene el paquete retenido porque faltaba el número de la calle. Le he enviado otro por mensajería urgente, que llega mañana antes de las 10. ¿Me confirma la dirección completa?",
      ],
      ["customer", "Calle del Puerto 27, segunda planta. El número siempre ha estado en nuestros pedidos."],
      [
        "staff",
        "Tiene razón: se perdió al cambiar de transportista, y no solo en su caso. Ya está corregido. Cuando llegue también el primer paquete, quédeselo por las molestias.",
      ],
    ],
    thanks: "Llegaron los dos. Tenemos café hasta fin de año, gracias.",
  },
  {
    key: "es-segunda-maquina",
    language: "es",
    department: "sales",
    priorities: ["low", "medium"],
    subjects: ["Presupuesto para otra máquina", "Nueva oficina en {city}"],
    descriptions: [
      "Abrimos una oficina nueva con {count} personas y nos gustaría tener allí el mismo café. ¿Nos pueden enviar un presupuesto?",
      "¿Qué máquina recomiendan para unas {count} personas que toman sobre todo cortados? Tenemos toma de agua pero poco espacio.",
    ],
    thread: [
      [
        "staff",
        "Hola {name}, ¡enhorabuena! Para ese número de personas y con poco espacio, la Twin es la mejor opción: 38 cm de ancho y dos salidas de leche. Le he dejado el presupuesto en el Hub, con el mismo precio por taza que ya tienen.",
      ],
      ["customer", "Nos encaja. ¿La instalación está incluida? Abrimos el {later}."],
      [
        "staff",
        "Incluida, también la formación de media hora. He reservado la víspera de la apertura por la mañana, para que el primer día ya huela a café.",
      ],
    ],
    thanks: "Firmado. ¡Nos vemos en la inauguración!",
  },
  {
    key: "pt-leite",
    language: "pt",
    department: "technical",
    priorities: ["medium", "low"],
    subjects: ["O leite não sai", "{machine} sem espuma de leite"],
    descriptions: [
      "Bom dia, desde ontem a nossa {machine} faz café normalmente, mas não sai leite, só um pouco de vapor. Já lavámos o tubo. Número de série {serial}.",
      "A máquina pede para limpar o circuito de leite, limpamos, e ela pede outra vez. Entretanto ninguém consegue fazer um galão.",
    ],
    thread: [
      [
        "staff",
        "Olá {name}, obrigado pelos detalhes. Ao lado do tubo há uma pequena válvula branca de silicone; quando fica virada, entra ar e o leite não sobe. Pode verificar se a parte estreita aponta para a máquina?",
      ],
      ["customer", "Estava ao contrário! Foi o pessoal da limpeza, com certeza. Já sai leite, mas com pouca espuma."],
      [
        "staff",
        "É normal nas primeiras dez bebidas, enquanto o ar sai do circuito. Se amanhã continuar assim, respondo com a visita de um técnico já marcada.",
      ],
      ["note", "Ver telemetria amanhã: tempo de vapor acima de 9 s indica válvula danificada."],
      [
        "staff",
        "Vi nos dados da máquina que o tempo de vapor voltou ao normal. Enviei também um autocolante para colar junto da válvula, com a posição certa.",
      ],
    ],
    thanks: "Tudo perfeito, e o autocolante foi uma ótima ideia.",
  },
  {
    key: "pt-fatura",
    language: "pt",
    department: "billing",
    priorities: ["medium"],
    subjects: ["Fatura {invoice} com valor errado", "Cobrança de uma máquina que já devolvemos"],
    descriptions: [
      "A fatura {invoice} inclui uma máquina que devolvemos há dois meses. O valor correto seria {smaller} a menos. Podem corrigir, por favor?",
      "Continuamos a pagar pela máquina {serial}, que foi recolhida pelo vosso técnico a {date}. Tenho o comprovativo assinado.",
    ],
    thread: [
      [
        "staff",
        "Olá {name}, tem toda a razão: a recolha foi registada, mas o contrato ficou ativo. Emiti uma nota de crédito de {smaller} e encerrei o contrato com a data da recolha. Prefere a devolução por transferência ou o desconto na próxima fatura?",
      ],
      ["customer", "Desconto na próxima fatura está bem."],
      ["staff", "Fica assim. A próxima fatura já vem com o desconto e sem essa máquina. Peço desculpa pelo incómodo."],
    ],
    thanks: "Obrigado pela rapidez.",
  },
];
