### 各类记录的封闭列表取值名称。

record-layer = { $code ->
    [basic] 基础信息
    [preference] 行为偏好
    [cooperation] 合作脉络
    [special_demands] 特殊诉求
   *[other] ?{ $code }
}

record-department = { $code ->
    [sales] 销售部
    [finance] 财务部
    [marketing] 市场部
    [service] 服务部
    [legal] 法务部
   *[other] ?{ $code }
}

record-profile-field = { $code ->
    [industry] 所属行业
    [region] 所在地区
    [city] 所在城市
    [scale] 企业规模
    [core_business] 主营业务
    [ownership] 股权性质
    [credit_rating] 信用评级
    [industry_position] 行业地位
    [culture] 组织文化
    [lifecycle] 生命周期
    [sensitivity] 敏感程度
    [cooperation_start] 合作起始日
    [career] 职业经历
    [family] 家庭情况
    [habits] 生活习惯
    [asset_plans] 资产规划
    [payment_terms] 付款条件
    [payment_method] 付款方式
    [communication_style] 沟通风格
    [risk_appetite] 风险偏好
    [projects] 合作项目与交付
    [disputes] 争议及解决方式
    [added_services] 增值服务反馈
    [compliance] ESG与合规要求
    [privacy] 隐私要求
    [emergency] 应急机制
    [invoicing_rules] 特殊开票要求
    [market_potential] 市场潜力
   *[other] ?{ $code }
}

record-field-kind = { $code ->
    [text] 文本
    [long_text] 长文本
    [number] 整数
    [date] 日期
    [yes_no] 是或否
   *[other] ?{ $code }
}

record-team-role = { $code ->
    [owner] 客户负责人
    [supervisor] 主管
    [technical] 技术支持
    [after_sales] 售后支持
   *[other] ?{ $code }
}

record-result-kind = { $code ->
    [revenue] 收入
    [profit] 利润
   *[other] ?{ $code }
}

record-confidence = { $code ->
    [low] 低
    [medium] 中
    [high] 高
   *[other] ?{ $code }
}

record-birth-calendar = { $code ->
    [solar] 公历
    [lunar] 农历
   *[other] ?{ $code }
}

record-approval-stage = { $code ->
    [confirm] 确认技术参数
    [review] 评审
    [approve] 批准
   *[other] ?{ $code }
}

record-approval-outcome = { $code ->
    [approved] 通过
    [returned] 退回修改
    [rejected] 否决
   *[other] ?{ $code }
}

record-pain-status = { $code ->
    [open] 待解决
    [in_progress] 解决中
    [solved] 已解决
    [dropped] 已搁置
   *[other] ?{ $code }
}

record-sentiment = { $code ->
    [positive] 积极
    [neutral] 平稳
    [negative] 消极
   *[other] ?{ $code }
}

record-reception = { $code ->
    [warm] 很受用
    [polite] 一般
    [cold] 冷淡
   *[other] ?{ $code }
}

record-promise-state = { $code ->
    [open] 待兑现
    [kept] 已兑现
    [broken] 未兑现
    [withdrawn] 已撤回
   *[other] ?{ $code }
}

record-event-kind = { $code ->
    [merger] 并购重组
    [listing] 上市
    [new_plant] 新建工厂
    [key_person_change] 关键人变动
    [career_change] 职业变动
    [financing] 融资
    [penalty] 处罚或诉讼
    [other_event] 其他事件
   *[other] ?{ $code }
}

record-bearing = { $code ->
    [favourable] 有利
    [neutral] 中性
    [adverse] 不利
   *[other] ?{ $code }
}

record-plan-measure = { $code ->
    [satisfaction] 满意度
    [renewal_rate] 续约率
    [cross_sell_growth] 交叉销售增长
   *[other] ?{ $code }
}

record-touchpoint-kind = { $code ->
    [regular_visit] 定期拜访
    [training] 培训
    [salon] 行业沙龙
    [review] 业务回顾
    [meeting] 会议
   *[other] ?{ $code }
}

record-contingency-kind = { $code ->
    [supply_interruption] 供应中断
    [escalated_complaint] 投诉升级
    [outage] 服务中断
    [other_case] 其他情形
   *[other] ?{ $code }
}

record-package-kind = { $code ->
    [training] 培训
    [data_analysis] 数据分析
    [integration] 系统集成
    [other_package] 其他服务包
   *[other] ?{ $code }
}

