### Two states of the portfolio side by side.

# What is counted.
# $code (String) - which
compare-total = { $code ->
    [accounts] accounts
    [at_risk] at risk
    [watch] watch
    [healthy] healthy
    [not_rated] not rated
    [mean] mean score
    [revenue] revenue at risk
    [alerts] open alerts
   *[other] ?{ $code }
}
# $tier (String) - A, B or C
compare-tier-count = tier { $tier }
# $state (String) - score and band
compare-new = new: { $state }
# $state (String) - score and band
compare-gone = no longer there: { $state }
# $before (Number) - percent
# $after (Number) - percent
compare-coverage = known { $before }% > { $after }%
# $before (String) - A, B or C
# $after (String) - A, B or C
compare-tier = tier { $before } > { $after }
# $before (String) - A, B or C
# $after (String) - A, B or C
compare-suggested = suggested tier { $before } > { $after }
# $before (String) - a name
# $after (String) - a name
compare-owner = owner { $before } > { $after }
compare-nobody = nobody
# $rule (String) - an alert
# $count (Number) - how many
compare-times = { $rule } ({ $count })
# $alerts (String) - alerts
compare-opened = opens: { $alerts }
# $alerts (String) - alerts
compare-closed = ends: { $alerts }
compare-column-what = Portfolio
compare-column-before = Before
compare-column-after = After
compare-column-change = Change
compare-column-account = Account
compare-column-moved = What moved
compare-nothing = Nothing moved.
# $more (Number) - accounts
compare-only-score = And { $more } more whose score moved within its band.
# $earlier (String) - a day
# $later (String) - a day
compare-title = { $earlier } against { $later }
compare-reading = comparing
# $day (String) - a day
compare-until-now = { $day }, now
cli-compare-about = Compare the portfolio or an account with another day
cli-compare-day = The earlier day; --as-of names the later one, today if it does not
cli-compare-account = Only this account
# $day (String) - the day asked for
# $later (String) - the day compared with
cli-compare-not-before = { $day } is not before { $later }.
# $name (String) - the account
compare-screen-of = { $name }: two days
compare-screen = Two days
# $input (String) - an input
# $points (Number) - points of 10
compare-input = { $input } ({ $points })
# $dimension (String) - its name
# $before (String) - input and points
# $after (String) - input and points
compare-dimension = { $dimension }: { $before } > { $after }
# $day (String) - a day
# $rule (String) - the alert
# $cause (String) - why
compare-alert-opened = { $day } opened: { $rule }, { $cause }
# $day (String) - a day
# $rule (String) - the alert
compare-alert-ended = { $day } ended: { $rule }
# $field (String) - its name
compare-field-long = { $field } rewritten
# $field (String) - its name
# $before (String) - a value
# $after (String) - a value
compare-field = { $field }: { $before } > { $after }
# $about (String) - what kind of change
compare-about = { $about ->
    [standing] Standing
    [health] Health inputs (points)
    [alerts] Alerts
    [people] People
    [fields] Fields
    [recorded] Recorded in between
   *[other] ?{ $about }
}
compare-asks = Compare with the day
compare-asks-earlier = Choose a day before today.
