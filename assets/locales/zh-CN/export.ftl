### 导出：文件，以及外发记录。

action-export = 导出

export-about = 把客户写入文件，按读者决定内容；每次导出都留有记录
export-kind = 导出什么：accounts
export-for = 给谁看：只写与其有关的列（manager）
export-to = 交给谁，写入导出记录
export-format = 格式（按文件扩展名；否则为 csv，用 --json 时为 json）
export-out = 写入这个新文件，只有本人可读；不写则输出到标准输出
export-xlsx-needs-file = 工作簿不能直接显示，请用 --out 指定文件。
cli-value-kind = 种类

export-scope = { $count } 家客户，截至 { $day }{ $filter ->
    [none] {""}
   *[other] ，筛选 { $filter }
}
export-done = { $count } 家客户已写入 { $file }，只有本人可读。
export-person = 个人客户

export-format-failed = 无法写成这种格式：{ $detail }。
export-no-folder = { $file } 所在的文件夹不存在，没有写入任何内容。
export-may-not = 没有权限写 { $file }，没有写入任何内容，请换一个位置。
export-disk-full = 磁盘已满，{ $file } 没有写入。
export-file-failed = 无法写入 { $file }：{ $detail }。

export-title = 导出
export-title-marked = { $title }：已标记的 { $count } 家
export-title-shown = { $title }：显示的 { $count } 家
export-field-format = 格式
export-field-reader = 给谁看
export-field-reader-hint = 只写与其有关的列。
export-field-recipient = 交给
export-field-recipient-hint = 写入导出记录的姓名，可以不填。
export-field-file = 文件
export-field-file-hint = 新文件；~ 是个人文件夹。已有的文件绝不覆盖。
export-format-name = { $code ->
    [csv] CSV，适合电子表格
    [xlsx] Excel 工作簿
    [json] JSON，供程序使用
   *[markdown] Markdown 表格
}
export-exists = 这个文件已经存在，请另取一个名字。
export-confined = 本演示不读写任何文件。
