### The card's third tab: pains, questions, discovery, the pain radar.

needs-pains = Pains
needs-pains-none = No pain is known. Enter one: what hurts, how much, whom.
# $mean (String) - mean of the scores
# $n (Number) - how many
needs-mean = { $mean } ({ $n })
needs-unscored = unscored
# $score (Number) - 1 to 5
needs-score = { $score }/5
# $count (Number) - how many
needs-closed = { $count } solved or dropped: Enter shows them
# $count (Number) - how many
needs-closed-fold = { $count } solved or dropped: Enter folds them
needs-closed-already = This pain is solved or dropped already.
needs-closed-day = A solved or dropped pain needs the day; an open one has none.
# $origin (String) - how we know
# $day (String) - date
needs-origin = { $origin }, raised on { $day }
# $scores (String) - who gave which
needs-scores = Scores of 5: { $scores }
# $person (String) - name
# $score (Number) - 1 to 5
needs-score-of = { $person } { $score }
needs-ourselves = our own guess
# $metric (String) - its name
# $months (String) - month and value
needs-evidence-of = { $metric }: { $months }
needs-evidence-none = No evidence yet: n, then three months of a metric.
# $name (String) - of the field
# $value (String) - what it holds
needs-field = { $name }: { $value }
needs-of-which = Of which pain
needs-score-hint = 1 hardly felt, 5 hurts most.
needs-score-nobody = Whose score it is; empty for our own guess.
needs-score-missing = Give the score of this person, or leave the person empty.
needs-competitors-hint = How competitors do on this.
needs-metric-hint = A figure they follow, such as late deliveries in a month.
needs-value-hint = The month's value as they said it, with its unit.
needs-value-missing = Give at least one month.

needs-radar = Pain radar
needs-predicted = predicted
needs-validated = validated
needs-now = now
needs-quarter-ago = 3 months ago
# $sign (String) - how it is drawn
# $series (String) - what it is
needs-legend = { $sign } { $series }

needs-questions = 3+2 questions
needs-questions-none = None prepared. Enter takes them from the library of the industry, or asks for your own.
# What a question is about.
# $code (String) - its code
needs-question-scope = { $code ->
    [industry] industry
    [customer] customer
   *[other] ?{ $code }
}
# $scope (String) - industry or customer
# $prepared (Number) - how many are prepared
# $wanted (Number) - how many are needed
# $asked (Number) - how many were asked
needs-question-state = { $scope } { $prepared } of { $wanted }{ $asked ->
    [0] {""}
   *[other] , { $asked } asked
}
# $said (String) - the state
# $count (Number) - how many
needs-unsourced = { $said }, { $count } without source
needs-answered = answered
needs-asked = asked
needs-to-ask = to ask
needs-no-source = no source
# $day (String) - date
# $answer (String) - what they said
needs-answer = { $day }: { $answer }
# $source (String) - where it comes from
needs-source = Source: { $source }
needs-source-missing = It has no source yet and does not count: registry, tender notice, report.
needs-question-hint = Fill in what stands in brackets from the source first.
needs-source-hint = Business registry, tender notice, report: without one it does not count.
# $count (Number) - how many
# $library (String) - the industry
needs-take-all = Take the { $count } industry questions of the library: { $library }
needs-own-question = A question of my own

needs-discovery = Discovery
# A part of the four-step discovery.
# $code (String) - its code
needs-discovery-part = { $code ->
    [heard_daily_contact] daily contact heard
    [heard_front_line] front line heard
    [heard_finance] finance heard
    [heard_executive] executive heard
    [follow_ups] situational follow-ups
    [data_asked] three months of data asked for
    [data_received] three months of data received
    [ranking] ranked 1-5 by the customer
   *[other] ?{ $code }
}
# $step (Number) - 1 to 4
# $missing (String) - its parts that are missing
needs-discovery-at = step { $step } of 4, missing: { $missing }
needs-discovery-done = all four steps done
needs-missing = missing
# $dimension (String) - kind of pain
# $metric (String) - figures
needs-data = { $dimension }: { $metric }
