### What scores are made of.

# $share (String) - percent
score-input-share = { $share }% in use
# $share (String) - percent
score-input-share-over = over { $share }% in use
# $number (Number) - P0 and P1 tickets
score-input-tickets = { $number ->
    [0] no severe ticket
    [one] 1 severe ticket
   *[other] { $number } severe tickets
}
# $rating (Number) - 0 to 10
score-input-rating = { $rating } of 10
# $days (Number) - days
score-input-overdue = { $days ->
    [0] nothing overdue
   *[other] { $days } days overdue
}
# $percent (Number) - percent of the longest silence allowed
score-input-silence = { $percent }% of the silence allowed
# $percent (Number) - percent kept in time
score-input-kept = { $percent }% in time
# $input (String) - what was last known
score-stale = too old: { $input }
