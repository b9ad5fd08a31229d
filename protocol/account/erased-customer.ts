import { z } from "zod";
import { instantSchema, uuidSchema } from "#domain/ticket/ticket.ts";

/** What is left of a customer whose data was deleted: an id, for what refers to it. */
export const erasedCustomerSchema = z
  .strictObject({ id: uuidSchema, erased_at: instantSchema })
  .meta({ id: "ErasedCustomer" });
export type ErasedCustomer = z.infer<typeof erasedCustomerSchema>;
