### 导入：目标字段名称、文件或行的问题、需要选择的事项。

import-field = { $code ->
    [name] 客户名称
    [short_name] 客户简称
    [kind] 客户类型
    [credit_code] 统一社会信用代码
    [tier] 客户等级
    [tier_on] 定级日期
    [owner] 客户经理
    [owner_since] 接手日期
    [tags] 客户标签
    [contract] 合同名称
    [contract_amount] 合同金额
    [contract_signed_on] 签约日期
    [renewal_on] 续约日期
    [last_touch_on] 最近双向联系
    [last_touch_channel] 沟通方式
    [contact_name] 联系人
    [contact_title] 联系人职务
    [contact_department] 联系人部门
    [contact_phone] 联系人电话
    [contact_mail] 联系人邮箱
    [contact_wechat] 联系人微信
    [judged_on] 评估日期
    [usage] 产品使用率
    [usage_on] 使用率日期
    [intent] 续约意向
    [intent_on] 续约意向日期
    [recommend] 推荐意愿
    [recommend_on] 推荐日期
    [high_tickets] P0+P1工单数
    [high_tickets_on] 工单统计日期
   *[other] ?{ $code }
}
import-judgement = { $criterion }（1-5分）
import-figure = { $period }{ $kind }
import-figure-trailing = 近12个月{ $kind }
import-custom = 自定义字段“{ $label }”
import-ignore = 不导入

import-limit = { $which ->
    [file_bytes] 文件超过 { $allowed } 字节的读取上限。
    [inflated_bytes] 文件解压后超过 { $allowed } 字节的读取上限。
    [parts] 工作簿的部件或格式超过 { $allowed } 个的上限。
    [rows] 工作表超过 { $allowed } 行的单次读取上限。
    [columns] 工作表超出第 { $allowed } 列的读取上限。
    [cells] 工作表的单元格（或其声明的范围）超过 { $allowed } 个的上限。请把名单复制到新工作簿。
    [cell_bytes] 有单元格内容超过 { $allowed } 字节的上限。
    [seconds] 读取超过 { $allowed } 秒，已停止。
   *[other] 达到上限：{ $which }，{ $allowed }。
}

import-file-unreadable = 文件无法读取：{ $error }。
import-not-a-file = 这不是普通文件，而是文件夹、管道或设备。
import-empty = 里面没有任何数据行。
import-unreadable-kind = { $kind ->
    [html_table] 这其实是带表格的网页，与扩展名无关。请用表格软件打开后另存为 .xlsx，或复制表格后粘贴。
    [xml_spreadsheet] 这是 2003 版 XML 格式的工作簿。请用表格软件打开后另存为 .xlsx。
    [web_archive] 这其实是保存下来的网页（MHTML），与扩展名无关。请用表格软件打开后另存为 .xlsx。
    [binary_workbook] 这是二进制工作簿（.xlsb）。请用表格软件打开后另存为 .xlsx。
    [numbers] 这是 Apple Numbers 表格。请导出为 Excel（.xlsx）或 CSV。
    [document] 这是文档或演示文稿，不是表格。请复制其中的表格后粘贴。
    [pdf] 这是 PDF 文件。请索取表格格式的名单。
    [picture] 这是图片。请索取表格格式的名单。
    [archive] 这是压缩包。请解压后导入其中的文件。
    [database] 这是数据库。打开 Kamdeck 数据库请用 --db。
    [protected] 文件已被文档加密（DRM、权限管理）保护。请申请解密，或在有权打开的电脑上复制表格后粘贴。
   *[other] 无法读取这类文件：{ $kind }。
}
import-encrypted = 工作簿设有打开密码。请在表格软件中取消密码，另存后再导入。
import-too-old = 工作簿版本早于 Excel 97。请用表格软件打开后另存为 .xlsx。
import-not-text = 既不是文本也不是工作簿；可能已损坏，或被文档加密软件加密。
import-damaged = 文件已损坏，或内容与类型不符。请用表格软件打开后另存为 .xlsx。
import-unknown-encoding = 没有名为“{ $name }”的编码。可用的有：{ $offered } 等。
import-not-a-delimiter = 不能用“{ $delimiter }”分列；请写一个字符，如逗号、分号、制表符或竖线。
import-no-such-sheet = 没有名为“{ $name }”的工作表。现有：{ $sheets }。
import-no-such-header = 第 { $line } 行为空，不能作为表头。

import-mapping-no-column = 映射中的“{ $heading }”列在文件中不存在。
import-mapping-twice = 有两列同时对应“{ $target }”：“{ $first }”和“{ $second }”。
import-mapping-no-name = 没有哪一列对应客户名称。请在导入向导或映射文件（--map）中指定。

