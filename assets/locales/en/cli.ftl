### The command line: help texts and what is wrong with a command line.

cli-about = Key accounts, decision chains, explained health and handovers in one local file, offline.
cli-heading-usage = Usage
# $heading (String) - a heading of the help text
cli-heading = { $heading }:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-globals = Options of every command
cli-value-options = OPTIONS
cli-value-command = COMMAND
cli-value-shell = SHELL
cli-option-help = Print help
cli-option-version = Print the version
cli-value-file = FILE
cli-value-name = NAME
cli-value-date = DATE
cli-option-db = The database (KAMDECK_DB; else the configuration's, else in the data folder)
cli-option-config = The configuration file (KAMDECK_CONFIG)
cli-option-as-of = Show everything as of this day: 2026-03-31, yesterday. By when things happened: entries made later for earlier days count
cli-option-ascii = Draw with ASCII only (KAMDECK_ASCII)
cli-option-theme = dark, light, mono, or a theme file (KAMDECK_THEME)
cli-option-veil = Hide money, telephone numbers and names on the screen and in printed text, not in JSON and CSV (KAMDECK_VEIL)
cli-option-user = Who acts (KAMDECK_USER; else the configuration's, else the system's user name)
cli-option-lang = Language: en or zh-CN (KAMDECK_LANG; else the locale's)
cli-option-json = Print JSON, as described in docs/json.md; failures too, on standard error

cli-completions-about = Print a completion script for a shell
cli-completions-shell = bash, elvish, fish, powershell or zsh
cli-man-about = Print the manual page, in roff: kamdeck man | man -l -
cli-man-of = The command to describe; without it, the program

# $error (String) - what the system said
cli-output-failed = The output could not be written: { $error }.

# $arg (String) - the option or argument
cli-usage-no-value = { $arg } needs a value.
# $value (String) - what was given
# $arg (String) - the option or argument
cli-usage-value = "{ $value }" is no value for { $arg }.
# $value (String) - what was given
# $arg (String) - the option or argument
# $allowed (String) - what is allowed
cli-usage-value-among = "{ $value }" is no value for { $arg }; expected: { $allowed }.
# $value (String) - what was given
# $arg (String) - the option
# $problem (String) - half a sentence
cli-usage-day = "{ $value }" cannot be read as a day for { $arg }: { $problem }. Write for example 2026-03-31, 12-05 or yesterday.
# $name (String) - what was given
# $names (String) - the commands that there are
cli-usage-unknown-command-among = There is no command "{ $name }" here; there are: { $names }.
# $arg (String) - what was given
cli-usage-unknown-argument = There is no option or argument "{ $arg }" here.
# $name (String) - what was given
cli-usage-unknown-command = There is no command "{ $name }".
# $names (String) - the commands that exist
cli-usage-no-command = A command is missing here: { $names }.
# $arg (String) - the option
cli-usage-twice = { $arg } may be given only once.
# $arg (String) - one option
# $other (String) - the other option
cli-usage-conflict = { $arg } and { $other } cannot be given together.
# $missing (String) - what is missing
cli-usage-missing = Missing: { $missing }.
cli-usage-not-utf8 = The command line is not valid UTF-8.
cli-usage-other = The command line could not be understood.
# $sentence (String) - what is wrong
# $meant (String) - what was perhaps meant
cli-usage-meant = { $sentence } Did you mean { $meant }?
# $sentence (String) - what is wrong
cli-usage-more = { $sentence } See kamdeck --help.

# $day (String) - the day
cli-as-of-future = { $day } lies in the future; facts are shown as of today or earlier.

cli-undo-about = Take back your latest action on this device, also after a restart
cli-undo-list = List the latest actions instead
cli-redo-about = Do again what you undid last
# $what (String) - the action
cli-undone = Undone: { $what }
# $what (String) - the action
cli-redone = Done again: { $what }
cli-undone-mark = undone
cli-column-when = When
cli-column-who = Who
cli-column-what = What

cli-demo-about = Show a realistic portfolio; nothing is written anywhere
cli-demo-accounts = How many accounts (64)
cli-demo-seed = What decides what is left to chance (1)
cli-demo-into = Write the portfolio to this new file instead, to try the commands on
cli-demo-confined = Neither read nor write any file: for people who are shown the program over SSH
# $file (String) - the file
# $accounts (String) - how many
# $rows (String) - how many
cli-demo-made = { $file } holds { $accounts } accounts in { $rows } records. Try: kamdeck --db { $file } list
# $file (String) - the file
cli-file-exists = { $file } exists already and was left as it is. Name a new file.
cli-json-needs-command = --json needs a command.

cli-import-about = Import accounts and their facts from CSV, TSV, XLSX, XLS or ODS
cli-import-files = The files; - is standard input
cli-import-as = What the rows are: accounts
cli-import-map = A mapping file that says what each column means
cli-import-write-map = Write the mapping that is used to this new file, to edit it and give it with --map
cli-import-sheet = The sheet of a workbook
cli-import-encoding = The encoding, such as gb18030, big5, windows-1252, instead of the one found
cli-import-delimiter = The character between columns, instead of the one found; "tab" for a tab
cli-import-header = The line of the headings; 0: there are none
cli-import-date = The date of facts that have none of their own (else the day on which the file was saved)
cli-import-dates = How ambiguous dates are meant: dmy, mdy or ymd
cli-import-decimal = The decimal mark of ambiguous numbers: point or comma
cli-import-percent = What bare numbers of shares mean: percent or share
cli-import-dry-run = Say what would happen, and write nothing
cli-import-update = Also add newer facts to accounts that exist
cli-import-rejects = Write rejected rows with line, column and reason to this new file
cli-import-template = Print a template to fill in
# $option (String) - the option
cli-import-one-file = { $option } goes with a single file; import one after the other.
# $file (String) - the file
# $what (String) - what is wrong with it
cli-import-in-file = { $file }: { $what }
cli-import-undo = "kamdeck undo" takes it all back.
# $line (Number) - the line
# $column (String) - the column; empty for a whole row
# $value (String) - the cell
# $reason (String) - why
cli-import-reject = { $column ->
    [none] Line { $line } rejected: { $reason }.
   *[other] Line { $line } rejected, { $column } "{ $value }": { $reason }.
}
# $more (Number) - how many
cli-import-more-rejects = { $more } more rejected; --rejects FILE writes them all, ready to be mended.
# $file (String) - the file
cli-import-rejects-written = Rejected rows are in { $file }.
# $how (String) - encoding, delimiter, sheet, header row
cli-import-read-as = Read as { $how }.
# $name (String) - the encoding
cli-import-encoding-is = encoding { $name }
# $sheet (String) - the sheet
cli-import-sheet-is = sheet { $sheet }
# $delimiter (String) - the delimiter
cli-import-delimiter-is = separated by { $delimiter }
# $line (Number) - the line
cli-import-header-is = headings in line { $line }
# $date (String) - the date
cli-import-facts-are = facts without a date as of { $date }
cli-import-tab = tabs
cli-column-heading = Column
cli-column-becomes = Becomes

cli-value-account = ACCOUNT
cli-value-expression = EXPR
cli-value-column = COLUMN
# $typed (String) - what was typed
cli-no-account = No account is called "{ $typed }". Try a part of the name, its pinyin or initials, or an identifier.
# $names (String) - the candidates
# $typed (String) - what was typed
cli-several-accounts = "{ $typed }" may mean several accounts: { $names }. Say more of the name, or the identifier.
# $id (String) - identifier
# $name (String) - name
cli-candidate = { $name } ({ $id })
# $more (Number) - how many
cli-more = { $more } more
# $days (Number) - days
cli-days = { $days }d

cli-list-about = List accounts, those at risk first, or records of any other kind
cli-list-view = A view: at_risk_first, renewals, silent, falling, unrated, by_name, by_revenue, or one you saved
cli-list-filter = Only accounts that pass, such as "tier=A band=at_risk renewal<90d touch>30d 华东"
# $columns (String) - the columns
cli-list-sort = The column to sort by, with - in front for the largest first: { $columns }
cli-list-limit = At most so many
cli-list-csv = CSV for a spreadsheet
# $shown (String) - how many are shown
# $total (String) - how many there are
# $day (String) - the day
cli-list-count = { $shown } of { $total } accounts as of { $day }
# $kind (String) - what was given
cli-list-no-kind = There is no kind of record "{ $kind }". "kamdeck list --help" names them all.
# $shown (String) - how many are shown
# $matching (String) - how many match the filter
# $total (String) - how many there are
# $day (String) - the day
cli-list-count-matching = { $shown } of { $matching } that match, { $total } accounts as of { $day }

cli-score-about = Show the health score of an account, or of all
cli-score-account = Identifier, credit code, name, a part of it, pinyin or initials; without it, all accounts
cli-score-explain = Show where the points come from, and what would lift them most
# $account (String) - the account
# $score (String) - score and band
# $coverage (String) - percent
# $day (String) - the day
cli-score-line = { $account }: { $score }, { $coverage }% known, as of { $day }
# $dimension (String) - the dimension
# $to (String) - the input
# $score (String) - the score then
# $gain (String) - how much more
cli-score-lift = With { $dimension } at { $to }: { $score } (+{ $gain })
# $policy (String) - its digest
cli-score-policy = Policy { $policy }
# $input (String) - the last known input
cli-score-stale = { $input }, too old
# $number (String) - how many
cli-input-tickets = { $number } P0/P1 tickets
# $rating (String) - 0 to 10
cli-input-rating = recommends { $rating }/10
# $days (String) - days
cli-input-overdue = { $days } days overdue
cli-column-dimension = Dimension
cli-column-input = Input
cli-column-fact-on = Fact of
cli-column-source = Source
cli-column-band-points = 0-10
cli-column-weight = Weight
cli-column-points = Points

cli-show-about = Show everything that is kept about an account
cli-show-account = Identifier, credit code, name, a part of it, pinyin or initials
# $tier (String) - the tier
# $basis (String) - set, suggested, assumed
cli-show-tier = tier { $tier } ({ $basis })
# $records (String) - kind of record
# $total (Number) - how many
cli-show-section = Latest of { $total }: { $records }

cli-backup-about = Copy the database into a new file, while it may be in use
cli-backup-file = The new file; without it, beside the database with the time in its name
cli-restore-about = Put a backup in the place of the database; what stood there is kept aside
cli-restore-file = The backup
cli-doctor-about = Look whether the database is whole and means what it says
# $file (String) - the file
# $kilobytes (String) - size
cli-backed-up = Backed up to { $file } ({ $kilobytes } KiB).
# $file (String) - the database
# $accounts (String) - how many
cli-restored = { $file } holds { $accounts } accounts from the backup.
# $file (String) - the file
cli-kept-aside = What stood there before is kept as { $file }.
# $file (String) - the database
# $accounts (String) - how many
# $zone (String) - the time zone
cli-doctor-file = { $file }: { $accounts } accounts, time zone { $zone }
# $at (String) - when
cli-doctor-last-backup = Last backup: { $at }
cli-doctor-no-backup = No backup was made yet: kamdeck backup
cli-doctor-well = Everything is as it should be.
# $said (String) - what SQLite says
cli-found-damaged = The file is damaged: { $said }. "kamdeck restore FILE" puts a backup in its place.
# $table (String) - a table
# $row (String) - a row
# $to (String) - another table
cli-found-dangling = { $table } { $row } refers to a { $to } that does not exist.
# $name (String) - its name
cli-found-schema = "{ $name }" of the database is missing or not as this program makes it.
# $name (String) - its name
cli-found-foreign = "{ $name }" in the database was not made by this program.
# $rows (String) - how many
# $table (String) - kind of record
# $field (String) - the field
# $code (String) - the code
cli-found-code = { $rows } { $table } records have the unknown { $field } "{ $code }".
# $action (String) - its identifier
cli-found-log = The log of action { $action } does not fit it; it cannot be undone.
# $rows (String) - how many
# $table (String) - kind of record
cli-found-unlogged = { $rows } { $table } records were written past the log.
# $rows (String) - how many
cli-found-search = Full-text search is not in step with { $rows } records.
# $rows (String) - how many
cli-found-summary = The list's figures of { $rows } accounts are not what their facts say.

cli-config-about = Where configuration lives, whether it is right, what holds
cli-config-path = Print where configuration, policy, database and log are
cli-config-check = Look for mistakes in configuration, policy, calendar, theme and keys
cli-config-show = Print every setting, and where it was set
# $path (String) - the file
cli-path-config = configuration  { $path }
# $path (String) - the folder
cli-path-policy = policy         { $path }
# $path (String) - the folder
cli-path-playbooks = playbooks      { $path }
# $path (String) - the file
cli-path-database = database       { $path }
# $path (String) - the file
cli-path-log = log            { $path }
# $files (String) - the files
cli-config-well = No mistakes in { $files }.
cli-config-defaults = There is no configuration file; the defaults hold.

# $tier (String) - the tier
# $score (String) - the score
# $coverage (String) - percent
cli-tiering-line = Suggested tier: { $tier } (score { $score }, { $coverage }% known)
cli-tiering-none = none
# $from (String) - tier before
# $to (String) - tier after
# $guard (String) - the rule
cli-tiering-guard = { $from } > { $to }: { $guard }

cli-chain-about = Who decides at an account, where everybody stands, whom we miss
cli-chain-account = Name, part of it, pinyin or identifier of the account
cli-chain-mermaid = Draw it in Mermaid
cli-chain-dot = Draw it in DOT, for Graphviz
cli-chain-svg = Draw it as an SVG picture
cli-chain-without = As it would be if this person left
cli-chain-no-stance = Draw it for the customer: no stance, influence, champion or blocker
cli-chain-out = Write the drawing into this new file
# $name (String) - as typed
cli-chain-nobody = Nobody with a post there is called "{ $name }".
# $name (String) - as typed
# $names (String) - who could be meant
cli-chain-several = "{ $name }" may mean several people: { $names }.
# $kinds (String) - what can be listed besides accounts
cli-list-entity = What to list (accounts), or one of: { $kinds }. Their --filter takes words and terms such as "account=华东 due_on<2026-12-01", their --sort any key of the JSON
# $kind (String) - what is listed
# $shown (Number) - how many are shown
# $total (Number) - how many there are
# $day (String) - the day
cli-records-count = { $kind }: { $shown } of { $total } as of { $day }
cli-value-entity = ENTITY
