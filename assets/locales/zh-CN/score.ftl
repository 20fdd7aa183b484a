### 评分依据。

score-input-share = 活跃 { $share }%
score-input-share-over = 活跃超过 { $share }%
score-input-tickets = { $number ->
    [0] 无严重工单
   *[other] 严重工单 { $number } 起
}
score-input-rating = { $rating }/10 分
score-input-overdue = { $days ->
    [0] 无逾期
   *[other] 逾期 { $days } 天
}
score-input-silence = 已用去允许间隔的 { $percent }%
score-input-kept = 按时 { $percent }%
score-stale = 已过期：{ $input }
