figure-name = { $code ->
    [renewal_rate] 续约率
    [renewal_rate_by_value] 续约率（按金额）
    [logo_churn] 客户流失率
    [gross_retention] 总收入留存（GRR）
    [net_retention] 净收入留存（NRR）
    [lifetime_value] 客户终身价值
    [wallet_growth] 钱包份额变化
    [cross_sell_growth] 交叉销售增长
    [mean_health] 平均健康分
    [at_risk] 高风险客户
    [at_risk_change] 高风险客户同比变化
    [csat] 满意度（CSAT）
    [nps] NPS
    [time_to_resolve] 平均解决时长
    [first_response] 平均首次响应
    [accounts_per_manager] 人均客户数
    [request_time] 需求平均办结
    [handover_complaints] 交接后投诉率
    [handover_overdue] 交接后逾期率
   *[other] ?{ $code }
}
figure-definition = { $code ->
    [renewal_rate] 12 个月内到期合同中已续约的 / 全部到期，按份数
    [renewal_rate_by_value] 同上，按到期合同金额
    [logo_churn] 12 个月内流失客户 / 期初活跃客户
    [gross_retention] 期初活跃客户保留的年化合同额，不计增购
    [net_retention] 同上，计入增购
    [lifetime_value] 近一年利润乘以策略年数的平均值
    [wallet_growth] 我方占客户支出份额，较一年前的百分点变化
    [cross_sell_growth] 期初活跃客户在用产品数的增长
    [mean_health] 已评分客户的平均分
    [at_risk] 低于关注线的客户数
    [at_risk_change] 与一年前相比的变化
    [csat] （平均分 - 1）× 25，取本季度每位受访者最近一次
    [nps] 12 个月内 9-10 分占比减 0-6 分占比
    [time_to_resolve] 工单从开启到解决的平均小时数
    [first_response] 工单从开启到首次响应的平均小时数
    [accounts_per_manager] 有负责人的客户数 / 负责人数
    [request_time] 需求从提出到关闭的平均天数
    [handover_complaints] 交接后规定天数内有投诉的客户 / 全部交接客户
    [handover_overdue] 交接事项中逾期的 / 尚未办结的
   *[other] ?{ $code }
}
figure-hours = { $number } 小时
figure-days = { $number } 天
figure-excluded = { $why ->
    [no_amount] { $n } 项无金额
    [no_start] { $n } 项无起始日
    [no_rate] { $n } 项无汇率
    [not_rated] { $n } 家未评分
    [no_owner] { $n } 家无负责人
    [still_open] { $n } 项未完成
    [no_profit] { $n } 家无利润数据
    [no_year_before] { $n } 项无去年数据
   *[other] ?{ $why }
}
figure-back-test = { $losses } 次流失中提前预警 { $flagged } 次，平均提前 { $days } 天；{ $renewals } 次续约中误报 { $alarms } 次
figure-back-test-none = 尚无续约结果，无法回测。
figure-small = （样本较少）
dashboard-title = 健康度看板
dashboard-reading = 正在统计客户组合
dashboard-at-risk = 高风险客户 { $n } / { $of } 家（较 { $day } { $change }）
dashboard-revenue = 高风险客户收入 { $amount }（{ $change }）
dashboard-alerts = 未解除预警 { $n } 条，涉及 { $accounts } 家
dashboard-tiers = { $n } 家与建议不符
dashboard-worst = 得分最低
dashboard-falling = 四周内下降最快
dashboard-figures = 未达标指标（Tab 看全部）
dashboard-all-figures = 全部指标（Tab 看未达标）
dashboard-on-target = 有目标的指标均已达标
dashboard-trend = 高风险客户数，近 { $weeks } 个周末
dashboard-trend-mean = 平均健康分
dashboard-questions = 最值得问的问题
dashboard-workload = 工作量
dashboard-nobody = 无负责人
dashboard-back-test = 评分回测
dashboard-n = n { $n }
cli-kpi-about = 列出关键指标：定义、样本数、目标及未计入项
cli-kpi-figure = 指标
cli-kpi-value = 数值
cli-kpi-target = 目标
cli-kpi-left-out = 未计入
figure-part = { $what ->
    [renewal_rate-counted] 已续约
    [renewal_rate-compared] 未续约
    [renewal_rate_by_value-counted] 已续约
    [renewal_rate_by_value-compared] 未续约
    [logo_churn-counted] 已流失
    [logo_churn-compared] 留存
    [cross_sell_growth-counted] 产品数有增减
    [cross_sell_growth-compared] 与之前相同
    [at_risk-counted] 高风险
    [at_risk-compared] 非高风险
    [at_risk_change-counted] 有变化
    [at_risk_change-compared] 无变化
    [nps-counted] 推荐者或贬损者
    [nps-compared] 中立者
    [handover_complaints-counted] 有投诉
    [handover_complaints-compared] 无投诉
    [handover_overdue-counted] 已逾期
    [handover_overdue-compared] 未逾期
   *[other] 计入
}
figure-because = { $why ->
    [no_amount] 无金额
    [no_start] 无起始日
    [no_rate] 无汇率
    [not_rated] 未评分
    [no_owner] 无负责人
    [still_open] 未完成
    [no_profit] 无利润数据
    [no_year_before] 无去年数据
   *[other] ?{ $why }
}
figure-leaves-out = 未计入：{ $what }
figures-title = 关键指标
figures-column = { $column ->
    [figure] 指标
    [value] 数值
    [target] 目标
    [before] 一年前
    [course] 走势
    [left_out] 未计入
    [account] 客户
    [part] 计入方式
    [from] 周末
    [to] 现在
    [score] 得分
    [week] 周末
    [at_risk] 高风险
    [watch] 关注
    [healthy] 健康
    [not_rated] 未评分
    [mean] 平均
    [decided] 决定日
    [outcome] 结果
    [flag] 预警情况
    [ahead] 提前
   *[other] ?{ $column }
}
figures-part = { $part ->
    [counted] 计入的
    [compared] 作为对照的
    [left_out] 未计入的
   *[other] ?{ $part }
}
figures-only = 只看{ $part }（Tab 切换）
figures-point = { $day }：{ $value }
figures-outcome = { $outcome ->
    [lost] 流失
    [won] 续约
   *[other] ?{ $outcome }
}
figures-flagged = { $day } 起{ $rule }
figures-missed = 未预警
figures-moved = 健康等级有变化的客户
figures-weeks = 近半年每周末
figures-rows = { $n } 行
figures-nothing = 该数字没有明细。
dashboard-why = { $what ->
    [at_risk] 评分低于关注线的客户，不含潜在客户和已流失客户；变化与所注周末（周日 24:00）相比。按 Enter 列出。
    [revenue] 高风险客户近 12 个月收入，按报告币种；变化与周末时的高风险客户相比（收入按今天计）。无汇率的金额和收入未知的客户不计入。
    [alerts] 未解除且未暂缓的预警条数，以及有预警的客户数。按 Enter 列出客户。
    [moved] 当前健康等级与上周末（周日 24:00）不同的客户。当时没有评分的视为未评分。
    [band] 按评分划分：80.0 起健康，60.0 起关注，以下高风险（策略可调整）；已知权重不足 60% 为未评分。第二个数字为与上周末相比的变化。
    [weeks] 近半年每个周日 24:00：高风险客户数、分布、已评分客户的平均分。在某一周按 Enter 可查看当时的记录。
    [back_test] 已有结果的续约，以及结果前 180 至 14 天内是否有低分或沉默预警。有预警但仍续约的为误报。
    [tier_moves] 近三个月改变级别的决定：上调、下调，以及首次定级。
    [tiers_differ] 当前级别与五个维度建议不一致的客户。按 Enter 打开复核。
    [load] 每位负责人的客户数、A 级客户、高风险客户、未解除预警。按 Enter 列出客户。
   *[other] ?{ $what }
}
dashboard-alerts-kept = 未解除预警 { $n } 条
dashboard-moved = { $day } 以来 { $n } 家等级有变化
dashboard-empty = 还没有客户，暂无可统计的内容。
dashboard-empty-advice = 按 "g a" 打开客户列表，再按 "n" 新建；按 "g i" 从 Excel 导入；在命令面板中选“演示”可查看示例。
dashboard-no-account = 无
dashboard-tier-movement = 客户级别
dashboard-tier-moves = 近三个月上调 { $up }，下调 { $down }，首次定级 { $first }
dashboard-load = { $column ->
    [accounts] 客户
    [key_accounts] A 级
    [at_risk] 高风险客户
    [alerts] 预警
   *[other] ?{ $column }
}
dashboard-more-owners = 另有 { $n } 人
cli-kpi-name = 单个指标（用 --json 中的名称，如 renewal_rate）：附走势和明细客户
cli-kpi-csv = 输出 CSV
cli-kpi-before = 一年前
cli-kpi-as-of = 截至
cli-kpi-account = 客户
cli-kpi-part = 计入方式
cli-kpi-line = { $name }：{ $value }（n { $n }）
dashboard-range = { $low } 至 { $high }，最近 { $last }
dashboard-question = { $dimension ->
    [usage] 每月使用哪些核心功能？
    [value] 是否续约，什么能促成续约？
    [service] 近三个月有几次严重故障？
    [relationship] 愿意推荐我们吗（0-10 分）？
    [receivables] 逾期款项何时支付？
    [cadence] 下次何时沟通？
    [promises_kept] 哪些承诺尚未兑现？
    [milestones_on_time] 哪些交付延期？
   *[other] ?{ $dimension }
}
dashboard-asked = 截至 { $day }
dashboard-never-asked = 从未问过
figure-against = { $result ->
    [met] { $target }，达标
   *[missed] { $target }，未达标
}
