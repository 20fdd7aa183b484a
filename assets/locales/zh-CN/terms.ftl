### 各封闭列表取值的名称。

term-account-kind = { $code ->
    [enterprise] 企业客户
    [individual] 个人客户
    [strategic_partner] 战略合作伙伴
    [government] 政府客户
   *[other] ?{ $code }
}

term-tier = { $code ->
    [A] A级
    [B] B级
    [C] C级
   *[other] ?{ $code }
}

term-lifecycle = { $code ->
    [prospect] 潜在客户
    [active] 合作中
    [at_risk] 有流失风险
    [churned] 已流失
   *[other] ?{ $code }
}

term-sensitivity = { $code ->
    [normal] 普通
    [high] 高度敏感
   *[other] ?{ $code }
}

term-axis = { $code ->
    [value] 价值贡献
    [strategic] 战略匹配
    [potential] 潜力
    [cooperation] 合作契合
    [risk] 风险
   *[other] ?{ $code }
}

term-criterion = { $code ->
    [industry_direction] 行业方向一致
    [market_influence] 市场影响力
    [technical_depth] 技术深度
    [co_building] 共建意愿
    [long_term_partnership] 长期伙伴关系
    [market_share] 市场份额
    [policy_support] 政策支持
    [organisational_change] 组织变化
    [career] 职业发展
    [asset_plans] 资产规划
    [decision_openness] 决策层开放度
    [execution_cooperation] 执行层配合度
    [bargaining] 议价行为
    [written_confirmation] 变更书面确认
    [ability_to_perform] 履约能力
    [market_stability] 市场稳定性
    [compliance] 合规
   *[other] ?{ $code }
}

term-channel = { $code ->
    [phone] 电话
    [video] 视频
    [visit] 拜访
    [summit] 峰会沙龙
    [message] 消息
    [mail] 邮件
   *[other] ?{ $code }
}

term-renewal-intent = { $code ->
    [declines] 明确拒绝续约
    [no_clear_word] 态度不明
    [satisfied] 表示满意
    [offers] 主动提出续约
   *[other] ?{ $code }
}

term-pain-dimension = { $code ->
    [cost_control] 成本控制
    [efficiency] 效率提升
    [technology_upgrade] 技术升级
    [compliance] 合规
    [quality] 质量
    [delivery] 交付
   *[other] ?{ $code }
}

term-pain-origin = { $code ->
    [predicted] 预判
    [stated] 客户提出
    [validated] 已验证
    [implicit] 隐性
   *[other] ?{ $code }
}

term-ticket-grade = { $code ->
    [P0] P0 紧急事故
    [P1] P1 严重故障
    [P2] P2 技术问题
    [P3] P3 常规问题
   *[other] ?{ $code }
}

term-ticket-kind = { $code ->
    [enquiry] 咨询
    [complaint] 投诉
    [repair] 报修
    [incident] 故障
   *[other] ?{ $code }
}

term-ticket-step = { $code ->
    [opened] 受理
    [responded] 首次响应
    [escalated] 升级
    [second_line_responded] 二线响应
    [intervened] 研发介入
    [resolved] 解决
    [confirmed] 客户确认
    [closed] 关闭
    [regraded] 重新定级
    [paused] 等待客户
    [resumed] 恢复处理
   *[other] ?{ $code }
}

term-dimension = { $code ->
    [usage] 产品使用深度
    [value] 商业价值实现
    [service] 服务交互体验
    [relationship] 客户关系与口碑
    [receivables] 回款情况
    [cadence] 联系频率
    [promises_kept] 承诺兑现
    [milestones_on_time] 里程碑准时
   *[other] ?{ $code }
}

term-band = { $code ->
    [healthy] 健康
    [watch] 关注
    [at_risk] 高风险
    [not_rated] 未评分
   *[other] ?{ $code }
}

term-input-state = { $code ->
    [known] 已知
    [unknown] 未知
    [not_applicable] 不适用
   *[other] ?{ $code }
}

term-buying-role = { $code ->
    [decision_maker] 关键决策者
    [influencer] 影响者
    [user] 使用者
    [champion] 支持者
    [blocker] 阻碍者
    [technical_gatekeeper] 技术把关者
    [procurement] 采购
    [finance_contact] 财务对接人
    [daily_contact] 日常对接人
   *[other] ?{ $code }
}

term-function = { $code ->
    [management] 管理层
    [procurement] 采购
    [technical] 技术
    [finance] 财务
    [use] 使用部门
    [daily_contact] 日常对接
   *[other] ?{ $code }
}

term-stance = { $code ->
    [opposed] 反对
    [sceptical] 怀疑
    [neutral] 中立
    [supporter] 支持
    [champion] 力挺
   *[other] ?{ $code }
}

term-depth = { $code ->
    [unknown] 未知
    [met] 见过面
    [credible_source] 可信信息源
    [problem_solver] 能解决问题
    [trusted_adviser] 可信赖的顾问
   *[other] ?{ $code }
}

term-edge-kind = { $code ->
    [influence] 影响
    [conflict] 冲突
   *[other] ?{ $code }
}

term-fact-source = { $code ->
    [manual] 手工录入
    [import] 文件导入
    [interaction] 沟通记录
    [survey] 满意度调查
    [records] 系统内记录
    [declaration] 声明
   *[other] ?{ $code }
}

term-clock-kind = { $code ->
    [clock] 连续计时
    [working_days] 工作日
    [calendar] 自然日
   *[other] ?{ $code }
}

term-holiday = { $code ->
    [new_year] 元旦
    [spring_festival] 春节
    [qingming] 清明节
    [labour_day] 劳动节
    [dragon_boat] 端午节
    [mid_autumn] 中秋节
    [national_day] 国庆节
   *[other] ?{ $code }
}

term-value-type = { $code ->
    [text] 带引号的文字
    [empty_text] 空文字
    [whole_number] 整数
    [huge_number] 超过 64 位的数
    [decimal] 小数
    [plain_decimal] 普通小数
    [flag] true 或 false
    [date] 日期（如 2026-10-01）
    [no_such_day] 不存在的日期
    [time] 时间
    [list] 列表
    [table] 表
   *[other] ?{ $code }
}

term-tier-basis = { $code ->
    [set] 已定级
    [suggested] 系统建议
    [assumed] 暂定
   *[other] ?{ $code }
}

term-guard = { $code ->
    [needs_fit_or_potential] 仅靠价值不能成为 A 级，须有战略匹配或潜力
    [strategic_fit] 战略匹配度高，至少为 B 级
    [high_risk] 高风险客户最高为 B 级
    [overcapacity] 所处行业产能过剩，最高为 B 级
   *[other] ?{ $code }
}

term-risk-level = { $code ->
    [low] 低
    [medium] 中
    [high] 高
    [unknown] 未知
   *[other] ?{ $code }
}
