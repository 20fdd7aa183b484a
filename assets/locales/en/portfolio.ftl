### The account list: columns, causes, filter expressions.

# Heading of a column of the account list.
# $column (String) - code of the column
portfolio-column = { $column ->
    [tier] T
    [account] Account
    [health] Health
    [change] Change
    [why] Why
    [touch] Touch
    [renewal] Renews
    [owner] Owner
    [weeks] 8 weeks
    [city] City
    [region] Region
    [industry] Industry
    [revenue] Revenue
    [overdue] Overdue
    [suggested] Suggested
    [stage] Stage
    [kind] Kind
    [coverage] Known
    [parent] Parent
    [tags] Tags
    [sensitivity] Sensitivity
    [credit_code] Credit code
    [name] Full name
    [alerts] Alerts
   *[other] ?{ $column }
}

# The word for a column in a filter expression: one word without blanks.
# $column (String) - code of the column, or band
portfolio-filter-column = { $column ->
    [band] band
    [tier] tier
    [account] account
    [health] health
    [change] change
    [why] why
    [touch] touch
    [renewal] renewal
    [owner] owner
    [city] city
    [region] region
    [industry] industry
    [revenue] revenue
    [overdue] overdue
    [suggested] suggested
    [stage] stage
    [kind] kind
    [coverage] coverage
    [parent] parent
    [tags] tag
    [sensitivity] sensitivity
    [credit_code] code
    [name] name
    [alerts] alerts
   *[other] ?{ $column }
}

# In a filter expression: there is no value. One word.
portfolio-filter-none = none
# In a filter expression: silent for longer than the tier allows. One word.
portfolio-filter-overdue = overdue
# In a filter expression: there never was a touch. One word.
portfolio-filter-never = never

# $name (String) - what was typed before the operator
# $known (String) - the columns that can be named, separated by commas
portfolio-filter-unknown-column = No column is called "{ $name }". There are: { $known }.
# $name (String) - the column
portfolio-filter-no-value = "{ $name }" needs a value.
# $name (String) - the column
# $sign (String) - the operator
portfolio-filter-wrong-operator = "{ $name }" cannot be compared with "{ $sign }".
# $value (String) - what was typed
# $known (String) - the values that exist, separated by commas
portfolio-filter-unknown-value = "{ $value }" is not a value here. There are: { $known }.
# $value (String) - what was typed
portfolio-filter-not-a-number = "{ $value }" is not understood: write a number, days (30d, 4w), a date (2026-12-31) or an amount, as the column asks.
portfolio-filter-open-quote = A quotation mark is not closed.

# A dimension's points fell. Short: it stands in a column.
# $dimension (String) - code of the dimension
# $from (Number) - points before
# $to (Number) - points now
portfolio-cause-fell = { $dimension ->
    [usage] usage { $from }>{ $to }
    [value] intent { $from }>{ $to }
    [service] service { $from }>{ $to }
    [relationship] word of mouth { $from }>{ $to }
    [receivables] payment { $from }>{ $to }
    [cadence] contact { $from }>{ $to }
    [promises_kept] promises { $from }>{ $to }
    [milestones_on_time] milestones { $from }>{ $to }
   *[other] ?{ $dimension } { $from }>{ $to }
}

# A dimension has few points. Short: it stands in a column.
# $dimension (String) - code of the dimension
# $points (Number) - points now, 0 to 10
portfolio-cause-low = { $dimension ->
    [usage] little used
    [value] { $points ->
        [0] declines renewal
       *[other] no clear word on renewal
    }
    [service] severe tickets
    [relationship] would not recommend
    [receivables] overdue invoices
    [cadence] long silence
    [promises_kept] promises broken
    [milestones_on_time] milestones late
   *[other] ?{ $dimension }
}

# Dimensions that are not known. Short: it stands in a column.
# $dimensions (String) - their short names, separated by commas
portfolio-cause-unknown = { $dimensions } unknown

# A dimension in few letters.
# $dimension (String) - code of the dimension
portfolio-dimension = { $dimension ->
    [usage] usage
    [value] intent
    [service] tickets
    [relationship] NPS
    [receivables] invoices
    [cadence] contact
    [promises_kept] promises
    [milestones_on_time] milestones
   *[other] ?{ $dimension }
}

# Between two items of an enumeration.
portfolio-and = { ", " }

# The name of a view that comes with the program.
# $view (String) - code of the view
portfolio-view = { $view ->
    [at_risk_first] at risk first
    [renewals] renewals in 90 days
    [silent] silent too long
    [falling] falling
    [unrated] not rated
    [by_name] by name
    [alerts] with open alerts
    [by_revenue] by revenue
   *[other] ?{ $view }
}
