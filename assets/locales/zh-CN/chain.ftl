### 联系人与决策链。

chain-stance = { $code ->
    [champion] 力挺
    [supporter] 支持
    [neutral] 中立
    [sceptical] 怀疑
    [opposed] 反对
   *[other] ?
}
chain-role = { $code ->
    [decision_maker] 决策
    [influencer] 影响
    [user] 使用
    [champion] 支持者
    [blocker] 阻碍者
    [technical_gatekeeper] 技术把关
    [procurement] 采购
    [finance_contact] 财务
    [daily_contact] 日常对接
   *[other] ?{ $code }
}
chain-column-stance = 立场
chain-column-role = 角色
chain-column-person = 联系人
chain-column-influence = 影响
chain-column-touch = 联系

chain-about = { $code ->
    [stance] 记录立场
    [roles] 采购角色
    [influence] 影响力与诉求
    [depth] 关系深度
    [person] 个人：电话、生日、备注
    [post] 职务：职位、部门、上级
    [reports_to] 汇报给
    [move] 到另一家客户任职
    [end] 离任
   *[other] ?{ $code }
}

chain-new-person = 新联系人
chain-roles = 采购角色
chain-roles-hint = 按空格打开列表，可多选；退格键清空。
chain-roles-since-hint = 从哪一天起角色如上。
chain-stance-hint = 对我方的立场，以亲眼所见为准；不清楚就留空。
chain-evidence-hint = 依据：当时说了什么、做了什么。
chain-influence-hint = 对决策的影响力：0 没有，10 没有他点头办不成。
chain-concern-hint = 他想要什么，怕什么。
chain-more = 已经知道的可以先填，不急。
chain-joined-hint = 到任日期；留空表示一直在任。
chain-birthday = 生日
chain-birth-year-hint = 按同一历法；可留空。
chain-leap-hint = 仅农历：是否闰月。
chain-taboos-hint = 忌讳：不能说、不能上的。
chain-birth-half = 生日要填月和日。
chain-no-such-day = { $calendar }里没有这一天。
chain-rather-end = 如果人已离开，请用“离任”，历史会保留。
chain-left-before = 该职务 { $day } 才开始。
chain-left-hint = 不再任职的第一天；已宣布的可以填将来的日期。
chain-left-for-hint = 去了哪里，随手写。
chain-reports-hint = 留空表示在此不向任何人汇报。
chain-move-to = 去往客户
chain-move-hint = 这里的历史保留；新职务从那边开始，角色和立场待定。
chain-move-here = 在{ $name }的职务
chain-move-left-hint = 不再在此任职的第一天；留空表示两边兼任。

chain-people = 在任联系人：{ $count } 人
chain-people-none = 这里还没有联系人。按 n 录入第一位，职务、角色、立场一次填好。
chain-ended = 已离任：{ $count } 人
chain-left-for = { $day } 离任，去了{ $place }
chain-left = { $day } 离任
chain-leaves = { $day } 将离任
chain-never = 从未
chain-depth = { $colleague }：{ $depth }
chain-depth-wanted = { $colleague }：{ $depth }，目标{ $wanted }
chain-depth-none = 我方无人熟识
chain-birthday-solar = 生日 { $day }，还有 { $days } 天
chain-birthday-lunar = 农历生日 { $day }，还有 { $days } 天
chain-cadence = 最近双向联系：{ $days }（理想 { $ideal } 天，最多 { $max } 天）

chain-measures = 关键席位 { $percent }   有效联系面 { $threads }   支持度 { $balance }
chain-unknown = ?

chain-warning-opposed = 决策者{ $name }反对我方（{ $day } 所见）。
chain-warning-blocker = { $name }反对我方，影响力 { $influence }，而我方没有支持者。
chain-warning-threads = 联系面太窄：有效联系面 { $threads }。
chain-warning-stale = { $name }的立场是 { $days } 天前的了。
chain-warning-seat = 还不知道谁是{ $seat }，{ $day } 前找到。
chain-warning-seat-undated = 还不知道谁是{ $seat }。
chain-or = 或
chain-next-with = { $step ->
    [find_reason] 请{ $name }帮忙弄清原因。
    [win_champion] 争取{ $name }成为支持者。
    [widen_contacts] 接下来找{ $name }谈。
    [ask_stance] 再问问{ $name }。
    [ask_introduction] 请{ $name }引荐。
   *[other] ?{ $step }
}
chain-next = { $step ->
    [find_reason] 弄清原因。
    [win_champion] 争取一位支持者。
    [widen_contacts] 多联系几个人。
    [ask_stance] 再问清立场。
    [ask_introduction] 找人引荐。
   *[other] ?{ $step }
}

