### What went wrong, where, and what to do.

# $file (String) - the file
# $line (Number) - line
# $column (Number) - column
# $problem (String) - what is wrong
error-in-file = { $file }, line { $line }, column { $column }: { $problem }
# $key (String) - the key
# $problem (String) - what is wrong
error-at-key = { $key }: { $problem }
# $said (String) - what the parser said
error-toml-syntax = this is not TOML: { $said }.
# $key (String) - the key
error-key-missing = "{ $key }" is missing.
# $key (String) - the key
# $allowed (String) - what could stand there
error-key-unknown = "{ $key }" means nothing here. Known: { $allowed }.
# $expected (String) - the type wanted
# $found (String) - the type found
error-wrong-type = { $expected } is wanted, not { $found }.
# $given (String) - what was written
# $least (String) - least
# $most (String) - most
error-out-of-range = { $given } is not between { $least } and { $most }.
# $code (String) - what was written
# $allowed (String) - what could stand there
error-unknown-code = "{ $code }" is unknown. One of: { $allowed }.
# $name (String) - what stands twice
error-twice = "{ $name }" stands here twice.
error-not-descending = steps go from the highest bound down, and only the last one has none.
error-not-ascending = numbers go from the smallest up.
# $smaller (String) - one key
# $larger (String) - the other key
error-wrong-order = { $smaller } is more than { $larger }.
# $given (String) - what was written
error-not-a-span = "{ $given }" is no span of time. Write for example "24 hours", "3 working days", "1 month".
# $given (String) - what was written
error-not-a-clock-span = "{ $given }" does not run around the clock. Write minutes or hours, for example "15 minutes", "4 hours".
# $name (String) - the name
error-undefined = "{ $name }" is defined nowhere.
# $year (String) - the year
error-outside-year = the date is not in { $year }.
error-worked-anyway = the day is a working day anyway.
