//! What an import would do: questions, duplicates, updates, the mapping file.

use super::{assert_adds_up, choices, inspected, planned, rejects, stored};
use kamdeck::domain::AccountId;
use kamdeck::domain::RowId as _;
use kamdeck::domain::account_name::{name_key, twin_key};
use kamdeck::domain::credit_code::CreditCode;
use kamdeck::domain::reading::{DateOrder, DecimalMark, ShareStyle};
use kamdeck::exchange::fields::Mapping;
use kamdeck::exchange::import::{
    Choice, Existing, Fact, Inspection, Known, Nothing, Outcome, Owner, Plan, PlanOptions, Report, SkipReason, Warning, plan, sentences,
    write_rejects,
};
use kamdeck::i18n::Language;

/// A database of accounts with names, codes and facts.
#[derive(Default)]
struct Accounts(Vec<(String, Option<CreditCode>, Vec<Fact>)>);

impl Accounts {
    fn with(names: &[(&str, Option<&str>)]) -> Self {
        Self(names.iter().map(|(name, code)| ((*name).to_owned(), code.map(|code| CreditCode::parse(code).unwrap()), Vec::new())).collect())
    }

    fn at(&self, id: AccountId) -> &(String, Option<CreditCode>, Vec<Fact>) {
        &self.0[usize::try_from(id.raw()).unwrap() - 1]
    }

    fn find(&self, matches: impl Fn(&(String, Option<CreditCode>, Vec<Fact>)) -> bool) -> Vec<AccountId> {
        (1i64..).zip(&self.0).filter(|(_, account)| matches(account)).map(|(id, _)| AccountId::from_raw(id)).collect()
    }
}

impl Existing for Accounts {
    fn by_code(&self, code: &CreditCode) -> Option<AccountId> {
        self.find(|account| account.1 == Some(*code)).first().copied()
    }
    fn by_name(&self, key: &str) -> Vec<AccountId> {
        self.find(|account| name_key(&account.0) == key)
    }
    fn twins(&self, key: &str) -> Vec<AccountId> {
        self.find(|account| twin_key(&account.0) == key)
    }
    fn name(&self, account: AccountId) -> String {
        self.at(account).0.clone()
    }
    fn code(&self, account: AccountId) -> Option<CreditCode> {
        self.at(account).1
    }
    fn known(&self, account: AccountId, _field: &dyn Fn(&str) -> Option<u16>) -> Known {
        Known { facts: self.at(account).2.clone(), ..Known::default() }
    }
    fn imported(&self, _sha256: &str) -> Option<kamdeck::exchange::import::Earlier> {
        None
    }
}

fn with(inspection: &Inspection, options: &PlanOptions, existing: &dyn Existing) -> Plan {
    let plan = plan(inspection, &inspection.mapping, options, existing).unwrap();
    assert_adds_up(&plan);
    plan
}

#[test]
fn an_ambiguous_date_is_asked_unless_the_column_decides() {
    let asked = planned(&inspected("name,last contact\nA,03/04/2026\nB,05/06/2026\n"));
    assert_eq!(rejects(&asked), [(2, "unanswered"), (3, "unanswered")]);
    let question = &asked.questions[0];
    assert_eq!((question.choice, question.contradictory, question.column), (Choice::Dates, false, 1));
    assert_eq!(question.examples[0].readings, [("dmy", "2026-04-03".to_owned()), ("mdy", "2026-03-04".to_owned())]);
    let english = sentences::question(question, &Language::En.load());
    assert_eq!(
        english,
        "Column \"last contact\": does \"03/04/2026\" (line 2) mean 2026-04-03 (dmy) or 2026-03-04 (mdy)? Choose with --dates."
    );

    let decided = inspected("name,last contact\nA,03/04/2026\nB,13/06/2026\n");
    let plan = planned(&decided);
    assert_eq!((plan.questions.len(), plan.mapping.columns[1].dates), (0, Some(DateOrder::Dmy)));
    assert!(format!("{:?}", plan.outcomes[0]).contains("2026-04-03"));

    let torn = planned(&inspected("name,last contact\nA,03/04/2026\nB,13/06/2026\nC,06/13/2026\n"));
    assert!(torn.questions[0].contradictory);
    assert_eq!(rejects(&torn), [(2, "unanswered")]);
}