chain-title = { $name }：决策链图谱
chain-title-plain = { $name }：组织架构
chain-empty = 这里还没有联系人。按 n 录入第一位；之后 n 加下级，N 加同级。
chain-missing = 这一天还没有这家客户。
chain-view-map = 图谱
chain-view-grid = 影响力与立场
chain-view-matrix = 我方与对方
chain-more-warnings = 还有 { $more } 条，按 w 看全部
chain-folded = [+{ $count }]
chain-ghost-introducer = （{ $day } 前找到；{ $name }可引荐）
chain-ghost-due = （{ $day } 前找到）
chain-ghost = （还不知道是谁）
chain-ghost-accepted = （还不知道是谁；已接受空缺）
chain-edge-conflict = 与{ $name }有冲突
chain-edge-influences = 影响{ $name }
chain-edge-influenced = 听{ $name }的意见
chain-noted = （{ $text }）
chain-detail-concern = 诉求：{ $text }
chain-detail-evidence = { $day } 所见：{ $text }
chain-detail-evidence-sure = { $day } 所见：{ $text }（把握：{ $confidence }）
chain-introduced = 引荐：{ $colleague }，经由{ $path }
chain-introduced-nobody = 目前没有人能引荐。
chain-talk-aim = 目标：{ $text }
chain-talk-say = 话术：{ $text }
chain-talk-bring = 带上：{ $text }
chain-talk-avoid = 避免：{ $text }
chain-seat-enter = 按回车：填补、安排寻找，或接受空缺。

chain-band-high = 8-10
chain-band-middle = 4-7
chain-band-low = 0-3
chain-band-unknown = ?
chain-matrix-none = 我方还没有人认识这里的人。在联系人上按 e 记录关系深度。
chain-matrix-legend = 0 未知  1 见过面  2 信息源  3 解决问题  4 顾问  > 后为目标

chain-why-seats = 关键席位
chain-why-seats-how = { $percent }：权重 { $filled } / { $required }。{ $tier } 级客户：席位上有人在 { $days } 天内双向联系过，才算覆盖。
chain-why-covered = 已覆盖  { $seat }（权重 { $weight }）：{ $name }，{ $days } 天前
chain-why-silent = 沉默    { $seat }（权重 { $weight }）：{ $names }
chain-why-empty = 空缺    { $seat }（权重 { $weight }）
chain-why-threads = 有效联系面
chain-why-threads-how = { $threads }：{ $days } 天内双向联系的份额平方和的倒数，即有几个人真正撑起联系。
chain-why-share = { $touches } x { $name }
chain-why-balance = 支持度
chain-why-balance-how = { $balance }：影响力 x 立场之和 / 影响力之和，-2 到 +2，只算两者都已知的人。
chain-why-term = { $influence } x { $stance }  { $name }
chain-why-warnings = 警示
chain-why-nothing = 一切正常。
chain-why-title = { $name }：决策链的各项指标

chain-drill-title = 如果{ $name }明天离开
chain-drill-before-after = 指标          现在  之后
chain-drill-seats = 关键席位    { $before }  { $after }
chain-drill-threads = 有效联系面  { $before }  { $after }
chain-drill-balance = 支持度      { $before }  { $after }
chain-drill-warnings = 新增警示
chain-drill-no-warnings = 没有新增警示。
chain-drill-backups = 谁能顶上
chain-drill-backup = { $role }：{ $name }（{ $reason }）
chain-drill-nobody = { $role }：没有人
chain-drill-no-role = 没有采购角色
chain-backup-reason = { $code ->
    [same_role] 同一角色，关系最深
    [same_department] 同一部门，影响力最大
    [superior] 上级
   *[other] ?{ $code }
}
chain-drill-reports = 将改为向再上一级汇报：{ $names }
chain-drill-whom = 请先选中一个人。

chain-compare-ask = 与之前的哪一天比较
chain-compare-title = { $from } 至 { $to } 的变化
chain-compare-none = 这两天之间没有变化。
chain-change-joined = 到任  { $name }
chain-change-left = 离任  { $name }
chain-change-roles = 角色  { $name }：+ { $gained }  - { $lost }
chain-change-stance = 立场  { $name }：{ $from } > { $to }

chain-merge-ask = 与哪家客户并排比较？
chain-merge-title = { $left }与{ $right }，并排比较
chain-merge-measures = 指标
chain-merge-nobody = 没有人
chain-merge-both = 两边都任职
chain-merge-roles = 按角色

chain-approval-title = 审批路径
chain-approval-none = 没有进行中的方案。按 n 录入。
chain-approval-started = { $day } 开始
chain-approval-next = 下一步：{ $names }{ $stage }
chain-approval-nobody = 下一步：还不知道由谁{ $stage }
chain-approval-approved = { $day } 已批准
chain-approval-rejected = { $day } 被否决（{ $stage }）
chain-approval-returned = 退回过 { $count } 次
chain-approval-record = 审批步骤
chain-approval-whom = 下一步该找的人排在最前。
chain-approval-again = 已批准或否决；新的方案另起一条路径。

chain-edge-new = 关系
chain-edge-remove = 结束：{ $what }
chain-fill-new = 由新联系人填补
chain-fill-known = 由已知的人填补
chain-fill-plan = 安排寻找：期限、引荐人
chain-fill-accept = 接受这个席位空缺
chain-fill-title = 席位：{ $seat }
chain-nobody-below = 请先把光标移到一个人上。
chain-fold-nothing = 没有人向此人汇报。

chain-export-title = 导出决策链
chain-export-stance = 含立场
chain-export-stance-hint = 不含立场的可以给客户看：没有立场、影响力、支持者和阻碍者。
chain-format = { $code ->
    [mermaid] Mermaid
    [dot] DOT（Graphviz）
    [svg] SVG 图片
    [text] 纯文本
   *[other] ?{ $code }
}
chain-exported = 已写入：{ $file }
chain-with-stance = 含立场
chain-without-stance = 不含立场

chain-drawn = { $stance }，影响力 { $influence }
