//! The words of a captured line, in both languages. A word means the same whichever language the program speaks.

use crate::domain::dealings::{Channel, PainDimension, RenewalIntent};
use crate::domain::needs::Sentiment;
use crate::domain::people::Stance;
use crate::domain::reading::folded;

use super::ClauseKind;

/// A word as compared: half width, small letters.
pub(super) fn plain(text: &str) -> String {
    folded(text).to_lowercase()
}

/// A keyword in front of `=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// What they say about renewing.
    Intent,
    /// 0 to 10 "would recommend".
    Recommend,
    /// Share of core functions in use.
    Usage,
    /// How the person stands.
    Stance,
    /// The mood of the talk.
    Mood,
    /// A colleague of ours who took part.
    With,
}

/// Keys: English, Chinese, further spellings.
pub(super) const KEYS: &[(Key, &[&str])] = &[
    (Key::Intent, &["intent", "意向", "续约意向", "renewal"]),
    (Key::Recommend, &["nps", "推荐", "推荐分", "recommend"]),
    (Key::Usage, &["usage", "使用率", "使用"]),
    (Key::Stance, &["stance", "立场", "态度"]),
    (Key::Mood, &["mood", "情绪", "气氛", "sentiment"]),
    (Key::With, &["with", "同行", "我方"]),
];

/// Ways of meeting: English, Chinese, further words.
pub(super) const CHANNELS: &[(Channel, &[&str])] = &[
    (Channel::Phone, &["phone", "电话", "call", "called", "tel", "致电", "来电", "通话", "電話"]),
    (Channel::Video, &["video", "视频", "视频会议", "zoom", "teams", "腾讯会议", "視頻"]),
    (Channel::Visit, &["visit", "拜访", "visited", "met", "meeting", "onsite", "上门", "来访", "面谈", "见面", "会面", "拜訪"]),
    (Channel::Summit, &["summit", "峰会", "salon", "fair", "沙龙", "展会", "论坛", "峰會"]),
    (
        Channel::Message,
        &["message", "微信", "msg", "wechat", "chat", "sms", "whatsapp", "消息", "短信", "企微", "企业微信", "钉钉", "飞书"],
    ),
    (Channel::Mail, &["mail", "邮件", "email", "e-mail", "来信", "郵件"]),
];

/// Kinds of pain: English, Chinese, further words. The codes are understood too.
pub(super) const DIMENSIONS: &[(PainDimension, &[&str])] = &[
    (PainDimension::Cost, &["cost", "成本", "price", "价格", "费用", "降本"]),
    (PainDimension::Efficiency, &["efficiency", "效率", "speed", "提效"]),
    (PainDimension::Technology, &["technology", "技术", "tech", "技术升级", "upgrade", "升级"]),
    (PainDimension::Compliance, &["compliance", "合规", "regulation", "法规"]),
    (PainDimension::Quality, &["quality", "质量", "品质"]),
    (PainDimension::Delivery, &["delivery", "交付", "交期", "交货", "leadtime", "物流"]),
];

pub(super) const INTENTS: &[(RenewalIntent, &[&str])] = &[
    (RenewalIntent::Offers, &["offers", "续约", "offer", "renew", "renews", "expand", "主动续约", "增购", "愿意"]),
    (RenewalIntent::Satisfied, &["satisfied", "满意", "happy", "ok"]),
    (RenewalIntent::NoClearWord, &["unclear", "不明", "态度不明", "未表态", "观望", "none", "maybe"]),
    (RenewalIntent::Declines, &["declines", "拒绝", "decline", "no", "不续", "不续约", "lost"]),
];

pub(super) const STANCES: &[(Stance, &[&str])] = &[
    (Stance::Opposed, &["opposed", "反对", "against", "-2"]),
    (Stance::Sceptical, &["sceptical", "怀疑", "skeptical", "存疑", "-1"]),
    (Stance::Neutral, &["neutral", "中立", "0"]),
    (Stance::Supporter, &["supporter", "支持", "for", "+1", "1"]),
    (Stance::Champion, &["champion", "力挺", "+2", "2"]),
];

pub(super) const MOODS: &[(Sentiment, &[&str])] = &[
    (Sentiment::Positive, &["good", "好", "positive", "积极", "愉快", "+"]),
    (Sentiment::Neutral, &["neutral", "平稳", "ok", "一般", "平", "0"]),
    (Sentiment::Negative, &["bad", "差", "negative", "消极", "紧张", "不好", "-"]),
];

/// Faces that stand for a mood by themselves.
const FACES: &[(Sentiment, &[&str])] =
    &[(Sentiment::Positive, &[":)", ":-)"]), (Sentiment::Neutral, &[":|", ":-|"]), (Sentiment::Negative, &[":(", ":-("])];

