# $what (String) - What the action did.
shell-undo-asks = Take this back: { $what }?
# $count (Number) - How many rows it changed.
shell-undo-scope = { $count ->
    [one] 1 entry goes back to what it was.
   *[other] { $count } entries go back to what they were.
}
# $what (String) - What the action did.
shell-undone = taken back: { $what }
# $what (String) - What the action did.
shell-redone = done again: { $what }

# $record (String) - The record.
# $field (String) - The field.
# $from (String) - Its old value.
# $to (String) - Its new value.
log-changed = { $record }: { $field } { $from } > { $to }

value-none = -
value-yes = yes
value-no = no

shell-no-home = The system names no home folder, so there is no place for the database. Name one with --db or KAMDECK_DB.
