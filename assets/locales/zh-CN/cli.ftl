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
cli-option-veil = 在屏幕和打印的文字里隐藏金额、电话和姓名，JSON 和 CSV 除外（KAMDECK_VEIL）
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
cli-usage-day = “{ $value }”不能作为 { $arg } 的日期：{ $problem }。可写 2026-03-31、12-05、昨天。
cli-usage-value-among = “{ $value }”不是 { $arg } 的有效值，可用：{ $allowed }。
cli-usage-unknown-command-among = 此处没有命令“{ $name }”，可用：{ $names }。
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

cli-import-about = 从 CSV、TSV、XLSX、XLS、ODS 导入客户及其数据
cli-import-files = 文件；- 表示标准输入
cli-import-as = 行的内容：accounts（客户）
cli-import-map = 说明各列含义的映射文件
cli-import-write-map = 将所用映射写入这个新文件，修改后可用 --map 指定
cli-import-sheet = 工作表名称
cli-import-encoding = 指定编码，如 gb18030、big5、windows-1252，不用自动识别
cli-import-delimiter = 指定分隔符，不用自动识别；tab 表示制表符
cli-import-header = 表头所在行；0 表示没有表头
cli-import-date = 没有自带日期的数据以此为准（默认为文件的保存日期）
cli-import-dates = 有歧义的日期按何种顺序：dmy、mdy 或 ymd
cli-import-decimal = 有歧义的数字用何种小数点：point 或 comma
cli-import-percent = 占比列中的裸数字含义：percent（百分数）或 share（小数）
cli-import-dry-run = 只说明将会发生什么，不写入
cli-import-update = 对已有客户也补充更新的数据
cli-import-rejects = 将被拒绝的行连同行号、列和原因写入这个新文件
cli-import-template = 输出可填写的模板
cli-import-one-file = { $option } 一次只能配一个文件，请逐个导入。
cli-import-in-file = { $file }：{ $what }
cli-import-undo = 可用“kamdeck undo”全部撤销。
cli-import-reject = { $column ->
    [none] 第 { $line } 行被拒绝：{ $reason }。
   *[other] 第 { $line } 行被拒绝，{ $column }“{ $value }”：{ $reason }。
}
cli-import-more-rejects = 另有 { $more } 行被拒绝，可用 --rejects 文件 全部写出，改好后再导入。
cli-import-rejects-written = 被拒绝的行已写入 { $file }。
cli-import-read-as = 读取方式：{ $how }。
cli-import-encoding-is = 编码 { $name }
cli-import-sheet-is = 工作表 { $sheet }
cli-import-delimiter-is = 以{ $delimiter }分隔
cli-import-header-is = 表头在第 { $line } 行
cli-import-facts-are = 无日期的数据记为 { $date }
cli-import-tab = 制表符
cli-column-heading = 列
cli-column-becomes = 导入为

cli-value-account = 客户
cli-value-expression = 条件
cli-value-column = 列
cli-no-account = 没有叫“{ $typed }”的客户。可输入名称的一部分、拼音或首字母，或编号。
cli-several-accounts = “{ $typed }”可能指多家客户：{ $names }。请输入更完整的名称或编号。
cli-candidate = { $name }（{ $id }）
cli-more = 另有 { $more } 家
cli-days = { $days } 天

cli-list-about = 列出客户（有风险的排在前面），或其他任何记录
cli-list-view = 视图：at_risk_first、renewals、silent、falling、unrated、by_name、by_revenue，或已存的视图
cli-list-filter = 只列出符合条件的客户，如“tier=A band=at_risk renewal<90d touch>30d 华东”
cli-list-sort = 按此列排序，前加 - 为从大到小：{ $columns }
cli-list-limit = 最多列出多少家
cli-list-csv = 输出 CSV，供电子表格使用
cli-list-count = 共 { $total } 家客户，列出 { $shown } 家，截至 { $day }
cli-list-no-kind = 没有“{ $kind }”这种记录，全部种类见“kamdeck list --help”。
cli-list-count-matching = 共 { $total } 家客户，{ $matching } 家符合条件，列出 { $shown } 家，截至 { $day }

