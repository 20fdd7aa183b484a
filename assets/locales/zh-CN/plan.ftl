### 客户档案：任务、评审、目标、触点、预案、服务包、手账、资源。

plan-tasks = 任务
plan-tasks-none = 暂无待办，按 n 新增任务。
plan-tasks-done = 已完成任务
plan-done = 已完成
plan-snoozed = 已推迟
plan-task-is-done = 这项任务已经完成。

plan-reviews = 季度评审
plan-reviews-before = 较早的评审
plan-review-exempt = 建档不久，无需评审
plan-review-done = 已评审
plan-review-late = 逾期评审
plan-review-is-done = 本季度的{ $what }已完成，按 e 修改。
plan-review-same = 已看过，无变化
plan-review-hint = 上次评审后改动 { $count } 条。请选择，或写下有何变化。
plan-review-changed = { $page }：{ $what }
plan-review-nothing = 无变化。

plan-annual = 年度计划
plan-annual-none = 还没有 { NUMBER($year, useGrouping: 0) } 年的计划。按回车制定，目标按季度拆成任务。
plan-annual-before = 往年计划
plan-of-year = { NUMBER($year, useGrouping: 0) } 年计划
plan-no-target = 尚无目标，按 n 设定
plan-blank = 空白
plan-with-modules = 套用模板模块
plan-not-a-percentage = 请填百分数，如 90 或 90.5。
plan-year-target = { NUMBER($year, useGrouping: 0) } 年目标
plan-year-target-hint = 百分数。水平类指标各季度相同，增长类按季度均分。
plan-quarter = 第 { $quarter } 季度
plan-quarter-hint = 留空则由全年目标得出。
plan-split = 按季度拆分
plan-measure-set = 这项指标已有目标，请直接修改。
plan-task = { NUMBER($year, useGrouping: 0) } 年计划 Q{ $quarter }：{ $measure } { $target }
plan-target-reached = 目标 { $target }，实际 { $reached }

plan-touchpoints = 触点日历
plan-touchpoints-none = 还没有安排。按 n 安排，可套用本季度的节奏。
plan-touchpoints-done = 已进行
plan-touchpoint-is-done = 这次安排已经进行。
plan-not-held = 到期未进行 { $count } 次
plan-hour-hint = 已约定时填写日期和时刻。

plan-contingencies = 应急预案
plan-contingencies-none = 本客户还没有专属预案，按 n 从模板制定。
plan-common = 公共预案库
plan-scope = 适用客户
plan-scope-hint = 留空则进入公共预案库，适用所有客户。
plan-starts-when = 启动条件：{ $when }
plan-step = { $hours } 小时内，{ $who }：{ $act }
plan-say = 首次沟通：{ $words }
plan-never = 禁忌：{ $what }
plan-ends-when = 结束条件：{ $when }
plan-prepare = 平时准备：{ $what }

plan-packages = 服务包
plan-packages-none = 还没有服务包。按 n 选配培训、数据分析或系统集成。
plan-package-is-over = 这个服务包已经终止。
plan-ended = { $day } 终止
plan-memories = 服务记忆手账
plan-memories-none = 还没有记录。按 n 记下初次见面或共同解决的问题。
plan-internal = 仅内部
plan-giveable-hint = 是否可以写进送给客户的手账。
plan-resources = 等级资源：{ $tier }
plan-support = { $code ->
    [dedicated] 专属
    [shared] 共享
    [on_request] 按需
   *[other] ?{ $code }
}
plan-team = 团队
plan-budget = 预算
plan-technical-support = 技术支持
plan-priority = 服务响应次序
plan-waiver = 稀缺资源免审批
plan-capacity = 预留产能
plan-cadence = 联系频率
plan-cadence-days = 每 { $ideal } 天，最长 { $most } 天

plan-why-quarter = Q{ $quarter } { $reached }/{ $target }
plan-why-level = 水平指标：全年目标适用于每个季度，单独设定的季度除外。
plan-why-growth = 增长指标：每季度累加全年目标的四分之一，单独设定的季度除外。
plan-why-review = 每张客户档案每季度过一遍，最迟到季度最后一个工作日。
