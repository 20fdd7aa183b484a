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
    [at_risk] 预警客户
    [at_risk_change] 预警客户同比变化
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
dashboard-at-risk = 预警客户 { $n } 家（较周末 { $change }）
dashboard-revenue = 预警客户收入 { $amount }（原 { $before }）
dashboard-alerts = 未解除预警 { $n } 条
dashboard-tiers = { $n } 家客户的级别与建议不符
dashboard-worst = 得分最低
dashboard-falling = 四周内下降最快
dashboard-figures = 未达标指标（Tab 看全部）
dashboard-all-figures = 全部指标（Tab 看未达标）
dashboard-on-target = 有目标的指标均已达标
dashboard-trend = 预警客户数，近 { $weeks } 个周末
dashboard-trend-mean = 平均健康分
dashboard-questions = 最值得问的问题
dashboard-workload = 工作量：客户、A 级、预警客户、预警
dashboard-nobody = 无负责人
dashboard-back-test = 评分回测
dashboard-n = n { $n }
cli-kpi-about = 列出关键指标：定义、样本数、目标及未计入项
cli-kpi-figure = 指标
cli-kpi-value = 数值
cli-kpi-target = 目标
cli-kpi-left-out = 未计入
