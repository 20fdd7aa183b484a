### Service handovers: steps, dates, manual, board.

# $code (String) - Phase of the checklist.
handover-phase = { $code ->
    [before] Before
    [during] Handing over
    [crisis] If in doubt
   *[after] After
}
# $code (String) - Who takes a step.
handover-responsible = { $code ->
    [outgoing] predecessor
    [incoming] successor
   *[supervisor] supervisor
}
# $code (String) - Kind of an open item.
handover-item-kind = { $code ->
    [promise] promise
    [ticket] ticket
    [receivable] receivable
    [task] task
    [request] request
    [opportunity] opportunity
    [milestone] milestone
   *[other] ?{ $code }
}
# $meeting (String) - day
handover-before-meeting = the day before the meeting on { $meeting }
# $first (String) - day
# $last (String) - day
# $meeting (String) - day
handover-window = between { $first } and { $last }, before the meeting on { $meeting }
handover-planned = the planned day of the meeting
# $step (String) - step
handover-waits = counted from: { $step }, which is not done
handover-waits-doubt = only if the customer doubts the change
handover-at-close = when the handover is closed
handover-not-needed = not needed
handover-waiting = waiting
handover-open = open
handover-overdue = overdue
# $on (String) - day
handover-returned = returned { $on }
# $on (String) - day
handover-done = done { $on }
# $on (String) - day
handover-done-late = done { $on }, late
# $field (String) - name of a field
handover-gap-field = { $field } is empty
# $role (String) - buying role
handover-gap-seat = nobody known as { $role }
# $person (String) - name
handover-gap-contact = no phone, mail or WeChat of { $person }
handover-gap-advice = nothing to advise from: no stance, no preference, no advice written
# $what (String) - feedback line
handover-lack-feedback = "{ $what }" has no owner or date
