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
cli-option-veil = Hide money, telephone numbers and names on the screen (KAMDECK_VEIL)
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
cli-import-date = The date of facts that have none of their own (today)
cli-import-dates = How ambiguous dates are meant: dmy, mdy or ymd
cli-import-decimal = The decimal mark of ambiguous numbers: point or comma
cli-import-percent = What bare numbers of shares mean: percent or share
cli-import-dry-run = Say what would happen, and write nothing
cli-import-update = Also add newer facts to accounts that exist
cli-import-rejects = Write rejected rows with line, column and reason to this new file
cli-import-template = Print a template to fill in
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

cli-list-about = List accounts, those at risk first
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
