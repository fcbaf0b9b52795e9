-- The last day of a case is that of its open items: one that was decided today hid that others were late. Items that are not accepted
-- yet have their days before them.
update cases.cases c set due_on = o.last
from (select case_id, max(due_on) as last, bool_and(status = 'Accepted') as accepted
      from cases.items where status in ('Received', 'CorrectionRequested', 'Accepted') group by case_id) o
where o.case_id = c.id and o.accepted and not c.closed and c.due_on > o.last;
