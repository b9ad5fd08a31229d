// What the REST API tells of the desk besides its tickets: the values that fields may have, and who works there.

import { z } from "zod";
import { roleSchema } from "#domain/people/role.ts";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import { departmentSchema, prioritySchema, statusSchema } from "#domain/ticket/values.ts";

function valuesOf<T extends z.ZodType>(value: T, id: string) {
  const one = z.strictObject({ value, label: z.string() });
  return z.strictObject({ values: z.array(one) }).meta({ id });
}

export const departmentsSchema = valuesOf(departmentSchema, "Departments");
export const prioritiesSchema = valuesOf(prioritySchema, "Priorities");
export const statusesSchema = valuesOf(statusSchema, "Statuses");

export const employeeSchema = z
  .strictObject({
    id: uuidSchema,
    display_name: z.string(),
    email: z.string(),
    role: roleSchema,
    is_disabled: z.boolean(),
    active_tickets: z.int().meta({ description: "Their open and in-progress tickets." }),
  })
  .meta({ id: "Employee" });
export type Employee = z.infer<typeof employeeSchema>;

export const employeesSchema = z.strictObject({ employees: z.array(employeeSchema) }).meta({ id: "Employees" });
