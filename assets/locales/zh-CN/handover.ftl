handover-phase = { $code ->
    [before] 交接前
    [during] 交接中
    [crisis] 客户疑虑
   *[after] 交接后
}
handover-responsible = { $code ->
    [outgoing] 原经理
    [incoming] 接任经理
   *[supervisor] 主管
}
handover-item-kind = { $code ->
    [promise] 承诺
    [ticket] 工单
    [receivable] 应收款
    [task] 任务
    [request] 协作需求
    [opportunity] 商机
    [milestone] 里程碑
   *[other] ?{ $code }
}
handover-before-meeting = { $meeting } 会面的前一天
handover-window = { $meeting } 会面前，{ $first } 至 { $last } 之间
handover-planned = 约定的会面日
handover-waits = 从“{ $step }”完成起算，尚未完成
handover-waits-doubt = 仅在客户提出疑虑时
handover-at-close = 交接关闭时
handover-not-needed = 不需要
handover-waiting = 等待中
handover-open = 待办
handover-overdue = 已逾期
handover-returned = { $on } 退回
handover-done = { $on } 完成
handover-done-late = { $on } 完成，逾期
handover-gap-field = { $field }未填
handover-gap-seat = 缺少{ $role }
handover-gap-contact = { $person }没有电话、邮箱或微信
handover-gap-advice = 没有可依据的策略：无态度、偏好记录，也未撰写建议
handover-lack-feedback = “{ $what }”没有责任人或日期

handover-not-running = 该交接{ $state }，不能再添加内容。
handover-no-account = 请至少指定一家要交接的客户。
handover-not-handed-over = 这家客户不在本次交接中。
handover-which-account = 本次交接有多家客户，请指明是哪一家。
handover-already-running = { $account }正在交接中，请先关闭或取消那次交接。
handover-same-person = 移交人和接任人不能是同一人。
handover-meeting-before-start = 会面日 { $day } 早于交接开始日。
handover-in-future = { $day } 还没到，请记录已经发生的事。
handover-before-start = { $day } 早于交接开始日 { $start }。
handover-empty = 请填写{ $field }。
handover-gaps-left = 手册还有 { $n } 处空缺既未补充也未豁免：{ $names }。
handover-not-submitted = 还没有提交手册，无法审核。
handover-outside-window = 敏感客户应在 { $first } 至 { $last } 之间告知；其他日期请说明理由。
handover-no-question = 请先录入至少一个疑难问题及商定的回答。
handover-no-feedback = 反馈表还是空的，请填写已清楚、待确认或需协助的事项。
handover-feedback-incomplete = 有 { $n } 项待确认没有责任人或日期：{ $names }。
handover-own-form = 这一步需填写专门的内容：{ $step }。
handover-cannot-close-items = 不能关闭：{ $n } 项没有负责人：{ $names }
handover-cannot-close-steps = 不能关闭：{ $n } 个步骤未完成：{ $names }。如仍要关闭，请说明理由。
handover-no-gap = 手册中没有空缺“{ $gap }”。
handover-leaves = { $person }就是离开的人，请指定其他人。
handover-no-doubt = 请先记录客户的疑虑，这些步骤从那时起算。
handover-more = 等另外 { $n } 项
handover-list-comma = 、
handover-item = { $kind }“{ $title }”
handover-field = { $code ->
    [remarks] 修改意见
    [text] 正文
    [note] 说明
    [reason] 理由
    [answer] 答复
    [question] 问题
    [what] 内容
    [owner] 责任人
    [due_on] 日期
    [title] 标题
    [happened] 经过
    [lesson] 经验
    [past_value] 合作成果
    [continuity] 延续与升级
    [wishes] 客户期望
    [report_day] 月报日
    [urgent_contact] 紧急联系人
   *[other] ?{ $code }
}
handover-minutes = { $part }：{ $text }

