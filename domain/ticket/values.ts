import { z } from "zod";

export const STATUSES = ["open", "in_progress", "closed"] as const;
export const PRIORITIES = ["low", "medium", "high", "urgent"] as const;
export const DEPARTMENTS = ["technical", "billing", "sales", "general"] as const;

export const statusSchema = z.enum(STATUSES, { error: `must be one of ${STATUSES.join(", ")}` });
export const prioritySchema = z.enum(PRIORITIES, { error: `must be one of ${PRIORITIES.join(", ")}` });
export const departmentSchema = z.enum(DEPARTMENTS, { error: `must be one of ${DEPARTMENTS.join(", ")}` });

export type Status = z.infer<typeof statusSchema>;
export type Priority = z.infer<typeof prioritySchema>;
export type Department = z.infer<typeof departmentSchema>;

export const DEFAULT_PRIORITY: Priority = "medium";
export const DEFAULT_DEPARTMENT: Department = "technical";

export const STATUS_LABELS: Readonly<Record<Status, string>> = {
  open: "Open",
  in_progress: "In progress",
  closed: "Closed",
};

export const PRIORITY_LABELS: Readonly<Record<Priority, string>> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  urgent: "Urgent",
};

export const DEPARTMENT_LABELS: Readonly<Record<Department, string>> = {
  technical: "Technical",
  billing: "Billing",
  sales: "Sales",
  general: "General",
};
