### 客户服务记忆手账：送给客户的一页。语气平实、有温度，不含任何内部信息。

memory-title = { $account }：一起走过的日子
memory-since = 自 { $since } 携手至今，记于 { $day }
memory-month = { $year } 年 { $month } 月
memory-heading = { $kind ->
    [first_meeting] 初次见面
    [solved_together] 一起解决的事
    [birthday] 生日与纪念
    [favour] 温暖的小事
   *[other_memory] 其他回忆
}
memory-delivered = 一起完成的项目
memory-entry = { $month }：{ $note }
memory-entry-with = { $month }：{ $note }（{ $person }）

memory-screen = 服务记忆手账：{ $account }
memory-empty = 还没有可以送出的内容：标为可给客户看的记忆，以及客户已验收的交付，会出现在这里。
