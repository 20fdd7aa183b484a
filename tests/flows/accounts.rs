//! The account list, the card, why, and what is entered from them.

use kamdeck::i18n::Language;
use std::time::Duration;

use kamdeck::store::{ActionKind, Error, Reads, Table, What};
use kamdeck::tui::app::Route;

use super::{Flow, Start};

/// The sizes at which screens are kept as pictures.
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

/// The list of the demo portfolio.
fn list(size: (u16, u16), language: Language) -> Flow {
    Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() })
}

/// Keeps a picture of what a key script leads to, in both languages and sizes.
fn pictures(name: &str, keys: &str, sizes: &[(u16, u16)]) {
    for (short, language) in LANGUAGES {
        for &(width, height) in sizes {
            let mut flow = list((width, height), language);
            flow.keys(keys);
            insta::assert_snapshot!(format!("{name}_{short}_{width}x{height}"), flow.screen());
        }
    }
}

#[test]
fn what_needs_attention_stands_first() {
    pictures("accounts", "", &[(80, 24), (120, 40), (200, 60), (60, 20)]);
}

#[test]
fn a_card_opens_with_what_is_owed_and_why() {
    pictures("card", "jj<Enter>", &SIZES);
}

#[test]
fn the_history_tells_every_change() {
    pictures("card_history", "jj<Enter>8", &SIZES);
}

#[test]
fn a_score_is_explained_to_the_last_point() {
    pictures("why_health", "jjw", &SIZES);
    pictures("why_tier", "jj<Left>w", &SIZES);
}

/// A list without accounts.
fn empty(language: Language) -> Flow {
    Flow::start(Start { language, first: Route::Accounts, ..Start::default() })
}

#[test]
fn an_account_is_entered_edited_deleted_and_restored() {
    let mut flow = empty(Language::ZhCN);
    flow.shows("这里还没有客户").keys("n").shows("新建客户");
    // Name, then saved from any field; the short name is made from the full one.
    flow.keys("上海启明精工股份有限公司<Ctrl-s>").shows("启明精工").shows("1/1 家");
    // Edited in place: the city.
    flow.keys("<Enter>").shows("上海启明精工股份有限公司").shows("1 总览");
    flow.keys("u").shows("没有这家客户").keys("U").shows("上海启明精工");
    flow.keys("<Esc>").shows("客户：风险优先");
    flow.keys("dd").shows("删除这家客户").keys("n").shows("启明精工").keys("<Del>y").lacks("启明精工  ").shows("这里还没有客户");
    flow.keys("gb").shows("回收站").shows("启明精工").keys("<Enter>y").shows("回收站是空的").keys("ga").shows("启明精工");
}

#[test]
fn a_field_is_edited_in_place_and_the_history_tells_it() {
    let mut flow = list((120, 40), Language::En);
    flow.keys("jj<Enter><Tab>").shows("所在城市".replace("所在城市", "City").as_str());
    let city = flow.screen().lines().position(|line| line.contains("City  ")).unwrap();
    let first = flow.screen().lines().position(|line| line.contains("Name  ")).unwrap();
    assert!(city > first);
    flow.click("City").keys("e").shows("City: 华东新能源").keys("<Ctrl-u>苏州<Ctrl-s>");
    flow.shows("华东新能源: city 无锡 > 苏州");
    flow.keys("8").shows("city: 无锡 > 苏州, from 2026-11-21");
    flow.keys("<Enter>").shows("Take this back").keys("y").keys("1").shows("无锡").lacks("苏州");
    flow.keys("8").shows("(taken back)");
}

#[test]
fn a_recorded_fact_changes_the_score_at_once() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("jj").shows("华东新能源         !  45.0").keys("a").shows("Usage reading").keys("<Enter>").shows("Usage reading: 华东新能源");
    flow.keys("85%<Ctrl-s>").shows("~  66.0").keys("u").shows("!  45.0");
    // From the explanation too, on the dimension under the cursor.
    flow.keys("w").shows("why this health").keys("e").shows("Usage reading: 华东新能源").keys("85%<Ctrl-s>").shows("66.0 watch");
}

