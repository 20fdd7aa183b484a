### 出了什么问题、在哪里、怎么办。

error-in-file = { $file } 第 { $line } 行第 { $column } 列：{ $problem }
error-at-key = { $key }：{ $problem }
error-toml-syntax = 不是有效的 TOML：{ $said }。
error-key-missing = 缺少“{ $key }”。
error-key-unknown = 这里没有“{ $key }”这一项，可用：{ $allowed }。
error-wrong-type = 应为{ $expected }，而不是{ $found }。
error-out-of-range = { $given } 不在 { $least } 到 { $most } 之间。
error-unknown-code = 没有“{ $code }”，可用：{ $allowed }。
error-twice = “{ $name }”在这里出现了两次。
error-not-descending = 各档须从高到低排列，只有最后一档不写下限。
error-not-ascending = 数字须从小到大排列。
error-wrong-order = { $smaller } 不能大于 { $larger }。
error-not-a-span = “{ $given }”不是时长，可写“24 hours”“3 working days”“1 month”等。
error-not-a-clock-span = “{ $given }”不按钟点计时，请写分钟或小时，例如“15 minutes”“4 hours”。
error-undefined = “{ $name }”没有定义。
error-outside-year = 该日期不在 { $year } 年内。
error-worked-anyway = 当天本来就是工作日。
