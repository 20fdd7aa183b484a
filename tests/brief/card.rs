//! One card with everything that a brief may hold.

use chrono::NaiveDate;
use kamdeck::domain::{AccountId, AsOf, PersonId, RowId};
use kamdeck::i18n::Language;
use kamdeck::store::{ActionKind, Store, Table, Tx, Value, What};

use super::{empty, of};

fn day(text: &str) -> Value {
    text.parse::<NaiveDate>().unwrap().into()
}

struct Card {
    store: Store,
    account: AccountId,
    li: PersonId,
    wang: PersonId,
}

fn person(tx: &mut Tx<'_>, account: i64, name: &str, title: &str, role: &str, taboos: &str) -> (i64, i64) {
    let values = [
        ("name", name.into()),
        ("taboos", taboos.into()),
        ("birth_leap_month", false.into()),
        ("birth_month", 11.into()),
        ("birth_day", 24.into()),
    ];
    let person = tx.insert(Table::Person, &values).unwrap();
    let post = tx.insert(Table::Post, &[("account_id", account.into()), ("person_id", person.into()), ("title", title.into())]).unwrap();
    tx.insert(Table::PostRole, &[("post_id", post.into()), ("role", role.into())]).unwrap();
    (person, post)
}

/// Facts up to 2026-11-21, and a few after 2026-10-31 that an earlier brief must not know.
fn card() -> Card {
    let mut store = empty();
    let made = store.act::<_, kamdeck::store::Error>(&What::new(ActionKind::Create), |tx| {
        let account =
            tx.insert(Table::Account, &[("name", "启明精工".into()), ("kind", "enterprise".into()), ("created_on", day("2025-01-01"))])?;
        let of = ("account_id", Value::from(account));
        tx.insert(
            Table::AccountField,
            &[of.clone(), ("field", "industry".into()), ("value", "装备制造".into()), ("as_of", day("2025-01-01"))],
        )?;
        tx.insert(Table::TierDecision, &[of.clone(), ("tier", "A".into()), ("reason", "key".into()), ("decided_on", day("2025-01-01"))])?;
        let (li, li_post) = person(tx, account, "李强", "总经理", "decision_maker", "不谈前东家");
        let (wang, wang_post) = person(tx, account, "王敏", "采购经理", "blocker", "不迟到");
        tx.insert(Table::StanceSeen, &[("post_id", li_post.into()), ("stance", "supporter".into()), ("seen_on", day("2026-10-01"))])?;
        tx.insert(Table::StanceSeen, &[("post_id", wang_post.into()), ("stance", "opposed".into()), ("seen_on", day("2026-01-10"))])?;
        tx.insert(
            Table::Influence,
            &[("post_id", li_post.into()), ("influence", 9.into()), ("concern", "准时投产".into()), ("as_of", day("2026-01-01"))],
        )?;
        let touch = tx.insert(
            Table::Interaction,
            &[
                of.clone(),
                ("held_on", day("2026-10-10")),
                ("channel", "visit".into()),
                ("two_way", true.into()),
                ("summary", "谈二期".into()),
                ("next_step", "报价".into()),
            ],
        )?;
        tx.insert(Table::Participant, &[("interaction_id", touch.into()), ("person_id", li.into())])?;
        tx.insert(Table::Statement, &[("interaction_id", touch.into()), ("person_id", li.into()), ("statement", "能不能提前交货".into())])?;
        tx.insert(
            Table::Interaction,
            &[
                of.clone(),
                ("held_on", day("2026-11-15")),
                ("channel", "mail".into()),
                ("two_way", false.into()),
                ("summary", "寄资料".into()),
            ],
        )?;
        tx.insert(
            Table::Promise,
            &[
                of.clone(),
                ("what", "提前交样".into()),
                ("person_id", li.into()),
                ("made_on", day("2026-10-10")),
                ("due_on", day("2026-11-01")),
                ("state", "open".into()),
            ],
        )?;
        tx.insert(
            Table::Promise,
            &[
                of.clone(),
                ("what", "早已兑现".into()),
                ("made_on", day("2026-09-01")),
                ("state", "kept".into()),
                ("settled_on", day("2026-09-10")),
            ],
        )?;
        tx.insert(
            Table::Promise,
            &[
                of.clone(),
                ("what", "刚刚兑现".into()),
                ("made_on", day("2026-09-01")),
                ("state", "kept".into()),
                ("settled_on", day("2026-11-10")),
            ],
        )?;
        tx.insert(
            Table::Request,
            &[
                of.clone(),
                ("need", "接口文档".into()),
                ("raised_on", day("2026-10-05")),
                ("decided_on", day("2026-11-05")),
                ("tell_by", day("2026-11-30")),
            ],
        )?;
        let pain = tx.insert(
            Table::Pain,
            &[
                of.clone(),
                ("title", "换线慢".into()),
                ("dimension", "efficiency".into()),
                ("origin", "stated".into()),
                ("status", "open".into()),
                ("raised_on", day("2026-08-01")),
            ],
        )?;
        for (score, on) in [(2, "2026-08-02"), (5, "2026-09-02")] {
            tx.insert(
                Table::PainScore,
                &[
                    ("pain_id", pain.into()),
                    ("person_id", li.into()),
                    ("origin", "stated".into()),
                    ("score", score.into()),
                    ("scored_on", day(on)),
                ],
            )?;
        }
        tx.insert(
            Table::PainScore,
            &[
                ("pain_id", pain.into()),
                ("person_id", wang.into()),
                ("origin", "stated".into()),
                ("score", 4.into()),
                ("scored_on", day("2026-09-02")),
            ],
        )?;
        let ticket = tx.insert(
            Table::Ticket,
            &[
                of.clone(),
                ("title", "主轴异响".into()),
                ("kind", "repair".into()),
                ("grade", "P2".into()),
                ("opened_on", day("2026-10-20")),
            ],
        )?;
        let at = |text: &str| Value::At(text.parse().unwrap());
        tx.insert(
            Table::TicketEvent,
            &[("ticket_id", ticket.into()), ("step", "regraded".into()), ("at", at("2026-10-21T02:00:00Z")), ("grade", "P1".into())],
        )?;
        tx.insert(
            Table::Question,
            &[
                of.clone(),
                ("scope", "customer".into()),
                ("question", "新厂何时满产？".into()),
                ("source_note", "环评公示".into()),
                ("prepared_on", day("2026-11-20")),
            ],
        )?;
        tx.insert(
            Table::Favour,
            &[
                of.clone(),
                ("done_on", day("2026-10-15")),
                ("what", "送行业简报".into()),
                ("person_id", li.into()),
                ("reception", "warm".into()),
            ],
        )?;
        let money = |minor: i64| [("amount", Value::from(minor)), ("currency", "CNY".into())];
        let invoice = |number: &str, issued: &str, due: &str, minor: i64| -> Vec<(&'static str, Value)> {
            let mut values =
                vec![("account_id", Value::from(account)), ("number", number.into()), ("issued_on", day(issued)), ("due_on", day(due))];
            values.extend(money(minor));
            values
        };
        let late = tx.insert(Table::Invoice, &invoice("A-1", "2026-09-01", "2026-10-01", 10_000_000))?;
        tx.insert(Table::Payment, &[("invoice_id", late.into()), ("amount", 2_500_000.into()), ("paid_on", day("2026-10-05"))])?;
        let paid = tx.insert(Table::Invoice, &invoice("A-2", "2026-09-01", "2026-10-01", 500))?;
        tx.insert(Table::Payment, &[("invoice_id", paid.into()), ("amount", 500.into()), ("paid_on", day("2026-11-02"))])?;
        tx.insert(
            Table::Contract,
            &[of.clone(), ("title", "年度服务".into()), ("ends_on", day("2026-12-31")), ("auto_renew", false.into())],
        )?;
        tx.insert(
            Table::Touchpoint,
            &[of.clone(), ("kind", "review".into()), ("title", "季度回顾".into()), ("planned_on", day("2026-12-10"))],
        )?;
        tx.insert(
            Table::Milestone,
            &[of.clone(), ("deliverable", "二期安装".into()), ("planned_on", day("2026-09-01")), ("due_on", day("2026-12-05"))],
        )?;
        Ok((account, li, wang))
    });
    let (account, li, wang) = made.unwrap().value;
    Card { store, account: AccountId::from_raw(account), li: PersonId::from_raw(li), wang: PersonId::from_raw(wang) }
}

