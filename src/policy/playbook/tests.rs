use std::collections::BTreeSet;

use super::*;
use crate::domain::account::AccountKind;
use crate::domain::dealings::PainDimension;
use crate::domain::people::{BuyingRole, Stance};

fn library(edition: Edition) -> Playbook {
    Playbook::load(edition, &[]).unwrap_or_else(|error| panic!("{error}"))
}

fn with(topic: Topic, text: &str) -> Result<Playbook, FileError> {
    Playbook::load(Edition::English, &[PlaybookFile { topic, file: "mine.toml", text }])
}

/// Every key of a library, so that two editions can be compared. Sources of questions and months of favours are not in it: they
/// differ from country to country.
fn keys(book: &Playbook) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for industry in book.industries.iter() {
        let both = [("industry", &industry.industry), ("customer", &industry.customer)];
        keys.extend(both.iter().flat_map(|(list, questions)| {
            questions.iter().map(move |question| format!("{} {list} {} {}", industry.key, question.key, question.dimension))
        }));
    }
    for role in &book.talking {
        keys.extend(role.lines.iter().map(|line| format!("{} {} {:?}", role.role, line.key, line.stances)));
    }
    keys.extend(book.favours.iter().map(|favour| format!("favour {} {:?} {}", favour.key, favour.kinds, favour.caution.is_some())));
    for plan in &book.contingencies {
        keys.extend(plan.steps.iter().map(|step| format!("{} {} {}", plan.key, step.key, step.within_hours)));
        keys.insert(format!("{} {}", plan.key, plan.prepare.len()));
    }
    for module in &book.plan.modules {
        keys.extend(module.sections.iter().map(|section| format!("{} {}", module.key, section.key)));
    }
    let texts = &book.handover;
    for notice in texts.notices.iter().chain(&texts.doubt) {
        keys.insert(format!("{} {:?}", notice.key, notice.text.blanks().iter().collect::<BTreeSet<_>>()));
    }
    keys.extend(texts.agenda.iter().map(|item| format!("agenda {} {} {}", item.key, item.minutes, item.points.len())));
    keys.extend(texts.questions.iter().map(|question| format!("hard {}", question.key)));
    keys.extend(texts.follow_up.iter().map(|step| format!("follow {} {}", step.key, step.days_after_meeting)));
    keys.extend(texts.survey.iter().map(|question| format!("survey {}", question.key)));
    keys.extend(book.discovery.heard.iter().map(|heard| format!("heard {} {}", heard.listener, heard.ask.len())));
    keys.extend(book.discovery.follow_ups.iter().map(|follow| format!("follow-up {}", follow.key)));
    keys.insert(format!("ranking {}", book.discovery.ranking.len()));
    keys
}

#[test]
fn both_editions_are_complete_and_have_the_same_entries() {
    let (english, chinese) = (library(Edition::English), library(Edition::Chinese));
    let (left, right) = (keys(&english), keys(&chinese));
    assert_eq!(left.symmetric_difference(&right).collect::<Vec<_>>(), Vec::<&String>::new());
    for book in [&english, &chinese] {
        assert!(book.industries.iter().count() > 12);
        for industry in book.industries.iter() {
            assert_eq!((industry.industry.len(), industry.customer.len()), (3, 2), "{}", industry.key);
        }
        for role in BuyingRole::ALL {
            let lines = book.talking.iter().find(|lines| lines.role == *role).unwrap_or_else(|| panic!("{role}"));
            let general = lines.for_stance(None).count();
            for stance in Stance::ALL {
                assert!(lines.for_stance(Some(*stance)).count() > general, "{role} has nothing for {stance}");
            }
        }
        for kind in AccountKind::ALL {
            for month in 1..=12 {
                assert!(Favour::suiting(&book.favours, *kind, month).len() >= 3, "{kind} in month {month}");
            }
        }
        for dimension in PainDimension::ALL {
            assert!(book.discovery.data.iter().any(|data| data.dimension == *dimension), "{dimension}");
        }
        assert_eq!(book.discovery.heard.len(), Listener::ALL.len());
        for plan in &book.contingencies {
            assert!(plan.steps.len() >= 4 && plan.steps.first().unwrap().within_hours <= 24, "{}", plan.key);
        }
        for required in ["supply_interruption", "escalated_complaint", "key_person_left", "price_attack", "quality_incident", "data_breach"]
        {
            assert!(book.contingencies.iter().any(|plan| plan.key == required), "{required}");
        }
    }
}

