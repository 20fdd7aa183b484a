### 全文搜索。

search-title = 搜索
search-about = 在所有文字记录里查找，按客户分组；姓名和客户名也可用拼音或首字母
search-value = 文字
search-text = 要找的内容：一个词、半句话、电话号码、姓名的拼音
search-limit = 最多显示多少处（{ $limit }）
search-nothing = 没有任何记录包含“{ $text }”。
search-no-account = 不属于任何客户
search-hint = 输入记录里的词、姓名、姓名的拼音或电话号码，会在所有文字记录里查找。
search-advice = 中文输入其中几个字即可；其他文字输入词的开头。多个词按原样连续查找。
search-searching = 正在搜索
search-count = { $accounts } 家客户 { $places } 处
search-first = 前 { $places } 处
search-elsewhere = 这条记录不属于任何客户。
