### 表单与日历。

form-required = 此项必填
form-too-long = 最多 { $most } 个字
form-new-entry = 新名称，库中还没有
form-ambiguous = 可以读作 { $readings }，请写明是哪一个
form-no-choices = 此项请直接输入
form-no-draft = 这里没有草稿
form-restored = { $title }（已恢复草稿，Ctrl-x 放弃）
form-not-future = 不能查看未来的日期
form-weekday = { $day ->
    [mon] 一
    [tue] 二
    [wed] 三
    [thu] 四
    [fri] 五
    [sat] 六
   *[sun] 日
}
form-day-off = { $day } 周{ $weekday }，休息日
form-day-made-up = { $day } 周{ $weekday }，调休上班
form-day = { $day } 周{ $weekday }
