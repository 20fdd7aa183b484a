### The review of tiers.

tiering-title = Tier review
tiering-reading = reading tiers
tiering-about = Review tiers: what is in force, what is suggested, when each is due
tiering-option-due = Only what is to be looked at until the end of the quarter
tiering-option-differs = Only where something else is suggested than is in force
# $n (Number) - accounts
# $due (Number) - due in the quarter
# $day (String) - its last working day
# $differs (Number) - accounts
tiering-summary = { $n } accounts: { $due } to be looked at by { $day }, { $differs } not as suggested
# $pane (String) - which
tiering-pane = { $pane ->
    [due] due
    [differs] not as suggested
    [all] all
    [moves] moved
    [segments] segments
   *[other] ?{ $pane }
}
# $column (String) - which
tiering-column = { $column ->
    [tier] Tier
    [account] Account
    [suggested] Suggested
    [score] Score
    [coverage] Known
    [due] Due
    [rfm] RFM
    [lifetime] Lifetime
    [revenue] Revenue
    [reason] Reason
    [decided] Decided
   *[other] ?{ $column }
}
# $pane (String) - the pane
tiering-none = { $pane ->
    [due] Nothing is to be looked at until the end of the quarter.
    [differs] Every tier in force is as suggested, or nothing is suggested.
    [all] No accounts yet: "g i" imports a list.
    [moves] No tier was changed in the last three months.
    [segments] This page shows rules; the others show accounts.
   *[other] ?{ $pane }
}
tiering-by-event = event
# $basis (String) - suggested or assumed
# $tier (String) - the tier
tiering-undecided = { $basis ->
    [suggested] Nobody has decided: { $tier } as suggested
   *[other] Nobody has decided and too little is known: { $tier } is assumed
}
tiering-no-lift = No single change of what is known would lift it.
# $what (String) - the criterion
# $to (String) - what it would have to be
# $then (String) - tier and score then
tiering-lift = Would lift it most: { $what } at { $to }, then { $then }
# $day (String) - by when
tiering-due-quarter = To be looked at by { $day }: each quarter. "t" decides, also that it stays.
# $day (String) - by when
# $event (String) - the day of the event
tiering-due-event = To be looked at by { $day }: an event was entered on { $event }. "t" decides, also that it stays.
# $support (String) - how much
tiering-support = { $support ->
    [dedicated] its own
    [shared] shared
    [on_request] on request
   *[other] ?{ $support }
}
# $row (String) - which
tiering-row = { $row ->
    [score] Score
    [accounts] Accounts
    [suggested] Suggested
    [revenue] Revenue of 12 months
    [cadence] Touch: ideal / latest
    [seats] Seats to cover
    [team] Team
    [budget] Budget
    [technical] Technical support
    [priority] Response priority
    [waiver] No approval needed
    [capacity] Capacity kept free
    [sla] Response times
   *[other] ?{ $row }
}
# $ideal (Number) - days
# $most (Number) - days
tiering-days = { $ideal } / { $most } d
# $n (Number) - seats
# $weight (Number) - of all
tiering-seats = { $n }, weight { $weight }
# $answer (String) - yes or no
tiering-yes-no = { $answer ->
    [yes] yes
    [no] no
   *[other] ?{ $answer }
}
# $weights (String) - axes with weights
# $known (Number) - percent
tiering-weights = Axes: { $weights }; a suggestion from { $known }% of known weight on.
# $needs (Number) - points
# $strategic (Number) - points
tiering-guards = An A needs strategic fit or potential of at least { $needs }; strategic fit from { $strategic } on makes at least a B; high risk or overcapacity caps at B.
# $any (Number) - points
# $high (Number) - points
# $medium (Number) - points
tiering-risk = Risk is high if any criterion is at most { $any } or the mean below { $high }; medium below { $medium }.
# $below (Number) - points
tiering-service = Cooperation below { $below } suggests one service level lower.
# $days (String) - limits
# $invoices (String) - limits
tiering-rfm = RFM 5/4/3/2, else 1: last invoice within { $days } days; { $invoices } invoices in 12 months; revenue by its bands.
# $steps (String) - bands
tiering-revenue = Revenue, points: { $steps }.
# $steps (String) - bands
# $years (Number) - years
tiering-growth = Growth a year over up to { $years } years, points: { $steps }.
# $years (Number) - years
tiering-lifetime = Lifetime value: profit of the last full year x { $years } years.
# $percent (Number) - percent
tiering-top = Bold revenue: among the first { $percent }% by revenue.
# $digest (String) - of the policy
tiering-policy = Policy { $digest }
