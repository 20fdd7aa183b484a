### Recording in one line: what will be recorded, and what cannot be read.

# $account (String) - name
# $day (String) - date
capture-account-today = { $account }, today { $day }
# $account (String) - name
# $day (String) - date
capture-account-on = { $account }, on { $day }
# $name (String) - name
capture-new-person = new contact: { $name }
# $channel (String) - how
capture-touch = touch: { $channel }, both sides spoke
# $channel (String) - how
capture-touch-one-way = touch: { $channel }, one way
capture-part = {"; "}
capture-between = {", "}
capture-me = you
# $names (String) - who took part
capture-with = with { $names }
# $mood (String) - mood
capture-mood = mood { $mood }
# $text (String) - text
capture-text = "{ $text }"
# $text (String) - text
capture-next = next step: { $text }
# $intent (String) - intent
capture-intent = renewal: { $intent }
# $score (String) - 0 to 10
capture-recommend = would recommend: { $score } of 10
# $share (String) - percent
capture-usage = usage: { $share } of core functions
# $person (String) - name
# $stance (String) - stance
capture-stance = stance of { $person }: { $stance }
# $dimension (String) - kind of pain
# $title (String) - title
capture-pain = pain, { $dimension }, not scored yet: "{ $title }"
# $what (String) - text
capture-promise = promise of ours: { $what }
# $what (String) - text
capture-favour = small favour: { $what }
# $title (String) - text
capture-task = task: { $title }
# $what (String) - record
# $day (String) - date
capture-due = { $what }, due { $day }
# $what (String) - record
# $person (String) - name
capture-about = { $what } ({ $person })
# $name (String) - name
# $title (String) - title
capture-titled = { $name } ({ $title })
# $text (String) - part of the line
capture-taken-for-text = "{ $text }" has no date behind it and is kept as text.
# $text (String) - part of the line
# $day (String) - date
capture-assumed = "{ $text }" is read as { $day }.

capture-empty = Write the account, how you met and what was said, for example: Qiming @Wang phone "worried about delivery" #delivery by next wed
# $most (String) - number
capture-too-long = One line holds at most { $most } bytes.
capture-open-quote = The quotation mark is not closed.
capture-nothing-behind = Something has to stand behind it.
# $key (String) - as written
# $allowed (String) - list
capture-unknown-key = "{ $key }=" means nothing here; known are { $allowed }. Text with an equals sign belongs in quotation marks.
# $given (String) - as written
# $allowed (String) - list
capture-unknown-value = "{ $given }" is not one of { $allowed }.
# $why (String) - half a sentence
capture-number = The number cannot be taken: { $why }.
capture-ambiguous-share = Percent, or a share of one? Write it with the sign, such as 72%.
# $why (String) - half a sentence
capture-date = The date cannot be taken: { $why }.
# $days (String) - list
capture-ambiguous-date = This could be { $days }. Write it as year-month-day.
# $day (String) - date
capture-future = { $day } has not come yet; what happened cannot lie ahead.
# $due (String) - date
# $on (String) - date
capture-due-before = Due { $due }, but it happened on { $on }.
capture-twice = This is said twice.
capture-no-account = Begin with the account: its name, short name or pinyin.
# $given (String) - as written
capture-unknown-account = No account is called "{ $given }".
# $names (String) - list
capture-ambiguous = This could be { $names }. Write more of the name.
# $given (String) - as written
# $other (String) - name
# $own (String) - name
capture-other-account = "{ $given }" could be { $other }, or text about { $own }. Write the name in full, or put the text in quotation marks.
# $given (String) - as written
# $known (String) - list
capture-unknown-person = Nobody called "{ $given }" has a post there. Known are { $known }. To enter somebody new, write @+{ $given }.
# $given (String) - as written
capture-nobody-known = Nobody is recorded there yet. To enter "{ $given }" as a new contact, write @+{ $given }.
# $person (String) - name
capture-person-known = { $person } has a post there already. Leave the plus out, or tell the two apart by name.
# $given (String) - as written
capture-unknown-colleague = No colleague is called "{ $given }".
capture-nobodys-stance = Whose stance? Put @ and the name in front of it.
# $channels (String) - list
capture-no-channel = How did you meet? Add one of { $channels }.
capture-no-text = Add what was said: it becomes the title.
capture-nothing-to-record = Nothing to record yet: add how you met and what was said.
# $most (String) - number
capture-title-too-long = This becomes a title of at most { $most } characters; put the rest into the text.

### The overlay.

capture-title = Log in one line
# $account (String) - name
capture-title-of = Log in one line: { $account }
capture-will-record = Enter records:
capture-how = Write the account, who, how you met and what was said, for example: Qiming @Wang phone "worried about delivery" #delivery by next wed
capture-signs = @ a person, @+ somebody new, # a pain, by a date for a task, intent= nps= usage= stance= mood=, promise: favour: next: task:, oneway, on a day in the past.
# $piece (String) - part of the line
# $sentence (String) - what is wrong with it
capture-at = { $piece }: { $sentence }
# $hidden (Number) - how many lines
capture-more = { $hidden } more lines; PgDn
capture-candidate-new = new contact
capture-no-candidate = nothing to complete here
capture-unseen = typed ahead of the screen: look at the preview, then Enter
capture-not-yet = nothing is recorded yet: the lines say what is missing
# $day (String) - date
capture-return = You look at { $day }. Return to today and record?
capture-return-why = An earlier day can be looked at, not written to.

### The command.

cli-log-about = Record what happened in one line: a touch with what was said, facts, pains, promises and tasks
cli-log-line = The line, such as: kamdeck log 'Qiming @Wang phone "worried about delivery" #delivery by next wed'
cli-log-account = The account, if the line names none
cli-log-dry-run = Show what would be recorded, and record nothing
cli-value-line = LINE
cli-log-recorded = Recorded. "kamdeck undo" takes it all back.
cli-log-would = Nothing was recorded: --dry-run.
