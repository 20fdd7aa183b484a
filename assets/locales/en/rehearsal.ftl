### The rehearsal of hard questions.

# $rule (String) - an alert rule
# $cause (String) - what opened it
# $day (String) - when
handover-risk-alert = Alert, { $rule }: { $cause } (since { $day })
rehearsal-title = Rehearsal
rehearsal-start = c starts the rehearsal: one question after the other, first without the answer.
# $n (Number) - place
# $all (Number) - how many
rehearsal-place = Question { $n } of { $all }
rehearsal-answer-first = The successor answers aloud; then Enter shows what was agreed.
rehearsal-no-answer = No answer is agreed yet: agree on one now and enter it on page 4.
rehearsal-score = How was it? 1 to 5; whoever hands over gives the score. Enter goes on without one.
rehearsal-nothing = Nothing was scored. Enter goes back.
rehearsal-well = Every answer was good.
rehearsal-again = Once more before the meeting
rehearsal-end = Enter goes back to the checklist; left looks at the questions again.
# $number (String) - an invoice
# $days (Number) - days
rehearsal-because-overdue = Likely: invoice { $number } is { $days } days overdue.
# $title (String) - a pain
rehearsal-because-cost = Likely, for cost is a pain of theirs: { $title }.
# $title (String) - a dispute
rehearsal-because-dispute = Likely: there was a dispute. { $title }
# $what (String) - a promise
rehearsal-because-promise = Likely: we promised something. { $what }
# $person (String) - a person
rehearsal-because-against = Likely: { $person } is against us.
