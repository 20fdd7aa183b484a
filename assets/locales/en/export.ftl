### What leaves the program: files, and the list of what has left.

action-export = export

export-about = Write something to a file for somebody, shaped by who reads it; every export is kept in a list
export-for = Who reads it: the columns that concern this reader (manager)
export-to = To whom it goes, for the list of exports
export-format = How it is written (by the ending of the file; else csv, or json with --json)
export-out = Into this new file, readable by you alone; without it, to standard output
export-xlsx-needs-file = A workbook is not for the screen: name a file with --out.

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

export-accounts-about = Write the account list to a file
export-memory-book-about = Write the memory book of an account: a page to give to the customer, with nothing in it that only we should know
# A name for the format of a page.
# $code (String) - the code
export-page-format = { $code ->
    [text] text
    [markdown] Markdown
   *[html] HTML, for the browser and the printer
}
# What the list of exports says of a page.
# $account (String) - name
# $day (String) - as of which day
export-page-scope = { $account } as of { $day }
# $file (String) - the file
export-page-done = Written to { $file }; only you may read it.
cli-brief-about = Show what to know before a meeting, on one page
cli-brief-account = The account: name, short name, a part of either, pinyin, credit code or identifier
cli-page-md = Markdown instead of text
cli-page-html = HTML instead of text: a file of its own that loads nothing
cli-page-out = Into this new file, readable by you alone, in the format of its ending (txt, md, html) unless one is asked for
