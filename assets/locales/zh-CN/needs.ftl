### 客户档案第三页：痛点、提问、需求挖掘、痛点雷达图。

needs-pains = 痛点
needs-pains-none = 还没有痛点。按 Enter 记一条：什么事、多痛、谁痛。
needs-mean = { $mean }（{ $n }）
needs-unscored = 未打分
needs-score = { $score }/5
needs-closed = 已解决或搁置 { $count } 条，按 Enter 展开
needs-closed-fold = 已解决或搁置 { $count } 条，按 Enter 收起
needs-closed-already = 这个痛点已经解决或搁置。
needs-closed-day = 已解决或搁置的要填日期，未了结的不填。
needs-origin = { $origin }，{ $day } 提出
needs-scores = 打分（满分 5）：{ $scores }
needs-score-of = { $person } { $score }
needs-ourselves = 我方预判
needs-evidence-of = { $metric }：{ $months }
needs-evidence-none = 还没有数据佐证：按 n，录入一项指标的三个月数据。
needs-field = { $name }：{ $value }
needs-of-which = 哪个痛点
needs-score-hint = 1 几乎没感觉，5 最痛。
needs-score-nobody = 谁打的分；我方预判则留空。
needs-score-missing = 请填此人打的分，或把人留空。
needs-competitors-hint = 竞品在这方面做得如何。
needs-metric-hint = 客户自己盯的数，例如每月延迟交付次数。
needs-value-hint = 对方说的当月数值，带单位。
needs-value-missing = 至少填一个月。

needs-radar = 痛点雷达图
needs-predicted = 预判
needs-validated = 已验证
needs-now = 现在
needs-quarter-ago = 三个月前
needs-legend = { $sign } { $series }

needs-questions = 3+2 提问
needs-questions-none = 还没有准备。按 Enter 从行业题库里选，或自己出题。
needs-question-scope = { $code ->
    [industry] 行业
    [customer] 本客户
   *[other] ?{ $code }
}
needs-question-state = { $scope } { $prepared }/{ $wanted }{ $asked ->
    [0] {""}
   *[other] ，已问 { $asked }
}
needs-unsourced = { $said }，{ $count } 条无来源
needs-answered = 已答
needs-asked = 已问
needs-to-ask = 待问
needs-no-source = 缺来源
needs-answer = { $day }：{ $answer }
needs-source = 来源：{ $source }
needs-source-missing = 还没有来源，不计数：工商信息、招标公告、年报等。
needs-question-hint = 〔〕里的内容先按来源查好再填。
needs-source-hint = 工商信息、招标公告、年报等；没有来源不计数。
needs-take-all = 采用题库中的 { $count } 个行业问题：{ $library }
needs-own-question = 自己出一题

needs-discovery = 需求挖掘
needs-discovery-part = { $code ->
    [heard_daily_contact] 听过日常对接人
    [heard_front_line] 听过一线员工
    [heard_finance] 听过财务
    [heard_executive] 听过高管
    [follow_ups] 情景追问
    [data_asked] 已要三个月数据
    [data_received] 已收到三个月数据
    [ranking] 客户已打分排序
   *[other] ?{ $code }
}
needs-discovery-at = 第 { $step } 步（共 4 步），还缺：{ $missing }
needs-discovery-done = 四步都已完成
needs-missing = 未做
needs-data = { $dimension }：{ $metric }
