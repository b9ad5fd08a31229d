// All of the English texts, by room. One a line, so that two who add rooms do not meet.

import { actions } from "./en/actions.ts";
import { app } from "./en/app.ts";
import { commands } from "./en/commands.ts";
import { customer } from "./en/customer.ts";
import { dashboard } from "./en/dashboard.ts";
import { display } from "./en/display.ts";
import { farewell } from "./en/farewell.ts";
import { faults } from "./en/faults.ts";
import { inbox } from "./en/inbox.ts";
import { integrations } from "./en/integrations.ts";
import { newTicket } from "./en/new-ticket.ts";
import { notifications } from "./en/notifications.ts";
import { outbox } from "./en/outbox.ts";
import { palette } from "./en/palette.ts";
import { presence } from "./en/presence.ts";
import { search } from "./en/search.ts";
import { settings } from "./en/settings.ts";
import { signIn } from "./en/sign-in.ts";
import { staff } from "./en/staff.ts";
import { ticket } from "./en/ticket.ts";
import { ui } from "./en/ui.ts";
import { values } from "./en/values.ts";

// biome-ignore format: one room a line.
export const english = {
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
} as const;

export type English = typeof english;
export type Texts = { readonly [Room in keyof English]: Translated<Room> };

/** What another language has to say for a room: every text of the English one, and no other. */
export type Translated<Room extends keyof English> = Widened<English[Room]>;

type Widened<Part> = { readonly [Key in keyof Part]: Part[Key] extends string ? string : Widened<Part[Key]> };
