### Service handovers: steps, dates, manual, board.

# $code (String) - Phase of the checklist.
handover-phase = { $code ->
    [before] Before
    [during] Handing over
    [crisis] If in doubt
   *[after] After
}
# $code (String) - Who takes a step.
handover-responsible = { $code ->
    [outgoing] predecessor
    [incoming] successor
   *[supervisor] supervisor
}
# $code (String) - Kind of an open item.
handover-item-kind = { $code ->
    [promise] promise
    [ticket] ticket
    [receivable] receivable
    [task] task
    [request] request
    [opportunity] opportunity
    [milestone] milestone
   *[other] ?{ $code }
}
# $meeting (String) - day
handover-before-meeting = the day before the meeting on { $meeting }
# $first (String) - day
# $last (String) - day
# $meeting (String) - day
handover-window = between { $first } and { $last }, before the meeting on { $meeting }
handover-planned = the planned day of the meeting
# $step (String) - step
handover-waits = counted from: { $step }, which is not done
handover-waits-doubt = only if the customer doubts the change
handover-at-close = when the handover is closed
handover-not-needed = not needed
handover-waiting = waiting
handover-open = open
handover-overdue = overdue
# $on (String) - day
handover-returned = returned { $on }
# $on (String) - day
handover-done = done { $on }
# $on (String) - day
handover-done-late = done { $on }, late
# $field (String) - name of a field
handover-gap-field = { $field } is empty
# $role (String) - buying role
handover-gap-seat = nobody known as { $role }
# $person (String) - name
handover-gap-contact = no phone, mail or WeChat of { $person }
handover-gap-advice = nothing to advise from: no stance, no preference, no advice written
# $what (String) - feedback line
handover-lack-feedback = "{ $what }" has no owner or date

## What stands in the way

# $state (String) - state
handover-not-running = This handover is { $state }; nothing can be added to it.
handover-no-account = Name at least one account to hand over.
handover-not-handed-over = This account is not part of the handover.
handover-which-account = Several accounts are handed over: say which one is meant.
# $account (String) - name
handover-already-running = { $account } is being handed over already; close or cancel that handover first.
handover-same-person = Who leaves and who comes must be two people.
# $day (String) - day
handover-meeting-before-start = The meeting on { $day } lies before the start of the handover.
# $day (String) - day
handover-in-future = { $day } is still to come: enter what has happened.
# $day (String) - day
# $start (String) - day
handover-before-start = { $day } lies before the start of the handover on { $start }.
# $field (String) - field
handover-empty = This must be filled in: { $field }.
# $n (Number) - how many
# $names (String) - gaps
handover-gaps-left = The manual has { $n ->
    [one] { $n } gap that is
   *[other] { $n } gaps that are
} neither answered nor waived: { $names }.
handover-not-submitted = There is no submitted manual to review.
# $first (String) - day
# $last (String) - day
handover-outside-window = The customer of a sensitive account is told between { $first } and { $last }. For another day give a reason.
handover-no-question = Enter at least one hard question with its agreed answer first.
handover-no-feedback = Nothing stands in the feedback form yet: enter what is clear, to confirm, or needs help.
# $n (Number) - how many
# $names (String) - lines
handover-feedback-incomplete = { $n ->
    [one] { $n } line
   *[other] { $n } lines
} to confirm without owner or date: { $names }.
# $step (String) - step
handover-own-form = This step is recorded with its own details: { $step }.
# $n (Number) - how many
# $names (String) - items
handover-cannot-close-items = cannot close: { $n ->
    [one] { $n } item
   *[other] { $n } items
} without owner: { $names }
# $n (Number) - how many
# $names (String) - steps
handover-cannot-close-steps = cannot close: { $n ->
    [one] { $n } step is
   *[other] { $n } steps are
} not done: { $names }. Give a reason to close all the same.
# $gap (String) - name
handover-no-gap = The manual has no gap "{ $gap }".
# $person (String) - name
handover-leaves = { $person } is the one who leaves: name somebody else.
handover-no-doubt = Record the customer's doubt first; these steps count from it.
# $n (Number) - how many
handover-more = and { $n } more
handover-list-comma = ,{ " " }
# $kind (String) - kind of item
# $title (String) - title
handover-item = { $kind } "{ $title }"
# $code (String) - name of a field
handover-field = { $code ->
    [remarks] remarks
    [text] the text
    [note] a note
    [reason] a reason
    [answer] an answer
    [question] the question
    [what] what it is about
    [owner] owner
    [due_on] date
    [title] title
    [happened] what happened
    [lesson] the lesson
    [past_value] what was achieved
    [continuity] what stays, what improves
    [wishes] the customer's wishes
    [report_day] monthly report
    [urgent_contact] urgent contact
   *[other] ?{ $code }
}
# $part (String) - part of the minutes
# $text (String) - text
handover-minutes = { $part }: { $text }

