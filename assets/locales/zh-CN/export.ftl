### 导出：文件，以及外发记录。

action-export = 导出

export-about = 把内容写入文件，按读者取舍；每次导出都留有记录
export-for = 给谁看：只写与其有关的列（manager）
export-to = 交给谁，写入导出记录
export-format = 格式（按文件扩展名；否则为 csv，用 --json 时为 json）
export-out = 写入这个新文件，只有本人可读；不写则输出到标准输出
export-xlsx-needs-file = 工作簿不能直接显示，请用 --out 指定文件。

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

export-accounts-about = 把客户列表写入文件
export-memory-book-about = 导出客户服务记忆手账：可以送给客户的一页，不含任何内部信息
export-page-format = { $code ->
    [text] 纯文本
    [markdown] Markdown
   *[html] HTML，可用浏览器打开和打印
}
export-page-scope = { $account }，截至 { $day }
export-page-done = 已写入 { $file }，只有你能读取。
cli-brief-about = 一页纸看完会前要知道的事
cli-brief-account = 客户：名称、简称、其中一部分、拼音、信用代码或编号
cli-page-md = 输出 Markdown，而不是纯文本
cli-page-html = 输出 HTML：单个文件，不加载任何外部内容
cli-page-out = 写入这个新文件，只有你能读取；未指定格式时按扩展名（txt、md、html）
