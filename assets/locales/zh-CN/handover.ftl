handover-phase = { $code ->
    [before] 交接前
    [during] 交接中
    [crisis] 客户疑虑
   *[after] 交接后
}
handover-responsible = { $code ->
    [outgoing] 原经理
    [incoming] 接任经理
   *[supervisor] 主管
}
handover-item-kind = { $code ->
    [promise] 承诺
    [ticket] 工单
    [receivable] 应收款
    [task] 任务
    [request] 协作需求
    [opportunity] 商机
    [milestone] 里程碑
   *[other] ?{ $code }
}
handover-before-meeting = { $meeting } 会面的前一天
handover-window = { $meeting } 会面前，{ $first } 至 { $last } 之间
handover-planned = 约定的会面日
handover-waits = 从“{ $step }”完成起算，尚未完成
handover-waits-doubt = 仅在客户提出疑虑时
handover-at-close = 交接关闭时
handover-not-needed = 不需要
handover-waiting = 等待中
handover-open = 待办
handover-overdue = 已逾期
handover-returned = { $on } 退回
handover-done = { $on } 完成
handover-done-late = { $on } 完成，逾期
handover-gap-field = { $field }未填
handover-gap-seat = 缺少{ $role }
handover-gap-contact = { $person }没有电话、邮箱或微信
handover-gap-advice = 没有可依据的策略：无态度、偏好记录，也未撰写建议
handover-lack-feedback = “{ $what }”没有责任人或日期
