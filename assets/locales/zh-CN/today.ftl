today-title = 今日
today-title-on = { $day } 待办
today-summary = 逾期 { $overdue }，今日 { $today }，计时 { $clock }
today-snoozed = 已推迟 { $n } 项
today-nothing = 没有待办事项。
today-nothing-advice = 按 g a 查看客户，按 i 记一笔。
today-reading = 正在查看各客户
today-group = { $urgency ->
    [clock] 计时中
    [overdue] 已逾期
    [today] 今天
    [later] 未来 14 天
   *[other] ?{ $urgency }
}
today-folded = { $n } 项（按 Tab 展开）
today-changes = 昨天以来：新增预警 { $opened } 条，解除 { $ended } 条
today-opened = + { $what }
today-ended = - { $what }
today-left = { $minutes }分
today-over = 超{ $minutes }分!
today-left-long = { $hours }时{ $minutes }分
today-over-long = 超{ $hours }时!
today-over-days = 超{ $days }天!
today-paused = 暂停
today-no-date = 无日期
today-due = 截止 { $when }
today-also = 另有：{ $causes }
today-with = 负责人 { $who }
duty-on-the-card = 工单请在客户卡片中处理。
duty-renewal = 续约结果请记在合同上：打开客户。
duty-birthday = 问候后按 i 记一笔。
duty-own-date = 它有自己的日期且未逾期，只有预警和任务可以推迟。
duty-not-assigned = 由客户负责人处理。
duty-done-note = 起因可能仍在
duty-dismiss-note = 直接关闭
duty-what-was-done = 做了什么
duty-complete-title = 完成：{ $title }
duty-snooze-title = 推迟：{ $title }
duty-assign-title = 指派：{ $title }
duty-until = 推迟到
duty-until-hint = 当天 00:00 重新出现
duty-reason = 原因
duty-assignee = 指派给
duty-must-lie-ahead = 日期须在今天之后。
cli-today-about = 列出待办：计时中、已逾期、今天、未来 14 天
cli-today-md = 以 Markdown 输出
cli-today-ics = 以 iCalendar 文件输出
today-handover = 交接步骤请在交接清单中办理。
alerts-title = { $name }：待办与原因
alerts-open = 进行中与即将到期
alerts-none = 没有预警，未来 14 天也没有到期事项。
alerts-not-open = 各规则当前状况
alerts-over = 已解除或已处理
today-questions = 最值得问清的问题
today-questions-none = 没有未知或过期的信息。
today-question-stale = { $dimension }：最近一次为 { $day }
today-question-never = { $dimension }：从未获知
today-meetings = { $day } 的会面
today-meetings-count = { $count } 场会面
today-meetings-none = 当天没有安排会面；可在客户的“计划”页安排。
cli-today-meetings = 把今天的会面排成一页，附各客户要点
alerts-left = { $day } 起已不是客户：与留住客户有关的规则自那天起不再触发。
duty-seat = 请在客户的决策链中补上该席位，或确认暂时空缺。
duty-elsewhere = 请打开客户，在客户卡片中处理。
duty-seen-to = 刚刚处理过，列表正在更新。
today-stopped = 清单没有读完，按 Tab 重新读取。
