//! The names by which target fields are recognised, as they stand in the headings of real lists. Comparison is by
//! [`plain`](crate::domain::search::plain): case, width, blanks, punctuation and traditional characters do not matter.
//! The names of a target are separated by semicolons.

use super::{Field, Target};
use crate::domain::account::Criterion;
use crate::domain::profile::{ProfileField, ResultKind};

/// Names of fields.
pub(super) const FIELDS: &[(Field, &str)] = &[
    (
        Field::Name,
        "客户名称; 客户全称; 公司名称; 公司全称; 企业名称; 单位名称; 客户; 公司; 企业; 单位; 名称; 甲方; 客户姓名; \
         customer name; account name; company name; client name; customer; account; company; client; name; organisation; \
         organization; customer full name",
    ),
    (Field::ShortName, "客户简称; 公司简称; 企业简称; 简称; short name; abbreviation; alias; nickname"),
    (Field::Kind, "客户类型; 客户性质; 客户类别; 类型; account type; customer type; account kind; kind; type"),
    (
        Field::CreditCode,
        "统一社会信用代码; 社会信用代码; 信用代码; 统一信用代码; 税号; 纳税人识别号; credit code; uscc; \
         unified social credit code",
    ),
    (
        Field::Tier,
        "客户等级; 客户级别; 客户分级; 客户评级; 客户层级; 等级; 级别; 分级; tier; account tier; customer tier; level; \
         grade; class; abc",
    ),
    (Field::TierOn, "定级日期; 分级日期; 评级日期; tier date; tiered on; tier decided on"),
    (
        Field::Owner,
        "客户经理; 客户负责人; 负责人; 负责销售; 销售负责人; 跟进人; 归属人; 归属销售; 销售代表; 客户主管; 负责人姓名; 客户经理姓名; 业务员; 销售; 销售经理; owner; account owner; \
         account manager; sales rep; manager; rep",
    ),
    (Field::OwnerSince, "负责起始日; 接手日期; 接管日期; owner since; owned since"),
    (Field::Tags, "标签; 客户标签; tags; tag; labels"),
    (Field::Contract, "合同名称; 合同; 合同编号; 产品; 合作产品; contract; contract name; contract title; product"),
    (Field::ContractAmount, "合同金额; 合同额; 合同总额; 签约金额; contract amount; contract value; deal amount; acv; arr"),
    (Field::ContractSignedOn, "签约日期; 签订日期; 签署日期; 合同签订日期; signed on; signed date; contract date"),
    (
        Field::RenewalOn,
        "续约日期; 续约时间; 续约日; 续签日期; 续签时间; 续签日; 下次续约; 下次续约日期; 有效期至; 合同有效期至; 合同到期日期; 到期日; 到期日期; 到期时间; 合同到期日; 合同到期; 合同到期时间; 合同结束日期; 合同终止日期; \
         服务到期日; 服务到期日期; 续费日期; 续费日; renewal date; next renewal; next renewal date; valid until; contract expiry; renewal; renews on; renewal on; contract end; contract end date; expiry date; \
         expires on; expiration date; end date",
    ),
    (
        Field::LastTouchOn,
        "最近联系; 最近一次联系; 最近一次拜访; 最近拜访时间; 上次拜访时间; 上次沟通; 上次沟通日期; 最近沟通时间; 最近跟进; 上次跟进; \
         上次跟进日期; 最近联系日期; 最近联系时间; 上次联系; 上次联系日期; 上次联系时间; 最后联系日期; 最后联系时间; 最后联系; \
         最近沟通日期; 最近沟通; 最近拜访日期; 最近拜访; 上次拜访; 上次拜访日期; 最近跟进时间; 最近跟进日期; 最后跟进时间; \
         最近双向联系; last contact; last contact date; last contacted; last touch; last two-way contact; \
         last two way contact; last visit; last visited; date of last visit; last meeting; last activity; last call",
    ),
    (Field::LastTouchChannel, "联系方式类型; 联系渠道; 沟通方式; 沟通渠道; channel; contact channel; last contact channel"),
    (
        Field::ContactName,
        "联系人; 联系人姓名; 联系人名称; 首要联系人; 主要联系人; 对接人; 客户联系人; 关键联系人; 客户对接人; contact; contact name; contact person; \
         primary contact; main contact",
    ),
    (Field::ContactTitle, "职务; 职位; 联系人职务; 联系人职位; 岗位; 头衔; title; job title; contact title; position"),
    (Field::ContactDepartment, "部门; 联系人部门; 所在部门; department; contact department"),
    (
        Field::ContactPhone,
        "电话; 手机; 移动电话; 座机; 固定电话; 联系手机; 联系人手机号; 手机号; 手机号码; 联系电话; 联系人电话; 联系人手机; 联系方式; 电话号码; 联系人联系方式; phone; mobile; \
         telephone; tel; cell; contact phone; phone number; mobile phone; mobile number; cell phone; contact number; telephone number",
    ),
    (
        Field::ContactMail,
        "邮箱; 电子邮箱; 电子邮件; 邮件; 联系人邮箱; 邮箱地址; email; e-mail; mail; email address; contact email; \
         contact mail",
    ),
    (Field::ContactWechat, "微信; 微信号; 联系人微信; wechat; wechat id"),
    (Field::JudgedOn, "评估日期; 评价日期; 打分日期; 评分日期; judged on; assessed on; assessment date; judgement date"),
    (
        Field::Usage,
        "使用率; 产品使用率; 功能使用率; 核心功能使用率; 使用深度; 产品使用深度; 功能使用占比; 活跃度; 活跃率; usage; \
         usage share; usage rate; product usage; feature usage; core feature usage; adoption; adoption rate",
    ),
    (Field::UsageOn, "使用率日期; 使用率统计日期; 使用数据日期; usage date; usage on; usage as of; usage read on"),
    (
        Field::Intent,
        "续约意向; 续约意愿; 续费意向; 续费意愿; 续约态度; 意向; renewal intent; renewal intention; intent; \
         renewal sentiment; will renew",
    ),
    (Field::IntentOn, "意向日期; 续约意向日期; 续约意愿日期; 表态日期; intent date; intent on; renewal intent date"),
    (
        Field::Recommend,
        "推荐意愿; 推荐意愿分; 推荐意愿度; 推荐度; 推荐分; 推荐值; NPS; NPS评分; NPS得分; 净推荐值; would recommend; recommend; \
         recommendation; nps score; recommendation score; likelihood to recommend",
    ),
    (
        Field::RecommendOn,
        "推荐日期; NPS日期; 调研日期; 调查日期; 回访日期; nps date; survey date; recommend on; recommendation date; \
         answered on",
    ),
    (
        Field::HighTickets,
        "高优工单数; 高优先级工单数; 高优先级工单; 严重工单数; 重大故障数; P0P1工单数; P0+P1工单数; P0/P1工单; P0P1; \
         近90天高优工单; 近90天P0P1工单数; 故障数; high priority tickets; p0+p1 tickets; p0 p1 tickets; critical tickets; \
         severe tickets; high-priority tickets; p0/p1 tickets",
    ),
    (Field::HighTicketsOn, "工单统计日期; 工单日期; 故障统计日期; tickets date; tickets on; tickets as of; ticket count date"),
];

