tiering-title = 分级复核
tiering-reading = 正在读取分级
tiering-about = 分级复核：当前级别、建议级别、复核日期
tiering-option-due = 只列出本季度内应复核的客户
tiering-option-differs = 只列出当前级别与建议不一致的客户
tiering-summary = { $n } 家客户：{ $due } 家应在 { $day } 前复核，{ $differs } 家与建议不符
tiering-pane = { $pane ->
    [due] 待复核
    [differs] 与建议不符
    [all] 全部
    [moves] 级别变动
    [segments] 分层标准
   *[other] ?{ $pane }
}
tiering-column = { $column ->
    [tier] 级别
    [account] 客户
    [suggested] 建议
    [score] 得分
    [coverage] 已知
    [due] 复核日
    [rfm] RFM
    [lifetime] 终身价值
    [revenue] 收入
    [reason] 理由
    [decided] 决定日
   *[other] ?{ $column }
}
tiering-none = { $pane ->
    [due] 本季度内没有待复核的客户。
    [differs] 所有级别均与建议一致，或暂无建议。
    [all] 还没有客户：按 "g i" 导入。
    [moves] 近三个月没有级别变动。
    [segments] 此页为标准，客户见其他页。
   *[other] ?{ $pane }
}
tiering-by-event = 事件
tiering-undecided = { $basis ->
    [suggested] 尚未定级：按建议为 { $tier }
   *[other] 尚未定级且信息不足：暂按 { $tier }
}
tiering-no-lift = 没有单项变化能提升评分。
tiering-lift = 提升最大的一项：{ $what }为 { $to }，届时 { $then }
tiering-due-quarter = { $day } 前复核（每季度）。按 "t" 定级，维持不变也要确认。
tiering-due-event = { $day } 前复核：{ $event } 录入了事件。按 "t" 定级，维持不变也要确认。
tiering-support = { $support ->
    [dedicated] 专属
    [shared] 共享
    [on_request] 按需
   *[other] ?{ $support }
}
tiering-row = { $row ->
    [score] 得分
    [accounts] 客户数
    [suggested] 建议数
    [revenue] 近 12 个月收入
    [cadence] 联系频率：理想 / 上限
    [seats] 应覆盖角色
    [team] 团队
    [budget] 预算
    [technical] 技术支持
    [priority] 响应优先级
    [waiver] 稀缺资源免审批
    [capacity] 预留产能
    [sla] SLA
   *[other] ?{ $row }
}
tiering-days = { $ideal } / { $most } 天
tiering-seats = { $n } 个，权重 { $weight }
tiering-yes-no = { $answer ->
    [yes] 是
    [no] 否
   *[other] ?{ $answer }
}
tiering-weights = 维度权重：{ $weights }；已知权重达 { $known }% 才给出建议。
tiering-guards = A 级要求战略匹配或潜力不低于 { $needs }；战略匹配达 { $strategic } 至少为 B；高风险或产能过剩最高为 B。
tiering-risk = 任一风险项不高于 { $any } 或均值低于 { $high } 为高风险；低于 { $medium } 为中风险。
tiering-service = 合作契合低于 { $below } 建议服务级别下调一级。
tiering-rfm = RFM 5/4/3/2 分，其余 1 分：最近开票在 { $days } 天内；12 个月开票 { $invoices } 张；金额按收入档。
tiering-revenue = 收入得分：{ $steps }。
tiering-growth = 年增长率（最多 { $years } 年）得分：{ $steps }。
tiering-lifetime = 终身价值：最近完整年度利润 × { $years } 年。
tiering-top = 收入加粗：收入排名前 { $percent }%。
tiering-policy = 策略 { $digest }
