### 记一笔：将要记录的内容，以及读不懂的地方。

capture-account-today = { $account }，今天 { $day }
capture-account-on = { $account }，补记 { $day }
capture-new-person = 新联系人：{ $name }
capture-touch = 互动：{ $channel }，双向
capture-touch-one-way = 互动：{ $channel }，单向
capture-part = ；
capture-between = 、
capture-me = 我
capture-with = 参与：{ $names }
capture-mood = 气氛{ $mood }
capture-text = “{ $text }”
capture-next = 下一步：{ $text }
capture-intent = 续约意向：{ $intent }
capture-recommend = 推荐意愿：{ $score } 分（满分 10）
capture-usage = 核心功能使用率：{ $share }
capture-stance = { $person }的立场：{ $stance }
capture-pain = 痛点，{ $dimension }，未打分：“{ $title }”
capture-promise = 我方承诺：{ $what }
capture-favour = 小事：{ $what }
capture-task = 待办：{ $title }
capture-due = { $what }，{ $day } 前
capture-about = { $what }（{ $person }）
capture-titled = { $name }（{ $title }）
capture-taken-for-text = “{ $text }”后面没有日期，按正文保留。
capture-assumed = “{ $text }”理解为 { $day }。

capture-empty = 写上客户、方式和内容，例如：启明 @王总 电话 “担心交期” #交付 截止下周三
capture-too-long = 一行最多 { $most } 字节。
capture-open-quote = 引号没有配对。
capture-nothing-behind = 后面缺少内容。
capture-unknown-key = 不认识“{ $key }=”，可用：{ $allowed }。正文里有等号时请加引号。
capture-unknown-value = “{ $given }”不在可选范围：{ $allowed }。
capture-number = 数字读不懂：{ $why }。
capture-ambiguous-share = 是百分数还是小数？请带上百分号，例如 72%。
capture-date = 日期读不懂：{ $why }。
capture-ambiguous-date = 可能是 { $days }，请按年-月-日写。
capture-future = { $day } 还没到，已发生的事不能写在将来。
capture-due-before = 截止日 { $due } 早于发生日 { $on }。
capture-twice = 重复了。
capture-no-account = 请先写客户：名称、简称或拼音。
capture-unknown-account = 没有叫“{ $given }”的客户。
capture-ambiguous = 可能是：{ $names }。请写得更完整些。
capture-other-account = “{ $given }”可能是指{ $other }，也可能是关于{ $own }的正文。请写全名称，或给正文加引号。
capture-unknown-person = 该客户没有叫“{ $given }”的在职联系人，现有：{ $known }。要新建联系人，请写 @+{ $given }。
capture-nobody-known = 该客户还没有联系人。要把“{ $given }”建为新联系人，请写 @+{ $given }。
capture-person-known = { $person }已是该客户的在职联系人。请去掉加号，或用更完整的姓名区分。
capture-unknown-colleague = 没有叫“{ $given }”的同事。
capture-nobodys-stance = 是谁的立场？请在前面写 @ 和姓名。
capture-no-channel = 用什么方式联系的？请加上：{ $channels }。
capture-no-text = 请写上说了什么，它会成为标题。
capture-nothing-to-record = 还没有可记的内容，请写上联系方式和说了什么。
capture-title-too-long = 标题最多 { $most } 个字，其余请写进正文。

capture-title = 记一笔
capture-title-of = 记一笔：{ $account }
capture-will-record = 按回车将记录：
capture-how = 写上客户、和谁、怎么联系的、说了什么，例如：启明 @王总 电话 “担心交期” #交付 截止下周三
capture-signs = @ 联系人，@+ 新联系人，# 痛点，截止 日期（建待办），意向= 推荐= 使用率= 立场= 情绪=，承诺： 小事： 下一步： 待办：，单向，昨天等过去的日期。
capture-at = { $piece }：{ $sentence }
capture-more = 还有 { $hidden } 行，按 PgDn
capture-candidate-new = 新联系人
capture-no-candidate = 这里没有可补全的内容
capture-unseen = 输入快于显示：请看过预览再按回车
capture-not-yet = 还不能记录：缺什么见上面的提示
capture-return = 正在查看 { $day } 的情况。回到今天并记录吗？
capture-return-why = 过去的日期只能查看，不能写入。

cli-log-about = 用一行话记录一次互动：谈话内容、事实、痛点、承诺和待办
cli-log-line = 这一行，例如：kamdeck log '启明 @王总 电话 “担心交期” #交付 截止下周三'
cli-log-account = 这一行没有写客户时所指的客户
cli-log-dry-run = 只显示将要记录的内容，不写入
cli-value-line = 一行话
cli-log-recorded = 已记录。“kamdeck undo”可全部撤销。
cli-log-would = 未写入（--dry-run）。
