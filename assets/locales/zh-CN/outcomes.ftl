### 续约成败，以及事前的预警。

outcomes-title = 评分回测
outcomes-reading = 正在回看每一次续约
outcomes-advice = 在客户的“商务”页登记合同结果后，这里才有依据。
outcomes-how = 续约结果前 180 至 14 天内有低分或静默提醒，记为“曾预警”；曾预警而仍续约的，记为误报。
figure-outcome-lost = 流失
figure-outcome-won = 续约
figure-outcome-flagged = { $rule }，提前 { $days } 天（{ $day } 起）
figure-outcome-false-alarm = 误报：{ $said }
figure-outcome-missed = 未预警
figure-outcome-quiet = 无预警，正确
cli-questions-about = 列出最值得问清的未知或过期信息
cli-questions-worth = 价值
cli-back-test-about = 查看评分与静默对续约成败的预见程度
cli-back-test-day = 日期
