### Renewals won and lost, and what was said before.

outcomes-title = The score against the own book
outcomes-reading = looking back at every renewal
outcomes-advice = Record what became of a contract on its account, page Deals: then it counts here.
outcomes-how = Flagged is what had a low-score or silence alert open between 180 and 14 days before; a false alarm was flagged and renewed all the same.
figure-outcome-lost = lost
figure-outcome-won = renewed
# $rule (String) - the alert
# $days (Number) - days ahead
# $day (String) - since when
figure-outcome-flagged = { $rule }, { $days } days ahead (open since { $day })
# $said (String) - what was flagged
figure-outcome-false-alarm = false alarm: { $said }
figure-outcome-missed = nothing was flagged
figure-outcome-quiet = rightly quiet
cli-questions-about = Show the unknown or stale facts that would sharpen the portfolio most
cli-questions-worth = Worth
cli-back-test-about = Show how far score and silence foretold the renewals won and lost
cli-back-test-day = Decided