cli-score-about = 查看某家或全部客户的健康度
cli-score-account = 编号、信用代码、名称或其一部分、拼音或首字母；省略则为全部客户
cli-score-explain = 说明分数从何而来，以及怎样提升最多
cli-score-line = { $account }：{ $score }，已知 { $coverage }%，截至 { $day }
cli-score-lift = 若{ $dimension }为{ $to }：{ $score }（+{ $gain }）
cli-score-policy = 规则 { $policy }
cli-score-stale = { $input }（已过期）
cli-input-tickets = P0/P1 工单 { $number } 个
cli-input-rating = 推荐意愿 { $rating }/10
cli-input-overdue = 逾期 { $days } 天
cli-column-dimension = 维度
cli-column-input = 依据
cli-column-fact-on = 日期
cli-column-source = 来源
cli-column-band-points = 得分
cli-column-weight = 权重
cli-column-points = 贡献

cli-show-about = 查看某家客户的全部档案
cli-show-account = 编号、信用代码、名称或其一部分、拼音或首字母
cli-show-tier = { $tier } 级（{ $basis }）
cli-show-section = { $records }（共 { $total } 条，列出最近的）

cli-backup-about = 将数据库复制到新文件，使用中也可备份
cli-backup-file = 新文件；省略则存在数据库旁边，文件名带时间
cli-restore-about = 用备份替换数据库，原文件另存保留
cli-restore-file = 备份文件
cli-doctor-about = 检查数据库是否完好、内容是否一致
cli-backed-up = 已备份到 { $file }（{ $kilobytes } KiB）。
cli-restored = { $file } 已由备份恢复，共 { $accounts } 家客户。
cli-kept-aside = 原文件保留为 { $file }。
cli-doctor-file = { $file }：{ $accounts } 家客户，时区 { $zone }
cli-doctor-last-backup = 上次备份：{ $at }
cli-doctor-no-backup = 尚未备份，可运行：kamdeck backup
cli-doctor-well = 一切正常。
cli-found-damaged = 文件已损坏：{ $said }。可用“kamdeck restore 文件”恢复备份。
cli-found-dangling = { $table } { $row } 引用了不存在的 { $to }。
cli-found-schema = 数据库中的“{ $name }”缺失或与本程序不符。
cli-found-foreign = 数据库中的“{ $name }”不是本程序所建。
cli-found-code = { $rows } 条{ $table }记录的{ $field }为未知代码“{ $code }”。
cli-found-log = 操作 { $action } 的日志不完整，无法撤销。
cli-found-unlogged = { $rows } 条{ $table }记录未经日志写入。
cli-found-search = 全文检索与 { $rows } 条记录不一致。
cli-found-summary = 列表中 { $rows } 家客户的数据与事实不符。

cli-config-about = 配置所在位置、有无错误、当前取值
cli-config-path = 显示配置、规则、数据库和日志的位置
cli-config-check = 检查配置、规则、日历、主题和按键有无错误
cli-config-show = 显示全部设置及其来源
cli-path-config = 配置    { $path }
cli-path-policy = 规则    { $path }
cli-path-playbooks = 话术库  { $path }
cli-path-database = 数据库  { $path }
cli-path-log = 日志    { $path }
cli-config-well = 没有错误：{ $files }。
cli-config-defaults = 没有配置文件，均为默认值。

cli-tiering-line = 建议等级：{ $tier }（得分 { $score }，已知 { $coverage }%）
cli-tiering-none = 无
cli-tiering-guard = { $from } > { $to }：{ $guard }

cli-chain-about = 一家客户里谁说了算、各人立场如何、还缺谁
cli-chain-account = 客户的名称、其中一段、拼音或编号
cli-chain-mermaid = 画成 Mermaid
cli-chain-dot = 画成 DOT（Graphviz）
cli-chain-svg = 画成 SVG 图片
cli-chain-without = 假如这个人离开会怎样
cli-chain-no-stance = 给客户看的版本：没有立场、影响力、支持者和阻碍者
cli-chain-out = 写入这个新文件
cli-chain-nobody = 在任联系人里没有“{ $name }”。
cli-chain-several = “{ $name }”可能指多个人：{ $names }。
cli-list-entity = 列出什么（accounts），或：{ $kinds }。此时 --filter 可用文字和条件，如“account=华东 due_on<2026-12-01”，--sort 可用 JSON 的任一键
cli-records-count = { $kind }：共 { $total } 条，列出 { $shown } 条，截至 { $day }
cli-value-entity = 种类
