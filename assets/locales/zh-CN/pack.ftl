pack-title = 交接包
pack-open-title = 打开交接包
pack-gathering = 正在整理交接包。
pack-enter = 按 Enter 填写文件和口令；数字键查看其他读者会拿到什么。
pack-holds = 包内内容
pack-rows = { $kind }：{ $n } 条
pack-names-heading = 文字中提到的其他客户
pack-names-hint = 包内的文字提到了其他客户。请先核对：打开包的人都会看到。
pack-names-first = 请先确认文字中提到的其他客户可以外发，或先修改文字。
pack-cuts-heading = 指向包外、已断开的关联
pack-field-passphrase = 口令
pack-field-passphrase-hint = 至少 8 个字符。请用文件以外的途径告知对方；没有口令谁也打不开。
pack-field-again = 再输一次
pack-field-names = 提及其他客户
pack-field-names-way = { $code ->
    [yes] 已核对，可以外发
   *[no] 尚未核对
}
pack-open-hint = 按 Enter 填写文件和口令。先显示打开后会有哪些变化，在此之前不写入任何内容。
pack-from = 打包时间 { $at }，对象：{ $reader }
pack-older = 已打开过这些客户 { $at } 的更新的包。按 Enter 可选择仍然打开这个旧包。
pack-older-anyway = 这个包比上次打开的旧，仍要并入？
pack-take-enter = 按 Enter 一次并入，按 u 可撤销。
pack-take-asks = 有些字段两边都改过，按 Enter 选择以哪边为准。
pack-take-which = 两边都改过的内容
pack-take-ours = 保留本机的
pack-take-theirs = 采用包里的
pack-taken = 已并入，按 u 可撤销。
pack-plan = 新增 { $new } 条，变更 { $changed } 个字段，相同 { $same } 条，对方已删 { $deleted } 条，历史操作 { $actions } 次
pack-deleted-here = 有 { $n } 条在本机已删除，保持删除。
pack-conflicts-heading = 两边都改过
pack-updates-heading = 对方已改
pack-deletions-heading = 对方已删
