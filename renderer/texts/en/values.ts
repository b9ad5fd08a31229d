export const values = {
  status: { open: "Open", in_progress: "In progress", closed: "Closed" },
  priority: { low: "Low", medium: "Medium", high: "High", urgent: "Urgent" },
  department: { technical: "Technical", billing: "Billing", sales: "Sales", general: "General" },
  role: { customer: "Customer", support: "Support agent", admin: "Admin", super_admin: "Super admin" },
} as const;