import-reason-unreadable = { $problem }（第 { $at } 个字符）
import-reason-unknown-word = 无法识别这个词；请写 { $allowed } 之一
import-reason-code-length = 统一社会信用代码应为 18 位，这里是 { $found } 位
import-reason-code-alphabet = 第 { $position } 位的“{ $found }”不会出现在信用代码中
import-reason-code-check = 校验码不符：应为 { $expected }，实为 { $found }
import-reason-no-name = 没有客户名称
import-reason-too-long = 超过 { $most } 个字符
import-reason-future = 日期在将来（今天是 { $today }）
import-reason-undecodable = 部分字节不属于该编码；请换一种编码
import-reason-extra-cells = 单元格多于 { $headings } 个表头，数值可能错列
import-reason-broken-line = 这一行与相邻行像是被拆开的同一行
import-reason-open-quote = 引号没有闭合
import-reason-total-row = 这是合计行，不是客户
import-reason-heading-again = 这是重复的表头
import-reason-two-accounts = 信用代码属于{ $code }，名称却属于{ $name }
import-reason-other-code = { $account }与此同名，但信用代码是 { $code }
import-reason-several-accounts = 有 { $count } 个客户同名，只能凭信用代码区分
import-reason-unanswered = 有两种读法，尚未选择
import-reason-and-more = { $reason }；本行另有 { $more } 处

import-owner-line = “{ $name }”（第 { $line } 行）
import-owner-account = “{ $name }”

import-skip-exists = { $account }已存在（加 --update 可补充较新的信息）
import-skip-nothing-new = { $account }没有新信息
import-skip-repeated = 与第 { $line } 行是同一客户

import-warning-twin = 第 { $line } 行：“{ $name }”与{ $other }只差在公司类型后缀。两者都已保留，如为同一客户请合并。
import-warning-nameless = 有 { $count } 行只有联系方式、没有联系人姓名，联系方式未导入（第 { $lines } 行）。
import-warning-short = 有 { $count } 行的单元格少于表头，其余按空白处理（第 { $lines } 行）。
import-warning-merged = 有 { $count } 行沿用了上方合并单元格的内容（第 { $lines } 行）。
import-warning-repeated = 同一个文件已于 { $day } 导入过（{ $file }）。
import-warning-failed = 有 { $count } 个单元格是 #N/A 之类的公式错误，按未知处理。
import-warning-year = “{ $heading }”列：{ $count } 个日期没有年份，已自动补上。
import-warning-day-numbers = “{ $heading }”列：{ $count } 个表格日期序号已按日期读取。
import-warning-encoding = 文件编码为推测结果：{ $name }。如有乱码请换一种编码（--encoding）。
import-warning-kept = 第 { $line } 行：“{ $field }”保留原值，已有信息更新或为手工录入。

import-question = { $flag ->
    [dates] “{ $heading }”列：“{ $value }”（第 { $line } 行）是指{ $readings }？请用 --dates 选择。
    [decimal] “{ $heading }”列：“{ $value }”（第 { $line } 行）是指{ $readings }？请用 --decimal 选择。
    [percent] “{ $heading }”列：“{ $value }”（第 { $line } 行）是指{ $readings }？请用 --percent 选择。
   *[other] “{ $heading }”列：“{ $value }”（第 { $line } 行）：{ $readings }？
}
import-question-reading = { $value }（{ $code }）
import-question-or = { "还是" }
import-question-contradictory = 该列其他单元格两种读法都有。

import-stale = 期间数据库有了新的写入，请重新查看导入预览。
import-cancelled = 导入已取消，没有写入任何内容。
import-contract-title = 合同（导入）
import-tier-reason = 导入
import-touch-summary = 最近一次联系（来自导入名单）
import-pasted = 粘贴的内容
import-rejects-line = 未导入行号
import-rejects-column = 未导入列
import-rejects-reason = 未导入原因

import-done = 共读取 { $read } 行：新增 { $stored }，更新 { $updated }，跳过 { $skipped }，未导入 { $rejected }。
import-would = 共读取 { $read } 行：将新增 { $stored }，更新 { $updated }，跳过 { $skipped }，不导入 { $rejected }。尚未写入任何内容。

import-example = { $code ->
    [name] 华东新能源有限公司
    [short_name] 华东新能源
    [kind] 企业
    [tier] A
    [industry] 新能源
    [region] 华东
    [city] 上海
    [scale] 1200人
    [core_business] 储能电站电池系统
    [owner] 陈静
    [contract] 平台订阅
    [contact_name] 李伟
    [contact_title] 采购总监
    [contact_mail] li.wei@example.com
    [intent] 满意
    [last_touch_channel] 拜访
    [tags] 储能；出口
   *[other] ?{ $code }
}

import-warning-own-fields = 有 { $count } 列不是已知字段，作为自定义字段保留：{ $names }。
import-list-comma = 、
