### What leaves the program: files, and the list of what has left.

action-export = export

export-about = Write accounts to a file for somebody, shaped by who reads it; every export is kept in a list
export-kind = What is exported: accounts
export-for = Who reads it: the columns that concern this reader (manager)
export-to = To whom it goes, for the list of exports
export-format = How it is written (by the ending of the file; else csv, or json with --json)
export-out = Into this new file, readable by you alone; without it, to standard output
export-xlsx-needs-file = A workbook is not for the screen: name a file with --out.
cli-value-kind = KIND

# What the list of exports says of one.
# $count (Number) - how many accounts
# $day (String) - as of which day
# $filter (String) - the filter expression; empty for none
export-scope = { $count ->
    [one] 1 account
   *[other] { $count } accounts
} as of { $day }{ $filter ->
    [none] {""}
   *[other] , filter { $filter }
}
# $count (Number) - how many accounts
# $file (String) - the file
export-done = { $count ->
    [one] 1 account is
   *[other] { $count } accounts are
} in { $file }; only you may read it.
# What a list for executives says in the place of a person's name.
export-person = individual customer

# $detail (String) - what went wrong
export-format-failed = This cannot be written in that format: { $detail }.
# $file (String) - the file
export-no-folder = The folder of { $file } does not exist. Nothing was written.
# $file (String) - the file
export-may-not = { $file } may not be written. Nothing was written; choose another place.
# $file (String) - the file
export-disk-full = The disk is full: { $file } was not written.
# $file (String) - the file
# $detail (String) - what the system said
export-file-failed = { $file } could not be written: { $detail }.

export-title = Export
# $title (String) - what the form is for
# $count (Number) - how many accounts
export-title-marked = { $title }: { $count } marked
# $title (String) - what the form is for
# $count (Number) - how many accounts
export-title-shown = { $title }: { $count } shown
export-field-format = Format
export-field-reader = Who reads it
export-field-reader-hint = Only the columns that concern this reader are written.
export-field-recipient = Goes to
export-field-recipient-hint = A name for the list of exports; may stay empty.
export-field-file = File
export-field-file-hint = A new file; ~ is your home folder. A file that exists is never overwritten.
# A name for the format.
# $code (String) - the code
export-format-name = { $code ->
    [csv] CSV, for spreadsheets
    [xlsx] Excel workbook
    [json] JSON, for programs
   *[markdown] Markdown table
}
export-exists = This file exists already; name a new one.
export-confined = This demonstration neither reads nor writes files.
