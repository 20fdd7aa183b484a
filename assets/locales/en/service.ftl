### Tickets, surveys, requests and deliveries on the card.

service-tickets = Tickets
service-tickets-none = No ticket is recorded. n opens one; its clocks start at once.
# $count (Number) - open tickets
service-open = { $count } open
service-tickets-closed = Closed tickets
# $minutes (Number) - minutes
service-minutes = { $minutes } min
# $hours (Number) - whole hours
# $minutes (Number) - minutes
service-hours = { $hours } h { $minutes } min
# $days (Number) - whole days
# $hours (Number) - hours
service-days = { $days } d { $hours } h
# $code (String) - What a clock waits for.
service-target = { $code ->
    [respond] first response
    [intervene] intervention
    [second_line] second line
    [resolve] solution
   *[other] ?{ $code }
}
# $code (String) - Who of ours is told about a ticket.
service-told = { $code ->
    [account_manager] account manager
    [technical_support] technical support
    [technical_lead] technical lead
    [product_manager] product manager
    [service] service team
    [management] management
    [executive] executive
   *[other] ?{ $code }
}
service-waits = waits for the customer
service-to-close = solved, to be closed
service-no-clock = no clock runs
# $target (String) - what is late
# $time (String) - for how long
service-breached = LATE { $time }: { $target }
# $target (String) - what is due
# $time (String) - how much is left
service-about-to-breach = ABOUT TO BREACH { $time }: { $target }
# $target (String) - what is due
# $time (String) - how much is left
service-left = { $time } left: { $target }
# $target (String) - what was due
# $at (String) - when
# $told (String) - who is told
service-was-due = { $target } was due at { $at }. Tell: { $told }.
# $at (String) - when
# $target (String) - what is due
# $told (String) - who is told
service-breaches = Breaches at { $at } without { $target }. Tell: { $told }.
# $grade (String) - the grade
# $target (String) - what it waits for
service-clock = { $grade }: { $target }
# $taken (String) - minutes taken
# $limit (String) - minutes allowed
service-met = met in { $taken } of { $limit }
# $taken (String) - minutes taken
# $limit (String) - minutes allowed
service-met-late = LATE: took { $taken } of { $limit }
service-replaced = replaced by another grade
# $at (String) - when
service-closed = closed { $at }
service-solved-in = Solved in
# $who (String) - who was told
service-told-to = told: { $who }
service-before-opening = This lies before the ticket was opened.
service-all-done = Nothing is left to do for this ticket.
service-opens-again = The ticket is open again and its clocks go on.
service-review-due = Review with root cause due
service-call-due = Satisfaction call due
service-call = Satisfaction call
service-call-hint = Somebody who did not handle the complaint.
service-into-library = Into the library
service-into-library-hint = As a contingency plan for all accounts; empty: no.
service-measures-needed = The measures become the steps of the plan.

service-surveys = Satisfaction
service-surveys-none = No answer is recorded. n enters one; a low one starts the loop of calls.
service-surveys-before = Earlier answers
# $quarter (String) - the quarter
# $value (String) - 0 to 100
# $count (Number) - respondents
service-csat = CSAT { $quarter } { $value } (n { $count })
# $value (String) - -100 to 100
# $count (Number) - respondents
service-nps = NPS 12 months { $value } (n { $count })
# $column (String) - a score, as a heading of six cells
service-score = { $column ->
    [product_quality] qual.
    [delivery_time] deliv.
    [service_response] serv.
    [innovation] innov.
    [recommend] recom.
   *[other] ?{ $column }
}
service-scores = Scores
service-score-hint = 1 to 5.
service-anonymous = anonymous
# $step (String) - a step of the loop
service-next = next: { $step }
service-loop-closed = loop closed
service-call-back-by = Low: call back by
# $step (String) - a step of the loop
service-loop-hint = { $step ->
    [call_back] What they said.
    [improve] The improvement plan.
   *[other] What was agreed.
}
service-assign-hint = Who calls back.
service-nothing-to-follow = This answer asks for no further step.
service-answer-needs-a-score = An answer has at least one score or a word.

service-requests = Requests
service-requests-none = No request is recorded. n enters one; it is open until the customer is told.
service-requests-closed = Closed requests
# $count (Number) - requests
service-untold = customer not told: { $count }
# $code (String) - where a request stands
service-request-stage = { $code ->
    [evaluate] to evaluate
    [decide] to decide
    [tell] TELL CUSTOMER
    [close] told, to close
    [closed] closed
   *[other] ?{ $code }
}
# $code (String) - the step that is taken
service-request-step = { $code ->
    [evaluate] Evaluation
    [decide] Decision
    [tell] Customer told
   *[other] Close
}
service-evaluator-hint = The product owner.
service-tell-by-hint = Empty: as the policy says, from the decision.
service-request-is-closed = This request is closed.

service-milestones = Delivery
service-milestones-none = No milestone is recorded. n enters what is to be delivered and by when.
service-milestones-accepted = Accepted
# $count (Number) - milestones
service-late = late: { $count }
# $day (String) - when
# $by (String) - by whom
service-accepted = accepted { $day } { $by }
# $day (String) - when
service-delivered = delivered { $day }, not accepted
service-to-deliver = to deliver
service-acceptance = Acceptance
service-accepted-already = This milestone is accepted already.
service-planned-hint = When it was planned; in earlier views it is not there yet.

# $start (String) - when the clock was started
# $limit (String) - how long it may run
# $grade (String) - the grade that set it
# $due (String) - when it is due
service-why-clock = Started { $start }, { $limit } allowed for { $grade } (SLA policy), around the clock: due { $due }.
# $elapsed (String) - how long
service-why-elapsed = { $elapsed } have run; time spent waiting for the customer does not count.
service-why-low = 6 of 10 or less, or 2 of 5 or less: they are called back.
# $quarter (String) - the quarter
# $count (Number) - respondents
service-why-csat = (Mean of the scores of 1 to 5, less 1) x 25, the latest answer of each respondent in { $quarter }; { $count } respondents.
# $since (String) - a day
# $count (Number) - answers
service-why-nps = Percent of 9-10 less percent of 0-6 since { $since }; { $count } answers.
