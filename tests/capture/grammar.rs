//! What each part of a line is read as.

use kamdeck::domain::Coded;
use kamdeck::exchange::capture::{Captured, Doubt, Fact, Problem};
use kamdeck::i18n::Language;
use proptest::prelude::*;

use super::{TODAY, day, read};

/// A line as read, in one text: everything that it holds, in a fixed order.
fn shown(captured: &Captured) -> String {
    let mut parts = Vec::new();
    let mut part = |name: &str, value: String| {
        if !value.is_empty() {
            parts.push(format!("{name}:{value}"));
        }
    };
    part("head", captured.joined(&captured.head));
    part(
        "people",
        captured
            .persons
            .iter()
            .map(|person| format!("{}{}", if person.value.is_new { "+" } else { "" }, person.value.name))
            .collect::<Vec<_>>()
            .join(","),
    );
    part("ours", captured.colleagues.iter().map(|one| one.value.clone()).collect::<Vec<_>>().join(","));
    part("by", captured.channel.as_ref().map_or_else(String::new, |channel| channel.value.code().to_owned()));
    part("way", if captured.one_way { "one".into() } else { String::new() });
    part("mood", captured.mood.as_ref().map_or_else(String::new, |mood| mood.value.code().to_owned()));
    part("text", captured.joined(&captured.text));
    for stated in &captured.facts {
        let value = match stated.fact {
            Fact::Intent(intent) => intent.code().to_owned(),
            Fact::Recommend(score) => format!("nps {score}"),
            Fact::Usage(share) => share.to_string(),
            Fact::Stance(stance) => stance.code().to_owned(),
        };
        part("fact", format!("{value}{}", stated.person.map_or_else(String::new, |at| format!("@{at}"))));
    }
    part("pains", captured.pains.iter().map(|pain| pain.value.code()).collect::<Vec<_>>().join(","));
    for clause in &captured.clauses {
        let due = clause.due.map_or_else(String::new, |due| format!(" due {due}"));
        part(clause.kind.code(), format!("{}{due}", captured.joined(&clause.text)));
    }
    part("due", captured.due.as_ref().map_or_else(String::new, |due| due.value.to_string()));
    part("on", captured.on.as_ref().map_or_else(String::new, |on| on.value.to_string()));
    parts.join(" | ")
}

