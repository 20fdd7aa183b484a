### The currency that sums are told in, and exchange rates.

cli-value-currency = CURRENCY
cli-value-rate = RATE
cli-currency-about = Show or set the currency in which sums are told, with the exchange rates
cli-currency-code = Tell sums in this currency from now on
# $currency (String) - its code
cli-currency-is = Sums are told in { $currency }.
# $currencies (String) - their codes
# $into (String) - the code of the currency that sums are told in
# $example (String) - one of the codes
cli-currency-without-rate = Left out of sums, because no rate to { $into } is known: { $currencies }. Enter one with "kamdeck rate { $example } RATE".
cli-rate-about = Enter what one unit of a currency is worth, from a day on
cli-rate-currency = One unit of this currency
cli-rate-rate = is worth so many units of the other, such as 7.10
cli-rate-into = The other currency; if not given, the one in which sums are told
cli-rate-on = From this day on; today if not given
# $currency (String) - its code
cli-rate-same = A rate leads from one currency to another; here both are { $currency }.
# $day (String) - the day
cli-rate-future = { $day } lies in the future; enter a rate on its day.
# $currency (String) - the code of the one
# $rate (String) - the rate
# $into (String) - the code of the other
# $day (String) - the day
cli-rate-entered = 1 { $currency } = { $rate } { $into } from { $day } on.
# $count (Number) - amounts
# $currency (String) - the code of the currency that sums are told in
cli-tiering-left-out = { $count ->
    [one] 1 amount is left out: no rate leads from its currency to { $currency }. See "kamdeck currency".
   *[other] { $count } amounts are left out: no rate leads from their currency to { $currency }. See "kamdeck currency".
}
