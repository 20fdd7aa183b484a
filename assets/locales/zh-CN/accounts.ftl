### 客户列表。

accounts-title = 客户
accounts-title-view = 客户：{ $view }
accounts-count = { $shown }/{ $total } 家
accounts-marked = { $hidden ->
    [0] 已标记 { $marked }
   *[other] 已标记 { $marked }，其中 { $hidden } 未显示
}
accounts-unrated = 未评分 { $coverage }%
accounts-days = { $days }天
accounts-never = 从未

accounts-loading = 正在读取全部客户
accounts-of-day = 截至 { $date }
accounts-partly = 尚未全部更新
accounts-not-rated-yet = 尚未评分
accounts-rating = ? 待评分
accounts-preview-rating = 尚未评分，正在计算
accounts-not-all-read = 未全部读取
accounts-not-read = 客户没有全部读取完。
accounts-not-read-advice = 按 g a 重新读取。
accounts-none = 这里还没有客户。
accounts-none-advice = 按 n 新建一家，或导入一张客户表。
accounts-nothing-passes = 没有符合筛选条件的客户。
accounts-without-term = 去掉“{ $term }”会有 { $count } 家。
accounts-clear-filter = 按 Esc 清除筛选。
accounts-filter = 筛选
accounts-loosely = 按混合拼写找到
accounts-no-facet = 这一列不能按值筛选，可以按 / 输入条件，例如：续约<90天

accounts-preview-tier = { $tier }级，{ $basis ->
    [set] 已决定
    [suggested] 系统建议，尚未决定
   *[assumed] 信息不足，暂按此级
}
accounts-preview-health = 健康度 { $score }，{ $band }
accounts-preview-unrated = 未评分：已知 { $coverage }%
accounts-preview-known = 已知 { $coverage }%
accounts-preview-weeks = 近8周

accounts-record = 记录
accounts-nothing-changed = 没有修改。
accounts-views = 视图
accounts-view-name-taken = 程序自带同名视图
accounts-save-view = 保存当前视图
accounts-view-name = 名称
accounts-delete-view = 删除视图“{ $name }”
accounts-bare = { $heading }：{ $value }
accounts-preview-touch = { $date }{ $light ->
    [green] {""}
    [yellow] ，已过理想间隔
   *[red] ，已超期
}
accounts-preview-never = 从未，录入已 { $days } 天
action-columns = 选列
accounts-columns-title = 此视图的列
accounts-columns-auto = 自动
accounts-columns-hint = Space 显示或隐藏，Shift-上/下 移动，左/右 调宽度，Del 恢复默认。
accounts-alerts = { $count } 条预警
