### 新用户的入门步骤。

action-first-steps = 入门步骤
action-backup = 备份
steps-title = 入门步骤
steps-heading = 入门步骤：已完成 { $taken }/{ $all }
steps-step = { $code ->
    [accounts] 录入客户：导入一张表，或新建一家
    [tier] 给客户定级并写明理由：在客户上按 t
    [fact] 记录一条事实，看评分如何变化：在客户上按 a
    [touch] 用一句话记一笔联系：按 i
   *[backup] 把全部数据备份一次
}
steps-hide = 以后只在需要时显示
steps-show = 完成之前一直显示
