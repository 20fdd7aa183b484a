//! The words that people write for the codes of closed lists, in both languages.

use super::Shape;
use crate::domain::search::plain;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The code that a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word(pub &'static str);

/// The words for each code of a list.
type List = &'static [(&'static str, &'static [&'static str])];

const KINDS: List = &[
    ("enterprise", &["enterprise", "company", "corporate", "business", "企业", "公司", "企业客户", "公司客户", "法人", "机构"]),
    ("individual", &["individual", "person", "private", "consumer", "个人", "个人客户", "自然人", "私人", "私行客户"]),
    (
        "strategic_partner",
        &["strategic_partner", "partner", "strategic partner", "战略伙伴", "战略合作伙伴", "合作伙伴", "战略客户", "渠道伙伴"],
    ),
    (
        "government",
        &["government", "public", "public body", "public sector", "gov", "政府", "政府客户", "政府机构", "政企", "事业单位", "机关"],
    ),
];

const TIERS: List = &[
    ("A", &["A", "A类", "A级", "A档", "A类客户", "A级客户", "tier A", "class A", "key account", "KA", "甲类", "核心客户", "关键客户"]),
    ("B", &["B", "B类", "B级", "B档", "B类客户", "B级客户", "tier B", "class B", "乙类", "重要客户"]),
    ("C", &["C", "C类", "C级", "C档", "C类客户", "C级客户", "tier C", "class C", "丙类", "普通客户", "一般客户"]),
];

const INTENTS: List = &[
    (
        "offers",
        &[
            "offers",
            "offers renewal",
            "offers to renew",
            "will renew",
            "wants to renew",
            "renew",
            "renewing",
            "expand",
            "wants to expand",
            "yes",
            "主动续约",
            "主动提出续约",
            "主动要求续约",
            "愿意续约",
            "明确续约",
            "确认续约",
            "同意续约",
            "有意续约",
            "有续约意向",
            "续约",
            "续约意向强",
            "扩大合作",
            "愿意扩大合作",
            "增购",
            "续约并增购",
            "是",
        ],
    ),
    ("satisfied", &["satisfied", "says satisfied", "happy", "content", "满意", "表示满意", "比较满意", "很满意", "认可"]),
    (
        "no_clear_word",
        &[
            "no_clear_word",
            "no clear word",
            "unclear",
            "undecided",
            "considering",
            "hesitant",
            "maybe",
            "neutral",
            "态度不明",
            "未明确",
            "不明确",
            "无明确意向",
            "无明确表态",
            "未表态",
            "没有表态",
            "考虑中",
            "观望",
            "待定",
            "犹豫",
            "不确定",
        ],
    ),
    (
        "declines",
        &[
            "declines",
            "declined",
            "declines renewal",
            "will not renew",
            "won't renew",
            "not renewing",
            "no",
            "refuses",
            "拒绝",
            "拒绝续约",
            "不续约",
            "明确不续约",
            "明确拒绝续约",
            "不愿续约",
            "无意续约",
            "不再续约",
            "否",
            "放弃续约",
        ],
    ),
];

const CHANNELS: List = &[
    ("phone", &["phone", "call", "phone call", "telephone", "电话", "通话", "电话沟通"]),
    ("video", &["video", "video call", "online meeting", "teams", "zoom", "视频", "视频会议", "线上会议", "腾讯会议"]),
    (
        "visit",
        &[
            "visit",
            "on site",
            "on-site",
            "meeting",
            "face to face",
            "in person",
            "拜访",
            "上门",
            "上门拜访",
            "面谈",
            "面访",
            "现场",
            "当面",
        ],
    ),
    ("summit", &["summit", "salon", "summit or salon", "conference", "event", "峰会", "沙龙", "峰会沙龙", "会议", "活动", "展会"]),
    ("message", &["message", "chat", "im", "sms", "wechat", "whatsapp", "微信", "短信", "企业微信", "钉钉", "飞书", "消息"]),
    ("mail", &["mail", "email", "e-mail", "邮件", "电子邮件", "邮箱"]),
];

