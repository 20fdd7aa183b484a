### 出了什么问题、在哪里、怎么办。

error-in-file = { $file } 第 { $line } 行第 { $column } 列：{ $problem }
error-at-key = { $key }：{ $problem }
error-toml-syntax = 不是有效的 TOML：{ $said }。
error-key-missing = 缺少“{ $key }”。
error-key-unknown = 这里没有“{ $key }”这一项，可用：{ $allowed }。
error-wrong-type = 应为{ $expected }，而不是{ $found }。
error-out-of-range = { $given } 不在 { $least } 到 { $most } 之间。
error-unknown-code = 没有“{ $code }”，可用：{ $allowed }。
error-twice = “{ $name }”在这里出现了两次。
error-not-descending = 各档须从高到低排列，只有最后一档不写下限。
error-not-ascending = 数字须从小到大排列。
error-wrong-order = { $smaller } 不能大于 { $larger }。
error-not-a-span = “{ $given }”不是时长，可写“24 hours”“3 working days”“1 month”等。
error-not-a-clock-span = “{ $given }”不按钟点计时，请写分钟或小时，例如“15 minutes”“4 hours”。
error-undefined = “{ $name }”没有定义。
error-outside-year = 该日期不在 { $year } 年内。
error-worked-anyway = 当天本来就是工作日。

error-no-file = { $path } 处没有数据库。运行“kamdeck import 文件”或直接启动 kamdeck 即可新建。
error-is-folder = { $path } 是文件夹，不是数据库，请指定文件。
error-is-link = { $path } 是符号链接，请直接指定文件本身。
error-is-special = { $path } 是管道或设备，不是数据库，请指定文件。
error-disk-full = 磁盘已满，未做任何改动。请腾出空间后重试。
error-read-only = 数据库不可写，请检查文件及其所在文件夹的权限。
error-busy = 另一程序正在写数据库，未做任何改动，请稍后重试。
error-damaged = 数据库已损坏（{ $detail }）。可用“kamdeck restore 文件”恢复备份，损坏的文件会另存保留。
error-not-ours = { $path } 不是 Kamdeck 数据库，未做任何改动。
error-newer = { $path } 由更新版本的 Kamdeck 写成（结构版本 { $found }，本程序支持到 { $known }），未做任何改动，请安装新版本。
error-limit-file-size = 系统限制了文件大小（ulimit -f），数据库已到上限，未做任何改动。
error-limit-value-size = 有一个值超出数据库所能容纳的大小，未做任何改动。
error-file = { $path } 无法使用：{ $error }。
error-invalid = { $field ->
    [none] { $table }：{ $fault }
   *[other] { $table }的{ $field }：{ $fault }
}
error-fault-required = 不能为空。
error-fault-kind = 值的类型不对。
error-fault-range = 值不在 { $min } 到 { $max } 之间。
error-fault-long = 超过 { $max } 个字符。
error-fault-currency = “{ $given }”不是 CNY 之类的币种代码。
error-fault-date = 日期过于久远。
error-fault-column = 没有“{ $column }”这个字段。
error-fault-row = 所引用的记录不存在。
error-fault-taken = 已有相同的记录（{ $detail }）。
error-fault-inconsistent = 各项取值不相符。
error-no-row = 没有（或已删除）编号为 { $id } 的{ $table }。
error-needed = 该{ $table }不能删除：还有{ $by }引用它，请先处理。
error-nothing-to-undo = 您在本机上没有可撤销的操作。
error-nothing-to-redo = 没有可重做的操作。
error-cancelled = 已取消，未做任何改动。
error-refused = “{ $action }”无法撤销：{ $reasons }
error-obstacle = { $record }：{ $reason }
error-obstacle-by = { $record }：{ $reason }（{ $who }，{ $when }）
error-obstacle-changed = { $field }此后已改动
error-obstacle-deleted = 此后已被删除
error-obstacle-built-on = 已有{ $record }引用它
error-obstacle-gone = { $field }所引用的记录已不存在
error-obstacle-taken = 另有记录取了相同的值
error-obstacle-purged = 旧值已被彻底删除
error-obstacle-unknown = 由更新版本的程序写入
error-sql = 数据库拒绝了操作：{ $detail }
