### 录入或导入的值为什么读不懂。均为半句话，句末不带标点。

reading-empty = 没有内容
reading-not-a-date = 不是日期，可写 2026-12-05、12-05、明天、下周三、+3wd
reading-no-such-day = 没有这一天
reading-no-day = 缺少日
reading-no-time = 缺少几点几分，可写 2026-12-05 14:30、昨天 9:05、14:30
reading-no-such-time = 没有这个时刻
reading-year-out-of-range = 年份须在 1900 到 2199 之间
reading-relative-in-file = “明天”之类的说法在文件里无从推算，请写具体日期
reading-not-a-number = 不是数字
reading-unexpected = 后面多出了不相干的内容
reading-too-large = 数字过大
reading-negative = 不能为负
reading-not-whole = 须为整数
reading-out-of-range = 须在 { $low } 到 { $high } 之间
reading-digits-lost = 末几位已被表格软件舍掉，请在表格中改存为文本
reading-unknown-currency = 不是金额，也不是认识的币种，可写 1200、120万、USD 300
reading-not-yes-no = 既不是“是”也不是“否”
reading-not-a-phone = 不是电话号码
reading-not-a-mail = 不是邮箱地址
