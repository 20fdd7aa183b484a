### 汇总币种与汇率。

cli-value-currency = 币种
cli-value-rate = 汇率
cli-currency-about = 查看或设置汇总币种，并列出汇率
cli-currency-code = 今后按此币种汇总
cli-currency-is = 金额按 { $currency } 汇总。
cli-currency-without-rate = 缺少到 { $into } 的汇率，以下币种未计入汇总：{ $currencies }。可用“kamdeck rate { $example } 汇率”录入。
cli-rate-about = 录入汇率：自某日起一单位某币种折合多少
cli-rate-currency = 一单位该币种
cli-rate-rate = 折合另一币种多少，如 7.10
cli-rate-into = 折合成的币种；不填则为汇总币种
cli-rate-on = 生效日期；不填则为今天
cli-rate-same = 汇率须在两个币种之间，此处都是 { $currency }。
cli-rate-future = { $day } 在将来，请在当日再录入。
cli-rate-entered = 自 { $day } 起，1 { $currency } = { $rate } { $into }。
cli-tiering-left-out = 有 { $count } 笔金额未计入：缺少到 { $currency } 的汇率，见“kamdeck currency”。
