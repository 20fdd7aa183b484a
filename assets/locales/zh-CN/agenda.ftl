agenda-action = { $what ->
    [low_score] 致电或拜访，定挽回方案
    [usage_plunge] 致电或拜访，定挽回方案
    [silent_churner] 主动联系
    [receivable] 催收
    [revenue_swing] 重评分级
    [event] 重评分级
    [low_survey] 回访并改进
    [key_person_left] 补上关键席位
    [respond] 响应工单
    [intervene] 研发介入
    [second_line] 二线答复
    [resolve] 解决工单
    [card_review] 回顾客户档案
    [ticket_review] 复盘根因
    [ticket_call] 满意度回访
    [promise] 兑现承诺
    [empty_seat] 找到对接人
    [request_untold] 告知需求结果
    [milestone] 推动验收
    [task] 任务
    [touchpoint] 见面
    [renewal] 敲定续约
    [birthday] 生日问候
    [favour] 本月小事
    [handover] 服务交接
   *[other] ?{ $what }
}

agenda-cause-low-score = 连续周末 { $scores } 分，低于 { $below }
agenda-cause-usage-plunge = 使用分自 { $day } 起 { $from }>{ $to }
agenda-cause-silence = 自 { $day } 起无双向沟通，上限 { $max } 天
agenda-cause-never-touched = 从未沟通，上限 { $max } 天
agenda-cause-no-word = 使用 { $points } 分，续约意向不明
agenda-cause-receivable = { $amount } 未收，{ $day } 到期
agenda-cause-swing = { $quarter } 收入为去年同期的 { $percent }%
agenda-cause-event = { $bearing }：{ $what }
agenda-cause-low-survey = { $who }评分 { $rating }/{ $of }
agenda-anonymous = 匿名
agenda-cause-left = { $who } 离开（{ $seats }）
agenda-cause-sla = { $grade } 限 { $limit }：{ $what }
agenda-cause-seat = { $role }：{ $day } 起空缺
agenda-cause-card-review = { $quarter }
agenda-cause-renewal = { $what } 于 { $day } 到期
agenda-cause-birthday = { $who } { $day }{ $turns }
agenda-turns = （{ $age } 岁）

agenda-ends-week-ends = 还需连续 { $more } 个周末不低于 { $score } 分
agenda-ends-points = 使用分高于 { $points }，或人工关闭
agenda-ends-touch = 有一次双向沟通即解除
agenda-ends-points-or-word = 使用分高于 { $points } 或续约意向明确即解除
agenda-ends-payment = 收回 { $amount } 即解除
agenda-ends-tier = 作出分级决定即解除
agenda-ends-tier-by = 作出分级决定即解除，最迟 { $day }
agenda-ends-call-back = 回访客户即解除
agenda-ends-seat = 席位（{ $seats }）有新人接任或确认空缺即解除
agenda-ends-done = 完成即解除

agenda-opened = 触发于 { $when }
agenda-reason = 原因：{ $reason }
agenda-snoozed = 推迟到 { $until }

agenda-reading-low = 健康分偏低：已连续 { $weeks } 个周末低于 { $below }（最近 { $score }），满 { $open } 个触发
agenda-reading-good = 健康分偏低：最近 { $score }，连续 { $weeks } 个周末不低于 { $below }
agenda-reading-unrated = 健康分偏低：周末均未评分
agenda-reading-plunge = 使用骤降：{ $points } 分，四周内最高 { $best }；低 { $difference } 分触发
agenda-reading-plunge-unknown = 使用骤降：使用情况未知
agenda-reading-silence = 静默：{ $age } 天，上限 { $max } 天；{ $day } 触发
agenda-reading-silence-short = 静默：{ $age } 天
agenda-reading-receivable = 应收：最长逾期 { $days } 天；超过 { $more } 天触发
agenda-reading-no-receivable = 应收：无未收款
agenda-reading-swing = 收入异动：{ $quarter } 为去年同期的 { $percent }%；不高于 { $drop }% 或不低于 { $rise }% 触发
agenda-reading-no-swing = 收入异动：没有可比的季度
agenda-reading-word = 使用低且无表态：使用 { $points } 分，续约意向：{ $said }；不高于 { $most } 分且无明确表态触发
agenda-then = ；
