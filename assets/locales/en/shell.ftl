language-name = English
app-name = Kamdeck

# $key (String) - The keys pressed.
shell-unbound = { $key } means nothing here; ? shows what does
# $action (String) - What was wanted.
shell-not-here = "{ $action }" cannot be done here; ? shows what can
# $typed (String) - The Han character typed.
shell-input-method = { $typed } was typed through the input method: switch it to English (often Shift), or use arrows, Enter, Esc and F1
# $action (String) - What was typed.
shell-typed-blind = "{ $action }" was typed before this was on the screen and was dropped
# $day (String) - The as-of date.
shell-past = the view of { $day } cannot be changed; return to today first (@)
# $day (String) - The as-of date.
shell-as-of = as of { $day }, read-only
shell-veiled = private data hidden
shell-veiled-over = This was opened before private data was hidden. F9 shows it again, Esc closes it.
shell-again-quits = Ctrl-c again ends the program; every change is already saved
shell-cancelling = cancelling
# $name (String) - The theme.
shell-theme = theme: { $name }
shell-copied = sent to the terminal's clipboard
# $given (Number) - Length of the text in kB.
# $most (Number) - What terminals take, in kB.
shell-copy-too-long = too long for a terminal's clipboard: { $given } kB of at most { $most }
shell-job-broke = a job ended with a fault; the log file says more
shell-paste-nowhere = nothing here takes pasted text
# $width (Number) - Columns.
# $height (Number) - Lines.
shell-too-small = Window too small: { $width } x { $height } at least
shell-pending = waiting for the next key; Esc forgets it
# $count (Number) - How many more.
shell-and-more = and { $count } more
shell-confirm-title = Sure?
shell-help-title = Keys and commands
shell-search = search:
shell-nothing-found = nothing found

shell-welcome-title = Welcome
shell-welcome-greeting = Nothing here yet. Where to start?
shell-paste-cut = the paste did not come whole: what was taken ends where it broke off; if keys do nothing now, press Esc
# $file (String) - The crash file.
shell-crashed-file = Kamdeck met a fault of its own and had to stop; every saved change is safe. Please send the file { $file } with a word on what you did.
shell-crashed = Kamdeck met a fault of its own and had to stop; every saved change is safe.

# $codeset (String) - The character set of the locale.
shell-locale-not-utf8 = The terminal's character set is { $codeset }; this program needs UTF-8. Choose a UTF-8 locale, for example LANG=zh_CN.UTF-8.
shell-no-terminal = The screens need a terminal at both ends: standard input or output is a file or a pipe. For scripts there are commands; see kamdeck --help.
# $reason (String) - The system's words.
shell-terminal-failed = The terminal cannot be used: { $reason }
# $file (String) - The file.
# $reason (String) - The system's words.
shell-config-unreadable = The configuration file { $file } cannot be read: { $reason }
shell-typed-is-taken = nothing fits; Enter takes what is typed
shell-problem-title = This did not work
shell-notices-title = Messages
shell-notice-leads-nowhere = this message leads nowhere
shell-no-notices = nothing was said yet
shell-working-title = Working
shell-working-hint = Esc cancels; nothing is kept of a cancelled job
shell-stage-read = reading
shell-stage-check = checking
shell-stage-write = writing
shell-stage-compute = computing
shell-palette-title = Commands
shell-saved-already = every change is saved as soon as it is made
shell-recent-title = Recent records
shell-nothing-recent = no record was open yet
shell-as-of-title = As of which date?
shell-back-to-today = back to today
shell-draft-kept = draft kept; the form shows it again
shell-working-behind = working
# $lines (Number) - How many lines were pasted.
shell-paste-title = What is this for? ({ $lines ->
    [one] one line
   *[other] { $lines } lines
})
shell-paste-filter = filter by it
shell-paste-drop = nothing, forget it
shell-paste-first-line = its first line
shell-cancelled = the job was cancelled; nothing of it was kept
shell-busy = a job is under way; wait for it or cancel it (Ctrl-c)
shell-demo-entered = the demo: nothing of it is stored; q at the list goes back to your own records
shell-demo-mark = DEMO
shell-welcome-aligned = Do the right edges meet? If not, F10 draws with ASCII.
shell-welcome-open = Enter or its number opens a door; ? shows all keys; everything can be undone with u.
# $key (String) - the key
shell-notice-leads = { $key } goes there
# $days (Number) - days since the last backup, or since the first record
shell-backup-due = no backup for { $days }d
# Behind an account in the palette.
palette-account = account
# $file (String) - the copy
shell-backed-up = backup made: { $file }
shell-backup-of-memory = the demo lives in memory only; there is nothing to back up