/// Names of descriptive fields.
pub(super) const PROFILE: &[(ProfileField, &str)] = &[
    (ProfileField::Industry, "行业; 所属行业; 行业类别; 行业分类; 产业; industry; sector; vertical"),
    (ProfileField::Region, "地区; 区域; 所在地区; 大区; 省份; 省; 所属区域; region; province; state; area; territory"),
    (ProfileField::City, "城市; 所在城市; 市; 所在地; city; town; location"),
    (
        ProfileField::Scale,
        "规模; 企业规模; 公司规模; 人员规模; 员工人数; 员工数; 人数; scale; company size; size; employees; headcount; \
         number of employees",
    ),
    (
        ProfileField::CoreBusiness,
        "主营业务; 主营; 主要业务; 业务范围; 经营范围; 主要产品; core business; main business; business; business scope",
    ),
    (ProfileField::Ownership, "股权性质; 企业性质; 所有制; 所有制性质; 股东背景; ownership; ownership type"),
    (ProfileField::CreditRating, "信用评级; 信用等级; 资信等级; credit rating; credit grade"),
    (ProfileField::IndustryPosition, "行业地位; 市场地位; industry position; market position"),
    (ProfileField::Culture, "组织文化; 企业文化; culture; organisation culture; organizational culture"),
    (
        ProfileField::LifecycleStage,
        "生命周期; 客户状态; 合作状态; 客户阶段; 状态; lifecycle; lifecycle stage; account status; status; stage",
    ),
    (ProfileField::SensitivityLevel, "敏感程度; 敏感度; 敏感级别; sensitivity"),
    (
        ProfileField::CooperationStart,
        "合作起始日; 合作开始日期; 合作开始时间; 首次合作日期; 首次合作时间; 合作日期; 合作起始; cooperation start; \
         customer since; start date; client since",
    ),
    (ProfileField::CareerHistory, "职业经历; 从业经历; career history; career"),
    (ProfileField::Family, "家庭情况; 家庭; family"),
    (ProfileField::Habits, "生活习惯; 习惯; habits"),
    (ProfileField::AssetPlan, "资产规划; 资产配置; asset plan; asset plans"),
    (ProfileField::PaymentTerms, "付款条件; 账期; 付款账期; 结算周期; 付款条款; payment terms; credit terms; terms of payment"),
    (ProfileField::PaymentMethod, "付款方式; 支付方式; 结算方式; payment method"),
    (ProfileField::CommunicationStyle, "沟通风格; 沟通偏好; communication style; communication preference"),
    (ProfileField::RiskAppetite, "风险偏好; risk appetite; risk preference"),
    (ProfileField::Projects, "合作项目; 项目情况; 历史项目; projects; project history"),
    (ProfileField::Disputes, "争议; 历史争议; 纠纷; 争议及解决方式; disputes; disputes and how they were resolved"),
    (ProfileField::AddedServices, "增值服务反馈; 增值服务; added services; value added services"),
    (ProfileField::Compliance, "合规要求; ESG要求; ESG与合规要求; compliance requirements; esg; ESG and compliance"),
    (ProfileField::Privacy, "隐私要求; 隐私偏好; privacy; privacy requirements"),
    (ProfileField::Emergency, "应急机制; 应急联系; emergency mechanism; emergency"),
    (ProfileField::InvoicingRules, "开票要求; 特殊开票要求; 开票规则; 开票信息; invoicing rules; invoice requirements; invoicing"),
    (ProfileField::MarketPotential, "市场潜力; 发展潜力; market potential; growth potential"),
];

