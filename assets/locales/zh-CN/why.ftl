### 数字从何而来。

why-title-health = { $name }：健康度依据
why-title-tier = { $name }：定级依据

why-health = { $score } { $band }，已知 { $coverage }%，{ $day }
why-unrated = 未评分：已知 { $coverage }%，达到 { $from }% 才评分，{ $day }

why-column = { $column ->
    [dimension] 维度
    [axis] 维度
    [input] 已知情况
    [date] 日期
    [source] 来源
    [age] 时效
    [points] 得分
    [value] 分值
    [weight] 权重
    [adds] 贡献
   *[other] ?{ $column }
}
why-age = { $valid ->
    [0] { $age }天
   *[other] { $age }/{ $valid }天
}
why-source = { $source ->
    [manual] 手工
    [import] 导入
    [interaction] 沟通
    [survey] 调查
    [records] 系统
    [declaration] 声明
   *[other] ?{ $source }
}
why-until = 至 { $day }
why-lifts = 怎样提升最快
why-no-lift = 单独改变任何一项都不会提升。
why-rules = 这些数字由谁规定（规则 { $digest }）
why-whole = 总分
why-rule = { $rule ->
    [healthy] { $number } 起为健康
    [watch] { $number } 起为关注
    [rated_from] 已知 { $number } 起评分
    [weight] 权重 { $number }
    [validity] 有效 { $number } 天
    [steps] 分档
    [tier_a] { $number } 起为 A
    [tier_b] { $number } 起为 B
    [known_from] 已知 { $number } 起给建议
    [judged] 评价有效 { $number } 天
    [weights] 权重 { $number }
   *[other] ?{ $rule } { $number }
}（{ $origin }）
why-between = ，
why-origin-practice = 业务规范
why-origin-ours = 本程序设定
why-origin-user = 您的设定：{ $file } 第 { $line } 行

why-decided = { $day } { $tier }：{ $reason }
why-suggested = 五维建议{ $tier }：{ $score } 分，已知 { $coverage }%
why-not-suggested = 信息不足，无法建议：已知 { $coverage }%
why-guard = { $guard ->
    [needs_fit_or_potential] 仅凭价值不能评 A，还需战略匹配或潜力
    [strategic_fit] 战略匹配高，至少评 B
    [high_risk] 高风险，最高评 B
    [overcapacity] 所在行业产能过剩，最高评 B
   *[other] ?{ $guard }
}：{ $from } > { $to }
why-lower-service = 合作契合度低，建议服务级别下调一级。
why-criterion = { $criterion ->
    [revenue] 近12个月收入
    [profit] 年利润
    [repurchase] 近12个月开票次数
    [order_value] 平均单笔金额
    [growth] 年增长
   *[other] ?{ $criterion }
}
why-invoices = { $count } 张
why-rfm = RFM：最近 { $r }，频次 { $f }，金额 { $m }
why-lifetime = 客户终身价值：{ $amount }
why-left-out = 有 { $count } 笔金额未计入：缺少该币种的汇率。
