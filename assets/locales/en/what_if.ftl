### What if an input or a rule were another; nothing is stored.

# $name (String) - the account
what-if-title = What if: { $name }
what-if-mark = supposed, not stored
what-if-nothing = Enter supposes another input or rule. Nothing is stored; leaving discards it.
# $count (Number) - suppositions
what-if-supposed = { $count } supposed, nothing of it stored; Del takes one back, leaving discards all.
what-if-stored = Stored
what-if-then = Supposed
# $score (String) - score and band
# $coverage (Number) - percent
# $tier (String) - A, B or C
# $alerts (Number) - open alerts
what-if-standing = { $score }, { $coverage }% known, tier { $tier }, open alerts: { $alerts }
what-if-readings = Where the rules would stand
what-if-rules = Rules
what-if-adding-up = adding up everybody else
what-if-not-supposed = Nothing is supposed here.
# $name (String) - a dimension or a rule
what-if-form = Suppose: { $name }
# $dimension (String) - its code
what-if-hint = { $dimension ->
    [usage] share of core functions in use, such as 85%; empty: unknown
    [service] P0 and P1 tickets in 90 days; empty: unknown
    [relationship] 0 to 10; empty: unknown
    [receivables] days overdue; empty: unknown
    [cadence] percent of the silence allowed; empty: unknown
   *[other] empty: unknown
}
# $value (String) - TOML
what-if-rule-hint = in force: { $value }
cli-score-if = Suppose another input (usage=30%) or rule (health.model.usage.weight=40); nothing is stored
# $typed (String) - what was typed
cli-score-if-wrong = { $typed } is no supposition; write usage=30%, value=declines, service=2, relationship=9, a rule of "kamdeck policy show", or =unknown.
cli-score-if-account = --if needs an account.
# $state (String) - score, band, alerts
cli-score-if-stored = Stored: { $state }
# $state (String) - score, band, alerts
cli-score-if-then = Supposed: { $state }
cli-score-if-mark = Nothing of this is stored.
cli-value-supposed = WHAT=VALUE