#[test]
fn a_question_is_answered_for_all_columns_or_for_one_in_the_mapping() {
    let inspection = inspected("name,last contact\nA,03/04/2026\n");
    let plan = with(&inspection, &PlanOptions { dates: Some(DateOrder::Mdy), ..choices() }, &Nothing);
    assert!(plan.is_ready() && format!("{:?}", plan.outcomes[0]).contains("2026-03-04"));
    let mut mapping = inspection.mapping.clone();
    mapping.columns[1].dates = Some(DateOrder::Dmy);
    let reread = Mapping::from_toml("m.toml", &mapping.to_toml()).unwrap();
    let plan = kamdeck::exchange::import::plan(&inspection, &reread, &choices(), &Nothing).unwrap();
    assert!(plan.is_ready() && format!("{:?}", plan.outcomes[0]).contains("2026-04-03"));
}

#[test]
fn decimal_marks_and_shares_are_asked_the_same_way() {
    let text = "name;revenue 2025\nA;1.200\nB;900\n";
    let asked = planned(&inspected(text));
    assert_eq!(asked.questions[0].choice, Choice::Decimal);
    let comma = with(&inspected(text), &PlanOptions { decimal: Some(DecimalMark::Comma), ..choices() }, &Nothing);
    assert!(format!("{:?}", comma.outcomes[0]).contains("minor: 120000,"), "{:?}", comma.outcomes[0]);
    let decided = planned(&inspected("name;revenue 2025\nA;1.200\nB;3,50\nC;1,200\n"));
    assert!(decided.is_ready());
    assert!(format!("{:?}", decided.outcomes[2]).contains("minor: 120,"), "the column writes decimals with a comma");

    let asked = planned(&inspected("name,usage\nA,1\nB,0\n"));
    assert_eq!((asked.questions[0].choice, asked.totals.stored), (Choice::Percent, 1));
    for (text, share) in
        [("name,usage\nA,1\nB,85\n", "Share(100)"), ("name,usage\nA,1\nB,0.85\n", "Share(10000)"), ("name,usage\nA,1%\n", "Share(100)")]
    {
        let plan = planned(&inspected(text));
        assert!(plan.is_ready() && format!("{:?}", plan.outcomes[0]).contains(share), "{text}");
    }
    let whole = with(&inspected("name,usage\nA,1\n"), &PlanOptions { percent: Some(ShareStyle::Share), ..choices() }, &Nothing);
    assert!(format!("{:?}", whole.outcomes[0]).contains("Share(10000)"));
    assert_eq!(rejects(&planned(&inspected("name,usage\nA,120%\nB,85%\n"))), [(2, "out_of_range")]);
}

#[test]
fn a_cell_that_cannot_be_read_rejects_its_row_with_line_column_value_and_reason() {
    let text = "客户名称,最近联系,NPS,统一社会信用代码,电话\nA,2026-02-30,9,,\nB,2026-12-01,9,,\nC,,11,91310115MA1K4ABC19,123\n,,,,021-5555 0101\nD,,-,,\n";
    let plan = planned(&inspected(text));
    assert_eq!(rejects(&plan), [(2, "no_such_day"), (3, "future_date"), (4, "out_of_range"), (5, "no_name")]);
    let third = plan.rejects().nth(2).unwrap();
    assert_eq!((third.column, third.value.as_str(), third.more), (Some(2), "11", 1));
    let report = Report::new("x.csv", &inspected(text), &plan, true, None, &Language::ZhCN.load());
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!((json["read"].as_u64(), json["stored"].as_u64(), json["rejected"].as_u64()), (Some(5), Some(1), Some(4)));
    assert_eq!((json["batch"].is_null(), json["header_row"].as_u64(), json["delimiter"].as_str()), (true, Some(1), Some(",")));
    assert_eq!((json["encoding"].as_str(), json["sheet"].is_null()), (Some("utf-8"), true));
    assert_eq!(json["mapping"][2]["target"], "recommend");
    let first = &json["rejects"][0];
    assert_eq!(
        (first["line"].as_u64(), first["column"].as_str(), first["value"].as_str()),
        (Some(2), Some("最近联系"), Some("2026-02-30"))
    );
    assert_eq!(first["reason"], "没有这一天");
}