#[test]
fn a_fact_in_the_future_is_refused_at_its_field() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("jja<Enter>85%<Tab><Ctrl-u>2026-12-01<Ctrl-s>").shows("cannot lie in the future");
    flow.keys("<Ctrl-u>today<Ctrl-s>").shows("66.0");
}

#[test]
fn a_tier_is_set_with_a_reason_for_all_marked_accounts_as_one_action() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("<Space><Space>").shows("2 marked").keys("t").shows("Set the tier: 2 accounts");
    flow.keys("A<Enter>key customers<Ctrl-s>");
    flow.shows(" A  衡野数控").shows(" A  栎铭底盘").keys("u").shows("Take").keys("y").shows(" B  衡野数控").shows(" B  栎铭底盘");
}

#[test]
fn a_likely_twin_is_warned_of_once() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("n华东新能源科技有限公司<Ctrl-s>").shows("called so already").keys("<Ctrl-s>").shows("65 of 65");
    flow.keys("nOrion Batteries<Ctrl-s>").shows("Orion").keys("<Esc><Esc>").shows("65 of 65");
}

#[test]
fn a_wrong_credit_code_is_refused_with_the_reason() {
    let mut flow = empty(Language::En);
    flow.keys("nAcme<Tab><Tab><Tab>91310000MA1K35XX1<Ctrl-s>").shows("18");
    flow.keys("<Ctrl-u><Ctrl-s>").shows("1 of 1");
}

#[test]
fn filters_facets_sort_and_marks_work_together() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("/hdxny").shows("1 of 64").shows("华东新能源").keys("<Enter>").shows("Esc clears").keys("<Esc>").shows("64 of 64");
    flow.keys("/tier=").shows("64 of 64").keys("A").shows("14 of 64").keys("<Enter>");
    flow.keys("*").shows("14 marked").keys("/ band=at_risk<Enter>").shows("14 marked, 12 not shown");
    flow.keys("<Esc>").shows("14 marked").keys("*").lacks("not shown");
    // By the value of the cell, and back.
    flow.keys("<Esc>gg<Left>f").shows("tier=B").keys("f").shows("64 of 64");
    flow.keys("/colour=red").shows("No column is called").keys("<Esc>").shows("64 of 64");
    flow.keys("/tier=A zzzz").shows("No account passes").shows("Without zzzz there would be 14").keys("<Esc>");
    flow.keys("ss").shows("Tv").keys("<Right>s").shows("Account^");
}

#[test]
fn an_input_method_starts_the_filter() {
    let mut flow = list((80, 24), Language::ZhCN);
    flow.keys("华东").shows("1/64 家").shows("华东新能源");
    flow.keys("<Esc>").shows("64/64 家");
}

#[test]
fn views_are_chosen_saved_and_deleted() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("v").shows("renewals in 90 days").keys("renew<Enter>").shows("Accounts: renewals in 90 days").shows("renewal<=90d");
    flow.keys("v").keys("save<Enter>").keys("soon due<Ctrl-s>").shows("Accounts: soon due");
    flow.keys("vat risk<Enter>").shows("at risk first").shows("64 of 64");
    flow.keys("vsoon<Enter>").shows("Accounts: soon due").shows("renewal<=90d");
    flow.keys("vdelete<Enter>").shows("at risk first").keys("v").lacks("soon due");
}

#[test]
fn the_next_record_of_the_list_opens_from_the_card() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("<Enter>")
        .shows("衡野数控")
        .shows("1 of 64")
        .keys("J")
        .shows("栎铭底盘")
        .shows("2 of 64")
        .keys("KK")
        .shows("no further account");
}

#[test]
fn the_past_is_seen_as_it_was_and_cannot_be_changed() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("@2026-06-01<Enter>").shows("2026-06-01").keys("e").shows("2026-06-01");
    flow.keys("<Enter>").shows("Overview");
}

#[test]
fn under_the_veil_no_name_and_no_amount_is_shown() {
    let mut flow = list((120, 40), Language::En);
    flow.keys("!").lacks("华东").lacks("Orion").lacks("CNY").keys("jj<Enter>").lacks("华东").lacks("万 CNY").keys("8").lacks("华东");
}

