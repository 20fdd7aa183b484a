### 客户档案第四页：联系频次、承诺、小事、客户事件、往来记录。

touches-cadence = 联系频次
touches-rule = 宜每 { $ideal } 天、最长 { $most } 天沟通一次（{ $tier }）
touches-rule-own = 宜每 { $ideal } 天、最长 { $most } 天沟通一次（单独约定）
touches-whole-account = 整个客户
touches-light = { $light ->
    [green] 正常
    [yellow] 该联系了
    [red] 超期
   *[other] ?{ $light }
}
touches-no-talk = 从未沟通
touches-and = 、
touches-others = { $late ->
    [0] 另有 { $others } 人，都正常
   *[other] 另有 { $others } 人，其中 { $late } 人该联系或已超期
}
touches-others-hint = 按 Enter 展开或收起决策链上的所有人。
touches-last = 最近一次双向沟通在 { $day }。
touches-never = 还没有双向沟通，从建档之日算起。
touches-until = { $green } 之前正常，{ $most } 之后超期。
touches-own-reason = 自 { $day } 起约定：{ $reason }
touches-own-hint = 按 Enter 记一次往来；要为这家客户单独约定频次，按 n 并写明理由。
touches-rhythm = { $who }：{ $said }
touches-own-empty = 两项都留空，则恢复按等级的频次。
touches-own-order = 两项都要填，且理想天数不大于最长天数；或者都留空。
touches-person-hint = 按 Enter 记一次与此人的往来。

touches-promise-left = { $days ->
    [0] 今天到期
   *[other] 还剩 { $days } 天
}
touches-promise-overdue = 逾期 { $days } 天
touches-promise-late = 迟 { $days } 天兑现
touches-settled = 已了结 { $count } 条，按 Enter 展开
touches-settled-fold = 已了结 { $count } 条，按 Enter 收起
touches-settled-day = 已了结的承诺要填了结日期，待兑现的不填。
touches-settle = 结果如何
touches-promise-made = { $word }；{ $made } 向 { $person } 承诺，我方负责人：{ $owner }

touches-favours = 合同外小事
touches-favours-none = 还没有记录。按 Enter 从点子库里挑一件。
touches-favour-month = { $state ->
    [done] { $month } 已做
    [exempt] { $month } 首月免做
    [open] { $month } 待做
    [due_soon] { $month } 月底将到
    [missed] { $month } 错过
   *[other] { $month } ?{ $state }
}
touches-more = 另有 { $count } 条，按 Enter 展开
touches-favour-ideas = 小事点子
touches-favour-own = 自己想一件
touches-favour-season = 当季
touches-favour-used = { $day } 用过
touches-favour-caution = 注意：{ $caution }

touches-events = 客户事件
touches-events-none = 还没有记录。并购、建厂、关键人变动等，24 小时内录入。
touches-event-late = 录入超时
touches-event-entered = { $at } 录入，未超时。
touches-event-entered-late = { $at } 录入，已超时：{ $due }
touches-event-asks = 要做：{ $tasks }。{ $due }

touches-timeline = 往来记录
touches-count = { $count ->
    [0] { "" }
   *[other] { $count } 次
}
touches-narrowed = { $way }：{ $shown }/{ $all } 次，Esc 看全部
touches-none = 还没有往来记录。按 Enter 记一次：何时、方式、谁参加、说了什么。
touches-none-such = 没有这一类记录，Esc 看全部。
touches-narrow = 只看哪些往来
touches-only-all = 全部
touches-only-two-way = 只看双向
touches-only-by = { $channel }
touches-only-with = 与{ $person }
touches-one-way = 单向
touches-one-way-text = （单向）{ $text }
touches-mood = 情绪：{ $mood }
touches-present = 对方：{ $theirs }  我方：{ $ours }
touches-no-summary = 没有摘要。
touches-said = “{ $words }”
touches-said-by = { $person }：“{ $words }”
touches-promised-here = 当场承诺：{ $what }（{ $word }）
