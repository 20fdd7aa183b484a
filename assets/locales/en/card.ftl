### The account card.

card-tab-overview = Overview
card-tab-people = People
card-tab-needs = Needs
card-tab-touches = Touches
card-tab-deals = Deals
card-tab-service = Service
card-tab-plan = Plan
card-tab-history = History

card-new = New record
card-overdue = OVERDUE
card-promises = Promises
card-promises-none = Nothing was promised yet. n enters a promise.
card-promises-settled = Nothing is owed.
card-promise-settled = This promise is settled already.
# $kind (String) - the kind of record
card-delete-record = Delete this { $kind } with everything that belongs to it?
card-nothing-here = Put the cursor on a record first, or press n for a new one.

# $place (Number) - place in the list it was opened from
# $all (Number) - accounts in that list
card-place = { $place } of { $all }
card-missing = This account does not exist on this date.
card-no-neighbour = There is no further account in this direction.
card-computed = This is computed from records; there is nothing to enter.

card-owed = What we owe, and alerts
card-owed-nothing = Nothing is owed, and no alert is open.
# $more (Number) - how many more
card-more = +{ $more } more
card-said = Last thing they said
card-said-nothing = No two-way touch is recorded.
# $step (String) - what was agreed
card-next-step = Next step: { $step }
card-next = Next dates
card-next-nothing = Nothing is planned.
card-due-renewal = Renewal
# $what (String) - what was promised
card-due-promise = Promised: { $what }
card-health = Health
# $change (String) - change of the score in four weeks, with its sign
card-change = { $change } in 4 weeks
# Age of a fact against how long it is valid.
# $age (Number) - days
# $valid (Number) - days
card-age = { $valid ->
    [0] { $age }d old
   *[other] { $age }d of { $valid }d
}
# $dimensions (String) - the dimensions of which something has to be known
card-missing-for-rating = To be rated, record: { $dimensions }
# $dimension (String) - the dimension
# $input (String) - what it would have to be
# $score (String) - the score then
card-lift = Lifts most: { $dimension } at { $input } makes { $score }

card-account = Account
# $tier (String) - the tier that the five axes suggest
card-suggested = suggested: { $tier }
# $filled (Number) - fields that are known
# $expected (Number) - fields that are expected
# $fresh (Number) - fields known and fresh
card-layer-known = { $filled } of { $expected } known, { $fresh } fresh

# $field (String) - the field looked at longest ago
# $day (String) - when
card-oldest = oldest: { $field } { $day }
# $filled (Number) - fields that are known
# $expected (Number) - fields that are expected
# $fresh (Number) - fields known and fresh
# $days (Number) - how long a field is fresh
card-archive-known = { $filled } of { $expected } known, { $fresh } fresh ({ $days } days)
card-archive = Archive
# $department (String) - which department keeps the field
card-ask-department = ask: { $department }

card-history-empty = No change is recorded.
card-taken-back = (taken back)
# $field (String) - the field
# $from (String) - what held before
# $to (String) - what holds
# $day (String) - from this day on
card-history-field = { $field }: { $from } > { $to }, from { $day }
# $record (String) - kind and name of the record
# $field (String) - the field
# $from (String) - the value before
# $to (String) - the value after
card-history-changed = { $record }, { $field }: { $from } > { $to }
# $record (String) - kind and name of the record
card-history-purged = { $record }: wiped out
# $what (String) - the action
card-take-back = Take this back: { $what }?
card-take-back-consequence = Later changes stay. If something was built on it, that is said and nothing is changed.
card-not-taken-back = This action cannot be taken back, or was already.

bin-title = Recycle bin
bin-empty = The recycle bin is empty.
# $what (String) - the deletion
bin-restore = Restore what was deleted here: { $what }?

# Days to a date.
# $days (Number) - days
card-away-left = { $days }d left
# $days (Number) - days
card-away-late = { $days }d late
card-away-today = today
# $total (String) - what had a rate
# $left (String) - amounts in other currencies
card-without-rate = { $total } (without a rate, not in it: { $left })
# $what (String) - such as "Paid invoices"
# $count (Number) - how many
# $state (String) - whether they are shown
card-settled = { $what }: { $count } { $state ->
    [shown] (Enter folds)
   *[folded] (Enter shows)
}
card-me-if-empty = Empty: you.
# Between the items of a list.
card-comma = ,{ " " }
