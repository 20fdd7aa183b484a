### 命令行：帮助文字与用法错误。

cli-about = 大客户管理：客户档案、决策链、可解释的健康度与服务交接，全部存于本地一个文件，无需联网。
cli-heading-usage = 用法
cli-heading = { $heading }：
cli-heading-commands = 命令
cli-heading-arguments = 参数
cli-heading-options = 选项
cli-heading-globals = 通用选项
cli-value-options = 选项
cli-value-command = 命令
cli-value-shell = SHELL
cli-option-help = 显示帮助
cli-option-version = 显示版本
cli-value-file = 文件
cli-value-name = 名称
cli-value-date = 日期
cli-option-db = 数据库文件（KAMDECK_DB；默认取配置，再默认为数据目录）
cli-option-config = 配置文件（KAMDECK_CONFIG）
cli-option-as-of = 按该日状态显示，如 2026-03-31、昨天。以事情发生的日期为准，事后补录的也算在内
cli-option-ascii = 只用 ASCII 字符画线（KAMDECK_ASCII）
cli-option-theme = dark、light、mono 或主题文件（KAMDECK_THEME）
cli-option-veil = 屏幕上隐藏金额、电话和姓名（KAMDECK_VEIL）
cli-option-user = 操作人（KAMDECK_USER；默认取配置，再默认为系统用户名）
cli-option-lang = 语言：en 或 zh-CN（KAMDECK_LANG；默认随系统区域设置）
cli-option-json = 以 JSON 输出，格式见 docs/json.md；出错信息亦为 JSON，写到标准错误

cli-completions-about = 输出 shell 自动补全脚本
cli-completions-shell = bash、elvish、fish、powershell 或 zsh
cli-man-about = 输出 roff 格式手册页：kamdeck man | man -l -
cli-man-of = 要查看的命令；省略则为整个程序

cli-output-failed = 无法写出结果：{ $error }。

cli-usage-no-value = { $arg } 需要一个值。
cli-usage-value = “{ $value }”不是 { $arg } 的有效值。
cli-usage-value-among = “{ $value }”不是 { $arg } 的有效值，可用：{ $allowed }。
cli-usage-unknown-argument = 这里没有“{ $arg }”这个选项或参数。
cli-usage-unknown-command = 没有“{ $name }”这个命令。
cli-usage-no-command = 缺少命令，可用：{ $names }。
cli-usage-twice = { $arg } 只能给出一次。
cli-usage-conflict = { $arg } 与 { $other } 不能同时使用。
cli-usage-missing = 缺少：{ $missing }。
cli-usage-not-utf8 = 命令行不是有效的 UTF-8。
cli-usage-other = 无法理解该命令行。
cli-usage-meant = { $sentence }是否想用 { $meant }？
cli-usage-more = { $sentence }详见 kamdeck --help。

cli-as-of-future = { $day } 在将来，只能查看今天或以前的状态。

cli-undo-about = 撤销您在本机上的最近一次操作，重启后仍可撤销
cli-undo-list = 只列出最近的操作
cli-redo-about = 重做刚才撤销的操作
cli-undone = 已撤销：{ $what }
cli-redone = 已重做：{ $what }
cli-undone-mark = 已撤销
cli-column-when = 时间
cli-column-who = 操作人
cli-column-what = 内容

cli-demo-about = 演示一套逼真的客户组合，不写入任何文件
cli-demo-accounts = 客户数量（64）
cli-demo-seed = 随机种子（1）
cli-demo-into = 改为写入这个新文件，供试用各命令
cli-demo-confined = 不读写任何文件，供通过 SSH 演示时使用
cli-demo-made = { $file } 已写入 { $accounts } 家客户、{ $rows } 条记录。可试：kamdeck --db { $file } list
cli-file-exists = { $file } 已存在，未做改动，请换一个文件名。
cli-json-needs-command = --json 须与命令同用。