#[test]
fn no_size_breaks_the_screens() {
    for keys in
        ["", "/hd", "v", "n", "jj<Enter>", "jj<Enter>8", "jjw", "<Left>w", "gb", "*dd", "a", "/zz", "x", ":ori", "C", "gs", "Y", "gn"]
    {
        for language in [Language::En, Language::ZhCN] {
            let mut flow = list((80, 24), language);
            flow.keys(keys);
            for (width, height) in
                [(0, 0), (1, 1), (2, 1), (500, 2), (40, 10), (60, 20), (119, 11), (120, 40), (200, 60), (3, 300), (80, 24)]
            {
                flow.resize(width, height).keys("<Down><PgDn><Up>");
            }
        }
    }
}

#[test]
fn what_is_shown_or_marked_is_exported_once_and_kept_in_the_list() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (shown, marked) = (folder.path().join("shown.csv"), folder.path().join("marked.md"));
    let mut flow = list((80, 24), Language::En);
    flow.keys("/tier=A<Enter>x").shows("Export: 14 shown").shows("~/kamdeck-accounts-2026-11-21.csv");
    flow.keys("<Tab><Tab><Tab><Ctrl-u>").paste(shown.to_str().unwrap()).keys("<Ctrl-s>").shows("14 accounts are in");
    let text = std::fs::read_to_string(&shown).unwrap();
    assert_eq!(text.lines().count(), 15);
    assert!(text.starts_with('\u{FEFF}') && text.contains("华东新能源"), "{text}");
    assert_eq!(shown.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    // The same name again is refused at its field; marked rows go before what is shown; a reader gets what concerns him.
    flow.keys("<Space>x").shows("Export: 1 marked").keys("<Tab><Tab><Tab><Ctrl-u>").paste(shown.to_str().unwrap());
    flow.keys("<Ctrl-s>").shows("This file exists already").keys("<Ctrl-u>").paste(marked.to_str().unwrap());
    flow.keys("<Shift-Tab>Chen<Shift-Tab><F2>exec<Enter><Shift-Tab><Shift-Tab><F2>markdown<Enter><Ctrl-s>").shows("1 account is in");
    let table = std::fs::read_to_string(&marked).unwrap();
    assert!(table.starts_with("| customer name") && !table.contains("Owner"), "{table}");
    let left = flow.store().read().all(kamdeck::store::Table::ExportEntry).unwrap();
    let told: Vec<_> = left.iter().map(|row| (row.text("scope").unwrap(), row.text("reader").unwrap(), row.text("recipient"))).collect();
    assert_eq!(
        told,
        [
            ("14 accounts as of 2026-11-21, filter tier=A", "manager", None),
            ("1 account as of 2026-11-21, filter tier=A", "executive", Some("Chen"))
        ]
    );
    assert!(left.iter().all(|row| row.text("hash").unwrap().len() == 64));
}

#[test]
fn an_export_into_a_folder_that_is_not_there_says_so() {
    let mut flow = list((80, 24), Language::ZhCN);
    flow.keys("x").shows("导出：显示的 64 家").keys("<Tab><Tab><Tab><Ctrl-u>no/such/folder/a.xlsx<Ctrl-s>").shows("文件夹不存在");
    assert_eq!(flow.store().read().count(kamdeck::store::Table::ExportEntry).unwrap(), 0);
}

#[test]
fn the_palette_finds_accounts_and_opens_them() {
    let mut flow = list((80, 24), Language::En);
    flow.keys(":hdxny").shows("华东新能源").keys("<Enter>").shows("华东新能源科技有限公司").shows("1 Overview");
    flow.keys("<Esc>:orion").shows("account").keys("<Enter>").shows("Orion Batteries").shows("1 Overview").keys("<Esc>");
    flow.keys("!:orion").shows("***").lacks("Orion").keys("<Esc><Esc>!");
    // Typed faster than anything is drawn, and with the veil falling over what was found.
    flow.burst(":orion").shows("Orion Batteries").keys("<F9>").lacks("Orion B").keys("<F9><Esc><Esc>");
    flow.keys("Y<F9>").shows("private data hidden").lacks("Full name").keys("<F9>").shows("Full name").keys("<Esc>");
    // Many accounts come from a job behind it.
    let mut many = Flow::start(Start { size: (80, 24), first: Route::Accounts, demo: 1100, ..Start::default() });
    many.keys(":orion").shows("Orion Batteries").keys("<Enter>").shows("1 Overview");
}

