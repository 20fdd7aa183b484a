//! A customer list from paste or file to the account list, and back.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

const BLOCK: &str = "客户名称\t客户级别\t使用率\t负责人\n华东新能源有限公司\tA\t82%\t王芳\n启明精工\tB\t45%\t李伟\n";

fn import(language: Language, size: (u16, u16)) -> Flow {
    Flow::start(Start { size, language, first: Route::Import, ..Start::default() })
}

#[test]
fn a_pasted_block_is_reviewed_stored_and_taken_back() {
    for (language, would, stored, gone) in [
        (Language::ZhCN, "2 行", "按 u 可整批撤回", "这次导入已撤回"),
        (Language::En, "2 rows read", "u takes it all back", "The import was taken back"),
    ] {
        let mut flow = import(language, (100, 30));
        flow.paste(BLOCK).shows(would).shows("客户名称").keys("<Enter>").shows(stored).shows("华东新能源");
        flow.keys("u").keys("y").lacks("华东新能源").shows(gone);
    }
}

/// A list with an account for each thing that can stand out.
const TELLING: &str = "客户名称\t客户级别\t最近联系日期\t续约日期\t使用率\n华东新能源有限公司\tA\t2026-05-01\t2027-06-30\t82%\n\
    启明精工有限公司\tB\t2026-11-10\t2026-12-05\t75%\n岚桥设备有限公司\tC\t2026-11-12\t2027-08-01\t\n";

#[test]
fn after_an_import_three_accounts_stand_out_each_with_its_reason() {
    for (name, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut flow = import(language, (width, height));
            flow.paste(TELLING).keys("<Enter>");
            insta::assert_snapshot!(format!("imported_{name}_{width}x{height}"), flow.screen());
        }
    }
    let mut flow = import(Language::En, (80, 24));
    flow.paste(TELLING).keys("<Enter>").shows("华东新能源").shows("silent for 204 days").shows("renews in 14 days, 2026-12-05");
    flow.shows("岚桥设备").shows("not rated").shows("[x] Bring accounts in").shows("[ ] Set a tier");
    // Each opens its account; back again; then the list.
    flow.keys("<Enter>").shows("1 Overview").shows("华东新能源有限公司").keys("<Esc>").shows("What stands out");
    flow.storm().keys("jjj<Enter>").shows("3 of 3").keys("q");
    assert!(flow.ending().is_some());
}

#[test]
fn the_first_steps_are_ticked_off_as_they_are_taken() {
    let mut flow = import(Language::En, (100, 30));
    flow.paste(TELLING).keys("<Enter>").shows("First steps: 1 of 5");
    // From the list of steps: the tier.
    flow.keys("gs").shows("First steps: 1 of 5").keys("jj<Enter>").shows("Record");
    flow.keys("<Esc><Esc>").keys("gsj<Enter>").shows("Set the tier").keys("A<Enter>key customer<Ctrl-s>");
    flow.keys("gs").shows("[x] Set a tier").shows("2 of 5").storm().keys("G<Enter>").shows("Show this without").keys("<Enter>");
    flow.shows("Show this only").keys("<Esc>").keys("a<Enter>85%<Ctrl-s>").keys("gs").shows("3 of 5").keys("jjjj<Enter>");
    flow.shows("in memory only");
}

#[test]
fn what_a_column_means_can_be_changed() {
    let mut flow = import(Language::En, (100, 30));
    flow.paste("Company\tMood\nOrion Batteries\tgood\n").shows("Mood");
    flow.keys("G").keys("e").shows("left out").keys("left out<Enter>").shows("1 would be stored");
    insta::assert_snapshot!(flow.screen());
}

#[test]
fn two_readings_of_a_date_are_asked_for_and_not_guessed() {
    let mut flow = import(Language::En, (100, 30));
    flow.paste("Company\tRenewal date\nOrion Batteries\t03/04/2027\n").shows("two ways").keys("<Enter>").shows("two ways");
    flow.shows("2027-04-03").shows("2027-03-04").keys("e").keys("<Enter>").shows("1 would be stored");
}

#[test]
fn a_file_that_is_not_there_is_named_and_asked_for_again() {
    let mut flow = import(Language::En, (80, 24));
    flow.keys("no/such/list.xlsx<Enter>").shows("no/such/list.xlsx").keys("<Esc>");
}

#[test]
fn the_review_fits_every_size() {
    for (width, height) in [(1, 1), (2, 1), (40, 10), (500, 2), (60, 20), (200, 60)] {
        import(Language::ZhCN, (80, 24)).paste(BLOCK).resize(width, height).keys("jjjG");
    }
}
