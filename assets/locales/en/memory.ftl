### The memory book: a page that the customer is given. Warm, plain, and nothing that only we should know.

# $account (String) - name
memory-title = { $account }: what we did together
# $since (String) - month
# $day (String) - month
memory-since = Together since { $since }. Written in { $day }.
# $year (String) - year
# $month (Number) - 1 to 12
memory-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
# $kind (String) - code
memory-heading = { $kind ->
    [first_meeting] How we met
    [solved_together] What we solved together
    [birthday] Birthdays and anniversaries
    [favour] Small things along the way
   *[other_memory] Other moments
}
memory-delivered = What we built
# $month (String) - month
# $note (String) - text
memory-entry = { $month }: { $note }
# $month (String) - month
# $note (String) - text
# $person (String) - name
memory-entry-with = { $month }: { $note } (with { $person })

# $account (String) - name
memory-screen = Memory book: { $account }
memory-empty = Nothing to give away yet: entries that are marked to be shown to the customer, and deliveries that the customer accepted, stand here.