/// The account of the row that the cursor is on.
fn under_cursor(flow: &Flow) -> String {
    let row = usize::from(flow.cursor().unwrap().y);
    flow.screen().lines().nth(row).unwrap().chars().skip(2).take(20).collect::<String>().trim().to_owned()
}

#[test]
fn on_a_new_day_yesterdays_list_is_there_at_once() {
    for (size, language, said) in [((80, 24), Language::En, "as of 2026-11-21"), ((120, 40), Language::ZhCN, "截至 2026-11-21")] {
        let mut flow = Flow::start(Start { size, language, first: Route::Welcome, demo: 1100, ..Start::default() });
        flow.wait(Duration::from_secs(24 * 3600)).leave_jobs().keys("ga").shows(said);
        flow.keys("jjjj");
        let (account, row) = (under_cursor(&flow), flow.cursor());
        assert!(!account.is_empty());
        // All of yesterday's comes first, then what today says; the cursor stays with its account, on its line.
        flow.hears_of_jobs_until("1100").shows(said);
        assert_eq!((under_cursor(&flow), flow.cursor()), (account.clone(), row));
        flow.keys("/orion").shows("Orion").keys("<Esc>").shows(said);
        flow.keys("ggjjjj").let_jobs_end().lacks(said).shows("1100");
        assert_eq!(under_cursor(&flow), account);
    }
}

#[test]
fn a_list_that_was_left_while_it_was_read_goes_on_when_one_comes_back() {
    let mut flow = Flow::start(Start { size: (80, 24), first: Route::Welcome, demo: 1100, ..Start::default() });
    flow.wait(Duration::from_secs(24 * 3600)).leave_jobs().keys("gagd").let_jobs_end().keys("ga").shows("1100 of 1100").lacks("as of");
}

#[test]
fn a_saved_view_has_the_filter_that_holds_and_no_name_of_the_programs_own() {
    let mut flow = list((120, 40), Language::En);
    // The value of the tier's cell as a filter, kept under a name, left and taken again.
    flow.keys("<Left>f").lacks("64 of 64").keys("vsave<Enter>silent<Ctrl-s>").shows("has a view of this name");
    flow.keys("<Ctrl-u>mine<Ctrl-s>").shows("Accounts: mine").lacks("64 of 64").keys("vat risk<Enter>").shows("64 of 64");
    flow.keys("vmine<Enter>").shows("Accounts: mine").lacks("64 of 64");
}

#[test]
fn reading_that_was_cancelled_is_no_empty_book() {
    let mut flow = Flow::start(Start { size: (120, 40), first: Route::Welcome, demo: 1100, ..Start::default() });
    flow.leave_jobs().keys("@2026-06-30<Enter>ga").keys("<Ctrl-c>").let_jobs_end();
    flow.lacks("no accounts yet").shows("not read to the end").keys("ga").lacks("not all read").shows("1100 of 1100");
}

#[test]
fn accounts_that_nobody_rated_yet_are_there_by_name() {
    let mut flow = Flow::seeded(Start { first: Route::Welcome, ..Start::default() }, |store| {
        let what = What::new(ActionKind::Import);
        let created_on = store.today().day;
        let done = store.act_in_bulk::<_, Error>(&what, Reads::Nothing, |tx| {
            (0..1100).try_for_each(|n| {
                let values = [("name", format!("Account {n:04}").into()), ("kind", "enterprise".into()), ("created_on", created_on.into())];
                tx.insert(Table::Account, &values).map(drop)
            })
        });
        done.unwrap();
    });
    flow.leave_jobs().keys("ga").shows("Account 0000").shows("? not yet").shows("not rated yet");
    insta::assert_snapshot!(flow.screen());
    flow.hears_of_jobs_until("1100 of 1100").shows("not rated yet").keys("G").shows("Account 1099").keys("gg");
    flow.let_jobs_end().shows("1100 of 1100").shows("unrated 0%").lacks("not yet").lacks("not rated yet");
}

