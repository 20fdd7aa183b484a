### Contracts, invoices, opportunities, white space, share of wallet on the card.

deals-contracts = Contracts
deals-contracts-none = No contract is recorded. n enters one; its end starts the 90, 60 and 30 days.
deals-contract-title = Contract for
deals-sticking-hint = What stands between us and a signature, in their words.
deals-outcome-amount-hint = Of the next term, if it differs.
deals-threshold-hint = Needed for contracts from this amount on; empty: always.
deals-behalf-hint = If somebody else gave the word.
# $days (Number) - days before the end
deals-notice = { $days }-day notice
deals-ended = ENDED, undecided
deals-renewed-itself = renewed itself
deals-starts-later = starts later
deals-running = running
# $kinds (String) - which approvals
deals-approval-waits = waits for approval: { $kinds }
# $kind (String) - commercial or legal
deals-approval = { $kind } approval
deals-approval-open = waits
deals-approval-not-needed = not needed
# $least (String) - an amount
deals-threshold = from { $least }
# $name (String) - who gave it
# $behalf (String) - for whom
deals-on-behalf = { $name } for { $behalf }
# $days (Number) - days
# $count (Number) - contracts
deals-within = { $count } within { $days } days
# $counts (String) - how many end when
deals-calendar = to renew: { $counts }
deals-contracts-decided = Earlier contracts
deals-decided-already = What became of this contract is recorded already.

deals-invoices = Receivables
deals-invoices-none = No invoice is recorded. n enters one; payments, ageing and days outstanding follow from it.
deals-invoices-ahead = Dated ahead
deals-invoices-settled = Paid or void
# $sum (String) - an amount
deals-open-sum = open { $sum }
# $sum (String) - an amount
deals-overdue-sum = overdue { $sum }
# $days (String) - with one decimal
# $count (Number) - how many invoices
deals-dso = DSO { $days } days ({ $count } { $count ->
    [one] invoice
   *[other] invoices
} in 90 days)
deals-dso-unknown = DSO unknown: nothing was invoiced in 90 days
# $share (String) - a percentage
# $limit (String) - an amount
# $day (String) - since when
deals-limit = Credit limit { $limit } used to { $share }, since { $day }
deals-limit-none = No credit limit is set. Enter sets one.
deals-limit-exceeded = EXCEEDED
# $code (String) - How long an invoice is overdue.
deals-age = { $code ->
    [not_due] not due
    [overdue_0_30] 0-30 days
    [overdue_31_60] 31-60 days
    [overdue_61_90] 61-90 days
    [overdue_over_90] over 90 days
   *[other] ?{ $code }
}
# $amount (String) - what was asked for
deals-of = of { $amount }
# $day (String) - when
deals-paid = paid { $day }
# $day (String) - when
deals-void = void { $day }
deals-payment = Payment
deals-void-hint = The day it was cancelled.
deals-credit-note-hint = A credit note is negative.
# $currency (String) - a currency code
deals-payment-hint = All that is open; type less for a part of it, in { $currency }.
deals-nothing-open = Nothing of this invoice is open.

deals-opportunities = Opportunities
deals-opportunities-none = No opportunity is recorded. n enters one and the pain it answers.
# $sum (String) - an amount
deals-opportunities-sum = open { $sum }
deals-opportunities-over = Won or lost
deals-opportunity-is-over = This opportunity is won or lost already.
deals-found-on = Found on
deals-closed-on = Won or lost on
# $pain (String) - the pain
deals-answers = for: { $pain }

deals-white-space = White space
# $count (Number) - products
deals-white-space-open = { $count } { $count ->
    [one] product
   *[other] products
} open here
deals-products-none = No product of ours is in the common list. n adds the first one.
deals-this-account = this account
deals-not-said = not asked
# $name (String) - the competitor
deals-rival = uses { $name }
deals-competitor-hint = From whom they buy it.
deals-product-hint = In the common list of all accounts.
deals-product-family = Product line
# $name (String) - the product
deals-retire = Take { $name } out of the list of products?
deals-retire-consequence = Records that speak of it stay. Undo puts it back.

deals-wallet = Share of wallet
deals-wallet-how = what we invoiced of what they spent
deals-wallet-none = Their spend on a category is not recorded. n enters it.
# $ours (String) - what we invoiced
# $spend (String) - what they spent
deals-share-of = { $ours } of { $spend }
deals-spend-hint = With all suppliers, in this period.

# $most (String) - what is open
deals-payment-too-much = Only { $most } is open. What they paid too much is a credit note of its own.
deals-ends-hint = Without an end nobody is reminded of the renewal.
# $day (String) - when it starts
deals-ends-before-start = It cannot end before it starts on { $day }.
deals-next-contract = Next contract

# $day (String) - its last day
# $days (Number) - days to it
# $today (String) - the day that is looked at
deals-why-end = It ends on { $day }: { $days } days from { $today }.
# $day (String) - when
deals-why-decided = What becomes of it was decided on { $day }; nothing is due any more.
# $notices (String) - days before the end
deals-why-notices = Contracts within a notice. Notices begin { $notices } days before the end (cadence policy); of those that have begun the shortest counts, until an outcome is recorded.
# $asked (String) - an amount
# $paid (String) - an amount
# $count (Number) - payments
deals-why-open = { $asked } invoiced less { $paid } paid in { $count } { $count ->
    [one] payment
   *[other] payments
}.
# $day (String) - when it was due
# $late (Number) - days
# $age (String) - the age it falls under
deals-why-due = Due on { $day }, { $late } days late: { $age }.
deals-why-ageing = What is open of every invoice, by the days since it was due, at today's rates.
# $age (String) - an age
# $open (String) - an amount
# $count (Number) - invoices
deals-why-bucket = { $age }: { $open } ({ $count })
deals-why-dso-name = DSO, days
# $open (String) - an amount
# $invoiced (String) - an amount
# $count (Number) - invoices
deals-why-dso = Open receivables / invoiced in the last 90 days x 90: { $open } / { $invoiced } ({ $count } invoices) x 90.
# $open (String) - an amount
# $limit (String) - an amount
deals-why-limit = Open receivables / limit, floored: { $open } / { $limit }.
# $ours (String) - what we invoiced
# $spend (String) - what they spend
# $from (String) - a day
# $to (String) - a day
deals-why-share = Our invoices / what they spend with everybody, { $from } to { $to }: { $ours } / { $spend }.
