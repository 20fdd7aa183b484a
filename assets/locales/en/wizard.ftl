### Import in the terminal.

wizard-title = Import
wizard-ask = Which file? Type or paste its name (xlsx, xls, ods, csv, tsv) and press Enter; or paste rows copied from Excel.
wizard-hints = The first row with headings is found by itself, Chinese or English. Nothing is stored before you have seen what would happen, and u takes an import back as a whole.
wizard-looking = Reading the file
wizard-storing = Storing
wizard-still-looking = still being read with what was chosen last: wait a moment
wizard-sheet = Sheet
wizard-encoding = Encoding
wizard-delimiter = Columns are separated by
wizard-header = Headings
wizard-no-header = none
# $line (String) - Line.
wizard-line = line { $line }
wizard-facts-on = Facts without a date are of
wizard-update = Accounts that exist
wizard-update-yes = get the new facts of the file
wizard-update-no = are left as they are
wizard-dates = Order of day and month
wizard-decimal = Decimal mark
wizard-percent = A bare 1 as a share
wizard-unanswered = ? choose with e
# $code (String) - Order.
wizard-order = { $code ->
    [dmy] day, month, year
    [mdy] month, day, year
   *[ymd] year, month, day
}
# $code (String) - Mark.
wizard-mark = { $code ->
    [point] point, as in 1,234.56
   *[comma] comma, as in 1.234,56
}
# $code (String) - Style.
wizard-style = { $code ->
    [percent] 1 is 1 %
   *[share] 1 is 100 %
}
wizard-tab = tab
# $number (String) - Position of the column.
wizard-column = column { $number }
# $line (String) - Line.
# $reason (String) - Why.
wizard-refused = line { $line }: { $reason }
wizard-mapping-first = Say first what the columns mean: e on a column
wizard-questions-first = Something can be read in two ways: choose with e on the row marked ?
wizard-nothing-to-do = Nothing in it is new; there is nothing to store
# $file (String) - The file.
# $counted (String) - What became of its rows.
wizard-stored = { $file }: { $counted } u takes it all back

keys-context-import = Import review
action-store-import = import it
action-choose = change
action-import = import a list

# $heading (String) - The column.
# $value (String) - The cell.
# $line (String) - Its line.
# $readings (String) - What it may mean.
wizard-asks = { $heading }: "{ $value }" in line { $line } may be { $readings }. Which is it?

# After an import.
wizard-taken-back = The import was taken back; nothing of it is left.
wizard-stands-out = What stands out
wizard-to-the-list = To the account list
# $days (Number) - days
wizard-silent = silent for { $days } days, longer than an A account may be
# $days (Number) - days until then
# $on (String) - the day
wizard-renews = { $days ->
    [0] renews today
    [1] renews tomorrow, { $on }
   *[other] renews in { $days } days, { $on }
}
# $coverage (Number) - known weight in percent
wizard-unrated = { $coverage ->
    [0] not rated: nothing of the score is known yet
   *[other] not rated: only { $coverage }% of the score is known
}
# $score (String) - the score
wizard-at-risk = at risk: health { $score }