fn lines(card: &Card, as_of: AsOf, language: Language) -> Vec<String> {
    let page = of(&card.store, card.account, as_of, language, &[]).page(&language.load());
    page.sections.iter().flat_map(|section| section.lines.iter().map(move |line| format!("{}/{}", section.heading, line.text))).collect()
}

#[test]
fn a_chinese_page_says_everything_in_its_place() {
    let card = card();
    let shown = lines(&card, card.store.today(), Language::ZhCN);
    for wanted in [
        "最近他们说了什么、问了什么/2026-11-15，邮件，单向：寄资料",
        "最近他们说了什么、问了什么/2026-10-10，拜访，李强：谈二期",
        "最近他们说了什么、问了什么/李强：“能不能提前交货”",
        "最近他们说了什么、问了什么/下一步：报价",
        "最近他们说了什么、问了什么/2026-10-05 提出的需求：接口文档，已有结论，还没回复客户，须在 2026-11-30 前回复",
        "最近他们说了什么、问了什么/痛点（效率提升）：换线慢（4.5 分，满分 5）",
        "我们欠他们的/承诺：提前交样（对李强），2026-11-01 到期，已逾期 20 天",
        "我们欠他们的/工单 P1：主轴异响，2026-10-20 起，已 32 天",
        "我们欠他们的/待交付：二期安装，2026-12-05 到期",
        "可能到场的人/李强（总经理），关键决策者，支持，影响力 9，上次沟通 2026-10-10",
        "可能到场的人/忌讳：不谈前东家",
        "可能到场的人/诉求：准时投产；2026-11-24 生日",
        "可能到场的人/王敏（采购经理），阻碍者，反对（2026-01-10 所见，已久），从未沟通",
        "要问的问题（3+2）/客户：新厂何时满产？（先查：环评公示）",
        "合同外的小事/2026-10-15，送行业简报，李强，很受用",
        "合同外的小事/本月的小事还没做，可以考虑：",
        "他们欠我们的/A-1：未收 CNY 75,000.00，2026-10-01 到期，已逾期 51 天",
        "接下来的日子/2026-11-24（3 天后），李强生日",
        "接下来的日子/2026-12-10（19 天后），季度回顾",
        "接下来的日子/另有 1 项",
    ] {
        assert!(shown.iter().any(|line| line == wanted), "{wanted}\n{}", shown.join("\n"));
    }
    assert_eq!(shown.iter().filter(|line| line.starts_with("要问的问题（3+2）/行业：")).count(), 3);
    assert_eq!(shown.iter().filter(|line| line.starts_with("要问的问题（3+2）/客户：")).count(), 2);
    assert!(shown.iter().any(|line| line.contains("长周期外购件")), "the library of the industry");
    let dates = of(&card.store, card.account, card.store.today(), Language::ZhCN, &[]).dates;
    assert_eq!((dates.len(), dates[3].title.as_str(), dates[3].days), (4, "年度服务", 40));
    assert!(!shown.iter().any(|line| line.contains("兑现") && line.contains("承诺：") || line.contains("A-2")), "{shown:?}");
}