/// Names of what is judged from 1 to 5.
pub(super) const CRITERIA: &[(Criterion, &str)] = &[
    (
        Criterion::IndustryDirection,
        "行业方向; 行业方向契合; 行业匹配; 行业契合度; industry direction; industry fit; industry in our direction",
    ),
    (Criterion::MarketInfluence, "市场影响力; 行业影响力; 影响力; market influence"),
    (Criterion::TechnicalDepth, "技术深度; 技术契合; 技术合作深度; technical depth"),
    (Criterion::CoBuilding, "共建意愿; 联合共建; 共创; 共建; co-building; co-creation"),
    (Criterion::LongTermPartnership, "长期合作; 长期伙伴; 长期合作意愿; long-term partnership; long term partnership"),
    (Criterion::MarketShare, "市场份额; 市场占有率; 市占率; market share"),
    (Criterion::PolicySupport, "政策支持; 政策扶持; policy support"),
    (Criterion::OrganisationalChange, "组织变革; 组织变化; organisational change; organizational change"),
    (Criterion::Career, "职业发展; 职业前景; career prospects; career"),
    (Criterion::AssetPlans, "资产计划; asset plans; 资产规划"),
    (Criterion::DecisionOpenness, "决策层开放度; 决策层开放性; 高层开放度; decision openness; openness of the decision layer"),
    (Criterion::ExecutionCooperation, "执行层配合度; 执行层配合; 配合度; execution cooperation; cooperation of the execution layer"),
    (Criterion::Bargaining, "议价行为; 议价; 议价强度; bargaining; bargaining behaviour; bargaining behavior"),
    (Criterion::WrittenConfirmation, "书面确认; 变更书面确认; written confirmation; changes confirmed in writing"),
    (Criterion::AbilityToPerform, "履约能力; 履约; ability to perform"),
    (Criterion::MarketStability, "市场稳定性; 经营稳定性; market stability"),
    (Criterion::Compliance, "合规性; 合规; 合规风险; compliance"),
];

/// Names of figures, the period taken out.
pub(super) const FIGURES: &[(ResultKind, &str)] = &[
    (
        ResultKind::Revenue,
        "营收; 收入; 销售额; 销售收入; 采购额; 采购金额; 成交额; 成交金额; 合作金额; 交易额; 贡献收入; 营业收入; revenue; \
         sales; turnover; spend; billings",
    ),
    (ResultKind::Profit, "利润; 毛利; 毛利润; 净利润; 净利; 利润额; 毛利额; profit; gross profit; net profit; earnings"),
];

/// Headings of columns that say nothing about the customer: running numbers, and those that a file of rejected rows has at its end.
pub(super) const IGNORED: &str = "序号; 编号; 行号; no; no.; #; seq; row; \
     index; 未导入行号; 未导入列; 未导入原因; rejected line; rejected column; reason of rejection";

/// The single names of a list.
pub(super) fn split(names: &'static str) -> impl Iterator<Item = &'static str> {
    names.split("; ")
}

/// Every name with its target, figures left out.
pub(super) fn all() -> impl Iterator<Item = (Target, &'static str)> {
    let fields = FIELDS.iter().map(|(field, names)| (Target::Field(*field), *names));
    let profile = PROFILE.iter().map(|(field, names)| (Target::Profile(*field), *names));
    let criteria = CRITERIA.iter().map(|(criterion, names)| (Target::Judgement(*criterion), *names));
    fields.chain(profile).chain(criteria).flat_map(|(target, names)| split(names).map(move |name| (target.clone(), name)))
}
