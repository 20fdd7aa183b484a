library-title = 知识库
library-shelf = { $code ->
    [questions] 提问清单
    [talking] 话术
    [favours] 小事点子
    [contingency] 应急预案
    [hard_questions] 疑难问题
    [cases] 案例库
   *[other] ?{ $code }
}
library-tab = { $code ->
    [questions] 提问
    [talking] 话术
    [favours] 小事
    [contingency] 预案
    [hard_questions] 疑难问题
   *[cases] 案例
}
library-tab-digest = 季度摘要
library-status = { $shown } 条，自有 { $own } 条
library-own = 自有
library-everywhere = 全部栏目
library-filter = 查找：
library-clear = Esc 清除
library-nothing = 知识库里没有“{ $typed }”。可换个说法，或试试拼音、首字母；按 Esc 清除。
library-empty = { $code ->
    [cases] 还没有案例。交接关闭前的“案例沉淀”会写入一条；也可按 n 直接新增。
   *[other] 这里还没有内容，按 n 新增。
}
library-shipped = 这是程序自带的条目：按 e 可另存为自有条目；也可在知识库文件夹里用自己的文件修改或隐藏它。
library-digest-no-edit = 摘要由各栏目汇总而成，请到第 6 页新增案例。
library-digest-title = { $quarter } 经验摘要
library-digest-subtitle = { $first } 至 { $last }
library-digest-cases = 案例与经验
library-digest-none = 本季度没有写入案例。
library-digest-new = 新增{ $shelf }
library-digest-hint = J、K 切换后一季度和前一季度，x 写入文件。
library-of-topic = { $title }（{ $topic }）
library-detail = { $name }：{ $text }
library-contact = 联系人
library-happened = 经过
library-lesson = 经验
library-listen = 听什么
library-look = 事先查
library-pain = 可能的痛点
library-stances = 适用立场
library-aim = 目的
library-bring = 带上
library-avoid = 避免
library-caution = 注意
library-kinds = 适用
library-months = 月份
library-starts-when = 启动条件
library-say = 第一句话
library-never = 切忌
library-ends-when = 结束条件
library-prepare = 平时备好
library-behind = 弦外之音
library-answer = 回答
library-field-topic-hint = 关于什么：行业、角色、主题，可不填。
library-field-text-hint = 要注意什么、怎么回答、到哪里查，可不填。
library-form-new = 新增条目
library-form-edit = 条目
library-cli-about = 提问清单、话术、小事点子、应急预案、疑难问题和案例库，可查找，有季度摘要
library-cli-shelf = 只看这一栏
library-cli-find = 只看含有这些字的条目：汉字、拼音或首字母
library-cli-own = 只看自有条目
library-cli-digest = 某一季度（如 2026-Q4）的经验摘要；不带值时为本季度
library-cli-add = 在该栏新增一条：问题、话术、点子或案例，一句话
library-cli-topic = 新条目关于什么
library-cli-text = 新条目的具体内容；案例则为经验
library-cli-happened = 新案例的经过
library-delete = 从“{ $shelf }”中删除这一条？
library-page-title = 知识库：{ $shelf }
