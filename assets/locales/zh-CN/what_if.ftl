### 假设某项输入或规则不同；不保存任何内容。

what-if-title = 假设：{ $name }
what-if-mark = 假设，未保存
what-if-nothing = 回车可假设另一个输入值或规则值。不会保存，离开即放弃。
what-if-supposed = 已假设 { $count } 项，均未保存；Del 取消一项，离开即全部放弃。
what-if-stored = 现状
what-if-then = 假设
what-if-standing = { $score }，已知 { $coverage }%，{ $tier } 级，{ $alerts } 条提醒
what-if-readings = 各规则将处于
what-if-rules = 规则
what-if-adding-up = 正在汇总其他客户
what-if-not-supposed = 此处没有假设。
what-if-form = 假设：{ $name }
what-if-hint = { $dimension ->
    [usage] 当月使用的核心功能占比，如 85%；留空为未知
    [service] 90 天内的 P0、P1 工单数；留空为未知
    [relationship] 0 到 10；留空为未知
    [receivables] 逾期天数；留空为未知
    [cadence] 占允许静默期的百分比；留空为未知
   *[other] 留空为未知
}
what-if-rule-hint = 生效值：{ $value }
cli-score-if = 假设另一个输入（usage=30%）或规则（health.model.usage.weight=40）；不保存
cli-score-if-wrong = { $typed } 不是有效的假设；可写 usage=30%、value=declines、service=2、relationship=9、“kamdeck policy show”所列规则，或 =unknown。
cli-score-if-account = --if 需要指定客户。
cli-score-if-stored = 现状：{ $state }
cli-score-if-then = 假设：{ $state }
cli-score-if-mark = 以上均未保存。
cli-value-supposed = 项=值
