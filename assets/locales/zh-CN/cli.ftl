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
