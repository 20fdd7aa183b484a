### 客户档案：合同、应收、商机、空白产品、钱包份额。

deals-contracts = 合同
deals-contracts-none = 还没有合同。按 n 新增，到期前 90/60/30 天会提醒续约。
deals-contract-title = 合同名称
deals-sticking-hint = 签约卡在哪里，用客户的原话。
deals-outcome-amount-hint = 续约后的金额，与原合同不同时填写。
deals-threshold-hint = 达到此金额才需审批；留空则一律审批。
deals-behalf-hint = 由他人代为审批时填写。
deals-notice = 进入 { $days } 天续约期
deals-ended = 已到期未定
deals-renewed-itself = 已自动续约
deals-starts-later = 尚未生效
deals-running = 履约中
deals-approval-waits = 待审批：{ $kinds }
deals-approval = { $kind }
deals-approval-open = 待审批
deals-approval-not-needed = 无需审批
deals-threshold = { $least } 起
deals-on-behalf = { $name }（代 { $behalf }）
deals-within = { $days } 天内 { $count } 份
deals-calendar = 待续约：{ $counts }
deals-contracts-decided = 历史合同
deals-decided-already = 这份合同的续约结果已经记录。

deals-invoices = 应收账款
deals-invoices-none = 还没有发票。按 n 新增，回款、账龄和周转天数随之得出。
deals-invoices-ahead = 尚未开票
deals-invoices-settled = 已结清或作废
deals-open-sum = 未收 { $sum }
deals-overdue-sum = 逾期 { $sum }
deals-dso = 应收周转 { $days } 天（90 天内开票 { $count } 张）
deals-dso-unknown = 应收周转天数未知：90 天内没有开票
deals-limit = 信用额度 { $limit }，已用 { $share }，{ $day } 起
deals-limit-none = 未设信用额度，按回车设置。
deals-limit-exceeded = 超限
deals-age = { $code ->
    [not_due] 未到期
    [overdue_0_30] 0-30 天
    [overdue_31_60] 31-60 天
    [overdue_61_90] 61-90 天
    [overdue_over_90] 90 天以上
   *[other] ?{ $code }
}
deals-of = 共 { $amount }
deals-paid = { $day } 结清
deals-void = { $day } 作废
deals-payment = 回款
deals-void-hint = 作废日期。
deals-credit-note-hint = 红字发票填负数。
deals-payment-hint = 默认为全部未收；部分回款请改小，币种 { $currency }。
deals-nothing-open = 这张发票没有未收金额。

deals-opportunities = 商机
deals-opportunities-none = 还没有商机。按 n 新增，并注明对应的痛点。
deals-opportunities-sum = 在跟 { $sum }
deals-opportunities-over = 已赢单或丢单
deals-opportunity-is-over = 这个商机已经赢单或丢单。
deals-found-on = 发现日期
deals-closed-on = 结束日期
deals-answers = 痛点：{ $pain }

deals-white-space = 空白产品
deals-white-space-open = 本客户有 { $count } 个空白产品
deals-products-none = 产品清单还是空的，按 n 添加第一个产品。
deals-this-account = 本客户
deals-not-said = 未了解
deals-rival = 在用 { $name }
deals-competitor-hint = 客户向谁采购。
deals-product-hint = 所有客户共用的产品清单。
deals-product-family = 产品系列
deals-retire = 从产品清单中停用“{ $name }”？
deals-retire-consequence = 相关记录保留；撤销可恢复。

deals-wallet = 钱包份额
deals-wallet-how = 我方开票额占客户支出的比例
deals-wallet-none = 还没有客户的品类支出，按 n 录入。
deals-share-of = { $spend } 中的 { $ours }
deals-spend-hint = 该期间向所有供应商的支出。

deals-payment-too-much = 未收款只有 { $most }。多付的部分请另记贷项。
deals-ends-hint = 不填到期日就不会有续约提醒。
deals-ends-before-start = 到期日不能早于起始日 { $day }。
deals-next-contract = 后续合同

deals-why-end = { $day } 到期，距 { $today } 还有 { $days } 天。
deals-why-decided = { $day } 已记录续约结果，不再提醒。
deals-why-notices = 处于提醒期的合同数。到期前 { $notices } 天开始提醒（节奏规则），取已开始的最短一档，直到记录续约结果。
deals-why-open = 开票 { $asked } 减去已回款 { $paid }（{ $count } 笔）。
deals-why-due = { $day } 到期，逾期 { $late } 天：{ $age }。
deals-why-ageing = 每张发票的未收款，按到期后的天数分档，按当日汇率折算。
deals-why-bucket = { $age }：{ $open }（{ $count } 张）
deals-why-dso-name = DSO（天）
deals-why-dso = 未收款 ÷ 近 90 天开票 × 90：{ $open } ÷ { $invoiced }（{ $count } 张）× 90。
deals-why-limit = 未收款 ÷ 信用额度，取整：{ $open } ÷ { $limit }。
deals-why-share = 我方开票 ÷ 客户同类采购总额，{ $from } 至 { $to }：{ $ours } ÷ { $spend }。
