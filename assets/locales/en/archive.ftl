### What else the overview of an account knows: fields of our own making, tags, team, group, rules of its own.

archive-more = Tags, team, group, figures
archive-enter-more = Enter: add a field of your own, tag, team, parent, shareholder, figures
# $day (String) - from when on
archive-since = since { $day }
archive-stands-alone = stands alone
# $count (Number) - accounts of the group
# $names (String) - their names, the head first
archive-group = Group of { $count }: { $names }
archive-applies = applies
archive-applies-not = does not apply

archive-custom-new = New field of your own
# $name (String) - what it is called
archive-custom-change = Rename or move "{ $name }"
archive-custom-hint = Every account gets this field, such as "Fiscal year end".
archive-custom-department-hint = Who keeps it up to date.
archive-custom-retired-hint = From this day on no card shows the field.
archive-custom-taken = There is a field of this name already.
archive-custom-value-hint = Empty means: not known from this day on.
# $name (String) - what it is called
archive-custom-retire = Take the field "{ $name }" off all cards?
archive-custom-retire-consequence = What it held stays in the history; undo brings it back.

archive-team-hint = Nobody: from this day on the role is vacant.
archive-parent-hint = Nothing: from this day on the account stands alone.
archive-share-hint = Such as 30%; 0% when it was sold.
archive-applies-hint = No: the dimension no longer counts for this account's health, and does not lower what is known.
archive-holds-hint = Yes: no ticket recorded means that there was none, not that it is unknown.
archive-result-hint = What the whole period came to, where invoices are not kept here.

# $count (Number) - marked accounts
archive-many = Change for { $count } accounts
archive-many-tag = Add a tag
archive-many-tag-hint = Accounts that have it already are left as they are.
archive-many-touch = Plan the next touch
archive-many-touch-hint = Left empty, the kind says it.
archive-merge-two = Mark exactly two accounts; the one under the cursor stays.
archive-merge-whom = Who is the same person? It goes into this one
archive-merge-alone = There is nobody else here to merge with.

# $name (String) - the account
archive-why = Why these figures: { $name }
