### The day's list.

today-title = Today
# $day (String) - the day
today-title-on = Due on { $day }
# $overdue (Number) - lines
# $today (Number) - lines
# $clock (Number) - lines
today-summary = overdue { $overdue }, today { $today }, clock { $clock }
# $n (Number) - how many
today-snoozed = { $n } put off
today-nothing = Nothing is due.
today-nothing-advice = "g a" shows the accounts; "i" records what happened.
today-reading = looking through the accounts
# The parts of the list.
# $urgency (String) - code
today-group = { $urgency ->
    [clock] Clocks
    [overdue] Overdue
    [today] Today
    [later] Next 14 days
   *[other] ?{ $urgency }
}
# $n (Number) - lines folded away
today-folded = { $n } (Tab unfolds)
# What changed since yesterday.
# $opened (Number) - alerts
# $ended (Number) - alerts
today-changes = Since yesterday: { $opened } alerts opened, { $ended } ended
# $what (String) - what opened
today-opened = + { $what }
# $what (String) - what ended
today-ended = - { $what }
# Minutes of a running clock.
# $minutes (Number) - whole minutes left
today-left = { $minutes }min
# $minutes (Number) - whole minutes over
today-over = { $minutes }min!
# $hours (Number) - whole hours
# $minutes (Number) - minutes besides
today-left-long = { $hours }h{ $minutes }
# $hours (Number) - whole hours
today-over-long = { $hours }h!
# $days (Number) - whole days over
today-over-days = { $days }d!
today-paused = paused
today-no-date = no date
# $when (String) - day or time
today-due = due { $when }
# $causes (String) - what else
today-also = also: { $causes }
# $who (String) - who sees to it
today-with = with { $who }
duty-on-the-card = A ticket is worked on from the account's card.
duty-renewal = A renewal is settled on the contract: open the account.
duty-birthday = Congratulate, then record it with "i".
duty-own-date = It has a date of its own and is not late: only alerts and tasks are put off.
duty-not-assigned = It belongs to whoever owns the account.
duty-done-note = the cause may last
duty-dismiss-note = closes it
duty-what-was-done = What was done
# $title (String) - what it is
duty-complete-title = Done: { $title }
# $title (String) - what it is
duty-snooze-title = Put off: { $title }
# $title (String) - what it is
duty-assign-title = Give to: { $title }
duty-until = Until
duty-until-hint = it comes back at 00:00 of that day
duty-reason = Reason
duty-assignee = Who
duty-must-lie-ahead = The day must lie ahead.
cli-today-about = Show what is due: clocks, overdue, today, the next 14 days
cli-today-md = Print as Markdown
cli-today-ics = Print as an iCalendar file
today-handover = The steps of a handover are taken on its checklist.
# $name (String) - the account
alerts-title = { $name }: what is due and why
alerts-open = Open and coming
alerts-none = No alert is open, and nothing falls due in the next 14 days.
alerts-not-open = Where the rules stand
alerts-over = Over, or seen to
today-questions = Questions worth asking
today-questions-none = Nothing is unknown or stale.
# $dimension (String) - what is asked
# $day (String) - since when it is known
today-question-stale = { $dimension }: last known on { $day }
# $dimension (String) - what is asked
today-question-never = { $dimension }: never known
# $day (String) - the day
today-meetings = Meetings on { $day }
# $count (Number) - how many
today-meetings-count = { $count ->
    [one] 1 meeting
   *[other] { $count } meetings
}
today-meetings-none = No meeting is planned for this day; the page Plan of an account plans one.
cli-today-meetings = Print today's meetings on one page, with what to know of each account
# $day (String) - since when
alerts-left = No customer since { $day }: the rules about keeping it ended then, whatever they see.
duty-seat = A seat is filled, or accepted as empty, in the decision chain: open the account.
duty-elsewhere = It is settled on the account's card: open the account.
duty-seen-to = It was just seen to; the list is being read anew.
today-stopped = The list was not read to its end. Tab reads it again.
