import { departmentsSchema, employeesSchema, prioritiesSchema, statusesSchema } from "./desk.ts";
import { endpoint } from "./endpoint.ts";
import { EXAMPLE_EMPLOYEE } from "./examples.ts";

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
