### The first steps of somebody who is new here.

action-first-steps = first steps
action-backup = make a backup
steps-title = First steps
# $taken (Number) - steps taken
# $all (Number) - steps in all
steps-heading = First steps: { $taken } of { $all } taken
# $code (String) - the step
steps-step = { $code ->
    [accounts] Bring accounts in: import a list, or enter one
    [tier] Set a tier, with the reason: t on an account
    [fact] Record a fact and see the score change: a on an account
    [touch] Log a touch in one line: i
   *[backup] Make a backup of everything
}
steps-hide = Show this only when asked for
steps-show = Show this without being asked for, until all is done