#[test]
fn hands_that_know_an_editor_find_what_they_type() {
    let mut flow = list((80, 24), Language::En);
    flow.keys(":w<Enter>").shows("every change is saved").keys(":wq<Enter>");
    assert_eq!(flow.ending(), Some(kamdeck::tui::app::Ending::Quit));
}

#[test]
fn a_record_is_shown_bare_and_the_mouse_is_lent_meanwhile() {
    use kamdeck::tui::app::Effect;
    let mut flow = list((80, 24), Language::En);
    flow.keys("jj").effects();
    flow.keys("Y").shows("Full name: 华东新能源科技有限公司").shows("Renews: 40d");
    assert_eq!(flow.effects(), [Effect::LendMouse(true)]);
    flow.keys("y").shows("sent to the terminal");
    assert!(matches!(flow.effects().as_slice(), [Effect::Copy(text)] if text.contains("City: 无锡")));
    flow.storm().keys("<Esc>").shows("64 of 64");
    assert_eq!(flow.effects(), [Effect::LendMouse(false)]);
    flow.keys("<Space><Space>Y").shows("B  ").lacks("Full name:").keys("q").shows("2 marked");
}

#[test]
fn a_notice_says_how_to_get_where_it_leads_and_leaves_enter_to_the_list() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("jja<Enter>85%<Ctrl-s>").shows("Enter goes there").keys("<Enter>").shows("华东新能源科技有限公司").shows("of 64");
    flow.keys("<Esc>").keys("gn").shows("Messages").keys("<Enter>").shows("1 Overview");
    flow.keys("<Esc><Space><Space>tA<Enter>key<Ctrl-s>").lacks("goes there");
}

#[test]
fn an_old_backup_is_told_of_in_the_header() {
    let mut flow = list((80, 24), Language::En);
    flow.wait(std::time::Duration::from_secs(14 * 86_400)).keys("j").lacks("no backup");
    flow.wait(std::time::Duration::from_secs(86_400)).keys("j").shows("no backup for 15d");
    let folder = tempfile::tempdir().unwrap();
    flow.store().backup(&folder.path().join("copy.db"), &mut |_| true).unwrap();
    flow.keys("j").lacks("no backup");
}

#[test]
fn columns_are_chosen_over_the_list_and_kept_with_the_view() {
    pictures("columns", "C", &SIZES);
    let mut flow = list((80, 24), Language::En);
    // The column of the cell cursor first: a tag column is shown, the change hidden, the account made wider; the list follows.
    flow.keys("C").shows("Columns of this view").shows("[x] Account").shows("[ ] Owner");
    flow.keys("<Right><Right>").shows("20").keys("jj<Space>").shows("[ ] Change").lacks("-17.8");
    flow.keys("<Esc>").shows("-17.8").lacks("Columns of this view");
    flow.keys("Cjj<Space>k<Shift-Up><Enter>").lacks("-17.8");
    let heading = |flow: &Flow| flow.screen().lines().nth(1).unwrap_or_default().to_owned();
    let chosen = heading(&flow);
    assert!(chosen.find("Health").unwrap() < chosen.find("Account").unwrap(), "{chosen}");
    // Another view has its own; coming back, also after a restart, they are as they were chosen.
    flow.keys("vrenewals<Enter>").shows("Change").keys("vat risk<Enter>");
    assert_eq!(heading(&flow), chosen);
    assert_eq!(heading(flow.again(None)), chosen);
    flow.keys("v").lacks("at_risk_first").keys("<Esc>");
    // Undone like anything else; Del takes the program's own.
    flow.keys("C<Del><Enter>").shows("-17.8");
    flow.keys("C").storm().keys("<Esc>");
}