handover-manual-title = { $account }：交接手册
handover-manual-subtitle = { $outgoing }交{ $incoming }，会面日 { $meeting }；截至 { $day }
handover-manual-people = 客户方人员
handover-manual-depths = 关系深度
handover-manual-gaps = 手册空缺
handover-manual-cases = 相似案例
handover-manual-lesson = 经验：{ $lesson }
handover-manual-account = { $tier }，{ $kind }
handover-manual-field = { $field }：{ $value }（{ $day }）
handover-manual-depth = { $person }：{ $outgoing } { $before }，{ $incoming } { $after }
handover-manual-contract = 合同“{ $title }”
handover-manual-ends = { $day } 到期
handover-manual-sticking = 争议点：{ $points }
handover-item-owner = 现由{ $owner }负责
handover-item-new-owner = 转给{ $owner }
handover-item-nobody = 无人负责
handover-manual-say = { $person }（{ $role }）：{ $line }
handover-manual-respect = 注意{ $field }：{ $value }
handover-next-step = { $code ->
    [find_reason] 弄清反对者的原因
    [win_champion] 争取支持者，抵消阻力
    [widen_contacts] 拓展更多联系人
    [ask_stance] 重新了解其态度
   *[ask_introduction] 请人引荐，补上空缺席位
}
handover-manual-with = { $next }，可请{ $person }帮忙
handover-risk-opposed = { $person }是决策者且反对我方（{ $day } 所见）
handover-risk-blocker = { $person }是阻碍者，影响力 { $influence }，而我方没有支持者
handover-risk-threads = 联系仅靠 { $threads } 人维系
handover-risk-stale = { $person }的态度已 { $days } 天未更新
handover-risk-promise = 逾期承诺：{ $what }
handover-gap-open = 待补：{ $gap }
handover-gap-answered = { $gap }：{ $answer }
handover-gap-waived = { $gap }：已豁免，{ $reason }

handover-cannot-close = 不能关闭：{ $n } 项没有负责人
handover-next = 下一步：{ $step }，{ $who }，{ $due }
handover-none-running = 没有进行中的交接。用这个命令发起：kamdeck handover start 客户 --to 姓名
handover-no-questions = 还没有疑难问题。--library 可录入题库中的问题。
handover-no-cases = 案例库中没有符合的案例。每次交接写下经验时会增加一个。
handover-column-handover = 交接
handover-column-account = 客户
handover-column-phase = 阶段
handover-column-step = 步骤
handover-column-state = 状态
handover-column-due = 到期
handover-column-who = 谁
handover-column-derivation = 日期由来
handover-column-from-to = 移交 > 接任
handover-column-meeting = 会面
handover-column-next = 下一步
handover-column-late = 逾期
handover-column-unowned = 无负责人
handover-column-on-time = 按时
handover-column-of = 共
handover-board-n = 已交接或交接中客户 { $n } 家，已会面 { $met } 家
handover-board-complaints = 会面后 { $days } 天内有投诉：{ $n } / { $met } 家
handover-board-lost = 会面后 { $days } 天内流失：{ $n } / { $met } 家
handover-board-overdue = 逾期未结事项：{ $n } 项
handover-board-satisfaction = 满意度变化：{ $change }%（{ $n } 家）；其中 { $bonus } 家达到 +{ $line }% 奖励线
handover-board-satisfaction-unknown = 满意度变化：尚无交接前后都已知的客户