## The manual

# $account (String) - name
handover-manual-title = { $account }: handover manual
# $outgoing (String) - name
# $incoming (String) - name
# $meeting (String) - day
# $day (String) - day
handover-manual-subtitle = from { $outgoing } to { $incoming }, meeting on { $meeting }; as of { $day }
handover-manual-people = Who is who
handover-manual-depths = How well each is known
handover-manual-gaps = What this manual does not know
handover-manual-cases = Past cases like this one
# $lesson (String) - lesson
handover-manual-lesson = learnt: { $lesson }
# $tier (String) - tier
# $kind (String) - kind of customer
handover-manual-account = { $tier }, { $kind }
# $field (String) - field
# $value (String) - value
# $day (String) - day
handover-manual-field = { $field }: { $value } ({ $day })
# $person (String) - name
# $outgoing (String) - name
# $before (String) - depth
# $incoming (String) - name
# $after (String) - depth
handover-manual-depth = { $person }: { $outgoing } { $before }, { $incoming } { $after }
# $title (String) - contract
handover-manual-contract = contract "{ $title }"
# $day (String) - day
handover-manual-ends = ends { $day }
# $points (String) - text
handover-manual-sticking = hard to agree on: { $points }
# $owner (String) - name
handover-item-owner = with { $owner }
# $owner (String) - name
handover-item-new-owner = goes to { $owner }
handover-item-nobody = with nobody
# $person (String) - name
# $role (String) - buying role
# $line (String) - sentence
handover-manual-say = { $person } ({ $role }): { $line }
# $field (String) - field
# $value (String) - value
handover-manual-respect = Respect { $field }: { $value }
# $code (String) - next step
handover-next-step = { $code ->
    [find_reason] Find the reason of who is against us
    [win_champion] Win a champion against the blocker
    [widen_contacts] Speak to more people
    [ask_stance] Ask again where they stand
   *[ask_introduction] Ask for an introduction to the empty seat
}
# $next (String) - next step
# $person (String) - name
handover-manual-with = { $next }, with the help of { $person }
# $person (String) - name
# $day (String) - day
handover-risk-opposed = { $person } decides and is against us (seen { $day })
# $person (String) - name
# $influence (Number) - 0 to 10
handover-risk-blocker = { $person } blocks with influence { $influence }, and nobody argues for us
# $threads (String) - number
handover-risk-threads = The contact hangs on { $threads } people
# $person (String) - name
# $days (String) - days
handover-risk-stale = Where { $person } stands was seen { $days } days ago
# $what (String) - promise
handover-risk-promise = Promise overdue: { $what }
# $gap (String) - gap
handover-gap-open = OPEN: { $gap }
# $gap (String) - gap
# $answer (String) - text
handover-gap-answered = { $gap }: { $answer }
# $gap (String) - gap
# $reason (String) - text
handover-gap-waived = { $gap }: waived, { $reason }

## Lists and the board

# $n (Number) - how many
handover-cannot-close = cannot close: { $n ->
    [one] { $n } item
   *[other] { $n } items
} without owner
# $step (String) - step
# $who (String) - name
# $due (String) - day
handover-next = next: { $step }, { $who }, { $due }
handover-none-running = No handover is running. Start one with: kamdeck handover start ACCOUNT --to NAME
handover-no-questions = No hard questions yet. --library enters those of the library.
handover-no-cases = No case is in the library for that. Each handover adds one when its lesson is written.
handover-column-handover = Handover
handover-column-account = Account
handover-column-phase = Phase
handover-column-step = Step
handover-column-state = State
handover-column-due = Due
handover-column-who = Who
handover-column-derivation = How the date came about
handover-column-from-to = From > to
handover-column-meeting = Meeting
handover-column-next = Next
handover-column-late = Late
handover-column-unowned = No owner
handover-column-on-time = On time
handover-column-of = Of
# $n (Number) - how many
# $met (Number) - how many
handover-board-n = { $n ->
    [one] { $n } account handed over or under way
   *[other] { $n } accounts handed over or under way
}, meeting held with { $met }
# $n (Number) - how many
# $met (Number) - of how many
# $days (Number) - days
handover-board-complaints = complaint within { $days } days of the meeting: { $n } of { $met }
# $n (Number) - how many
# $met (Number) - of how many
# $days (Number) - days
handover-board-lost = lost within { $days } days of the meeting: { $n } of { $met }
# $n (Number) - how many
handover-board-overdue = overdue open items: { $n }
# $change (String) - percent with sign
# $n (Number) - over how many
# $bonus (Number) - how many
# $line (Number) - percent
handover-board-satisfaction = satisfaction after by that before: { $change }% over { $n }; { $bonus } at or above the +{ $line }% line
handover-board-satisfaction-unknown = satisfaction after by that before: not known at both times anywhere yet

