### Full-text search.

search-title = Search
search-about = Find a text in everything that is written, grouped by account; names also by pinyin or initials
search-value = TEXT
search-text = What to look for: a word, a part of a sentence, a telephone number, pinyin of a name
# $limit (Number) - how many
search-limit = At most so many places ({ $limit })
# $text (String) - what was looked for
search-nothing = Nothing that is written holds "{ $text }".
search-no-account = Of no account
search-hint = Type a word from a note, a name, pinyin of a name, a telephone number. It is looked for in everything that is written.
search-advice = A part of a word is enough in Chinese; in other languages its beginning. Several words are looked for as they stand, side by side.
search-searching = searching
# $places (Number) - how many
# $accounts (Number) - how many
search-count = { $places ->
    [one] 1 place
   *[other] { $places } places
} in { $accounts ->
    [one] 1 account
   *[other] { $accounts } accounts
}
# $places (Number) - how many
search-first = the first { $places } places
search-elsewhere = This belongs to no account.
