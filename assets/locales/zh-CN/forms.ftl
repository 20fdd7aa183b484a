### 客户相关的表单。

forms-one-currency = 同一条记录的金额须用同一种货币。
forms-not-future = 事实的日期不能在未来。
forms-title-of = { $title }：{ $name }
forms-title-of-many = { $title }：{ $count } 家客户

forms-account-new = 新建客户
forms-account-edit = 客户 { $name }
forms-account-name-hint = 营业执照上的全称。
forms-account-short-name-hint = 留空则自动从全称去掉地区和公司形式得出。
forms-account-reading-hint = 名称读音特殊时填写拼音，按它也能找到。
forms-account-code-hint = 18 位，会核对校验码。
forms-account-more = 已知的可以一并填写，以后补充也行
forms-account-tier-hint = 留空则由系统给出建议。
forms-account-same-code = { $name } 已使用这个信用代码。再次保存则仍然录入。
forms-account-same-name = 已有同名客户：{ $name }。再次保存则仍然录入。
forms-account-same-but-form = 与 { $name } 只差公司形式。如果是另一家公司，请再次保存。

forms-owner-title = 负责人
forms-owner-hint = 选择同事，或直接输入新同事的姓名。

forms-tier-title = 确定客户等级
forms-tier-suggested = 系统建议
forms-tier-reason = 定级理由
forms-tier-reason-hint = 理由会记入历史，并在“为什么”里显示。
forms-tier-reason-needed = 确定等级必须写明理由。

forms-field-hint = 由{ $department }维护。留空表示从这天起不再知道。
forms-field-as-of-hint = 从哪天起成立；以前的值仍保留在历史里。

forms-fact = { $fact ->
    [usage] 使用情况
    [intent] 续约意向
    [recommendation] 推荐意愿（0-10）
    [tickets] 外部统计的严重工单数
    [judgement] 评价（1-5）
   *[other] ?{ $fact }
}
forms-fact-usage-hint = 当月活跃的核心功能占比，例如 85%。
forms-fact-anonymous = 不知道是谁说的可以留空。
forms-fact-recommend-hint = 0 不会推荐，10 一定推荐。
forms-fact-tickets-hint = 其他系统统计的近 90 天 P0、P1 工单数。
forms-fact-judgement-hint = 1 很差，5 很好；一年内有效。

forms-delete-asks = { $count ->
    [1] 删除这家客户及其全部资料？
   *[other] 删除这 { $count } 家客户及其全部资料？
}
forms-delete-hidden = 其中 { $count } 家已标记但未显示。
forms-delete-consequence = 可以从回收站恢复，也可以马上撤销。

forms-touch-theirs = 对方参加人
forms-touch-ours = 我方参加人
forms-touch-me = 会自动记上你本人。
forms-touch-said = 对方原话
forms-touch-said-hint = 一句一行；知道是谁说的，就在前面写“姓名：”。
forms-touch-two-way-hint = 选“否”表示对方只是收到、没有回应。只有双向沟通计入联系频次。
forms-touch-time = 时间
forms-touch-time-hint = 知道就填，例如 14:30。
forms-touch-time-wrong = 时间请写成 14:30 这样。
forms-touch-task = 下一步期限
forms-touch-task-hint = 填了就把下一步记成你的任务。
forms-touch-task-needs-step = 请写明下一步做什么。
forms-touch-intent-hint = 对方谈到续约时的态度。

forms-event-bearing-hint = 有利或不利的事件都要重新评估等级。
forms-event-tasks-hint = 保存时会同时建一项“策略会”任务；并购还会建一项“重绘决策链”。
forms-event-follow-up = { $code ->
    [strategy_meeting] 策略会
    [redraw_chain] 重绘决策链
   *[other] ?{ $code }
}
forms-event-task = { $task }：{ $event }
forms-title-hidden = { $title }，其中 { $count } 家未显示
