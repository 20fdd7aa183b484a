### Forms about an account.

forms-one-currency = The amounts of one record are in one currency.
forms-not-future = A fact cannot lie in the future.
# $title (String) - what the form is for
# $name (String) - the account
forms-title-of = { $title }: { $name }
# $title (String) - what the form is for
# $count (Number) - how many accounts
forms-title-of-many = { $title }: { $count } accounts

forms-account-new = New account
# $name (String) - the account
forms-account-edit = Account { $name }
forms-account-name-hint = The full name as on the business licence.
forms-account-short-name-hint = If left empty it is made from the name, without region and legal form.
forms-account-reading-hint = Pinyin, where the usual reading of the name is wrong; it is found by this too.
forms-account-code-hint = 18 characters; the check digit is verified.
forms-account-more = Known already? All of this can wait.
forms-account-tier-hint = Leave it empty to let the program suggest one.
# $name (String) - the account that exists
forms-account-same-code = { $name } has this credit code. Save again to enter it all the same.
# $name (String) - the account that exists
forms-account-same-name = An account is called so already: { $name }. Save again to enter it all the same.
# $name (String) - the account that exists
forms-account-same-but-form = { $name } differs only in the legal form. Save again if it is another company.

forms-owner-title = Owner
forms-owner-hint = Choose a colleague, or type the name of a new one.

forms-tier-title = Set the tier
forms-tier-suggested = suggested
forms-tier-reason = Reason for the tier
forms-tier-reason-hint = The reason stands in the history and under "why".
forms-tier-reason-needed = A tier that is set needs a reason.

# $department (String) - who keeps it
forms-field-hint = Kept by: { $department }. Empty means: not known from this day on.
forms-field-as-of-hint = From which day on it holds. Earlier values stay in the history.

# A kind of fact that can be recorded.
# $fact (String) - its code
forms-fact = { $fact ->
    [usage] Usage reading
    [intent] Renewal intent
    [recommendation] Would recommend us (0-10)
    [tickets] Severe tickets, reported
    [judgement] Judgement (1-5)
   *[other] ?{ $fact }
}
forms-fact-usage-hint = Share of core functions in use in the month, such as 85%.
forms-fact-anonymous = Leave it empty if it is not known who said it.
forms-fact-recommend-hint = 0 would not, 10 certainly.
forms-fact-tickets-hint = P0 and P1 tickets of the last 90 days, as counted elsewhere.
forms-fact-judgement-hint = 1 poor, 5 excellent; it counts for a year.

# $count (Number) - how many accounts
forms-delete-asks = { $count ->
    [one] Delete this account with everything that belongs to it?
   *[other] Delete these { $count } accounts with everything that belongs to them?
}
# $count (Number) - how many of them
forms-delete-hidden = { $count } of them are marked but not shown.
forms-delete-consequence = They can be restored from the recycle bin, or at once with undo.

forms-touch-theirs = Their people
forms-touch-ours = Our people
forms-touch-me = You are added.
forms-touch-said = What they said
forms-touch-said-hint = One line each; begin with a name and a colon if it is known who said it.
forms-touch-two-way-hint = No: they received something and did not answer. Only two-way touches count for the cadence.
forms-touch-time = Time
forms-touch-time-hint = If it is known, such as 14:30.
forms-touch-time-wrong = A time of day is typed as 14:30.
forms-touch-task = Next step until
forms-touch-task-hint = Makes the next step a task of yours.
forms-touch-task-needs-step = Say what the next step is.
forms-touch-intent-hint = What they let us know about renewing, if they did.

forms-event-bearing-hint = Favourable or adverse: the tier is to be looked at again.
forms-event-tasks-hint = Saving also opens a task for a strategy meeting; after a merger, one to redraw the decision chain.
# What an event asks for.
# $code (String) - its code
forms-event-follow-up = { $code ->
    [strategy_meeting] strategy meeting
    [redraw_chain] redraw the decision chain
   *[other] ?{ $code }
}
# $task (String) - what is to be done
# $event (String) - because of what
forms-event-task = { $task }: { $event }
# $title (String) - what the form is for, and how many accounts
# $count (Number) - how many of them
forms-title-hidden = { $title }, { $count } not shown
