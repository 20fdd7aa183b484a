### The meeting brief: one page to read before walking in.

# $account (String) - name
# $day (String) - date
brief-title = { $account }: meeting brief of { $day }
# $owner (String) - name
brief-owner = looked after by { $owner }
brief-part = { ", " }
brief-between = { "/" }
brief-nothing = nothing
# $count (String) - number
brief-more = and { $count } more

brief-health = How they are
brief-asked = What they said and asked last
brief-owed = What we owe them
brief-people = Who may be there
brief-questions = What to ask (3+2)
brief-favours = Small favours
brief-invoices = What they owe us
brief-dates = What comes next

# $score (String) - score
# $band (String) - band
brief-score = health { $score }, { $band }
brief-unrated = not rated
# $percent (String) - number
brief-coverage = { $percent }% known
# $score (String) - score
brief-before = { $score } four weeks ago
# $dimension (String) - name
# $input (String) - value
# $points (String) - 0 to 10
brief-known = { $dimension }: { $input }, { $points } of 10 points
# $what (String) - statement
# $day (String) - date
brief-dated = { $what } ({ $day })
# $dimension (String) - name
# $input (String) - value
# $day (String) - date
brief-stale = { $dimension }: unknown; last { $input } on { $day }, too long ago
# $dimension (String) - name
brief-unknown = { $dimension }: unknown
# $dimension (String) - name
# $score (String) - score
brief-lift = what would lift it most: { $dimension }, one step up, to { $score }
# $dimension (String) - name
# $percent (String) - number
brief-lift-known = what would help most: learn { $dimension }; then { $percent }% is known
# $share (String) - number
brief-input-share = { $share }% in use
# $count (String) - number
brief-input-tickets = severe tickets: { $count }
# $rating (String) - 0 to 10
brief-input-rating = recommends with { $rating } of 10
# $days (String) - number
brief-input-overdue = an invoice { $days } days overdue
# $percent (String) - number
brief-input-silence = { $percent }% of the longest silence allowed
# $percent (String) - number
brief-input-kept = { $percent }% kept in time
# $day (String) - date
# $days (String) - number
# $light (String) - code
brief-silence = last talked on { $day }, { $days } days ago{ $light ->
    [red] : too long
    [yellow] : due soon
   *[green] {""}
}
# $days (String) - number
# $light (String) - code
brief-never-touched = no talk recorded in { $days } days{ $light ->
    [red] : too long
    [yellow] : due soon
   *[green] {""}
}

brief-and-also = { "; " }
# $meta (String) - when, how, who
# $text (String) - text
brief-talk = { $meta }: { $text }
brief-one-way = one way
# $person (String) - name
# $said (String) - text
brief-said = { $person }: "{ $said }"
# $said (String) - text
brief-quote = "{ $said }"
# $next (String) - text
brief-next = next step: { $next }
# $need (String) - text
# $day (String) - date
brief-request = request of { $day }: { $need }
brief-untold = decided, but they have not been told
# $day (String) - date
brief-tell-by = answer by { $day }
# $dimension (String) - name
# $title (String) - text
# $score (String) - scored or not
brief-pain = pain, { $dimension }: { $title } ({ $score })
# $score (String) - 1.0 to 5.0
brief-pain-score = { $score } of 5
brief-unscored = not scored

# $what (String) - text
brief-promise = promised: { $what }
# $grade (String) - P0 to P3
# $title (String) - text
# $day (String) - date
# $days (String) - number
brief-ticket = ticket { $grade }: { $title }, open since { $day } ({ $days } days)
# $what (String) - text
brief-delivery = to deliver: { $what }
# $what (String) - text
# $person (String) - name
brief-to = { $what } (to { $person })
# $day (String) - date
brief-due = due { $day }
# $day (String) - date
# $days (String) - number
brief-overdue = was due { $day }, { $days } days overdue

# $name (String) - name
# $title (String) - title
brief-titled = { $name } ({ $title })
# $stance (String) - stance
# $day (String) - date
brief-stance-stale = { $stance } when last seen on { $day }
brief-stance-unknown = stance unknown
# $influence (String) - 0 to 10
brief-influence = influence { $influence }
# $day (String) - date
brief-met = last talked { $day }
brief-not-met = never talked with
# $taboos (String) - text
brief-taboo = do not touch on: { $taboos }
# $concern (String) - text
brief-concern = is after: { $concern }
# $interests (String) - text
brief-interests = likes: { $interests }
# $day (String) - date
brief-birthday = birthday on { $day }
# $colleague (String) - name
brief-known-by = known best by { $colleague }
# $line (String) - sentence
brief-say = say: { $line }

# $question (String) - question
brief-about-industry = industry: { $question }
# $question (String) - question
brief-about-customer = customer: { $question }
# $about (String) - question
# $source (String) - text
brief-source = { $about } (Look first: { $source })

brief-favour-done = this month's favour is done
brief-favour-open = this month's favour is still to do; an idea:

brief-invoice-unnumbered = invoice without a number
# $number (String) - number of the invoice
# $open (String) - amount
# $day (String) - date
brief-invoice = { $number }: { $open }, due { $day }
# $number (String) - number of the invoice
# $open (String) - amount
# $day (String) - date
# $days (String) - number
brief-invoice-overdue = { $number }: { $open }, was due { $day }, { $days } days overdue

# $title (String) - text
brief-contract-ends = contract ends: { $title }
# $title (String) - text
brief-task = task: { $title }
# $person (String) - name
brief-has-birthday = birthday of { $person }
# $day (String) - date
brief-today = { $day } (today)
# $day (String) - date
# $days (String) - number
brief-in-days = { $day } (in { $days } days)
# $day (String) - date
# $days (String) - number
brief-days-ago = { $day } ({ $days } days ago)

# $account (String) - name
brief-screen = Meeting brief: { $account }
