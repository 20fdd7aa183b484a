### 查重与合并。

cli-duplicates-about = 列出可能重复的客户和联系人
cli-merge-about = 把两条记录合并为一条：后者名下的内容全部归到前者
cli-merge-keep = 保留的一条：名称、拼音或编号
cli-merge-gone = 并入的一条
cli-merge-people = 合并的是联系人（姓名或编号），不是客户
cli-merge-take = 取自并入一条的字段，可多次给出
cli-merge-dry-run = 只并排显示，不改动
cli-value-field = 字段
merge-looking = 正在检查全部客户和联系人
merge-not-looked = 没有检查完。按 Esc 后再按 g u 重新检查。
merge-more = 另有 { $count } 对，合并部分记录后会显示；kamdeck duplicates 可列出全部。
merge-none = 没有发现疑似重复的记录。
merge-pair = { $keep } / { $gone }：{ $reason }
merge-reason = { $code ->
    [credit_code] 统一社会信用代码相同
    [mail] 邮箱相同
    [phone] 电话相同
    [name] 名称相同
   *[legal_form] 名称只差公司形式
}
merge-head = { $gone } 并入 { $keep }
merge-column-keep = 保留
merge-column-gone = 并入
merge-column-takes = 取自
merge-moves = 一并归入
merge-done = 已合并为 { $keep }。“kamdeck undo”可撤销。
merge-nobody = 没有叫“{ $name }”的人。
merge-several-people = “{ $name }”可能是：{ $names }。请写编号。
merge-no-field = 两条记录的“{ $field }”没有不同，不同的有：{ $fields }。
merge-itself = 两者是同一条记录。

merge-title = 疑似重复
merge-title-pair = 合并到 { $keep }
merge-hint = 左右键选择取哪一边的值，回车合并。
merge-identical = 两条记录的字段内容一致。
merge-question = 把 { $name } 并入 { $keep }？
merge-consequence = 共 { $count } 条内容一并归入。按 u 可全部撤销。
merge-gone-missing = 其中一条已经不存在。
