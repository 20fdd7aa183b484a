### 客户档案。

card-tab-overview = 总览
card-tab-people = 人员
card-tab-needs = 需求
card-tab-touches = 往来
card-tab-deals = 商务
card-tab-service = 服务
card-tab-plan = 计划
card-tab-history = 历史

card-new = 新增
card-overdue = 逾期
card-promises = 承诺台账
card-promises-none = 还没有承诺，按 n 记一条。
card-promises-settled = 没有未兑现的承诺。
card-promise-settled = 这条承诺已经了结。
card-delete-record = 删除这条{ $kind }及其全部内容？
card-nothing-here = 请先把光标移到一条记录上，或按 n 新增。

card-place = { $place }/{ $all }
card-missing = 这个日期没有这家客户。
card-no-neighbour = 这个方向没有更多客户了。
card-computed = 这一项由记录计算得出，无需录入。

card-owed = 待兑现与预警
card-owed-nothing = 没有未兑现的承诺，也没有预警。
card-more = 另有 { $more } 项
card-said = 客户最近说
card-said-nothing = 还没有双向沟通记录。
card-next-step = 下一步：{ $step }
card-next = 接下来
card-next-nothing = 暂无安排。
card-due-renewal = 续约
card-due-promise = 承诺：{ $what }
card-health = 健康度
card-change = 四周 { $change }
card-age = { $valid ->
    [0] { $age }天
   *[other] { $age }/{ $valid }天
}
card-missing-for-rating = 记录{ $dimensions }后即可评分
card-lift = 提升最快：{ $dimension }达到“{ $input }”可到 { $score }

card-account = 客户
card-suggested = 建议：{ $tier }
card-layer-known = 已知 { $filled }/{ $expected }，其中新近 { $fresh }

card-oldest = 最旧：{ $field } { $day }
card-archive-known = 已知 { $filled }/{ $expected }，{ $days } 天内 { $fresh }
card-archive = 档案
card-ask-department = 问：{ $department }

card-history-empty = 还没有修改记录。
card-taken-back = （已撤销）
card-history-field = { $field }：{ $from } > { $to }，自 { $day }
card-history-changed = { $record }，{ $field }：{ $from } > { $to }
card-history-purged = { $record }：已彻底清除
card-take-back = 撤销这项操作：{ $what }？
card-take-back-consequence = 之后的修改会保留；如果已有内容依赖它，会说明原因并保持不变。
card-not-taken-back = 这项操作不能撤销，或已经撤销。

bin-title = 回收站
bin-empty = 回收站是空的。
bin-restore = 恢复这次删除的内容：{ $what }？

card-away-left = 剩 { $days } 天
card-away-late = 逾期 { $days } 天
card-away-today = 今天
card-without-rate = { $total }（缺汇率未计入：{ $left }）
card-settled = { $what }：{ $count } 条{ $state ->
    [shown] （回车收起）
   *[folded] （回车展开）
}
card-me-if-empty = 留空即本人。
card-comma = 、
