### How a deadline came about.

# $n (Number) - how many
deadline-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
# $n (Number) - how many
deadline-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
# $n (Number) - how many
deadline-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
# $n (Number) - how many
deadline-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
# $n (Number) - how many
deadline-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
# $n (Number) - how many
deadline-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
deadline-make-up = make-up workday
deadline-days-off = days off
deadline-comma = ,{ " " }
# $span (String) - length of time
# $from (String) - day
deadline-counted = { $span } from { $from }
# $counted (String) - the counted part
# $stretches (String) - days that differ from the usual week
deadline-over = { $counted }: { $stretches }
# $said (String) - the derivation
deadline-day-off = { $said } (a day off)
# $said (String) - the derivation
deadline-estimated = { $said } (estimated: no calendar is published for that year)
