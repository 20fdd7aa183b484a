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
    for (language, would, stored) in [(Language::ZhCN, "2 行", "按 u 可整批撤回"), (Language::En, "2 rows read", "u takes it all back")]
    {
        let mut flow = import(language, (100, 30));
        flow.paste(BLOCK).shows(would).shows("客户名称").keys("<Enter>").shows(stored).shows("华东新能源");
        flow.keys("u").keys("y").lacks("华东新能源");
    }
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
