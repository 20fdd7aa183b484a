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

# $path (String) - the file
error-no-file = There is no database at { $path }. "kamdeck import FILE" makes one, and so does starting kamdeck.
# $path (String) - the file
error-is-folder = { $path } is a folder, not a database. Name a file.
# $path (String) - the file
error-is-link = { $path } is a symbolic link. Name the file itself.
# $path (String) - the file
error-is-special = { $path } is a pipe or device, not a database. Name a file.
error-disk-full = The disk is full. Nothing was changed; make room and try again.
error-read-only = The database may not be written. Check the rights of the file and its folder.
error-busy = Another program is writing to the database. Nothing was changed; try again when it is done.
# $detail (String) - what SQLite said
error-damaged = The database is damaged ({ $detail }). "kamdeck restore FILE" puts a backup in its place and keeps the damaged file.
# $path (String) - the file
error-not-ours = { $path } is not a Kamdeck database. It was left as it is.
# $path (String) - the file
# $found (String) - its schema
# $known (String) - ours
error-newer = { $path } was written by a newer version of Kamdeck (schema { $found }; this one knows { $known }). It was left as it is; install the newer version.
error-limit-file-size = The system limits the size of files (ulimit -f), and the database would grow beyond it. Nothing was changed.
error-limit-value-size = A value is larger than the database can hold. Nothing was changed.
# $path (String) - the file
# $error (String) - what the system said
error-file = { $path } cannot be used: { $error }.
# $table (String) - kind of record
# $field (String) - the field; empty if it is about the whole record
# $fault (String) - what is wrong
error-invalid = { $field ->
    [none] { $table }: { $fault }
   *[other] { $table }, { $field }: { $fault }
}
error-fault-required = a value is needed.
error-fault-kind = a value of another kind is needed.
# $min (String) - least
# $max (String) - most
error-fault-range = the value is not between { $min } and { $max }.
# $max (String) - most characters
error-fault-long = more than { $max } characters.
# $given (String) - what was given
error-fault-currency = "{ $given }" is no currency code such as CNY.
error-fault-date = the date is too far away.
# $column (String) - what was given
error-fault-column = there is no field "{ $column }".
error-fault-row = what it refers to does not exist.
# $detail (String) - the fields
error-fault-taken = there is one like this already ({ $detail }).
error-fault-circle = the account would stand below itself in its group
error-fault-inconsistent = the values do not fit together.
# $table (String) - kind of record
# $id (String) - identifier
error-no-row = There is no { $table } { $id } (any more).
# $table (String) - kind of record
# $by (String) - kind of record that refers to it
error-needed = This { $table } cannot be deleted: a { $by } refers to it. Delete or change that first.
error-nothing-to-undo = There is nothing of yours to undo on this device.
error-nothing-to-redo = There is nothing to redo.
error-cancelled = Cancelled; nothing was changed.
# $action (String) - what was done
# $reasons (String) - what stands in the way
error-refused = "{ $action }" cannot be taken back: { $reasons }
# $record (String) - kind and name
# $reason (String) - why
error-obstacle = { $record }: { $reason }
# $record (String) - kind and name
# $reason (String) - why
# $who (String) - who
# $when (String) - when
error-obstacle-by = { $record }: { $reason } ({ $who }, { $when })
# $field (String) - the field
error-obstacle-changed = { $field } was changed since
error-obstacle-deleted = it was deleted since
# $record (String) - kind of record
error-obstacle-built-on = a { $record } refers to it by now
# $field (String) - the field
error-obstacle-gone = what { $field } referred to is gone
error-obstacle-taken = another record has the same values by now
error-obstacle-purged = the old values were purged
error-obstacle-unknown = a newer version of the program wrote it
# $detail (String) - what SQLite said
error-sql = The database refused: { $detail }

### What the operating system says: half a sentence, without a full stop.

error-system-not-found = it does not exist
error-system-denied = the rights do not allow it
error-system-folder = it is a folder
error-system-not-a-folder = a part of its path is no folder
error-system-exists = it exists already
error-system-disk-full = the disk is full
error-system-quota = your share of the disk is used up
error-system-read-only = it lies on a read-only file system
error-system-too-large = it would be larger than the system allows a file to be (ulimit -f)
error-system-name = no file can have this name
error-system-busy = another program uses it
error-system-not-utf8 = it is not UTF-8 text
error-system-cut-short = it ends too early
error-system-reader-gone = whoever read it has gone
error-system-memory = there is not enough memory
error-system-unsupported = this system cannot do it
# $code (String) - the system's number
error-system-other = the system reports error { $code }
# $said (String) - in the words of a library
error-system-said = { $said }
