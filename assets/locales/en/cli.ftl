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
