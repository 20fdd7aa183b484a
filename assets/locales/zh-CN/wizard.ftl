### Import in the terminal.

wizard-title = 导入
wizard-ask = 哪个文件？输入或粘贴文件名（xlsx、xls、ods、csv、tsv）后按 Enter；也可直接粘贴从 Excel 复制的行。
wizard-hints = 表头会自动识别，中英文均可。看到预览之前不会写入任何内容；导入后按 u 可整批撤回。
wizard-looking = 正在读取文件
wizard-still-looking = 正在按刚才的选择重新读取，请稍候
wizard-storing = 正在写入
wizard-sheet = 工作表
wizard-encoding = 编码
wizard-delimiter = 分隔符
wizard-header = 表头
wizard-no-header = 无
wizard-line = 第 { $line } 行
wizard-facts-on = 未注明日期的事实记为
wizard-update = 已有客户
wizard-update-yes = 补充文件中的新事实
wizard-update-no = 保持不变
wizard-dates = 日月顺序
wizard-decimal = 小数点
wizard-percent = 单独的 1 表示
wizard-unanswered = ? 按 e 选择
wizard-order = { $code ->
    [dmy] 日 月 年
    [mdy] 月 日 年
   *[ymd] 年 月 日
}
wizard-mark = { $code ->
    [point] 点，如 1,234.56
   *[comma] 逗号，如 1.234,56
}
wizard-style = { $code ->
    [percent] 1 即 1%
   *[share] 1 即 100%
}
wizard-tab = 制表符
wizard-column = 第 { $number } 列
wizard-refused = 第 { $line } 行：{ $reason }
wizard-mapping-first = 请先指定各列含义：在列上按 e
wizard-questions-first = 有内容存在两种读法：请在带 ? 的行上按 e 选择
wizard-nothing-to-do = 文件中没有新内容，无需写入
wizard-stored = { $file }，{ $counted }按 u 可整批撤回

keys-context-import = 导入预览
action-store-import = 导入
action-choose = 更改
action-import = 导入名单

wizard-asks = { $heading }：第 { $line } 行的“{ $value }”可读作 { $readings }，应取哪个？

wizard-taken-back = 这次导入已撤回，没有留下任何内容。
wizard-stands-out = 值得先看的客户
wizard-to-the-list = 前往客户列表
wizard-silent = 已 { $days } 天没有联系，超过 A 级客户的期限
wizard-renews = { $days ->
    [0] 今天续约
    [1] 明天续约（{ $on }）
   *[other] { $days } 天后续约（{ $on }）
}
wizard-unrated = { $coverage ->
    [0] 未评分：还没有任何评分依据
   *[other] 未评分：只知道评分依据的 { $coverage }%
}
wizard-at-risk = 有风险：健康度 { $score }