/// Words that open a clause and need a colon: `next: send the samples`.
const WITH_COLON: &[(ClauseKind, &[&str])] = &[
    (ClauseKind::Next, &["next", "下一步", "nextstep", "后续"]),
    (ClauseKind::Promise, &["promise", "承诺", "promised"]),
    (ClauseKind::Favour, &["favour", "小事", "favor", "帮忙"]),
    (ClauseKind::Task, &["task", "待办", "todo", "任务"]),
];

/// Words that open a clause also without a colon, standing alone.
const ALONE: &[(ClauseKind, &[&str])] =
    &[(ClauseKind::Next, &["下一步"]), (ClauseKind::Promise, &["承诺"]), (ClauseKind::Favour, &["小事"]), (ClauseKind::Task, &["待办"])];

/// Beginnings that open a clause without a colon or blank behind them.
const BEGINNINGS: &[(ClauseKind, &[&str])] = &[(ClauseKind::Promise, &["我们承诺", "我方承诺"])];

/// Words for a one-way touch.
const ONE_WAY: &[&str] = &["oneway", "one-way", "单向"];
/// Words in front of a due date.
pub(super) const BY: &[&str] = &["by", "截止", "due", "最迟", "期限"];
/// Words in front of the day it happened.
pub(super) const ON: &[&str] = &["on", "日期", "发生于"];
/// Signs behind a due date: `下周三前`.
pub(super) const BEFORE: &[&str] = &["之前", "以前", "前"];

fn listed<T: Copy>(list: &[(T, &[&str])], word: &str) -> Option<T> {
    list.iter().find(|(_, words)| words.contains(&word)).map(|(value, _)| *value)
}

/// The value of a word: by a word of the list or by its code.
fn by_word_or_code<T: crate::domain::Coded>(list: &[(T, &[&str])], text: &str) -> Option<T> {
    let word = plain(text);
    listed(list, &word).or_else(|| T::ALL.iter().copied().find(|value| value.code().eq_ignore_ascii_case(&word)))
}

pub(super) fn key(word: &str) -> Option<Key> {
    listed(KEYS, word)
}

pub(super) fn channel(text: &str) -> Option<Channel> {
    by_word_or_code(CHANNELS, text)
}

/// A Chinese word for a channel at the end of a text, as in `王总电话`: where it begins.
pub(super) fn channel_at_end(text: &str) -> Option<(usize, Channel)> {
    let ends = CHANNELS.iter().flat_map(|(channel, words)| words.iter().map(move |word| (*channel, *word)));
    ends.filter(|(_, word)| !word.is_ascii())
        .filter_map(|(channel, word)| text.strip_suffix(word).filter(|name| !name.is_empty()).map(|name| (name.len(), channel)))
        .min_by_key(|(at, _)| *at)
}

pub(super) fn dimension(text: &str) -> Option<PainDimension> {
    by_word_or_code(DIMENSIONS, text)
}

pub(super) fn intent(text: &str) -> Option<RenewalIntent> {
    by_word_or_code(INTENTS, text)
}

pub(super) fn stance(text: &str) -> Option<Stance> {
    by_word_or_code(STANCES, text)
}

pub(super) fn mood(text: &str) -> Option<Sentiment> {
    by_word_or_code(MOODS, text)
}

pub(super) fn face(word: &str) -> Option<Sentiment> {
    listed(FACES, word)
}

pub(super) fn one_way(word: &str) -> bool {
    ONE_WAY.contains(&word)
}

/// The clause that a word opens, and where in the word (in bytes of the word as written) its text begins.
pub(super) fn clause(written: &str) -> Option<(ClauseKind, usize)> {
    if let Some((at, colon)) = written.char_indices().find(|(_, c)| matches!(c, ':' | '：')) {
        let kind = listed(WITH_COLON, &plain(written.get(..at)?))?;
        return Some((kind, at + colon.len_utf8()));
    }
    let alone = listed(ALONE, &plain(written)).map(|kind| (kind, written.len()));
    alone.or_else(|| {
        BEGINNINGS.iter().find_map(|(kind, words)| words.iter().find(|word| written.starts_with(**word)).map(|word| (*kind, word.len())))
    })
}

/// The keys in both languages, for a message.
pub(super) fn key_names() -> Vec<String> {
    KEYS.iter().map(|(_, words)| words.iter().take(2).copied().collect::<Vec<_>>().join("/")).collect()
}

/// The ways of meeting in both languages, for a message.
pub(super) fn channel_names() -> Vec<String> {
    CHANNELS.iter().map(|(_, words)| words.iter().take(2).copied().collect::<Vec<_>>().join("/")).collect()
}
