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
