language-name = 中文
app-name = Kamdeck

shell-unbound = { $key } 在这里没有作用，按 ? 查看可用按键
shell-not-here = 这里不能“{ $action }”，按 ? 查看可用操作
shell-input-method = 输入法打出了“{ $typed }”：请切换到英文（通常按 Shift），或使用方向键、Enter、Esc、F1
shell-typed-blind = “{ $action }”在画面出现之前按下，已忽略
shell-past = { $day } 的历史视图不能修改，请先回到今天（@）
shell-as-of = 截至 { $day }，只读
shell-veiled = 敏感信息已隐藏
shell-again-quits = 再按一次 Ctrl-c 退出，所有修改都已保存
shell-cancelling = 正在取消
shell-theme = 主题：{ $name }
shell-copied = 已发送到终端剪贴板
shell-job-broke = 一项后台任务出错，详见日志文件
shell-paste-nowhere = 这里没有可粘贴的位置
shell-too-small = 窗口太小，至少需要 { $width } x { $height }
shell-pending = 等待下一个按键，Esc 取消
shell-and-more = 另有 { $count } 项
shell-confirm-title = 确认
shell-help-title = 按键与命令
shell-search = 搜索：
shell-nothing-found = 没有找到

shell-welcome-title = 欢迎
shell-welcome-greeting = 这里还没有数据，从哪里开始？
shell-paste-cut = 粘贴内容不完整，只取到中断之处
shell-crashed-file = Kamdeck 遇到自身故障，已停止运行，已保存的修改不受影响。请把文件 { $file } 连同操作经过发给我们。
shell-crashed = Kamdeck 遇到自身故障，已停止运行，已保存的修改不受影响。

shell-locale-not-utf8 = 终端字符集是 { $codeset }，本程序需要 UTF-8。请选用 UTF-8 区域设置，例如 LANG=zh_CN.UTF-8。
shell-no-terminal = 界面需要真正的终端：标准输入或输出是文件或管道。脚本请使用命令，参见 kamdeck --help。
shell-terminal-failed = 无法使用终端：{ $reason }
shell-config-unreadable = 无法读取配置文件 { $file }：{ $reason }