#[test]
fn rejected_rows_go_to_a_file_that_can_be_mended_and_imported() {
    let inspection = inspected("客户名称,NPS,备注\nA,11,=HYPERLINK(\"x\")\nB,9,ok\n合计,,\n");
    let plan = planned(&inspection);
    let bytes = write_rejects(Vec::new(), &inspection, &plan, &Language::ZhCN.load()).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(
        text,
        "\u{FEFF}客户名称,NPS,备注,未导入行号,未导入列,未导入原因\r\nA,11,\"'=HYPERLINK(\"\"x\"\")\",2,NPS,须在 0 到 10 之间\r\n合计,,,4,客户名称,这是合计行，不是客户\r\n"
    );
    let mended = inspected(text.replace(",11,", ",10,"));
    let plan = planned(&mended);
    assert_eq!((plan.totals.stored, plan.custom_fields.as_slice()), (1, ["备注".to_owned()].as_slice()));
    assert!(format!("{:?}", plan.outcomes[0]).contains("\"=HYPERLINK(\\\"x\\\")\""));
}

#[test]
fn duplicates_are_found_by_code_then_by_name_in_the_file_and_in_the_database() {
    let existing = Accounts::with(&[("启明精工有限公司", Some("91320594MA1XYWT23L")), ("Orion Ltd", None), ("双子", None), ("雙子", None)]);
    let text = "客户名称,统一社会信用代码\n启明（改名）有限公司,91320594MA1XYWT23L\nＯＲＩＯＮ  LTD,\n双子,\n启明精工有限公司,91310115MA1K4ABC18\nNew,91310115MA1K4ABC18\nnew,\nOther,91310115MA1K4ABC18\n";
    let plan = with(&inspected(text), &choices(), &existing);
    let skipped: Vec<(u32, &SkipReason)> = plan
        .outcomes
        .iter()
        .filter_map(|outcome| if let Outcome::Skip { line, reason } = outcome { Some((*line, reason)) } else { None })
        .collect();
    let of = |id: i64, name: &str| Owner::Account { id: AccountId::from_raw(id), name: name.to_owned() };
    assert_eq!(skipped[0], (2, &SkipReason::Exists(of(1, "启明精工有限公司"))));
    assert_eq!(skipped[1], (3, &SkipReason::Exists(of(2, "Orion Ltd"))));
    assert_eq!(skipped[2..], [(7, &SkipReason::Repeated { line: 6 }), (8, &SkipReason::Repeated { line: 6 })]);
    assert_eq!(rejects(&plan), [(4, "several_accounts"), (5, "other_code")]);
    assert_eq!(stored(&plan), [(6, "New".to_owned())]);
}

#[test]
fn one_row_that_means_two_accounts_is_refused() {
    let existing = Accounts::with(&[("A", Some("91320594MA1XYWT23L")), ("B", Some("91310115MA1K4ABC18"))]);
    let plan = with(&inspected("name,credit code\nA,91310115MA1K4ABC18\n"), &choices(), &existing);
    assert_eq!(rejects(&plan), [(2, "two_accounts")]);
}

#[test]
fn names_that_differ_in_the_legal_form_only_are_both_kept_and_listed() {
    let existing = Accounts::with(&[("华东新能源有限公司", None)]);
    let plan = with(&inspected("客户名称\n华东新能源股份有限公司\n启明有限公司\n启明集团有限公司\n"), &choices(), &existing);
    assert_eq!(plan.totals.stored, 3);
    let twins: Vec<u32> =
        plan.warnings.iter().filter_map(|warning| if let Warning::Twin { line, .. } = warning { Some(*line) } else { None }).collect();
    assert_eq!(twins, [2, 4]);
}