## Command line

handover-cli-value = HANDOVER
handover-cli-text = TEXT
handover-cli-which = The handover: its identifier, or one of its accounts
# $name (String) - subcommand
handover-cli-about = { $name ->
    [handover] Service handovers, from the first talk to the lesson
    [start] Start a handover of one account, several, or a whole portfolio
    [list] List the handovers that run
    [status] Show where every step stands, what the manual lacks, and what would be left with nobody
    [manual] Print the manual of an account, which writes itself from the card
    [gap] Answer or waive a gap of the manual
    [write] Write a part of the manual
    [step] Record a step of the checklist
    [owner] Name the new owner of open items
    [question] Enter hard questions with agreed answers, and how the successor did
    [notice] Print the notice to the customer
    [move] Move the three-party meeting
    [doubt] Record that the customer doubts the change: the crisis steps start
    [feedback] Enter or settle a line of the feedback form
    [close] Close a handover: refused while anything has no owner
    [cancel] Call a handover off
    [board] Show how handovers went
    [cases] Show or search the case library
    [pack] Pack accounts with their history into one sealed file
    [open] Open a sealed file and merge it
   *[other] ?{ $name }
}
# $name (String) - option
handover-cli-option = { $name ->
    [accounts] The accounts to hand over
    [portfolio] Every account that the predecessor owns
    [to] Who takes over, or the day: a name that is not known yet is entered as a colleague
    [from] Who leaves (default: the owner of the account)
    [supervisor] Who watches over both
    [trigger] Why the manager changes (default: rotation)
    [sensitivity] How carefully the customer is told (default: as the accounts say)
    [on] The day it happened (default: today)
    [meeting] The planned three-party meeting (default: as the rules say)
    [reason] Why, said among ourselves; for a step: why a rule is overridden
    [all] Also those that have ended
    [account] Which account, if several are handed over
    [format] text, md or html (default: as the file's ending, else text)
    [out] A new file to write into
    [gap] The name of the gap, such as field:invoicing_rules; "all" waives every open one
    [answer] The answer
    [waive] Why the gap may stay
    [section] Which part of the manual
    [text] The text
    [step] Which step
    [note] What was said or agreed; for a notice its text, for a returned manual the remarks
    [return] Return the manual with remarks in the place of approving it
    [channel] By which channel; of a notice: letter, call, message
    [past-value] Minutes: what was achieved
    [continuity] Minutes: what stays, what improves
    [wishes] Minutes: the customer's wishes
    [report-day] Minutes: the day of the monthly report
    [urgent-contact] Minutes: whom to call in an emergency
    [continuity-score] Survey: whether anything was dropped, 1 to 5
    [response-score] Survey: how fast the successor answers, 1 to 5
    [title] Lesson: its title
    [happened] Lesson: what happened
    [lesson] Lesson: what was learnt
    [item] Only this item, such as promise:382706793777572871 (may be repeated)
    [ask] A new question
    [question] A question that is known
    [score] How well the successor answered, 1 to 5
    [library] Enter the questions of the library
    [contact] Who is addressed
    [company] The name of our company
    [column] Which column of the form
    [what] What it is about
    [owner] Who sees to it
    [due] Until when
    [settle] The line that is settled
    [anyway] Why it is closed although steps are not done
    [words] Words to look for
    [digest] Only what was written this quarter
    [packed] The accounts to pack
    [handover] Also the accounts of this handover
    [for] For whom the pack is shaped (default: manager, everything)
    [recipient] Who gets it, for the list of exports
    [passphrase-file] Read the passphrase from the first line of this file, in the place of asking
    [names-ok] Pack also texts that name other accounts
    [preview] Only tell what would happen
    [file] The sealed file
    [allow-older] Also open a pack older than the one opened last
    [take] Which side wins where a field was changed on both
   *[other] ?{ $name }
}
# $name (String) - what was asked for
handover-cli-none = There is no handover "{ $name }". kamdeck handover list --all shows them.
# $name (String) - what was asked for
handover-cli-no-colleague = No colleague is called "{ $name }".
handover-cli-no-owner = Nobody owns this account: say with --from who leaves.
# $item (String) - item
handover-cli-no-item = The handover has no open item "{ $item }".
# $id (String) - identifier
handover-cli-no-question = The handover has no question "{ $id }".
# $id (String) - identifier
handover-cli-no-line = The feedback form has no line "{ $id }".
handover-cli-all-owned = Every open item has an owner who stays.
# $name (String) - account
# $id (String) - identifier
handover-cli-started = Handover of { $name } started ({ $id }).
# $common (String) - what it has in common
# $title (String) - title
# $lesson (String) - lesson
handover-cli-case = past case ({ $common }): { $title }. { $lesson }
# $name (String) - account
# $state (String) - state
# $trigger (String) - trigger
# $outgoing (String) - name
# $incoming (String) - name
# $meeting (String) - day
handover-cli-head = { $name }: handover { $state } ({ $trigger }), { $outgoing } > { $incoming }, meeting { $meeting }
# $lack (String) - what is lacking
# $key (String) - its name
handover-cli-lack = { $lack } [{ $key }]
# $step (String) - step
# $lacks (String) - what is lacking
handover-cli-lacks = { $step } lacks: { $lacks }
# $account (String) - name
# $item (String) - item
# $key (String) - its name
handover-cli-unowned = without owner: { $account }, { $item } [{ $key }]
# $id (String) - identifier
# $question (String) - question
# $score (String) - score
handover-cli-question = { $id }  { $question }  (score: { $score })
# $file (String) - name
handover-cli-written = Written: { $file }

## Forms and screens

handover-form-meeting = Day of the three-party meeting
handover-form-all-items = New owner of everything without one
handover-form-how = How
# $code (String) - way
handover-form-ruling = { $code ->
    [answer] answer it
    [waive] waive it, with a reason
   *[waive_all] waive every open gap, with a reason
}
handover-form-score = How well answered, 1 to 5
handover-form-score-hint = The predecessor asks, the successor answers; empty as long as it was not rehearsed.
handover-form-question = Hard question
handover-form-feedback = Feedback
handover-form-close = Close the handover
handover-form-anyway = Why, if steps are not done
handover-form-anyway-hint = May stay empty when every step is done. Open items must have an owner in any case.
handover-form-cancel = Call the handover off
handover-form-outcome = Verdict
# $code (String) - which rating
handover-form-rating = { $code ->
    [continuity_score] Nothing dropped, 1 to 5
   *[response_score] Speed of answers, 1 to 5
}
handover-form-channel = Channel
handover-form-override = Why outside the window
# $first (String) - day
# $last (String) - day
handover-form-override-hint = Needed for a day outside { $first } to { $last }.
handover-form-column = Column
# $code (String) - value
handover-form-settled = { $code ->
    [heading] Settled
    [yes] yes, today
   *[no] not yet
}
handover-form-start = Hand over
handover-form-incoming = Who takes over
handover-form-outgoing = Who leaves
handover-form-supervisor = Supervisor
handover-form-trigger = Why the manager changes
handover-form-sensitivity = How carefully they are told
handover-form-started = Begins
handover-form-meeting-hint = Empty: as the rules say.
handover-form-reason = Internal reason
handover-form-reason-hint = Never in anything that the customer reads.
handover-form-new-colleague = A name that is not listed is entered as a new colleague.
handover-title = Handovers
# $n (Number) - running
# $all (Number) - all
handover-status = { $n } running of { $all }
handover-list-empty = No handover yet. Open an account, or mark several in the list, and press H.
handover-gone = This handover does not exist, or had not begun on that day.
handover-tab-checklist = Checklist
handover-tab-items = Items
handover-tab-manual = Manual
handover-tab-rehearsal = Rehearsal
handover-tab-feedback = Feedback
handover-tab-record = Record
handover-nothing-unowned = Every open item has an owner who stays.
# $day (String) - day
handover-closed-on = Closed on { $day }. Nothing can be changed any more.
# $day (String) - day
# $reason (String) - reason
handover-cancelled-on = Called off on { $day }: { $reason }
handover-nothing-next = Every step is done: close the handover.
# $outgoing (String) - name
# $incoming (String) - name
# $trigger (String) - trigger
# $meeting (String) - day
handover-parties = { $outgoing } > { $incoming }  { $trigger }  meeting { $meeting }
# $done (Number) - done
# $of (Number) - of
handover-phase-done = { $done } of { $of }
handover-close-line = Close the handover
handover-doubt-question = Record that the customer doubts the change?
handover-doubt-consequence = From now on an executive call and an added service are due within 24 hours.
# $n (Number) - place
# $of (Number) - of
handover-account-place = account { $n }/{ $of }
handover-all-accounts = all accounts
handover-which-hint = Choose one account with J and K.
handover-no-items = Nothing is open.
handover-no-feedback-yet = The form is empty. n enters what is clear, to confirm, or needs help.
handover-no-record = Nothing has been done yet.
handover-rehearsal-empty = No hard questions yet. n takes one from the library or a question of your own.
handover-question-own = a question of my own
handover-question-pick = Hard question
# $score (Number) - 1 to 5
handover-scored = { $score }/5
handover-unscored = not rehearsed
# $n (Number) - how many
# $mean (String) - mean
handover-rehearsal-mean = { $n } rehearsed, mean { $mean } of 5
# $person (String) - name
# $other (String) - name
handover-recorded-for = { $person } for { $other }
# $reason (String) - reason
handover-overridden = rule overridden: { $reason }
handover-written-by-hand = write this part by hand
handover-ended-no-change = This handover has ended.
handover-past = This is how it was on a past day; go back to today (@) to change something.
handover-start-title = Start a handover
handover-start-enter = Enter fills in who takes over, why and when.
# $n (Number) - how many
handover-start-accounts = { $n ->
    [one] The account
   *[other] { $n } accounts
}
# $account (String) - name
handover-start-running = { $account } is being handed over already. Enter opens that handover.
handover-start-dates = When what is due, if it begins today
handover-start-cases = Past cases like this one
handover-start-no-cases = No case in the library has anything in common with this one yet.
handover-start-nobody = nobody owns it
# $meeting (String) - day
# $derivation (String) - derivation
handover-start-meeting = Meeting { $meeting }: { $derivation }
# $n (Number) - on time
# $of (Number) - of
# $step (String) - step
handover-board-rate = { $step } { $n }/{ $of }
# $rates (String) - rates
handover-board-on-time = on time: { $rates }
handover-exported-md = Markdown
handover-exported-html = HTML, to open in a browser

# $names (String) - names
handover-pack-names = Texts in this pack name other accounts: { $names }. Look at --preview; --names-ok packs them all the same.
# $names (String) - names
handover-pack-names-told = Texts in it name other accounts: { $names }
# $n (Number) - how many
handover-pack-scope = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
}
# $accounts (Number) - how many
# $rows (Number) - how many
# $actions (Number) - how many
# $reader (String) - for whom
handover-pack-holds = accounts { $accounts }, rows { $rows }, actions of history { $actions }; for { $reader }
# $table (String) - record
# $row (String) - identifier
# $column (String) - field
# $to (String) - record
handover-pack-cut = link cut: { $table } { $row }, { $column } leads to another { $to }
handover-pack-no-terminal = The passphrase cannot be asked here; give --passphrase-file.
handover-pack-ask = Passphrase:
handover-pack-ask-again = Once more:
handover-pack-differ = The two passphrases differ.
# $n (Number) - characters
handover-pack-short = The passphrase needs at least { $n } characters.
handover-open-nothing = This pack was opened before: nothing to do.
# $accounts (Number) - how many
# $new (Number) - how many
# $changed (Number) - how many
# $same (Number) - how many
# $deleted (Number) - rows deleted there
# $actions (Number) - how many
handover-open-holds = accounts { $accounts }: { $new } rows new, { $changed } fields changed, { $same } rows as they are here, { $deleted } deleted there, { $actions } actions of history
handover-open-done = The pack is opened. kamdeck undo takes it back.
# $record (String) - kind and name of a record
handover-open-gone = deleted there: { $record }
handover-open-damaged = This is no pack of kamdeck, or it was changed or cut off on its way. Nothing was written.
handover-open-passphrase = The pack cannot be opened with this passphrase, or its head was changed. Nothing was written.
handover-open-too-large = The pack is larger than is allowed. Nothing was written.
# $format (String) - format
handover-open-newer = The pack was made by a newer version ({ $format }). Nothing was written.
# $at (String) - time
handover-open-older = A later pack of these accounts was opened already; this one is of { $at }. --allow-older opens it all the same.
# $n (Number) - how many
# $fields (String) - fields
handover-open-conflicts = { $n ->
    [one] { $n } field was
   *[other] { $n } fields were
} changed on both sides: { $fields }. Choose with --take ours or --take theirs. Nothing was written.
handover-export-which = What leaves
handover-export-manual = the manual as a page: HTML, Markdown or text
handover-export-pack = a sealed pack for another laptop
handover-start-which = Which account is handed over