#[test]
fn an_english_page_says_the_same() {
    let card = card();
    let shown = lines(&card, card.store.today(), Language::En);
    for wanted in [
        "What they said and asked last/2026-10-10, visit, 李强: 谈二期",
        "What we owe them/promised: 提前交样 (to 李强), was due 2026-11-01, 20 days overdue",
        "What we owe them/ticket P1: 主轴异响, open since 2026-10-20 (32 days)",
        "Who may be there/do not touch on: 不谈前东家",
        "What they owe us/A-1: CNY 75,000.00, was due 2026-10-01, 51 days overdue",
        "What comes next/2026-12-10 (in 19 days), 季度回顾",
        "What comes next/and 1 more",
    ] {
        assert!(shown.iter().any(|line| line == wanted), "{wanted}\n{}", shown.join("\n"));
    }
}

#[test]
fn an_earlier_page_knows_nothing_of_what_came_later() {
    let card = card();
    let now = card.store.now();
    let then = AsOf::on("2026-10-31".parse().unwrap(), now, card.store.zone()).unwrap();
    let brief = of(&card.store, card.account, then, Language::ZhCN, &[]);
    assert_eq!(brief.talks.len(), 1);
    assert_eq!(
        brief.promises.iter().map(|owed| (owed.what.as_str(), owed.overdue_days)).collect::<Vec<_>>(),
        [("提前交样", None), ("刚刚兑现", None)]
    );
    assert!(!brief.requests[0].decided_untold);
    assert_eq!(brief.invoices.len(), 2, "A-2 was paid later");
    assert!(brief.favour_done && brief.favour_ideas.is_empty());
    assert!(brief.questions.iter().all(|asked| !asked.prepared));
    let early = AsOf::on("2026-10-20".parse().unwrap(), now, card.store.zone()).unwrap();
    assert_eq!(of(&card.store, card.account, early, Language::En, &[]).tickets[0].grade.to_string(), "P2");
}

#[test]
fn only_those_who_will_be_there_are_described() {
    let card = card();
    let with = |people: &[PersonId]| of(&card.store, card.account, card.store.today(), Language::ZhCN, people).people;
    assert_eq!(with(&[]).len(), 2);
    let only = with(&[card.wang]);
    assert_eq!((only.len(), only[0].person), (1, card.wang));
    assert_ne!(with(&[])[1].line, with(&[card.li])[0].line);
    assert!(only[0].line.as_ref().is_some_and(|line| line.contains("不求替换")), "what is said to an opposed blocker: {:?}", only[0].line);
}

#[test]
fn hostile_text_stays_text_in_every_form() {
    let mut card = card();
    let evil = "<script>alert(1)</script> *b* \u{1b}[31m\u{202e}";
    let values = [("account_id", card.account.into()), ("what", evil.into()), ("made_on", day("2026-11-01")), ("state", "open".into())];
    card.store.act::<_, kamdeck::store::Error>(&What::new(ActionKind::Create), |tx| tx.insert(Table::Promise, &values)).unwrap();
    let page = of(&card.store, card.account, card.store.today(), Language::En, &[]).page(&Language::En.load());
    let (plain, markdown, html) = (page.text(80), page.markdown(), page.html(Language::En).unwrap());
    assert!(plain.contains("<script>alert(1)</script> *b* [31m"), "{plain}");
    assert!(markdown.contains("&lt;script&gt;alert(1)&lt;/script&gt; \\*b\\* \\[31m"), "{markdown}");
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"), "{html}");
    assert!(
        markdown.starts_with("# 启明精工: meeting brief of 2026-11-21\n\nA | company") || markdown.contains("A \\| company"),
        "{markdown}"
    );
}