record-memory-kind = { $code ->
    [first_meeting] 初次见面
    [solved_together] 共同解决的问题
    [birthday] 生日
    [favour] 暖心小事
    [other_memory] 其他回忆
   *[other] ?{ $code }
}

record-opportunity-stage = { $code ->
    [found] 已发现
    [qualified] 已确认
    [proposed] 已提案
    [negotiating] 谈判中
    [won] 已赢单
    [lost] 已丢单
   *[other] ?{ $code }
}

record-white-space-state = { $code ->
    [bought] 已采购
    [competitor] 使用竞品
    [open] 空白
    [not_suitable] 不适用
   *[other] ?{ $code }
}

record-task-origin = { $code ->
    [manual] 手工录入
    [alert] 预警
    [event] 客户事件
    [plan] 年度计划
    [touch] 互动记录
    [handover] 服务交接
    [survey] 满意度回访
    [review] 复盘
   *[other] ?{ $code }
}

record-renewal-outcome = { $code ->
    [renewed] 已续约
    [expanded] 续约增购
    [reduced] 续约缩减
    [lost] 未续约
   *[other] ?{ $code }
}

record-approval-kind = { $code ->
    [commercial] 商务审批
    [legal] 法务审批
   *[other] ?{ $code }
}

record-request-decision = { $code ->
    [accepted] 采纳
    [later] 暂缓
    [declined] 不采纳
   *[other] ?{ $code }
}

record-survey-kind = { $code ->
    [quarterly] 季度调查
    [on_the_spot] 即时评价
    [ticket_closing] 投诉回访
    [handover] 交接后调查
    [reported] 外部上报
   *[other] ?{ $code }
}

record-survey-step = { $code ->
    [collect] 收集
    [assign] 分派
    [call_back] 回访
    [improve] 改进
   *[other] ?{ $code }
}

record-declaration = { $code ->
    [tickets_kept_here] 工单全部记录于此
   *[other] ?{ $code }
}

record-alert-rule = { $code ->
    [low_score] 健康分偏低
    [usage_plunge] 使用骤降
    [silent_churner] 静默流失
    [receivable] 应收逾期
    [revenue_swing] 收入异动
    [event] 客户事件
    [low_survey] 低分反馈
    [key_person_left] 关键人离开
    [sla] 响应时限
    [review] 到期复盘
    [promise] 承诺到期
    [empty_seat] 空缺席位
    [request_untold] 需求未回复客户
    [milestone] 里程碑到期
   *[other] ?{ $code }
}

record-alert-decision = { $code ->
    [snooze] 稍后提醒
    [assign] 已指派
    [done] 已处理
    [dismiss] 已忽略
   *[other] ?{ $code }
}

record-handover-trigger = { $code ->
    [resignation] 离职
    [rotation] 轮岗
    [transfer] 调岗
    [promotion] 晋升
    [reorganisation] 组织调整
    [team_growth] 团队扩充
    [full_solution] 单品升级为整体方案
   *[other] ?{ $code }
}

record-handover-state = { $code ->
    [running] 进行中
    [closed] 已完成
    [cancelled] 已取消
   *[other] ?{ $code }
}

record-handover-step = { $code ->
    [manual] 交接手册
    [review] 手册审核
    [talk_1] 首次面谈
    [talk_2] 疑难问题演练
    [notice] 客户告知
    [files] 资料移交与演示
    [meeting] 三方会面
    [executive_call] 高层致电
    [added_service] 额外服务
    [feedback] 交接反馈
    [survey] 匿名调查与回访
    [lesson] 案例沉淀
   *[other] ?{ $code }
}

record-step-outcome = { $code ->
    [done] 已完成
    [returned] 退回修改
    [approved] 通过
   *[other] ?{ $code }
}

record-feedback-column = { $code ->
    [clear] 已清楚
    [to_confirm] 待确认
    [needs_help] 需协助
   *[other] ?{ $code }
}

record-manual-section = { $code ->
    [archive] 客户档案
    [open_items] 未结事项
    [strategy] 策略建议
    [risks] 风险提示
   *[other] ?{ $code }
}

record-reader-role = { $code ->
    [manager] 客户经理
    [finance] 财务
    [service] 服务
    [executive] 高管
    [customer] 客户
   *[other] ?{ $code }
}
