### 客户档案：工单、满意度、协作需求、交付。

service-tickets = 工单
service-tickets-none = 还没有工单。按 n 受理，时限立即开始计时。
service-open = 处理中 { $count } 件
service-tickets-closed = 已关闭工单
service-minutes = { $minutes } 分钟
service-hours = { $hours } 小时 { $minutes } 分
service-days = { $days } 天 { $hours } 小时
service-target = { $code ->
    [respond] 首次响应
    [intervene] 介入
    [second_line] 二线响应
    [resolve] 解决
   *[other] ?{ $code }
}
service-told = { $code ->
    [account_manager] 客户经理
    [technical_support] 技术支持
    [technical_lead] 技术负责人
    [product_manager] 产品经理
    [service] 服务团队
    [management] 管理层
    [executive] 高管
   *[other] ?{ $code }
}
service-waits = 等待客户
service-to-close = 已解决，待关闭
service-no-clock = 无计时
service-breached = 超时 { $time }：{ $target }
service-about-to-breach = 即将超时，剩 { $time }：{ $target }
service-left = 剩 { $time }：{ $target }
service-was-due = { $target }应在 { $at } 前完成。请通知：{ $told }。
service-breaches = { $at } 前未{ $target }即超时。请通知：{ $told }。
service-clock = { $grade }：{ $target }
service-met = { $taken }达标（时限 { $limit }）
service-met-late = 超时：用时 { $taken }（时限 { $limit }）
service-replaced = 已改按新等级计时
service-closed = { $at } 关闭
service-solved-in = 解决用时
service-told-to = 已通知：{ $who }
service-before-opening = 时间早于工单受理时间。
service-all-done = 这张工单没有待办事项。
service-opens-again = 工单将重新打开，时限继续计时。
service-review-due = 须复盘并查明根因
service-call-due = 须做满意度回访
service-call = 满意度回访
service-call-hint = 须由未经手该投诉的同事回访。
service-into-library = 纳入预案库
service-into-library-hint = 作为所有客户共用的应急预案；留空则不纳入。
service-measures-needed = 改进措施将成为预案步骤，请填写。

service-surveys = 满意度
service-surveys-none = 还没有评价。按 n 录入，低分会进入回访闭环。
service-surveys-before = 较早的评价
service-csat = { $quarter } 满意度 { $value }（n={ $count }）
service-nps = 近 12 个月 NPS { $value }（n={ $count }）
service-score = { $column ->
    [product_quality] 质量
    [delivery_time] 交付
    [service_response] 服务
    [innovation] 创新
    [recommend] 推荐
   *[other] ?{ $column }
}
service-scores = 评分
service-score-hint = 1 到 5 分。
service-anonymous = 匿名
service-next = 下一步：{ $step }
service-loop-closed = 已闭环
service-call-back-by = 低分，回访期限
service-loop-hint = { $step ->
    [call_back] 客户怎么说。
    [improve] 改进方案。
   *[other] 约定的内容。
}
service-assign-hint = 由谁回访。
service-nothing-to-follow = 这条评价无需跟进。
service-answer-needs-a-score = 至少填写一项评分或评语。

service-requests = 协作需求
service-requests-none = 还没有协作需求。按 n 录入，告知客户后方可关闭。
service-requests-closed = 已关闭的需求
service-untold = 未告知客户 { $count } 项
service-request-stage = { $code ->
    [evaluate] 待评估
    [decide] 待决定
    [tell] 须告知客户
    [close] 已告知待关闭
    [closed] 已关闭
   *[other] ?{ $code }
}
service-request-step = { $code ->
    [evaluate] 评估
    [decide] 决定
    [tell] 告知客户
   *[other] 关闭需求
}
service-evaluator-hint = 产品负责人。
service-tell-by-hint = 留空则按规则，自决定之日起计算。
service-request-is-closed = 这项需求已经关闭。

service-milestones = 交付
service-milestones-none = 还没有交付里程碑。按 n 录入交付物和期限。
service-milestones-accepted = 已验收
service-late = 逾期 { $count } 项
service-accepted = { $day } 验收 { $by }
service-delivered = { $day } 交付，待验收
service-to-deliver = 待交付
service-acceptance = 验收
service-accepted-already = 这项交付已经验收。
service-planned-hint = 计划日期；此前的历史视图不显示。

service-why-clock = { $start } 起算，{ $grade } 时限 { $limit }（SLA 规则），全天候计时：{ $due } 到期。
service-why-elapsed = 已用 { $elapsed }；等待客户的时间不计。
service-why-low = 10 分制不高于 6 分，或 5 分制不高于 2 分，须回访。
service-why-csat = （1–5 分均值 − 1）× 25，取 { $quarter } 每位受访者的最近一次；{ $count } 人。
service-why-nps = { $since } 以来 9–10 分占比减 0–6 分占比；{ $count } 份。
