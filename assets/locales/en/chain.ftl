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
chain-warning-threads = Contact hangs on too few people: { $threads } effective threads.
# $name (String) - the person
# $days (Number) - days ago
chain-warning-stale = Where { $name } stands was last seen { $days } days ago.
# $seat (String) - the roles that would fill it
# $day (String) - until when
chain-warning-seat = Nobody is known as { $seat }; find by { $day }.
# $seat (String) - the roles that would fill it
chain-warning-seat-undated = Nobody is known as { $seat }.
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
