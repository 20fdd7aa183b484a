shell-undo-asks = 要撤销“{ $what }”吗？
shell-undo-scope = 共 { $count } 条记录恢复原状。
shell-undone = 已撤销：{ $what }
shell-redone = 已重做：{ $what }

log-changed = { $record }：{ $field } { $from } > { $to }

value-none = -
value-yes = 是
value-no = 否

shell-no-home = 系统没有主目录，无处存放数据库。请用 --db 或 KAMDECK_DB 指定。