handover-cli-value = 交接
handover-cli-text = 文本
handover-cli-which = 哪次交接：编号，或其中一家客户
handover-cli-about = { $name ->
    [handover] 服务交接：从首次面谈到案例沉淀
    [start] 发起交接：一家、多家或整个客户组合
    [list] 列出进行中的交接
    [status] 查看各步骤状态、手册空缺和无人负责的事项
    [manual] 输出客户的交接手册，内容自动取自档案
    [gap] 补充或豁免手册空缺
    [write] 撰写手册的一部分
    [step] 记录一个步骤
    [owner] 指定未结事项的新负责人
    [question] 录入疑难问题和商定的回答，以及接任人的表现
    [notice] 输出给客户的告知函
    [move] 调整三方会面日期
    [doubt] 记录客户疑虑，启动应对步骤
    [feedback] 填写或了结反馈事项
    [close] 关闭交接：有事项无人负责时会被拒绝
    [cancel] 取消交接
    [board] 查看交接成效
    [cases] 查看或搜索案例库
    [pack] 把客户及其历史打包成加密文件
    [open] 打开加密文件并合并
   *[other] ?{ $name }
}
handover-cli-option = { $name ->
    [accounts] 要交接的客户
    [portfolio] 移交人名下的全部客户
    [to] 接任人或日期；未知的姓名会录入为新同事
    [from] 移交人（默认：客户现负责人）
    [supervisor] 主管
    [trigger] 交接原因（默认：轮岗）
    [sensitivity] 敏感程度（默认：按客户档案）
    [on] 发生日期（默认：今天）
    [meeting] 三方会面日期（默认：按规则）
    [reason] 内部原因；记录步骤时为不按规则的理由
    [all] 包括已结束的
    [account] 多家客户时指明哪一家
    [format] text、md 或 html（默认：按文件后缀，否则 text）
    [out] 写入的新文件
    [gap] 空缺名称，如 field:invoicing_rules；all 可豁免全部
    [answer] 答复
    [waive] 豁免理由
    [section] 手册的哪一部分
    [text] 正文
    [step] 哪个步骤
    [note] 说明；告知时为正文，退回手册时为修改意见
    [return] 退回手册而不是通过
    [channel] 渠道；告知时为 letter、call 或 message
    [past-value] 会议纪要：合作成果
    [continuity] 会议纪要：延续与升级
    [wishes] 会议纪要：客户期望
    [report-day] 会议纪要：月报日
    [urgent-contact] 会议纪要：紧急联系人
    [continuity-score] 调查：服务延续性，1 到 5 分
    [response-score] 调查：响应速度，1 到 5 分
    [title] 案例标题
    [happened] 案例经过
    [lesson] 案例经验
    [item] 只处理这一项，如 promise:382706793777572871（可重复）
    [ask] 新问题
    [question] 已有的问题
    [score] 接任人回答得分，1 到 5 分
    [library] 录入题库中的问题
    [contact] 收信人
    [company] 我方公司名称
    [column] 反馈表的哪一栏
    [what] 内容
    [owner] 责任人
    [due] 截止日期
    [settle] 已了结的事项
    [anyway] 步骤未完成仍要关闭的理由
    [words] 要查找的文字
    [digest] 只看本季度的
    [packed] 要打包的客户
    [handover] 同时包含这次交接的客户
    [for] 提供给谁（默认：客户经理，全部内容）
    [recipient] 接收人，记入导出清单
    [passphrase-file] 从该文件第一行读取口令，不再询问
    [names-ok] 允许文字中提到其他客户
    [preview] 只显示将会发生什么
    [file] 加密的交接包
    [allow-older] 允许打开更旧的包
    [take] 两边都改过的字段以哪边为准
   *[other] ?{ $name }
}
handover-cli-none = 没有交接“{ $name }”。可用 kamdeck handover list --all 查看。
handover-cli-no-colleague = 没有名为“{ $name }”的同事。
handover-cli-no-owner = 这家客户没有负责人，请用 --from 说明由谁移交。
handover-cli-no-item = 本次交接没有未结事项“{ $item }”。
handover-cli-no-question = 本次交接没有问题“{ $id }”。
handover-cli-no-line = 反馈表没有“{ $id }”这一项。
handover-cli-all-owned = 未结事项都有留任的负责人。
handover-cli-started = 已发起{ $name }的交接（{ $id }）。
handover-cli-case = 相似案例（{ $common }）：{ $title }。{ $lesson }
handover-cli-head = { $name }：交接{ $state }（{ $trigger }），{ $outgoing } > { $incoming }，会面日 { $meeting }
handover-cli-lack = { $lack } [{ $key }]
handover-cli-lacks = { $step }尚缺：{ $lacks }
handover-cli-unowned = 无人负责：{ $account }，{ $item } [{ $key }]
handover-cli-question = { $id }  { $question }  （得分：{ $score }）
handover-cli-written = 已写入：{ $file }

