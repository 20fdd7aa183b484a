### Why a number is what it is.

# $name (String) - the account
why-title-health = { $name }: why this health
# $name (String) - the account
why-title-tier = { $name }: why this tier

# $score (String) - the score
# $band (String) - its band
# $coverage (Number) - known weight in percent
# $day (String) - the day that is looked at
why-health = { $score } { $band }, { $coverage }% known, on { $day }
# $coverage (Number) - known weight in percent
# $from (Number) - percent from which accounts are rated
# $day (String) - the day that is looked at
why-unrated = Not rated: { $coverage }% known, rated from { $from }%, on { $day }

# Heading of a column.
# $column (String) - which
why-column = { $column ->
    [dimension] Dimension
    [axis] Axis
    [input] Known
    [date] On
    [source] Source
    [age] Age
    [points] Pts
    [value] Value
    [weight] Wt
    [adds] Adds
   *[other] ?{ $column }
}
# Age of a fact against how long it is valid, in few cells.
# $age (Number) - days
# $valid (Number) - days
why-age = { $valid ->
    [0] { $age }d
   *[other] { $age }/{ $valid }d
}
# Where a fact comes from, in one short word.
# $source (String) - its code
why-source = { $source ->
    [manual] by hand
    [import] file
    [interaction] touch
    [survey] survey
    [records] records
    [declaration] declared
   *[other] ?{ $source }
}
# The last day of a period, in few cells.
# $day (String) - the day
why-until = to { $day }
why-lifts = What would lift it most
why-no-lift = No single change lifts it.
# $digest (String) - short name of the rules
why-rules = Who says these numbers (rules { $digest })
why-whole = score
# A number of the rules and who says it.
# $rule (String) - which
# $number (String) - the number
# $origin (String) - who says it
why-rule = { $rule ->
    [healthy] healthy from { $number }
    [watch] watch from { $number }
    [rated_from] rated from { $number } known
    [weight] weight { $number }
    [validity] valid { $number } days
    [steps] points
    [tier_a] A from { $number }
    [tier_b] B from { $number }
    [known_from] suggested from { $number } known
    [judged] judgements valid { $number } days
    [weights] weights { $number }
   *[other] ?{ $rule } { $number }
} ({ $origin })
why-between = { ", " }
why-origin-practice = practice
why-origin-ours = ours
# $file (String) - a policy file
# $line (Number) - line in it
why-origin-user = yours: { $file }, line { $line }

# $day (String) - when
# $tier (String) - the tier
# $reason (String) - the reason given
why-decided = { $day } { $tier }: { $reason }
# $tier (String) - the tier
# $score (String) - the score of the axes
# $coverage (Number) - known weight in percent
why-suggested = The axes suggest { $tier }: { $score }, { $coverage }% known
# $coverage (Number) - known weight in percent
why-not-suggested = Too little is known for a suggestion: { $coverage }%
# A rule that corrected the tier.
# $guard (String) - which
# $from (String) - the tier before
# $to (String) - the tier after
why-guard = { $guard ->
    [needs_fit_or_potential] Value alone makes no A: strategic fit or potential is needed
    [strategic_fit] High strategic fit makes at least a B
    [high_risk] High risk caps at B
    [overcapacity] Overcapacity in their industry caps at B
   *[other] ?{ $guard }
}: { $from } > { $to }
why-lower-service = Cooperation is poor: one service level lower is suggested.
# A criterion measured from the books.
# $criterion (String) - which
why-criterion = { $criterion ->
    [revenue] revenue of 12 months
    [profit] profit of a year
    [repurchase] invoices in 12 months
    [order_value] mean invoice
    [growth] growth a year
   *[other] ?{ $criterion }
}
# $count (Number) - invoices
why-invoices = { $count ->
    [one] 1 invoice
   *[other] { $count } invoices
}
# $r (String) - recency, 1 to 5
# $f (String) - frequency, 1 to 5
# $m (String) - monetary value, 1 to 5
why-rfm = RFM: recency { $r }, frequency { $f }, monetary { $m }
# $amount (String) - amount with currency
why-lifetime = Lifetime value: { $amount }
# $count (Number) - amounts
why-left-out = { $count } amounts are left out: no exchange rate is known for their currency.
