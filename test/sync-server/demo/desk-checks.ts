// What must hold of any desk's tables, each as a query for the rows that break it.

export interface DeskCheck {
  rule: string;
  /** Finds nothing where the rule holds. */
  sql: string;
}

const LAST_CHANGE = `SELECT DISTINCT ON (ticket_id, field) ticket_id, field, to_value FROM ticket_history
  WHERE field <> 'created' ORDER BY ticket_id, field, id DESC`;

export const DESK_CHECKS: readonly DeskCheck[] = [
  {
    rule: "[T8] numbers of a year run from 1 without a gap, in the order in which tickets came in",
    sql: `SELECT ticket_number FROM (
        SELECT *, row_number() OVER (PARTITION BY extract(year FROM created_at AT TIME ZONE 'UTC') ORDER BY created_at, id) AS place
        FROM support_tickets) AS t
      WHERE number_sequence <> place OR number_year <> extract(year FROM created_at AT TIME ZONE 'UTC')`,
  },
  {
    rule: "[T8] each year's counter stands where its numbers end",
    sql: `SELECT year FROM ticket_counters WHERE last_sequence IS DISTINCT FROM
      (SELECT max(number_sequence) FROM support_tickets WHERE number_year = year)`,
  },
  {
    rule: "[T10] the last change of each field in history is its present value",
    sql: `SELECT h.ticket_id, h.field FROM (${LAST_CHANGE}) AS h JOIN support_tickets AS t ON t.id = h.ticket_id
      WHERE h.to_value IS DISTINCT FROM CASE h.field
        WHEN 'status' THEN t.status WHEN 'priority' THEN t.priority WHEN 'department' THEN t.department
        WHEN 'subject' THEN t.subject WHEN 'description' THEN t.description
        WHEN 'assignedTo' THEN t.assigned_to::text WHEN 'userId' THEN t.user_id::text END`,
  },
  {
    rule: "[T10] each change of a field begins where the one before ended",
    sql: `SELECT ticket_id, field FROM (
        SELECT *, lag(to_value) OVER w AS before, row_number() OVER w AS place FROM ticket_history
        WHERE field <> 'created' WINDOW w AS (PARTITION BY ticket_id, field ORDER BY id)) AS h
      WHERE (place > 1 AND from_value IS DISTINCT FROM before) OR from_value IS NOT DISTINCT FROM to_value`,
  },
  {
    rule: "[T1] every ticket begins open and unassigned",
    sql: `SELECT ticket_id FROM (
        SELECT DISTINCT ON (ticket_id, field) * FROM ticket_history WHERE field IN ('status', 'assignedTo')
        ORDER BY ticket_id, field, id) AS first
      WHERE from_value IS DISTINCT FROM CASE field WHEN 'status' THEN 'open' END`,
  },
  {
    rule: "[T1] a ticket whose history tells no change of status is open, one without an assignment unassigned",
    sql: `SELECT id FROM support_tickets AS t WHERE
      (status <> 'open' AND NOT EXISTS (SELECT FROM ticket_history WHERE ticket_id = t.id AND field = 'status')) OR
      (assigned_to IS NOT NULL AND NOT EXISTS (SELECT FROM ticket_history WHERE ticket_id = t.id AND field = 'assignedTo'))`,
  },
  {
    rule: "[T10] history opens with the creation, once, at the ticket's own time and by who made it",
    sql: `SELECT t.id FROM support_tickets AS t LEFT JOIN ticket_history AS h ON h.ticket_id = t.id AND h.field = 'created'
      GROUP BY t.id HAVING count(h.id) <> 1 OR min(h.at) IS DISTINCT FROM t.created_at
        OR min(h.actor_id::text) <> t.created_by::text
        OR min(h.id::text) <> (SELECT min(id::text) FROM ticket_history WHERE ticket_id = t.id)`,
  },
  {
    rule: "[T4][T5] a ticket is closed while it has a time of closing, which is that of its last change of status",
    sql: `SELECT t.id FROM support_tickets AS t WHERE (status = 'closed') <> (closed_at IS NOT NULL) OR
      closed_at <> (SELECT max(at) FROM ticket_history WHERE ticket_id = t.id AND field = 'status')`,
  },
  {
    rule: "[T6] customers only close, or reopen by writing at the same time (T7)",
    sql: `SELECT h.id FROM ticket_history AS h JOIN people AS p ON p.id = h.actor_id
      WHERE NOT p.is_staff AND h.field <> 'created' AND NOT (h.field = 'status' AND (h.to_value = 'closed' OR
        (h.from_value = 'closed' AND EXISTS (SELECT FROM ticket_messages AS m
          WHERE m.ticket_id = h.ticket_id AND m.user_id = h.actor_id AND m.created_at = h.at))))`,
  },
  {
    rule: "[P1] customers act in their own tickets alone, and write no notes",
    sql: `SELECT t.id FROM support_tickets AS t
      JOIN (SELECT ticket_id, user_id, is_internal_note FROM ticket_messages
        UNION ALL SELECT ticket_id, actor_id, false FROM ticket_history) AS a ON a.ticket_id = t.id
      JOIN people AS p ON p.id = a.user_id WHERE NOT p.is_staff AND (a.user_id <> t.user_id OR a.is_internal_note)`,
  },
  {
    rule: "[T12] nobody of support is handed a ticket but by themselves or by an admin",
    sql: `SELECT h.id FROM ticket_history AS h JOIN people AS p ON p.id = h.actor_id
      WHERE h.field = 'assignedTo' AND p.role = 'support' AND h.actor_id::text NOT IN (coalesce(h.to_value, ''), coalesce(h.from_value, ''))`,
  },
  {
    rule: "[M2] positions of a thread are 1, 2, 3 …, in the order of time",
    sql: `SELECT id FROM (SELECT *, row_number() OVER (PARTITION BY ticket_id ORDER BY created_at, id) AS place
        FROM ticket_messages) AS m WHERE position <> place`,
  },
  {
    rule: "[P3] customers count no notes: public positions are 1, 2, 3 … without them",
    sql: `SELECT id FROM (SELECT *, row_number() OVER (PARTITION BY ticket_id ORDER BY position) AS place
        FROM ticket_messages WHERE NOT is_internal_note) AS m WHERE public_position <> place
      UNION ALL SELECT id FROM ticket_messages WHERE is_internal_note AND public_position IS NOT NULL`,
  },
  {
    rule: "[M2] tickets know how far their threads go",
    sql: `SELECT t.id FROM support_tickets AS t LEFT JOIN ticket_messages AS m ON m.ticket_id = t.id GROUP BY t.id
      HAVING t.last_position <> count(m.id) OR t.last_public_position <> count(m.public_position)`,
  },
  {
    rule: "a ticket's last change is the last thing that happened in it",
    sql: `SELECT t.id FROM support_tickets AS t WHERE updated_at <> greatest(created_at,
        (SELECT max(at) FROM ticket_history WHERE ticket_id = t.id),
        (SELECT max(created_at) FROM ticket_messages WHERE ticket_id = t.id))`,
  },
  {
    rule: "[P3] the change that customers are shown is not that of a note",
    sql: `SELECT t.id FROM support_tickets AS t WHERE public_updated_at > updated_at
      OR NOT EXISTS (
        SELECT FROM ticket_history WHERE ticket_id = t.id AND at = t.public_updated_at
        UNION ALL SELECT FROM ticket_messages
        WHERE ticket_id = t.id AND created_at = t.public_updated_at AND NOT is_internal_note)
      OR public_updated_at < (SELECT max(created_at) FROM ticket_messages WHERE ticket_id = t.id AND NOT is_internal_note)`,
  },
  {
    rule: "[T11] workload is the number of open and in-progress tickets",
    sql: `SELECT email FROM people AS p WHERE active_tickets <>
      (SELECT count(*) FROM support_tickets WHERE assigned_to = p.id AND status <> 'closed' AND deleted_at IS NULL)`,
  },
  {
    rule: "[S8] sight names the customer, the assignee or the queue, and the admins, of every ticket",
    sql: `WITH wanted AS (
        SELECT id, 'customer:' || user_id AS audience, 'customer' AS cause FROM support_tickets
        UNION ALL SELECT id, 'admins', 'admin' FROM support_tickets
        UNION ALL SELECT id, 'queue', 'queue' FROM support_tickets WHERE assigned_to IS NULL
        UNION ALL SELECT id, 'agent:' || assigned_to, 'assignee' FROM support_tickets WHERE assigned_to IS NOT NULL
      ), live AS (
        SELECT ticket_id, audience, cause FROM ticket_sight WHERE until IS NULL AND cause <> 'follower')
      (TABLE wanted EXCEPT TABLE live) UNION ALL (TABLE live EXCEPT TABLE wanted)`,
  },
  {
    rule: "[S7] nothing is written after it arrived, and nothing happens before its ticket is there",
    sql: `SELECT id FROM support_tickets WHERE written_at > created_at
      UNION ALL SELECT m.id FROM ticket_messages AS m JOIN support_tickets AS t ON t.id = m.ticket_id
        WHERE m.written_at > m.created_at OR m.created_at < t.created_at
      UNION ALL SELECT h.id FROM ticket_history AS h JOIN support_tickets AS t ON t.id = h.ticket_id
        WHERE h.at < t.created_at`,
  },
];
