### People and the decision chain.

# In a narrow column: how a person stands towards us.
# $code (String) - the stance
chain-stance = { $code ->
    [champion] CHAMPION
    [supporter] for
    [neutral] neutral
    [sceptical] doubts
    [opposed] AGAINST
   *[other] ?
}
# In a narrow column: what a person does in a decision.
# $code (String) - the buying role
chain-role = { $code ->
    [decision_maker] decides
    [influencer] influences
    [user] user
    [champion] champion
    [blocker] blocker
    [technical_gatekeeper] gatekeeper
    [procurement] procures
    [finance_contact] finance
    [daily_contact] contact
   *[other] ?{ $code }
}
chain-column-stance = Stance
chain-column-role = Role
chain-column-person = Person
chain-column-influence = Infl
chain-column-touch = Touch

# What can be entered about a person.
# $code (String) - its code
chain-about = { $code ->
    [stance] Stance seen
    [roles] Buying roles
    [influence] Influence and concern
    [depth] Relationship depth
    [person] Person: phone, birthday, notes
    [post] Post: title, department, superior
    [reports_to] Reports to
    [move] Post at another account
    [end] End of the post
   *[other] ?{ $code }
}

chain-new-person = New person
chain-roles = Buying roles
chain-roles-hint = Space opens the list; several may be chosen. Backspace clears.
chain-roles-since-hint = From which day on the roles are as above.
chain-stance-hint = Towards us, as you saw it yourself. Leave it empty if it is not known.
chain-evidence-hint = What was said or done that shows it.
chain-influence-hint = On the decision: 0 none, 10 nothing happens without them.
chain-concern-hint = What they are after, and what they fear.
chain-more = Known already? All of this can wait.
chain-joined-hint = First day in the post. Empty means: as long as we can tell.
chain-birthday = Birthday
chain-birth-year-hint = In the same calendar; may stay empty.
chain-leap-hint = Lunar only: whether the month was the intercalary one.
chain-taboos-hint = What must not be said or served.
chain-birth-half = A birthday needs month and day.
# $calendar (String) - solar or lunar
chain-no-such-day = No year of the { $calendar } calendar has this day.
chain-rather-end = For somebody who left, end the post instead: the history stays.
# $day (String) - the first day in the post
chain-left-before = The post began on { $day } only.
chain-left-hint = First day no longer in the post; a day to come if it was announced.
chain-left-for-hint = Where they went, in your words.
chain-reports-hint = Empty means: to nobody here.
chain-move-to = To account
chain-move-hint = The history stays here; the new post starts there, roles and stance unknown.
# $name (String) - this account
chain-move-here = Post at { $name }
chain-move-left-hint = First day no longer here. Empty means: holds both posts.

# $count (Number) - how many
chain-people = People with a post: { $count }
chain-people-none = Nobody is known here yet. n enters the first person, with post, roles and stance.
# $count (Number) - how many
chain-ended = Left: { $count }
# $day (String) - first day no longer in the post
# $place (String) - where the person went
chain-left-for = left { $day }, for { $place }
# $day (String) - first day no longer in the post
chain-left = left { $day }
# $day (String) - first day no longer in the post
chain-leaves = leaves { $day }
chain-never = never
# $colleague (String) - who of ours
# $depth (String) - how well they know the person
chain-depth = { $colleague }: { $depth }
# $colleague (String) - who of ours
# $depth (String) - how well they know the person
# $wanted (String) - how well they should
chain-depth-wanted = { $colleague }: { $depth }, wanted { $wanted }
chain-depth-none = nobody of ours knows them
# $day (String) - the solar date
# $days (Number) - days until then
chain-birthday-solar = birthday { $day }, in { $days }d
# $day (String) - the solar date
# $days (Number) - days until then
chain-birthday-lunar = birthday { $day } (lunar), in { $days }d
# $days (String) - days since, as in the column
# $ideal (Number) - days
# $max (Number) - days
chain-cadence = last two-way touch { $days } (ideal { $ideal }d, at most { $max }d)

# $percent (String) - covered weight of required weight
# $threads (String) - effective threads
# $balance (String) - support balance
chain-measures = seats { $percent }   threads { $threads }   balance { $balance }
chain-unknown = ?

