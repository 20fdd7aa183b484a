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