handover-form-meeting = 三方会面日期
handover-form-all-items = 全部无负责人事项的新负责人
handover-form-how = 处理方式
handover-form-ruling = { $code ->
    [answer] 补充
    [waive] 豁免，说明理由
   *[waive_all] 豁免全部空缺，说明理由
}
handover-form-score = 回答得分（1 到 5）
handover-form-score-hint = 由原经理提问，接任经理作答；尚未演练时留空。
handover-form-question = 疑难问题
handover-form-feedback = 交接反馈
handover-form-close = 关闭交接
handover-form-anyway = 步骤未完成的理由
handover-form-anyway-hint = 步骤都完成时可留空。未结事项无论如何都要有负责人。
handover-form-cancel = 取消交接
handover-form-outcome = 审核结论
handover-form-rating = { $code ->
    [continuity_score] 服务延续性（1 到 5）
   *[response_score] 响应速度（1 到 5）
}
handover-form-channel = 渠道
handover-form-override = 窗口期外告知的理由
handover-form-override-hint = 日期不在 { $first } 至 { $last } 之间时必填。
handover-form-column = 栏目
handover-form-settled = { $code ->
    [heading] 是否了结
    [yes] 今天已了结
   *[no] 尚未
}
handover-form-start = 发起交接
handover-form-incoming = 接任经理
handover-form-outgoing = 原经理
handover-form-supervisor = 主管
handover-form-trigger = 交接原因
handover-form-sensitivity = 敏感程度
handover-form-started = 开始日期
handover-form-meeting-hint = 留空则按规则计算。
handover-form-reason = 内部原因
handover-form-reason-hint = 不会出现在客户能看到的任何内容中。
handover-form-new-colleague = 列表之外的姓名会录入为新同事。
handover-title = 服务交接
handover-status = 进行中 { $n } / 共 { $all }
handover-list-empty = 还没有交接。打开一家客户或在列表中标记多家，再按 H 发起。
handover-gone = 没有这次交接，或在该日期尚未开始。
handover-tab-checklist = 清单
handover-tab-items = 事项
handover-tab-manual = 手册
handover-tab-rehearsal = 演练
handover-tab-feedback = 反馈
handover-tab-record = 记录
handover-nothing-unowned = 未结事项都有留任的负责人。
handover-closed-on = 已于 { $day } 关闭，不能再修改。
handover-cancelled-on = 已于 { $day } 取消：{ $reason }
handover-nothing-next = 步骤全部完成，可以关闭交接。
handover-parties = { $outgoing } > { $incoming }  { $trigger }  会面日 { $meeting }
handover-phase-done = { $done } / { $of }
handover-close-line = 关闭交接
handover-doubt-question = 记录客户对更换经理有疑虑？
handover-doubt-consequence = 从现在起 24 小时内应完成高层致电和额外服务。
handover-account-place = 第 { $n } 家，共 { $of } 家
handover-all-accounts = 全部客户
handover-which-hint = 请用 J 和 K 选定一家客户。
handover-no-items = 没有未结事项。
handover-no-feedback-yet = 反馈表是空的。按 n 填写已清楚、待确认或需协助的事项。
handover-no-record = 还没有任何记录。
handover-rehearsal-empty = 还没有疑难问题。按 n 从题库选取或自拟。
handover-question-own = 自拟问题
handover-question-pick = 疑难问题
handover-scored = { $score }/5
handover-unscored = 未演练
handover-rehearsal-mean = 已演练 { $n } 题，平均 { $mean } 分（满分 5）
handover-recorded-for = { $person }代{ $other }
handover-overridden = 例外理由：{ $reason }
handover-written-by-hand = 手工撰写这一部分
handover-ended-no-change = 这次交接已结束。
handover-past = 这是过去某天的样子；按 @ 回到今天才能修改。
handover-start-title = 发起交接
handover-start-enter = 按 Enter 填写接任人、原因和时间。
handover-start-accounts = { $n } 家客户
handover-start-running = { $account }正在交接中。按 Enter 打开那次交接。
handover-start-dates = 若今天开始，各步骤的到期日
handover-start-cases = 相似案例
handover-start-no-cases = 案例库中还没有相似的案例。
handover-start-nobody = 无负责人
handover-start-meeting = 会面日 { $meeting }：{ $derivation }
handover-board-rate = { $step } { $n }/{ $of }
handover-board-on-time = 按时率：{ $rates }
handover-exported-md = Markdown
handover-exported-html = HTML，可用浏览器打开

handover-pack-names = 包内文字提到了其他客户：{ $names }。可先用 --preview 查看；确认无妨请加 --names-ok。
handover-pack-names-told = 包内文字提到了其他客户：{ $names }
handover-pack-scope = { $n } 家客户
handover-pack-holds = 客户 { $accounts } 家，记录 { $rows } 条，历史操作 { $actions } 次；提供给{ $reader }
handover-pack-cut = 已断开的关联：{ $table } { $row } 的{ $column }指向包外的{ $to }
handover-pack-no-terminal = 这里无法询问口令，请用 --passphrase-file。
handover-pack-ask = 口令：
handover-pack-ask-again = 再输入一次：
handover-pack-differ = 两次输入的口令不同。
handover-pack-short = 口令至少要 { $n } 个字符。
handover-open-nothing = 这个包已经打开过，无需处理。
handover-open-holds = 客户 { $accounts } 家：新增 { $new } 条，变更 { $changed } 个字段，相同 { $same } 条，对方已删 { $deleted } 条，历史操作 { $actions } 次
handover-open-done = 已打开。可用 kamdeck undo 撤销。
handover-open-gone = 对方已删除：{ $record }
handover-open-damaged = 这不是 kamdeck 的交接包，或在途中被改动、截断。没有写入任何内容。
handover-open-passphrase = 口令不对，或包头被改动。没有写入任何内容。
handover-open-too-large = 交接包超过允许的大小。没有写入任何内容。
handover-open-newer = 交接包由更新的版本生成（{ $format }）。没有写入任何内容。
handover-open-older = 已打开过这些客户更新的包；这个包生成于 { $at }。如仍要打开请加 --allow-older。
handover-open-conflicts = 有 { $n } 个字段两边都改过：{ $fields }。请用 --take ours 或 --take theirs 选择。没有写入任何内容。
handover-export-which = 导出什么
handover-export-manual = 交接手册：HTML、Markdown 或文本
handover-export-pack = 给另一台电脑的加密交接包
handover-start-which = 交接哪家客户
