### What is due: what to do, why, and what ends it.

# What to do, in few words.
# $what (String) - rule, clock or kind of matter
agenda-action = { $what ->
    [low_score] call or visit, plan
    [usage_plunge] call or visit, plan
    [silent_churner] get in touch
    [receivable] ask for payment
    [revenue_swing] re-assess the tier
    [event] re-assess the tier
    [low_survey] call back, improve
    [key_person_left] fill the seat
    [respond] answer the ticket
    [intervene] bring in R&D
    [second_line] second line answers
    [resolve] solve the ticket
    [card_review] review the card
    [ticket_review] review with root cause
    [ticket_call] satisfaction call
    [promise] keep the promise
    [empty_seat] find a person
    [request_untold] tell the outcome
    [milestone] have it accepted
    [task] task
    [touchpoint] meet
    [renewal] settle the renewal
    [birthday] congratulate
    [favour] this month's favour
    [handover] handover
   *[other] ?{ $what }
}

# Week ends that were too low.
# $scores (String) - the scores, earliest first
# $below (String) - the bound
agenda-cause-low-score = { $scores } at week ends, below { $below }
# $from (Number) - points before
# $to (Number) - points read
# $day (String) - the day of the best reading
agenda-cause-usage-plunge = usage { $from }>{ $to } points since { $day }
# $day (String) - the latest two-way touch
# $max (Number) - days allowed
agenda-cause-silence = no two-way touch since { $day }, { $max } days allowed
# $max (Number) - days allowed
agenda-cause-never-touched = never spoken with, { $max } days allowed
# $points (Number) - usage points
agenda-cause-no-word = usage { $points } points, no clear word on renewal
# $amount (String) - what is open
# $day (String) - when it was due
agenda-cause-receivable = { $amount } open, due since { $day }
# $quarter (String) - the quarter
# $percent (Number) - percent of the year before
agenda-cause-swing = { $quarter } at { $percent }% of the year before
# $bearing (String) - good or bad
# $what (String) - what happened
agenda-cause-event = { $bearing }: { $what }
# $rating (Number) - the answer
# $of (Number) - the best possible
# $who (String) - who answered
agenda-cause-low-survey = { $rating } of { $of } from { $who }
agenda-anonymous = anonymous
# $who (String) - who left
# $seats (String) - what the person was
agenda-cause-left = { $who } left ({ $seats })
# $grade (String) - grade
# $limit (String) - time allowed
# $what (String) - title
agenda-cause-sla = { $grade } within { $limit }: { $what }
# $role (String) - the seat
# $day (String) - since when the gap is known
agenda-cause-seat = { $role }: nobody known since { $day }
# $quarter (String) - the quarter
agenda-cause-card-review = { $quarter }
# $day (String) - last day
# $what (String) - the contract
agenda-cause-renewal = { $what } ends on { $day }
# $who (String) - whose birthday
# $day (String) - when
# $turns (String) - age, or empty
agenda-cause-birthday = { $who }, { $day }{ $turns }
# $age (Number) - the age that is reached
agenda-turns = { " " }({ $age })

# What would end an alert.
# $score (String) - at least this
# $more (Number) - week ends still needed
agenda-ends-week-ends = { $more ->
    [one] ends after one more rated week end at { $score } or more
   *[other] ends after { $more } rated week ends in a row at { $score } or more
}
# $points (Number) - points
agenda-ends-points = ends with usage above { $points } points, or when a person closes it
agenda-ends-touch = ends with a two-way touch
# $points (Number) - points
agenda-ends-points-or-word = ends with usage above { $points } points or a clear word on renewal
# $amount (String) - what is open now
agenda-ends-payment = ends when { $amount } are paid
agenda-ends-tier = ends with a tier decision
# $day (String) - at the latest
agenda-ends-tier-by = ends with a tier decision, at the latest on { $day }
agenda-ends-call-back = ends when the customer was called back
# $seats (String) - which are still open
agenda-ends-seat = ends when somebody new holds the seat ({ $seats }), or it is accepted as empty
agenda-ends-done = ends when it is done

# When an alert opened.
# $when (String) - day and time
agenda-opened = opened { $when }
# $reason (String) - the reason given
agenda-reason = reason: { $reason }
# $until (String) - the day
agenda-snoozed = put off until { $until }

# Where a rule stands that is not open.
# $weeks (Number) - week ends in a row
# $score (String) - the latest score
# $below (String) - the bound
# $open (Number) - how many open it
agenda-reading-low = low score: { $weeks } week ends below { $below } in a row (latest { $score }), { $open } open it
# $weeks (Number) - week ends in a row
# $score (String) - the latest score
# $below (String) - the bound
agenda-reading-good = low score: latest { $score }, { $weeks } week ends in a row not below { $below }
agenda-reading-unrated = low score: no rated week end
# $points (Number) - today
# $best (Number) - best of the window
# $difference (Number) - what opens it
agenda-reading-plunge = usage plunge: { $points } points, best of four weeks { $best }; { $difference } below opens it
agenda-reading-plunge-unknown = usage plunge: usage is not known
# $age (Number) - days of silence
# $max (Number) - allowed
# $day (String) - when it opens
agenda-reading-silence = silence: { $age } days, { $max } allowed; opens on { $day }
# $age (Number) - days of silence
agenda-reading-silence-short = silence: { $age } days
# $days (Number) - days overdue
# $more (Number) - days that open it
agenda-reading-receivable = receivables: longest overdue { $days } days; more than { $more } open it
agenda-reading-no-receivable = receivables: nothing open
# $quarter (String) - the quarter
# $percent (Number) - of the year before
# $drop (Number) - at most
# $rise (Number) - at least
agenda-reading-swing = revenue swing: { $quarter } at { $percent }% of the year before; { $drop }% or less, { $rise }% or more open it
agenda-reading-no-swing = revenue swing: no two quarters to compare
# $points (String) - usage points today
# $said (String) - the valid word on renewal
# $most (Number) - points that open it
agenda-reading-word = usage without a word: { $points } points, renewal: { $said }; { $most } points or less without a clear word open it
agenda-then = ;{ " " }