/// Chinese punctuation inside Chinese, none of it inside English, and nothing that a terminal cannot draw in one style.
#[test]
fn each_edition_keeps_to_its_own_writing() {
    for edition in Edition::ALL {
        for topic in Topic::ALL.iter().filter(|topic| **topic != Topic::Industries) {
            for (number, line) in topic.shipped(*edition).lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
                let place = format!("{edition}/{topic}.toml:{}: {line}", number + 1);
                assert!(!line.chars().any(|c| matches!(c, '→' | '…' | '•' | '—') || crate::domain::text::is_hostile(c)), "{place}");
                match edition {
                    Edition::English => assert!(line.is_ascii(), "{place}"),
                    Edition::Chinese => {
                        let text: Vec<char> = line.chars().collect();
                        let half = text
                            .windows(2)
                            .any(|pair| ('\u{4e00}'..='\u{9fff}').contains(&pair[0]) && matches!(pair[1], ',' | ';' | '?' | '!' | ':'));
                        assert!(!half, "{place}");
                    }
                }
            }
        }
    }
}

#[test]
fn an_account_finds_the_library_of_its_industry() {
    let book = library(Edition::Chinese);
    for (texts, key) in [
        (&["新能源", "电池回收"][..], "new_energy"),
        (&["汽车零部件制造业"], "automotive"),
        (&["Automotive supplier"], "automotive"),
        (&["", "精密模具加工"], "machinery"),
        (&["Transportation"], "general"),
        (&["Banking"], "finance"),
        (&["市政府"], "government"),
        (&["動力電池"], "new_energy"),
        (&[], "general"),
        (&["Quantum basket weaving"], "general"),
    ] {
        assert_eq!(book.industries.for_account(texts).key, key, "{texts:?}");
    }
}

#[test]
fn a_users_file_changes_hides_and_adds_entries_which_then_stand_first() {
    let text = r#"
        [general.industry.cost]
        ask = "Mine?"
        [general.industry.compliance]
        hidden = true
        [general.industry.extra]
        ask = "More?"
        listen = "for it"
        source = "news"
        where = "there"
        dimension = "quality"
    "#;
    let book = with(Topic::Questions, text).unwrap();
    let general = book.industries.get("general").unwrap();
    let asked: Vec<(&str, &str)> = general.industry.iter().map(|question| (question.key.as_str(), question.ask.as_str())).collect();
    assert_eq!((asked[0], asked[1].0, asked[2]), (("extra", "More?"), "demand", ("cost", "Mine?")));
    assert_eq!(asked.len(), 3, "{asked:?}");
    let short = with(Topic::Questions, "[food.industry.label]\nhidden = true\n").unwrap();
    let food = short.industries.get("food").unwrap();
    let chosen = short.industries.three_plus_two(food);
    assert_eq!((chosen.industry.len(), chosen.customer.len()), (3, 2));
    assert_eq!(chosen.industry[2].key, "demand", "filled up from the general library");
}

#[test]
fn mistakes_name_file_and_line() {
    for (topic, text, place, says) in [
        (Topic::Questions, "[general.industry.cost]\nask = ' '", (2, 7), "not empty_text"),
        (Topic::Questions, "[general.industry.cost]\nsource = 'gossip'", (2, 10), "gossip"),
        (Topic::Questions, "[general.industry.new]\nask = 'x'", (1, 19), "\"listen\" is missing"),
        (Topic::Industries, "[basketry]\nwords = ['x']", (1, 2), "basketry"),
        (Topic::Talking, "[king]\naim = 'x'", (1, 2), "king"),
        (Topic::Favours, "[photo]\nmonths = [13]", (2, 11), "13"),
        (Topic::Plan, "[calendar.q5]\ntitle = 'x'", (1, 11), "q5"),
        (Topic::Handover, "[notice.letter]\ntext = 'Because of {reason} {customer}'", (2, 8), "reason"),
        (Topic::Handover, "[notice.letter]\ntext = 'open {customer'", (2, 8), "{customer"),
        (Topic::Contingency, "[data_breach.steps.close]\nwithin_hours = -1", (2, 16), "-1"),
    ] {
        let error = with(topic, text).expect_err(text);
        assert_eq!((error.place.file.as_ref(), error.place.line, error.place.column), ("mine.toml", place.0, place.1), "{error}");
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[test]
fn what_fills_a_blank_is_not_read_for_blanks() {
    let book = library(Edition::English);
    let call = &book.handover.notices.iter().find(|notice| notice.key == "call").unwrap().text;
    let filled = call.filled(|blank| if blank == Blank::Customer { "{phone} Ltd".into() } else { format!("<{blank}>") });
    assert!(filled.contains("{phone} Ltd") && filled.contains("<contact>"), "{filled}");
}
