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
# $n (Number) - accounts
# $change (String) - with its sign
dashboard-at-risk = { $n } at risk ({ $change } since the week end)
# $amount (String) - revenue
# $before (String) - at the week end
dashboard-revenue = revenue at risk { $amount } (was { $before })
# $n (Number) - alerts
dashboard-alerts = { $n } open alerts
# $n (Number) - accounts
dashboard-tiers = { $n } accounts whose tier is not what is suggested
dashboard-worst = Lowest
dashboard-falling = Falling fastest in four weeks
dashboard-figures = Key figures off target (Tab: all)
dashboard-all-figures = Key figures (Tab: off target)
dashboard-on-target = every figure with a target meets it
# $weeks (Number) - week ends
dashboard-trend = At risk, { $weeks } week ends
dashboard-trend-mean = Mean health
dashboard-questions = Questions worth asking
dashboard-workload = Workload: accounts, tier A, at risk, alerts
dashboard-nobody = nobody
dashboard-back-test = The score against the own book
# $n (Number) - how many it rests on
dashboard-n = n { $n }
cli-kpi-about = Show the key figures with definition, n, target and what was left out
cli-kpi-figure = Figure
cli-kpi-value = Value
cli-kpi-target = Target
cli-kpi-left-out = Left out
