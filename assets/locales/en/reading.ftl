### Why a typed or imported value cannot be read. Parts of a sentence: small letter at the beginning, no full stop.

reading-empty = nothing is written
reading-not-a-date = not a date; write 2026-12-05, 12-05, tomorrow, next wed or +3wd
reading-no-such-day = there is no such day
reading-no-day = the day is missing
reading-no-time = the time of day is missing; write 2026-12-05 14:30, yesterday 9:05 or 14:30
reading-no-such-time = there is no such time of day
reading-year-out-of-range = the year is not between 1900 and 2199
reading-relative-in-file = a word such as "tomorrow" means nothing in a file; write the date
reading-not-a-number = not a number
reading-unexpected = more is written than belongs to it
reading-too-large = the number is too large
reading-negative = it cannot be below zero
reading-not-whole = it must be a whole number
# $low (String) - smallest value
# $high (String) - largest value
reading-out-of-range = it must be from { $low } to { $high }
reading-digits-lost = the last digits are lost: the spreadsheet rounded it; store it there as text
reading-unknown-currency = neither an amount nor a currency known here; write for example 1200, 1.2M or USD 300
reading-not-yes-no = neither yes nor no
reading-not-a-phone = not a telephone number
reading-not-a-mail = not a mail address