# $name (String) - the person
# $day (String) - when it was seen
chain-warning-opposed = { $name } decides and is against us (seen { $day }).
# $name (String) - the person
# $influence (Number) - 0 to 10
chain-warning-blocker = { $name } is against us with influence { $influence }, and nobody champions us.
# $threads (String) - effective threads
chain-warning-threads = Too few carry the contact: { $threads } threads.
# $name (String) - the person
# $days (Number) - days ago
chain-warning-stale = Where { $name } stands was last seen { $days } days ago.
# $seat (String) - the roles that would fill it
# $day (String) - until when
chain-warning-seat = No { $seat } known; find by { $day }.
# $seat (String) - the roles that would fill it
chain-warning-seat-undated = No { $seat } known.
chain-or = { " or " }
# What to do about a warning.
# $step (String) - its code
# $name (String) - with whom
chain-next-with = { $step ->
    [find_reason] Let { $name } help to find the reason.
    [win_champion] Win { $name } as a champion.
    [widen_contacts] Speak with { $name } next.
    [ask_stance] Ask { $name } again.
    [ask_introduction] Ask { $name } for an introduction.
   *[other] ?{ $step }
}
# What to do about a warning, where nobody suggests himself.
# $step (String) - its code
chain-next = { $step ->
    [find_reason] Find the reason.
    [win_champion] Win a champion.
    [widen_contacts] Speak with more people.
    [ask_stance] Ask again where they stand.
    [ask_introduction] Ask for an introduction.
   *[other] ?{ $step }
}

# $name (String) - the account
chain-title = { $name }: decision chain
# $name (String) - the account
chain-title-plain = { $name }: organisation
chain-empty = Nobody is known here yet. n enters the first person; then n adds somebody below, N beside.
chain-missing = This account does not exist on this date.
chain-view-map = Map
chain-view-grid = Power by stance
chain-view-matrix = Our people by theirs
# $more (Number) - how many more
chain-more-warnings = +{ $more } more; w tells all
# $count (Number) - posts below that are not shown
chain-folded = [+{ $count }]
# $day (String) - until when
# $name (String) - who could introduce us
chain-ghost-introducer = (find by { $day }; { $name } can introduce)
# $day (String) - until when
chain-ghost-due = (find by { $day })
chain-ghost = (nobody is known)
chain-ghost-accepted = (nobody is known; accepted)
# $name (String) - the other one
chain-edge-conflict = conflict with { $name }
# $name (String) - who listens
chain-edge-influences = influences { $name }
# $name (String) - who is listened to
chain-edge-influenced = listens to { $name }
# $text (String) - the note
chain-noted = ({ $text })
# $text (String) - what the person is after
chain-detail-concern = After: { $text }
# $day (String) - when it was seen
# $text (String) - the evidence
chain-detail-evidence = Seen { $day }: { $text }
# $day (String) - when it was seen
# $text (String) - the evidence
# $confidence (String) - how sure the observer is
chain-detail-evidence-sure = Seen { $day }: { $text } (confidence { $confidence })
# $colleague (String) - who of ours
# $path (String) - the people asked, one after the other
chain-introduced = Introduction: { $colleague }, through { $path }
chain-introduced-nobody = Nobody we know can introduce us.
# $text (String) - what the talk should achieve
chain-talk-aim = Aim: { $text }
# $text (String) - a sentence
chain-talk-say = Say: { $text }
# $text (String) - what to bring along
chain-talk-bring = Bring: { $text }
# $text (String) - what to leave undone
chain-talk-avoid = Leave: { $text }
chain-seat-enter = Enter: fill it, plan the search, or accept it.

chain-band-high = 8-10
chain-band-middle = 4-7
chain-band-low = 0-3
chain-band-unknown = ?
chain-matrix-none = Nobody of ours has a relation here yet. e on a person records how well one of us knows them.
chain-matrix-legend = 0 unknown  1 met  2 credible  3 solver  4 adviser  > wanted

chain-why-seats = Required seats
# $percent (String) - covered weight of required weight
# $filled (Number) - covered weight
# $required (Number) - required weight
# $tier (String) - the tier
# $days (Number) - at most so many days of silence
chain-why-seats-how = { $percent }: weight { $filled } of { $required }. Tier { $tier }: a seat is covered when a holder had a two-way touch in the last { $days } days.
# $seat (String) - the roles that fill it
# $weight (Number) - its weight
# $name (String) - who holds it
# $days (Number) - days since the latest two-way touch
chain-why-covered = covered  { $seat } (weight { $weight }): { $name }, { $days }d ago
# $seat (String) - the roles that fill it
# $weight (Number) - its weight
# $names (String) - who holds it
chain-why-silent = SILENT   { $seat } (weight { $weight }): { $names }
# $seat (String) - the roles that fill it
# $weight (Number) - its weight
chain-why-empty = EMPTY    { $seat } (weight { $weight })
chain-why-threads = Effective threads
# $threads (String) - the number
# $days (Number) - the window
chain-why-threads-how = { $threads }: 1 / sum of squared shares of the two-way touches of { $days } days; how many people carry the contact.
# $name (String) - who
# $touches (Number) - in how many touches
chain-why-share = { $touches } x { $name }
chain-why-balance = Support balance
# $balance (String) - the number
chain-why-balance-how = { $balance }: sum of influence x stance / sum of influence, -2 to +2, where both are known.
# $name (String) - who
# $influence (Number) - 0 to 10
# $stance (String) - -2 to +2 with its sign
chain-why-term = { $influence } x { $stance }  { $name }
chain-why-warnings = Warnings
chain-why-nothing = Nothing is wrong here.
# $name (String) - the account
chain-why-title = { $name }: what the chain measures