#[test]
fn lines_are_read_as_they_are_meant() {
    for (line, meant) in [
        (
            "启明 @王总 电话 \"续约意向好,担心交期\" intent=offers #delivery by next wed",
            "head:启明 | people:王总 | by:phone | text:续约意向好,担心交期 | fact:offers@0 | pains:delivery | due:2026-11-25",
        ),
        (
            "启明＠王总电话“续约意向好，担心交期”意向＝续约＃交期　截止下周三",
            "head:启明 | people:王总 | by:phone | text:续约意向好，担心交期 | fact:offers@0 | pains:delivery | due:2026-11-25",
        ),
        ("启明 @王总、李工 拜访 谈了二期 下周三前", "head:启明 | people:王总,李工 | by:visit | text:谈了二期 | due:2026-11-25"),
        (
            "Orion Batteries @Anna phone asked for a quote by +3wd",
            "head:Orion Batteries | people:Anna | by:phone | text:asked for a quote | due:2026-11-25",
        ),
        ("\"Zephyr Foods\" mail \"sent the deck\" oneway", "head:Zephyr Foods | by:mail | way:one | text:sent the deck"),
        ("启明 昨天 微信 问进度", "head:启明 | by:message | text:问进度 | on:2026-11-20"),
        ("启明 电话 问进度 on 11-18", "head:启明 | by:phone | text:问进度 | on:2026-11-18"),
        ("Orion last fri call \"fine\"", "head:Orion | by:phone | text:fine | on:2026-11-13"),
        ("Orion call \"fine\" on wed", "head:Orion | by:phone | text:fine | on:2026-11-18"),
        ("启明 @王总 nps=9 usage=72% mood=好", "head:启明 | people:王总 | mood:positive | fact:nps 9@0 | fact:72%@0"),
        ("启明 nps=9/10 @王总 @李工 stance=反对", "head:启明 | people:王总,李工 | fact:nps 9@0 | fact:opposed@1"),
        ("启明 推荐＝１０", "head:启明 | fact:nps 10"),
        (
            "启明 visit talked we promise a sample by fri next: 催合同 by mon",
            "head:启明 | by:visit | text:talked | promise:a sample due 2026-11-27 | next:催合同 due 2026-11-23",
        ),
        ("启明 电话 谈价 我们承诺周五前报价 by 周五", "head:启明 | by:phone | text:谈价 | promise:周五前报价 due 2026-11-27"),
        ("启明 承诺：寄样品 截止 12-05 小事：送了一本书", "head:启明 | promise:寄样品 due 2026-12-05 | favour:送了一本书"),
        ("启明 task: \"prepare the deck\" by fri", "head:启明 | task:prepare the deck due 2026-11-27"),
        ("启明 电话 下一步 约李工见面", "head:启明 | by:phone | next:约李工见面"),
        ("启明 @＋王新、李工 电话 认识了一下", "head:启明 | people:+王新,李工 | by:phone | text:认识了一下"),
        ("启明 @+\"Anna Lee\"电话 x", "head:启明 | people:+Anna Lee | by:phone | text:x"),
        // Only outside a text is structure understood.
        ("启明 电话 \"by fri @王总 #cost nps=3\"", "head:启明 | by:phone | text:by fri @王总 #cost nps=3"),
        ("启明 电话 needs a=b, a call on the mail topic", "head:启明 | by:phone | text:needs a=b, a call on the mail topic"),
        ("启明 电话 price 24\" screen, a@b.com, C#", "head:启明 | by:phone | text:price 24\" screen, a@b.com, C#"),
        ("启明 电话 :( 抱怨交期", "head:启明 | by:phone | mood:negative | text:抱怨交期"),
        ("启明 视频 with=周涛 复盘", "head:启明 | ours:周涛 | by:video | text:复盘"),
        ("启明 电话 with=\"Anna Lee\" x", "head:启明 | ours:Anna Lee | by:phone | text:x"),
        ("电话 启明 x", "head:启明 x | by:phone"),
        ("启明 电话 3天前 说过要降价", "head:启明 | by:phone | text:说过要降价 | on:2026-11-18"),
        ("启明 电话 \"x\" by 12月5日前", "head:启明 | by:phone | text:x | due:2026-12-05"),
    ] {
        let captured = read(line);
        assert_eq!(captured.problems, [], "{line}");
        assert_eq!(shown(&captured), meant, "{line}");
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    for (line, place, problem) in [
        ("", "", "empty"),
        ("启明 电话 \"offen", "\"offen", "OpenQuote"),
        ("启明 @ 电话", "@", "NothingBehind"),
        ("启明 #weather", "#weather", "weather"),
        ("启明 电话 \"x\" intent=perhaps", "intent=perhaps", "perhaps"),
        ("启明 电话 \"x\" colour=red", "colour=red", "UnknownKey"),
        ("启明 nps=11", "nps=11", "OutOfRange"),
        ("启明 nps=", "nps=", "NothingBehind"),
        ("启明 usage=120%", "usage=120%", "OutOfRange"),
        ("启明 usage=1", "usage=1", "AmbiguousShare"),
        ("启明 电话 \"x\" by nxt fri", "by nxt", "NotADate"),
        ("启明 电话 \"x\" by 2026-02-30", "by 2026-02-30", "NoSuchDay"),
        ("启明 电话 \"x\" by 03/04/2027", "by 03/04/2027", "AmbiguousDate"),
        ("启明 电话 \"x\" on 2026-12-01", "on 2026-12-01", "Future"),
        ("启明 电话 \"x\" on tomorrow", "on tomorrow", "Future"),
        ("启明 电话 \"x\" by 2026-11-20", "by 2026-11-20", "DueBefore"),
        ("启明 电话 \"x\" by fri by mon", "by mon", "Twice"),
        ("启明 intent=offers intent=declines", "intent=declines", "Twice"),
        ("启明 promise: by fri", "promise:", "NothingBehind"),
    ] {
        let captured = read(line);
        let found = captured
            .problems
            .iter()
            .map(|found| (captured.slice(&found.span).to_owned(), format!("{:?}", found.value)))
            .collect::<Vec<_>>();
        let fits = |(at, what): &(String, String)| at == place && what.to_lowercase().contains(&problem.to_lowercase());
        assert!(found.iter().any(fits), "{line}: {found:?}");
    }
    assert_eq!(read(&"x".repeat(9000)).problems.len(), 1);
}

#[test]
fn a_keyword_without_its_date_is_text_and_said_to_be() {
    let captured = read("启明 电话 agreed on price, paid by card");
    assert_eq!(shown(&captured), "head:启明 | by:phone | text:agreed on price, paid by card");
    let doubts: Vec<(&str, Doubt)> = captured.doubts.iter().map(|doubt| (captured.slice(&doubt.span), doubt.value)).collect();
    assert_eq!(doubts, [("on price,", Doubt::TakenForText), ("by card", Doubt::TakenForText)]);
    let assumed = read("启明 电话 \"x\" on 12-05");
    assert_eq!(assumed.doubts[0].value, Doubt::Assumed(day("2025-12-05")));
}

#[test]
fn every_problem_has_a_sentence_in_both_languages() {
    for language in Language::iter() {
        let strings = language.load();
        for line in [
            "",
            "启明 \"",
            "启明 @",
            "启明 #x",
            "x \"y\" k=v",
            "启明 nps=a",
            "启明 usage=1",
            "启明 电话 \"x\" by 1/2/2027",
            "启明 \"x\" by fri by fri",
        ] {
            for problem in read(line).problems {
                let sentence = problem.value.sentence(&strings);
                assert!(sentence.ends_with(['.', '。']) || matches!(problem.value, Problem::Empty), "{sentence}");
                assert!(!sentence.contains('{'), "{sentence}");
            }
        }
    }
}

/// Pieces that make lines which look like captures.
fn piece() -> impl Strategy<Value = String> {
    let fixed = [
        "启明",
        "@王总",
        "＠",
        "@+",
        "＋王新",
        "电话",
        "phone",
        "\"续约\"",
        "“担心",
        "”",
        "intent=offers",
        "intent=",
        "nps=9",
        "usage=72%",
        "#delivery",
        "#",
        "by",
        "next wed",
        "on",
        "2026-02-30",
        "03/04/2026",
        "下周三前",
        "昨天",
        "oneway",
        "next:",
        "we",
        "promise",
        "承诺",
        "我们承诺",
        "小事：",
        "task:",
        "=",
        "＝",
        "：",
        "、",
        "24\"",
        "a@b",
        "\u{3000}",
        "\u{200d}",
        "\u{1b}[31m",
        "\u{202e}",
        "前",
        "+3wd",
        "with=\"",
        ":)",
        "🀄",
    ];
    prop_oneof![3 => prop::sample::select(fixed.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

proptest! {
    #[test]
    fn no_line_makes_the_parser_panic_and_every_place_lies_in_it(line in prop_oneof![any::<String>(), prop::collection::vec(piece(), 0..14).prop_map(|pieces| pieces.join(" ")), prop::collection::vec(piece(), 0..14).prop_map(|pieces| pieces.concat())]) {
        let captured = read(&line);
        let spans = captured.head.iter().chain(&captured.text).chain(captured.clauses.iter().flat_map(|clause| &clause.text));
        for span in spans.chain(captured.problems.iter().map(|problem| &problem.span)).chain(captured.persons.iter().map(|person| &person.span)) {
            prop_assert!(line.get(span.clone()).is_some(), "{span:?} in {line:?}");
        }
        prop_assert!(captured.due.iter().all(|due| due.value >= captured.on.as_ref().map_or(day(TODAY), |on| on.value) || !captured.problems.is_empty()));
    }
}
