### 两种状态的并列对比。

compare-total = { $code ->
    [accounts] 客户数
    [at_risk] 高风险
    [watch] 关注
    [healthy] 健康
    [not_rated] 未评分
    [mean] 平均分
    [revenue] 高风险客户营收
    [alerts] 未结提醒
   *[other] ?{ $code }
}
compare-tier-count = { $tier } 级
compare-new = 新增：{ $state }
compare-gone = 已不存在：{ $state }
compare-coverage = 已知 { $before }% > { $after }%
compare-tier = 等级 { $before } > { $after }
compare-suggested = 建议等级 { $before } > { $after }
compare-owner = 负责人 { $before } > { $after }
compare-nobody = 无
compare-times = { $rule }（{ $count }）
compare-opened = 触发：{ $alerts }
compare-closed = 解除：{ $alerts }
compare-column-what = 客户组合
compare-column-before = 之前
compare-column-after = 之后
compare-column-change = 变化
compare-column-account = 客户
compare-column-moved = 变化内容
compare-nothing = 没有变化。
compare-only-score = 另有 { $more } 家只在本档内有分数变化。
compare-title = { $earlier } 对比 { $later }
compare-reading = 正在对比
compare-until-now = { $day }，现在
cli-compare-about = 与另一日期对比客户组合或单个客户
cli-compare-day = 较早的日期；较晚的日期由 --as-of 指定，默认今天
cli-compare-account = 只看这一家客户
cli-compare-not-before = { $day } 不早于 { $later }。
compare-screen-of = { $name }：两日对比
compare-screen = 两日对比
compare-input = { $input }（{ $points } 分）
compare-dimension = { $dimension }：{ $before } > { $after }
compare-alert-opened = { $day } 触发：{ $rule }，{ $cause }
compare-alert-ended = { $day } 解除：{ $rule }
compare-field-long = { $field }已改写
compare-field = { $field }：{ $before } > { $after }
compare-about = { $about ->
    [standing] 总体
    [health] 健康度输入（得分）
    [alerts] 提醒
    [people] 人员
    [fields] 字段
    [recorded] 期间记录
   *[other] ?{ $about }
}
compare-asks = 与哪一天对比
compare-asks-earlier = 请选择今天以前的日期。