const LIFECYCLES: List = &[
    ("prospect", &["prospect", "lead", "potential", "潜在", "潜在客户", "意向客户", "未合作", "商机"]),
    ("active", &["active", "customer", "current", "live", "合作中", "活跃", "在合作", "正常", "已合作", "成交客户", "正式客户", "在约"]),
    ("at_risk", &["at_risk", "at risk", "risk", "有流失风险", "有风险", "风险", "流失预警", "濒临流失", "预警"]),
    ("churned", &["churned", "lost", "inactive", "former", "ended", "已流失", "流失", "终止合作", "停止合作", "已终止", "失效"]),
];

const SENSITIVITIES: List = &[
    ("normal", &["normal", "low", "no", "普通", "一般", "正常", "低", "否"]),
    ("high", &["high", "yes", "sensitive", "高", "高敏感", "高度敏感", "敏感", "是"]),
];

/// The lists with the shape that reads them.
const LISTS: [(Shape, List); 6] = [
    (Shape::Kind, KINDS),
    (Shape::Tier, TIERS),
    (Shape::Intent, INTENTS),
    (Shape::Channel, CHANNELS),
    (Shape::Lifecycle, LIFECYCLES),
    (Shape::Sensitivity, SENSITIVITIES),
];

/// The words of each list in plain form.
static WORDS: LazyLock<Vec<(Shape, HashMap<String, &'static str>)>> = LazyLock::new(|| {
    let plain_words = |list: List| list.iter().flat_map(|(code, words)| words.iter().map(|word| (plain(word), *code))).collect();
    LISTS.iter().map(|(shape, list)| (*shape, plain_words(list))).collect()
});

/// The code that a cell's text stands for, as this shape reads it: a code itself, or a word for it.
#[must_use]
pub fn word(shape: Shape, text: &str) -> Option<Word> {
    let (_, words) = WORDS.iter().find(|(of, _)| *of == shape)?;
    words.get(&plain(text)).map(|code| Word(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::{AccountKind, Lifecycle, Sensitivity, Tier};
    use crate::domain::dealings::{Channel, RenewalIntent};
    use crate::i18n::{Labelled, Language};

    #[test]
    fn every_code_is_a_word_for_itself_and_every_word_leads_to_its_code() {
        for (shape, list) in LISTS {
            for code in shape.codes() {
                assert_eq!(word(shape, code), Some(Word(code)), "{code}");
            }
            for (code, words) in list {
                assert!(shape.codes().contains(code), "{code}");
                for text in *words {
                    assert_eq!(word(shape, text), Some(Word(code)), "{text}");
                }
            }
        }
    }

    /// What the program shows and exports it also understands.
    #[test]
    fn the_name_of_every_code_is_a_word_for_it_in_both_languages() {
        fn check<T: Labelled>(shape: Shape, unknown: &mut Vec<String>) {
            for language in Language::iter() {
                let strings = language.load();
                let missed = T::ALL.iter().filter(|value| word(shape, &value.label(&strings)) != Some(Word(value.code())));
                unknown.extend(missed.map(|value| format!("{language} {}", value.label(&strings))));
            }
        }
        let mut unknown = Vec::new();
        check::<AccountKind>(Shape::Kind, &mut unknown);
        check::<Tier>(Shape::Tier, &mut unknown);
        check::<RenewalIntent>(Shape::Intent, &mut unknown);
        check::<Channel>(Shape::Channel, &mut unknown);
        check::<Lifecycle>(Shape::Lifecycle, &mut unknown);
        check::<Sensitivity>(Shape::Sensitivity, &mut unknown);
        assert_eq!(unknown, Vec::<String>::new());
    }

    #[test]
    fn words_are_read_in_any_width_case_and_script() {
        assert_eq!(word(Shape::Tier, " ａ類 "), Some(Word("A")));
        assert_eq!(word(Shape::Intent, "Will not renew."), Some(Word("declines")));
        assert_eq!(word(Shape::Intent, "高"), None);
        assert_eq!(word(Shape::Tier, "S"), None);
    }
}
