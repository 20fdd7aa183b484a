### 会前速览：进门前看的一页纸。

brief-title = { $account }　会前速览 { $day }
brief-owner = 负责人：{ $owner }
brief-part = ，
brief-between = 、
brief-nothing = 无
brief-more = 另有 { $count } 项

brief-health = 客户状况
brief-asked = 最近他们说了什么、问了什么
brief-owed = 我们欠他们的
brief-people = 可能到场的人
brief-questions = 要问的问题（3+2）
brief-favours = 合同外的小事
brief-invoices = 他们欠我们的
brief-dates = 接下来的日子

brief-score = 健康分 { $score }，{ $band }
brief-unrated = 未评分
brief-coverage = 已知 { $percent }%
brief-before = 四周前 { $score }
brief-known = { $dimension }：{ $input }，得 { $points } 分（满分 10）
brief-dated = { $what }（{ $day }）
brief-stale = { $dimension }：未知，上次是 { $day } 的 { $input }，已过有效期
brief-unknown = { $dimension }：未知
brief-lift = 最能提分的一项：{ $dimension }提升一档，可到 { $score }
brief-lift-known = 最该补上的一项：{ $dimension }，补上后已知 { $percent }%
brief-input-share = 使用率 { $share }%
brief-input-tickets = 严重工单 { $count } 起
brief-input-rating = 推荐意愿 { $rating } 分
brief-input-overdue = 账款最长逾期 { $days } 天
brief-input-silence = 已用掉允许静默期的 { $percent }%
brief-input-kept = 按时兑现 { $percent }%
brief-silence = 上次沟通 { $day }，距今 { $days } 天{ $light ->
    [red] ，已超期
    [yellow] ，该联系了
   *[green] {""}
}
brief-never-touched = { $days } 天内没有沟通记录{ $light ->
    [red] ，已超期
    [yellow] ，该联系了
   *[green] {""}
}

brief-and-also = ；
brief-talk = { $meta }：{ $text }
brief-one-way = 单向
brief-said = { $person }：“{ $said }”
brief-quote = “{ $said }”
brief-next = 下一步：{ $next }
brief-request = { $day } 提出的需求：{ $need }
brief-untold = 已有结论，还没回复客户
brief-tell-by = 须在 { $day } 前回复
brief-pain = 痛点（{ $dimension }）：{ $title }（{ $score }）
brief-pain-score = { $score } 分，满分 5
brief-unscored = 未打分

brief-promise = 承诺：{ $what }
brief-ticket = 工单 { $grade }：{ $title }，{ $day } 起，已 { $days } 天
brief-delivery = 待交付：{ $what }
brief-to = { $what }（对{ $person }）
brief-due = { $day } 到期
brief-overdue = { $day } 到期，已逾期 { $days } 天

brief-titled = { $name }（{ $title }）
brief-stance-stale = { $stance }（{ $day } 所见，已久）
brief-stance-unknown = 立场未知
brief-influence = 影响力 { $influence }
brief-met = 上次沟通 { $day }
brief-not-met = 从未沟通
brief-taboo = 忌讳：{ $taboos }
brief-concern = 诉求：{ $concern }
brief-interests = 喜好：{ $interests }
brief-birthday = { $day } 生日
brief-known-by = 最熟的同事：{ $colleague }
brief-say = 可以说：{ $line }

brief-about-industry = 行业：{ $question }
brief-about-customer = 客户：{ $question }
brief-source = { $about }（先查：{ $source }）

brief-favour-done = 本月的小事已做
brief-favour-open = 本月的小事还没做，可以考虑：

brief-invoice-unnumbered = 无编号发票
brief-invoice = { $number }：未收 { $open }，{ $day } 到期
brief-invoice-overdue = { $number }：未收 { $open }，{ $day } 到期，已逾期 { $days } 天

brief-contract-ends = 合同到期：{ $title }
brief-task = 待办：{ $title }
brief-has-birthday = { $person }生日
brief-today = { $day }（今天）
brief-in-days = { $day }（{ $days } 天后）
brief-days-ago = { $day }（{ $days } 天前）

brief-screen = 会前简报：{ $account }
