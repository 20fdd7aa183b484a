### 总览里的其他资料：自定义字段、标签、团队、集团、专用规则。

archive-more = 标签、团队、集团、业绩
archive-enter-more = 回车新增：自定义字段、标签、团队、上级客户、股东、年度业绩等
archive-since = 自 { $day }
archive-stands-alone = 独立客户
archive-group = 集团共 { $count } 家：{ $names }
archive-applies = 适用
archive-applies-not = 不适用

archive-custom-new = 新建自定义字段
archive-custom-change = 修改字段“{ $name }”
archive-custom-hint = 所有客户都会有这个字段，例如“财年截止月”。
archive-custom-department-hint = 由哪个部门负责维护。
archive-custom-retired-hint = 从这天起，客户档案不再显示这个字段。
archive-custom-taken = 已有同名字段。
archive-custom-value-hint = 留空表示从这天起不再知道。
archive-custom-retire = 所有客户档案都不再显示字段“{ $name }”？
archive-custom-retire-consequence = 已填内容仍保留在历史里，撤销即可恢复。

archive-team-hint = 留空表示从这天起该角色空缺。
archive-parent-hint = 留空表示从这天起为独立客户。
archive-share-hint = 例如 30%；已转让填 0%。
archive-applies-hint = 选“否”则该维度不再计入这家客户的健康度，也不降低已知比例。
archive-holds-hint = 选“是”表示没有工单就是没有问题，而不是情况不明。
archive-result-hint = 整个期间的合计，适用于发票不在这里登记的情况。

archive-many = 同时修改 { $count } 家客户
archive-many-tag = 加标签
archive-many-tag-hint = 已有该标签的客户保持不变。
archive-many-touch = 安排下次联系
archive-many-touch-hint = 留空则用类型作为标题。
archive-merge-two = 请只标记两家客户；光标所在的一家保留。
archive-merge-whom = 与谁是同一人？将并入当前这位
archive-merge-alone = 这里没有其他人可以合并。

archive-why = 数字怎么来的：{ $name }