#[test]
fn an_update_adds_what_is_newer_and_keeps_what_is_known() {
    let text = "客户名称,行业,等级,使用率,使用率日期,NPS,推荐日期,客户经理,客户类型,联系人,电话\n启明,机械,A,85%,2026-11-01,9,2026-10-01,陈静,企业,李伟,021-5555 0101\n";
    let inspection = inspected(text);
    let fresh = with(&inspection, &choices(), &Nothing);
    let Outcome::Store(stated) = &fresh.outcomes[0] else { panic!() };
    let existing = |facts: Vec<Fact>| Accounts(vec![("启明".to_owned(), None, facts)]);
    let update = PlanOptions { update: true, ..choices() };

    let same = with(&inspection, &update, &existing(stated.facts.clone()));
    assert!(matches!(&same.outcomes[0], Outcome::Skip { reason: SkipReason::NothingNew(_), .. }), "{:?}", same.outcomes);

    // Without a date of their own the facts of a later file say the same again: states are known, measurements have their own date.
    let later = PlanOptions { today: "2026-12-24".parse().unwrap(), facts_on: "2026-12-24".parse().unwrap(), ..update.clone() };
    let again = with(&inspection, &later, &existing(stated.facts.clone()));
    assert_eq!(again.totals.skipped, 1, "{:?}", again.outcomes);

    let known: Vec<Fact> = stated
        .facts
        .iter()
        .filter(|fact| !matches!(fact, Fact::Recommend { .. }))
        .map(|fact| match fact {
            Fact::Profile { field, .. } => Fact::Profile { field: *field, value: "电子".into(), on: "2026-12-01".parse().unwrap() },
            Fact::Tier { .. } => Fact::Tier { tier: kamdeck::domain::account::Tier::C, on: "2026-01-01".parse().unwrap() },
            Fact::Contact(contact) => {
                Fact::Contact(Box::new(kamdeck::exchange::import::ContactFact { phone: None, ..(**contact).clone() }))
            }
            other => other.clone(),
        })
        .collect();
    let news = with(&inspection, &update, &existing(known));
    let Outcome::Update { news: found, account: Some(_), .. } = &news.outcomes[0] else { panic!("{:?}", news.outcomes) };
    let kinds: Vec<String> = found.facts.iter().map(|fact| fact.target(&[]).to_string()).collect();
    assert_eq!(kinds, ["tier", "contact_name", "recommend"]);
    assert!(news.warnings.iter().any(|warning| matches!(warning, Warning::Kept { line: 2, .. })), "the industry known is newer");
}

#[test]
fn a_health_column_is_only_ever_a_field_of_the_users_own() {
    let inspection = inspected("客户名称,健康度,Health Score\nA,92,red\n");
    let targets: Vec<String> = inspection.mapping.columns.iter().map(|column| column.target.to_string()).collect();
    assert_eq!(targets, ["name", "custom:健康度", "custom:Health Score"]);
}

#[test]
fn words_dates_and_amounts_of_real_lists_are_understood() {
    let text = "客戶名稱\t客户等级\t续约意向\t合同到期日\t近12个月营收（万元）\t最近拜访\t沟通方式\t生命周期\t标签\n\
                华东新能源\tＡ类\t主动续约\t2027年3月底\t1,234.5\t11月1日\t上门拜访\t合作中\t储能；出口、重点\n";
    let plan = planned(&inspected(text));
    let facts = format!("{:?}", plan.outcomes);
    for part in [
        "Tier { tier: A",
        "intent: Offers",
        "ends_on: Some(2027-03-31)",
        "minor: 1234500000",
        "from: 2025-11-22, to: 2026-11-21",
        "on: 2026-11-01",
        "channel: Visit",
        "value: \"active\"",
        "Tag(\"储能\")",
        "Tag(\"出口\")",
        "Tag(\"重点\")",
    ] {
        assert!(facts.contains(part), "{part} is not in {facts}");
    }
    assert!(plan.warnings.contains(&Warning::YearAssumed { column: 5, count: 1 }), "{:?}", plan.warnings);
}
