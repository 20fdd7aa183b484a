### The library: questions, lines to say, favours, contingency plans, hard questions, cases.

library-title = Library
# $code (String) - a shelf
library-shelf = { $code ->
    [questions] first-meeting questions
    [talking] talking lines
    [favours] favours
    [contingency] contingency plans
    [hard_questions] hard questions
    [cases] case library
   *[other] ?{ $code }
}
# $code (String) - a shelf; short, for a row of tabs
library-tab = { $code ->
    [questions] Questions
    [talking] Lines
    [favours] Favours
    [contingency] Plans
    [hard_questions] Hard questions
   *[cases] Cases
}
library-tab-digest = Digest
# $shown (Number) - entries shown
# $own (Number) - of these added by people
library-status = { $shown } entries, { $own } of our own
library-own = ours
library-everywhere = All shelves
library-filter = Find:
library-clear = Esc clears
# $typed (String) - what was typed
library-nothing = Nothing in the library holds "{ $typed }". Other words, pinyin or initials may; Esc clears.
# $code (String) - a shelf
library-empty = { $code ->
    [cases] No case yet. Each handover writes one when it closes (step "lesson"); n writes one without a handover.
   *[other] Nothing here. n adds an entry.
}
library-shipped = This entry came with the program: e makes an entry of ours out of it, a file of yours in the library folder can change or hide it.
library-digest-no-edit = The digest is made of the shelves: add a case on page 6.
# $quarter (String) - a quarter such as 2026-Q4
library-digest-title = What we learnt in { $quarter }
# $first (String) - a day
# $last (String) - a day
library-digest-subtitle = { $first } to { $last }
library-digest-cases = Lessons
library-digest-none = No case was written in this quarter.
# $shelf (String) - a shelf
library-digest-new = New: { $shelf }
library-digest-hint = J and K go to the next and the previous quarter, x writes the page to a file.
# $title (String) - an entry
# $topic (String) - what it is about
library-of-topic = { $title } ({ $topic })
# $name (String) - what kind of text
# $text (String) - the text
library-detail = { $name }: { $text }
library-contact = Contact
library-happened = What happened
library-lesson = Lesson
library-listen = Listen for
library-look = Look up before
library-pain = Likely pain
library-stances = For stance
library-aim = Aim
library-bring = Bring
library-avoid = Avoid
library-caution = Mind
library-kinds = For
library-months = In months
library-starts-when = Starts when
library-say = First words
library-never = Never
library-ends-when = Ends when
library-prepare = Keep ready
library-behind = Behind it
library-answer = Answer
library-field-topic-hint = What it is about: an industry, a role, a theme. May stay empty.
library-field-text-hint = What to mind, what to answer, where to look it up. May stay empty.
library-form-new = New entry
library-form-edit = Entry
library-cli-about = Questions, lines to say, favours, contingency plans, hard questions and past cases, with search and a quarterly digest
library-cli-shelf = Only this shelf
library-cli-find = Only what holds these words: characters, pinyin or initials
library-cli-own = Only what people added
library-cli-digest = What was learnt in a quarter such as 2026-Q4; without a value in the present one
library-cli-add = Adds an entry to the shelf: the question, the line, the idea, the case, in one sentence
library-cli-topic = What the new entry is about
library-cli-text = What belongs to the new entry; for a case the lesson
library-cli-happened = Of a new case: what happened
# $shelf (String) - a shelf
library-delete = Delete this entry from the shelf "{ $shelf }"?
# $shelf (String) - a shelf
library-page-title = Library: { $shelf }
