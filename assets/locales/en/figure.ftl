### Key figures and the dashboard.

# $code (String) - the figure
figure-name = { $code ->
    [renewal_rate] Renewal rate
    [renewal_rate_by_value] Renewal rate by value
    [logo_churn] Accounts lost
    [gross_retention] Gross retention
    [net_retention] Net retention
    [lifetime_value] Lifetime value
    [wallet_growth] Share of wallet, change
    [cross_sell_growth] Cross-sell growth
    [mean_health] Mean health
    [at_risk] At risk
    [at_risk_change] At risk, change in a year
    [csat] Satisfaction
    [nps] NPS
    [time_to_resolve] Time to resolve
    [first_response] First response
    [accounts_per_manager] Accounts per manager
    [request_time] Request to closing
    [handover_complaints] Complaints after handover
    [handover_overdue] Overdue after handover
   *[other] ?{ $code }
}
# $code (String) - the figure
figure-definition = { $code ->
    [renewal_rate] contracts ending in 12 months that were renewed / all ending, by number
    [renewal_rate_by_value] the same by value of the ending contracts
    [logo_churn] accounts lost in 12 months / active at the start
    [gross_retention] annualised contract value kept by the accounts active at the start, without expansion
    [net_retention] the same with expansion
    [lifetime_value] mean of trailing profit x years of the policy
    [wallet_growth] our share of the customers' spend, now less a year ago, in points
    [cross_sell_growth] growth of the products in use at the accounts active at the start
    [mean_health] mean score of rated customers
    [at_risk] customers below the watch band
    [at_risk_change] their number now less that of a year ago
    [csat] (mean rating - 1) x 25, the latest of each respondent in the quarter
    [nps] percent 9-10 less percent 0-6 in 12 months
    [time_to_resolve] mean hours from opening a ticket to its solution
    [first_response] mean hours from opening a ticket to the first response
    [accounts_per_manager] customers with an owner / owners
    [request_time] mean days from raising a request to closing it
    [handover_complaints] handed-over accounts with a complaint within the policy's days / all handed over
    [handover_overdue] handed-over items overdue / those still open
   *[other] ?{ $code }
}
# $number (String) - hours
figure-hours = { $number } h
# $number (String) - days
figure-days = { $number } d
# $why (String) - why left out
# $n (Number) - how many
figure-excluded = { $why ->
    [no_amount] { $n } without amount
    [no_start] { $n } without start
    [no_rate] { $n } without exchange rate
    [not_rated] { $n } not rated
    [no_owner] { $n } without owner
    [still_open] { $n } still open
    [no_profit] { $n } without profit
    [no_year_before] { $n } unknown a year ago
   *[other] ?{ $why }
}
# $flagged (Number) - losses flagged in time
# $losses (Number) - all losses
# $days (String) - mean days ahead
# $alarms (Number) - renewals flagged
# $renewals (Number) - all renewals
figure-back-test = Would have flagged { $flagged } of { $losses } losses, { $days } days ahead; { $alarms } false alarms in { $renewals } renewals
figure-back-test-none = No renewal was decided yet: nothing to hold the score against.
figure-small = { " " }(few cases)
dashboard-title = Dashboard
dashboard-reading = counting the portfolio
# $n (Number) - customers at risk
# $of (Number) - all customers
# $change (String) - with its sign
# $day (String) - the week end
dashboard-at-risk = { $n } at risk of { $of } ({ $change } since { $day })
# $amount (String) - revenue
# $change (String) - with its sign
dashboard-revenue = revenue at risk { $amount } ({ $change })
# $n (Number) - alerts
# $accounts (Number) - customers with one
dashboard-alerts = { $n } open alerts at { $accounts } accounts
# $n (Number) - accounts
dashboard-tiers = { $n } not as suggested
dashboard-worst = Lowest
dashboard-falling = Falling fastest in four weeks
dashboard-figures = Key figures off target (Tab: all)
dashboard-all-figures = Key figures (Tab: off target)
dashboard-on-target = every figure with a target meets it
# $weeks (Number) - week ends
dashboard-trend = At risk, { $weeks } week ends
dashboard-trend-mean = Mean health
dashboard-questions = Questions worth asking
dashboard-workload = Workload
dashboard-nobody = nobody
dashboard-back-test = The score against the own book
# $n (Number) - how many it rests on
dashboard-n = n { $n }
cli-kpi-about = Show the key figures with definition, n, target and what was left out
cli-kpi-figure = Figure
cli-kpi-value = Value
cli-kpi-target = Target
cli-kpi-left-out = Left out
# How something enters a figure.
# $what (String) - the figure, a hyphen, the part
figure-part = { $what ->
    [renewal_rate-counted] renewed
    [renewal_rate-compared] not renewed
    [renewal_rate_by_value-counted] renewed
    [renewal_rate_by_value-compared] not renewed
    [logo_churn-counted] lost
    [logo_churn-compared] stayed
    [cross_sell_growth-counted] uses more or fewer
    [cross_sell_growth-compared] as many as before
    [at_risk-counted] at risk
    [at_risk-compared] not at risk
    [at_risk_change-counted] changed
    [at_risk_change-compared] unchanged
    [nps-counted] promoter or detractor
    [nps-compared] passive
    [handover_complaints-counted] complained
    [handover_complaints-compared] no complaint
    [handover_overdue-counted] overdue
    [handover_overdue-compared] open, not overdue
   *[other] counted
}
# $why (String) - why left out
figure-because = { $why ->
    [no_amount] no amount
    [no_start] no start known
    [no_rate] no exchange rate
    [not_rated] not rated
    [no_owner] no owner
    [still_open] still open
    [no_profit] no profit known
    [no_year_before] unknown a year ago
   *[other] ?{ $why }
}
# $what (String) - how many, and why
figure-leaves-out = left out: { $what }
figures-title = Key figures
# $column (String) - which
figures-column = { $column ->
    [figure] Figure
    [value] Value
    [target] Target
    [before] A year ago
    [course] Course
    [left_out] Left out
    [account] Account
    [part] How
    [from] Week end
    [to] Now
    [score] Score
    [week] Week end
    [at_risk] At risk
    [watch] Watch
    [healthy] Healthy
    [not_rated] Not rated
    [mean] Mean
    [decided] Decided
    [outcome] Outcome
    [flag] Flagged
    [ahead] Ahead
   *[other] ?{ $column }
}
# $part (String) - the part
figures-part = { $part ->
    [counted] what counts
    [compared] what is compared with
    [left_out] what is left out
   *[other] ?{ $part }
}
# $part (String) - which
figures-only = Only { $part } (Tab: the next)
# $day (String) - as of
# $value (String) - the value
figures-point = { $day }: { $value }
# $outcome (String) - which
figures-outcome = { $outcome ->
    [lost] lost
    [won] renewed
   *[other] ?{ $outcome }
}
# $rule (String) - the alert
# $day (String) - since when
figures-flagged = { $rule } since { $day }
figures-missed = not flagged
figures-moved = Accounts whose band changed
figures-weeks = Week ends of half a year
# $n (Number) - rows
figures-rows = { $n } rows
figures-nothing = Nothing stands behind this number.
# $what (String) - the number
dashboard-why = { $what ->
    [at_risk] Customers whose score is below the watch band, prospects and lost accounts left out; the change is that against the week end named, Sunday 24:00. Enter lists them.
    [revenue] Revenue of twelve months of the customers at risk, in the reporting currency; the change is that against the customers that were at risk at the week end, with the revenue of today. Amounts without an exchange rate and accounts without known revenue are left out.
    [alerts] Alerts that are open and not put off, and the customers that have one. Enter lists those.
    [moved] Customers whose band now is another than at the last week end, Sunday 24:00. A customer who had no score then was not rated.
    [band] Customers by the band of their score: healthy from 80.0, watch from 60.0, at risk below, unless the policy says otherwise; not rated where less than 60 percent of the weight is known. The second number is the change since the last week end.
    [weeks] At each Sunday 24:00 of half a year: customers at risk, their distribution, and the mean score of those who were rated. Enter on a week looks at the records as they were.
    [back_test] Renewals decided so far, and whether a low score or silence was open between 180 and 14 days before. Flagged and renewed all the same is a false alarm.
    [tier_moves] Decisions of the last three months that changed a tier: from a lower to a higher one, from a higher to a lower one, and accounts that had none before.
    [tiers_differ] Accounts whose tier in force is not the one that the five axes suggest. Enter opens the review.
    [load] Customers of an owner, those of tier A, those at risk, open alerts. Enter lists the customers.
   *[other] ?{ $what }
}
# $n (Number) - alerts
dashboard-alerts-kept = { $n } open alerts
# $n (Number) - customers
# $day (String) - the week end
dashboard-moved = { $n } changed band since { $day }
dashboard-empty = No accounts yet: there is nothing to count.
dashboard-empty-advice = "g a" shows the accounts and "n" there enters one; "g i" imports a list from Excel; "demo" in the palette shows a portfolio.
dashboard-no-account = none
dashboard-tier-movement = Tiers
# $up (Number) - to a higher tier
# $down (Number) - to a lower tier
# $first (Number) - without a decision before
dashboard-tier-moves = in three months { $up } up, { $down } down, { $first } for the first time
# $column (String) - which
dashboard-load = { $column ->
    [accounts] accounts
    [key_accounts] tier A
    [at_risk] at risk
    [alerts] alerts
   *[other] ?{ $column }
}
# $n (Number) - owners
dashboard-more-owners = { $n } more
cli-kpi-name = One figure by its name in --json, such as renewal_rate: with its course and the accounts behind it
cli-kpi-csv = CSV instead of text
cli-kpi-before = A year ago
cli-kpi-as-of = As of
cli-kpi-account = Account
cli-kpi-part = How
# $name (String) - the figure
# $value (String) - value and target
# $n (Number) - how many it rests on
cli-kpi-line = { $name }: { $value } (n { $n })
# $low (String) - the lowest
# $high (String) - the highest
# $last (String) - the last one
dashboard-range = { $low } to { $high }, last { $last }
# $dimension (String) - the dimension of health
dashboard-question = { $dimension ->
    [usage] Which core functions do they use every month?
    [value] Will they renew, and what would make them?
    [service] How many severe faults did they have in three months?
    [relationship] Would they recommend us, from 0 to 10?
    [receivables] When will they pay what is overdue?
    [cadence] When do we talk next?
    [promises_kept] Which of our promises are still open?
    [milestones_on_time] Which deliveries are late?
   *[other] ?{ $dimension }
}
# $day (String) - of the latest answer
dashboard-asked = as of { $day }
dashboard-never-asked = never asked
# $result (String) - met or missed
# $target (String) - the target
figure-against = { $result ->
    [met] { $target }, met
   *[missed] { $target }, missed
}
