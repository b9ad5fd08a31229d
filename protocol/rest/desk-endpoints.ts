import { statisticsQuerySchema, statisticsSchema } from "../statistics.ts";
import { departmentsSchema, employeesSchema, prioritiesSchema, statusesSchema } from "./desk.ts";
import { endpoint } from "./endpoint.ts";
import { EXAMPLE_EMPLOYEE, EXAMPLE_STATISTICS } from "./examples.ts";

export const DESK_ENDPOINTS = {
  listEmployees: endpoint({
    id: "listEmployees",
    method: "get",
    path: "/support/admin/employees",
    tag: "Desk",
    summary: "List who works at the desk, with their workload",
    description: "Admins see everybody, support agents themselves.",
    needs: "seeStaff",
    answer: { status: 200, description: "The employees, by name.", schema: employeesSchema },
    example: { answer: { employees: [EXAMPLE_EMPLOYEE] } },
  }),
  readStatistics: endpoint({
    id: "readStatistics",
    method: "get",
    path: "/support/admin/stats",
    tag: "Desk",
    summary: "Read the figures of the desk over a period",
    description:
      "From one day to another, at most a year; the last 30 days where both are left out. Support agents read figures of their own work.",
    needs: "seeStatistics",
    query: statisticsQuerySchema,
    answer: { status: 200, description: "The figures.", schema: statisticsSchema },
    example: {
      query: { from: "2026-03-27", to: "2026-03-27", time_zone: "Europe/Berlin" },
      answer: EXAMPLE_STATISTICS,
    },
  }),
  listDepartments: endpoint({
    id: "listDepartments",
    method: "get",
    path: "/support/departments",
    tag: "Values",
    summary: "List the departments",
    answer: { status: 200, description: "Values with their labels.", schema: departmentsSchema },
    example: { answer: { values: [{ value: "technical", label: "Technical" }] } },
  }),
  listPriorities: endpoint({
    id: "listPriorities",
    method: "get",
    path: "/support/priorities",
    tag: "Values",
    summary: "List the priorities",
    answer: { status: 200, description: "Values with their labels.", schema: prioritiesSchema },
    example: { answer: { values: [{ value: "low", label: "Low" }] } },
  }),
  listStatuses: endpoint({
    id: "listStatuses",
    method: "get",
    path: "/support/statuses",
    tag: "Values",
    summary: "List the statuses",
    answer: { status: 200, description: "Values with their labels.", schema: statusesSchema },
    example: { answer: { values: [{ value: "in_progress", label: "In progress" }] } },
  }),
};