# $name (String) - the person
chain-drill-title = If { $name } left tomorrow
chain-drill-before-after = measure       now  then
# $before (String) - now
# $after (String) - then
chain-drill-seats = seats      { $before }  { $after }
# $before (String) - now
# $after (String) - then
chain-drill-threads = threads    { $before }  { $after }
# $before (String) - now
# $after (String) - then
chain-drill-balance = balance    { $before }  { $after }
chain-drill-warnings = New warnings
chain-drill-no-warnings = No new warning.
chain-drill-backups = Who could step in
# $role (String) - in which role
# $name (String) - who
# $reason (String) - why that person
chain-drill-backup = { $role }: { $name } ({ $reason })
# $role (String) - in which role
chain-drill-nobody = { $role }: nobody
chain-drill-no-role = without a buying role
# $code (String) - why somebody is named
chain-backup-reason = { $code ->
    [same_role] same role, known best
    [same_department] same department, most influence
    [superior] the superior
   *[other] ?{ $code }
}
# $names (String) - who
chain-drill-reports = Would report to the next one up: { $names }
chain-drill-whom = Choose a person first.

chain-compare-ask = Compare with an earlier day
# $from (String) - the earlier day
# $to (String) - the later day
chain-compare-title = Changes from { $from } to { $to }
chain-compare-none = Nothing has changed between these days.
# $name (String) - who
chain-change-joined = joined   { $name }
# $name (String) - who
chain-change-left = left     { $name }
# $name (String) - who
# $gained (String) - new roles
# $lost (String) - roles no longer held
chain-change-roles = roles    { $name }: + { $gained }  - { $lost }
# $name (String) - who
# $from (String) - then
# $to (String) - now
chain-change-stance = stance   { $name }: { $from } > { $to }

chain-merge-ask = Side by side with which account?
# $left (String) - an account
# $right (String) - another account
chain-merge-title = { $left } and { $right }, side by side
chain-merge-measures = measure
chain-merge-nobody = nobody
chain-merge-both = Known at both
chain-merge-roles = By role

chain-approval-title = Approval paths
chain-approval-none = No proposal is on its way. n enters one.
# $day (String) - when it was started
chain-approval-started = started { $day }
# $stage (String) - who has to act
# $names (String) - who could
chain-approval-next = Next: { $names } { $stage }
# $stage (String) - what has to be done
chain-approval-nobody = Next: nobody is known who { $stage }
# $day (String) - when
chain-approval-approved = APPROVED on { $day }
# $day (String) - when
# $stage (String) - at which stage
chain-approval-rejected = REJECTED on { $day } ({ $stage })
# $count (Number) - how often
chain-approval-returned = came back { $count } times
chain-approval-record = Step of the approval path
chain-approval-whom = Who could act next stands first.
chain-approval-again = Rejected or approved; a new proposal begins a new path.

chain-edge-new = Tie
# $what (String) - the tie
chain-edge-remove = End: { $what }
chain-fill-new = Fill with a new person
chain-fill-known = Fill with somebody known
chain-fill-plan = Plan the search: due date, introducer
chain-fill-accept = Accept that the seat stays empty
# $seat (String) - the seat
chain-fill-title = Seat: { $seat }
chain-nobody-below = Put the cursor on a person first.
chain-fold-nothing = Nobody reports to this person.

chain-export-title = Export the decision chain
chain-export-stance = With stance
chain-export-stance-hint = Without, it can be shown to the customer: no stance, influence, champion or blocker.
# $code (String) - the format
chain-format = { $code ->
    [mermaid] Mermaid
    [dot] DOT (Graphviz)
    [svg] SVG picture
    [text] plain text
   *[other] ?{ $code }
}
# $file (String) - the file
chain-exported = Written: { $file }
chain-with-stance = with stance
chain-without-stance = without stance

# $stance (String) - how the person stands towards us
# $influence (String) - 0 to 10, or ?
chain-drawn = { $stance }, influence { $influence }
