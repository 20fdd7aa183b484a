### Duplicates and merging.

cli-duplicates-about = List accounts and people that may be one and the same
cli-merge-about = Make one record of two: what belongs to the second belongs to the first afterwards
cli-merge-keep = The one that stays: name, pinyin or identifier
cli-merge-gone = The one that goes
cli-merge-people = These are people, by name or identifier, not accounts
cli-merge-take = A field whose value is taken from the one that goes; may be given several times
cli-merge-dry-run = Show both side by side, and change nothing
cli-value-field = FIELD
merge-looking = Looking through all accounts and people
merge-not-looked = They were not looked through to the end. Esc and g u look again.
# $count (Number) - pairs that are not shown
merge-more = { $count } more come up when some of these are merged; kamdeck duplicates lists all.
merge-none = No two records look like one and the same.
# $reason (String) - why
# $keep (String) - name
# $gone (String) - name
merge-pair = { $keep } / { $gone }: { $reason }
# Why two records may be one and the same.
# $code (String) - the code
merge-reason = { $code ->
    [credit_code] the same credit code
    [mail] the same mail address
    [phone] the same telephone number
    [name] the same name
   *[legal_form] the same name but for the legal form
}
# $keep (String) - name
# $gone (String) - name
merge-head = { $gone } becomes part of { $keep }
merge-column-keep = stays
merge-column-gone = goes
merge-column-takes = taken from
merge-moves = moves along
# $keep (String) - name
merge-done = { $keep } is one record now. "kamdeck undo" takes it back.
# $name (String) - as typed
merge-nobody = Nobody is called "{ $name }".
# $name (String) - as typed
# $names (String) - candidates
merge-several-people = "{ $name }" could be { $names }. Give the identifier.
# $field (String) - as typed
# $fields (String) - the fields
merge-no-field = The two do not differ in "{ $field }"; they do in { $fields }.
merge-itself = Both are the same record.

merge-title = Duplicates
# $keep (String) - name
merge-title-pair = Merge into { $keep }
merge-hint = Left and Right say which value is taken; Enter makes one of both.
merge-identical = In their fields the two say the same.
# $name (String) - name
# $keep (String) - name
merge-question = Merge { $name } into { $keep }?
# $count (Number) - how many records
merge-consequence = { $count ->
    [one] 1 record moves
   *[other] { $count } records move
} along. u takes all of it back.
merge-gone-missing = One of the two does not exist any more.
