### 客户列表：列、原因、筛选表达式。

portfolio-column = { $column ->
    [tier] 级
    [account] 客户
    [health] 健康度
    [change] 变化
    [why] 原因
    [touch] 联系
    [renewal] 续约
    [owner] 负责人
    [weeks] 近8周
    [city] 城市
    [region] 地区
    [industry] 行业
    [revenue] 收入
    [overdue] 逾期款
    [suggested] 建议等级
    [stage] 阶段
    [kind] 类型
    [coverage] 已知
    [parent] 上级客户
    [tags] 标签
    [sensitivity] 敏感度
    [credit_code] 信用代码
    [name] 全称
    [alerts] 预警
   *[other] ?{ $column }
}

portfolio-filter-column = { $column ->
    [band] 健康档
    [tier] 等级
    [account] 客户
    [health] 健康度
    [change] 变化
    [why] 原因
    [touch] 联系
    [renewal] 续约
    [owner] 负责人
    [city] 城市
    [region] 地区
    [industry] 行业
    [revenue] 收入
    [overdue] 逾期款
    [suggested] 建议等级
    [stage] 阶段
    [kind] 类型
    [coverage] 覆盖率
    [parent] 上级
    [tags] 标签
    [sensitivity] 敏感度
    [credit_code] 信用代码
    [name] 全称
    [alerts] 预警
   *[other] ?{ $column }
}

portfolio-filter-none = 无
portfolio-filter-overdue = 超期
portfolio-filter-never = 从未

portfolio-filter-unknown-column = 没有名为“{ $name }”的列。可用的列：{ $known }。
portfolio-filter-no-value = “{ $name }”后面还缺一个值。
portfolio-filter-wrong-operator = “{ $name }”不能用“{ $sign }”比较。
portfolio-filter-unknown-value = 这里没有“{ $value }”这个值。可用的值：{ $known }。
portfolio-filter-not-a-number = 看不懂“{ $value }”：请按该列的含义填数字、天数（30天、4周）、日期（2026-12-31）或金额。
portfolio-filter-open-quote = 引号没有成对。

portfolio-cause-fell = { $dimension ->
    [usage] 使用 { $from }>{ $to }
    [value] 续约意向 { $from }>{ $to }
    [service] 服务 { $from }>{ $to }
    [relationship] 口碑 { $from }>{ $to }
    [receivables] 回款 { $from }>{ $to }
    [cadence] 联系 { $from }>{ $to }
    [promises_kept] 承诺 { $from }>{ $to }
    [milestones_on_time] 里程碑 { $from }>{ $to }
   *[other] ?{ $dimension } { $from }>{ $to }
}

portfolio-cause-low = { $dimension ->
    [usage] 使用很少
    [value] { $points ->
        [0] 明确不续约
       *[other] 续约未表态
    }
    [service] 严重工单多
    [relationship] 不愿推荐
    [receivables] 账款逾期
    [cadence] 久未联系
    [promises_kept] 承诺未兑现
    [milestones_on_time] 里程碑延误
   *[other] ?{ $dimension }
}

portfolio-cause-unknown = { $dimensions }未知

portfolio-dimension = { $dimension ->
    [usage] 使用
    [value] 续约意向
    [service] 工单
    [relationship] 推荐意愿
    [receivables] 账款
    [cadence] 联系
    [promises_kept] 承诺
    [milestones_on_time] 里程碑
   *[other] ?{ $dimension }
}

portfolio-and = 、

portfolio-view = { $view ->
    [at_risk_first] 风险优先
    [renewals] 90天内续约
    [silent] 久未联系
    [falling] 健康度下降
    [unrated] 未评分
    [by_name] 按名称
    [alerts] 有预警
    [by_revenue] 按收入
   *[other] ?{ $view }
}
