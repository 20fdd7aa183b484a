### The card's fourth tab: cadence, promises, favours, events, touches.

touches-cadence = Cadence
# $ideal (Number) - days
# $most (Number) - days
# $tier (String) - the tier
touches-rule = talk every { $ideal } days, at most { $most } ({ $tier })
# $ideal (Number) - days
# $most (Number) - days
touches-rule-own = talk every { $ideal } days, at most { $most } (of its own)
touches-whole-account = whole account
# How long the silence is, against the cadence.
# $light (String) - its code
touches-light = { $light ->
    [green] on time
    [yellow] due
    [red] overdue
   *[other] ?{ $light }
}
touches-no-talk = no talk
touches-and = { ", " }
# $others (Number) - people not shown
# $late (Number) - those of them who wait too long or nearly so
touches-others = { $late ->
    [0] { $others } more people, all on time
   *[other] { $others } more people, { $late } of them due or overdue
}
touches-others-hint = Enter shows everybody of the decision chain, or folds the list again.
# $day (String) - date
touches-last = last two-way talk on { $day }.
touches-never = no two-way talk is recorded; the days count from when the account was entered.
# $green (String) - date
# $most (String) - date
touches-until = On time until { $green }, overdue after { $most }.
# $day (String) - date
# $reason (String) - text
touches-own-reason = Decided from { $day }: { $reason }
touches-own-hint = Enter records a touch. A cadence of its own for this account: n, with the reason.
# $who (String) - the account or a person
# $said (String) - when they last talked
touches-rhythm = { $who }: { $said }
touches-own-empty = Both empty: the tier's cadence holds again.
touches-own-order = Give both, the ideal not above the maximum; or leave both empty.
touches-person-hint = Enter records a touch with this person.

# $days (Number) - days
touches-promise-left = { $days ->
    [0] due today
    [one] { $days } day left
   *[other] { $days } days left
}
# $days (Number) - days
touches-promise-overdue = overdue { $days }d
# $days (Number) - days
touches-promise-late = kept { $days }d late
# $count (Number) - how many
touches-settled = { $count } settled: Enter shows them
# $count (Number) - how many
touches-settled-fold = { $count } settled: Enter folds them
touches-settled-day = A settled promise needs the day it was settled; an open one has none.
touches-settle = What became of it
# $word (String) - where it stands
# $made (String) - date
# $person (String) - name
# $owner (String) - name
touches-promise-made = { $word }; promised on { $made } to { $person }, ours to keep: { $owner }

touches-favours = Favours
touches-favours-none = None recorded. Enter offers ideas for a small favour outside the contract.
# What became of a month's favour.
# $state (String) - its code
# $month (String) - year and month
touches-favour-month = { $state ->
    [done] { $month } done
    [exempt] { $month } exempt
    [open] { $month } still to do
    [due_soon] { $month } due in its last days
    [missed] { $month } missed
   *[other] { $month } ?{ $state }
}
# $count (Number) - how many
touches-more = { $count } more: Enter shows them
touches-favour-ideas = Ideas for a favour
touches-favour-own = One of my own
touches-favour-season = of the season
# $day (String) - date
touches-favour-used = used { $day }
# $caution (String) - what to mind
touches-favour-caution = Mind: { $caution }

touches-events = Events at the customer
touches-events-none = None recorded. Enter one within 24 hours: merger, new plant, key person change.
touches-event-late = entered late
# $at (String) - date and time
touches-event-entered = Entered on { $at }, in time.
# $at (String) - date and time
# $due (String) - how the deadline came about
touches-event-entered-late = Entered on { $at }, later than it should be: { $due }
# $tasks (String) - what it asks for
# $due (String) - how the deadline came about
touches-event-asks = Asks for: { $tasks }. { $due }

touches-timeline = Touches
# $count (Number) - how many
touches-count = { $count ->
    [0] { "" }
   *[other] { $count }
}
# $way (String) - how they are narrowed
# $shown (Number) - how many pass
# $all (Number) - how many there are
touches-narrowed = { $way }: { $shown } of { $all }, Esc shows all
touches-none = No touch is recorded. Enter records one: when, how, who, what was said.
touches-none-such = None of this kind. Esc shows all.
touches-narrow = Show which touches
touches-only-all = all
touches-only-two-way = two-way only
# $channel (String) - channel
touches-only-by = by { $channel }
# $person (String) - name
touches-only-with = with { $person }
touches-one-way = one way
# $text (String) - summary
touches-one-way-text = (one way) { $text }
# $mood (String) - mood
touches-mood = mood: { $mood }
# $theirs (String) - names
# $ours (String) - names
touches-present = theirs: { $theirs }  ours: { $ours }
touches-no-summary = No summary.
# $words (String) - what was said
touches-said = "{ $words }"
# $person (String) - name
# $words (String) - what was said
touches-said-by = { $person }: "{ $words }"
# $what (String) - the promise
# $word (String) - where it stands
touches-promised-here = Promised: { $what } ({ $word })
