// All of the German texts, by room. A chunk of its own, fetched by whoever reads German.

import { actions } from "./de/actions.ts";
import { app } from "./de/app.ts";
import { commands } from "./de/commands.ts";
import { customer } from "./de/customer.ts";
import { dashboard } from "./de/dashboard.ts";
import { display } from "./de/display.ts";
import { farewell } from "./de/farewell.ts";
import { faults } from "./de/faults.ts";
import { inbox } from "./de/inbox.ts";
import { integrations } from "./de/integrations.ts";
import { newTicket } from "./de/new-ticket.ts";
import { notifications } from "./de/notifications.ts";
import { outbox } from "./de/outbox.ts";
import { palette } from "./de/palette.ts";
import { presence } from "./de/presence.ts";
import { search } from "./de/search.ts";
import { settings } from "./de/settings.ts";
import { signIn } from "./de/sign-in.ts";
import { staff } from "./de/staff.ts";
import { ticket } from "./de/ticket.ts";
import { ui } from "./de/ui.ts";
import { values } from "./de/values.ts";
import type { Texts } from "./english.ts";

// biome-ignore format: one room a line.
export const german: Texts = {
  actions,
  app,
  commands,
  customer,
  dashboard,
  display,
  farewell,
  faults,
  inbox,
  integrations,
  newTicket,
  notifications,
  outbox,
  palette,
  presence,
  search,
  settings,
  signIn,
  staff,
  ticket,
  ui,
  values,
};
