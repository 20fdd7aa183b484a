//! What every screen has in common.

use std::time::Duration;

use kamdeck::i18n::Language;
use kamdeck::tui::app::{Effect, Ending, Route, Signal};
use kamdeck::tui::input::Preset;

use super::{Flow, Start};

#[test]
fn an_empty_database_opens_with_doors() {
    insta::assert_snapshot!(Flow::new((80, 24), Language::ZhCN).screen());
}

#[test]
fn the_door_to_a_new_account_opens_its_form_by_digit_arrow_and_key() {
    for keys in ["3", "<Down><Down><Enter>", "n"] {
        let mut flow = Flow::new((80, 24), Language::En);
        flow.keys(keys).shows("New account").keys("Orion Batteries<Ctrl-s>").shows("1 of 1").shows("Orion Batteries");
    }
}

#[test]
fn the_language_changes_while_running() {
    Flow::new((80, 24), Language::En).shows("Welcome").keys(":chinese<Enter>").shows("欢迎").keys(":english<Enter>").shows("Welcome");
}

#[test]
fn what_was_chosen_on_the_screen_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state/screen.toml");
    let mut flow = Flow::start(Start { remembered: Some(path.clone()), ..Start::default() });
    flow.keys("<F10>:next theme<Enter>:chinese<Enter>").shows("欢迎");
    let remembered = kamdeck::config::Remembered::read(&path);
    assert_eq!((remembered.ascii, remembered.language, remembered.theme.as_deref()), (Some(true), Some(Language::ZhCN), Some("light")));
}

#[test]
fn help_is_searched_and_runs_what_it_finds() {
    Flow::new((80, 24), Language::En)
        .keys("?")
        .shows("Keys and commands")
        .keys("theme")
        .shows("next theme")
        .keys("<Enter>")
        .shows("theme: light");
}

#[test]
fn the_beginning_of_a_sequence_shows_its_menu_only_after_a_while() {
    let mut flow = Flow::new((80, 24), Language::En);
    flow.keys("g").lacks("to the top").wait(Duration::from_millis(299)).lacks("to the top");
    flow.wait(Duration::from_millis(1)).shows("to the top").keys("<Esc>").lacks("to the top");
}

#[test]
fn full_width_keys_are_commands_and_han_is_answered() {
    Flow::new((80, 24), Language::ZhCN).keys("？").shows("按键与命令").keys("<Esc>").lacks("按键与命令").keys("华").shows("输入法");
}

#[test]
fn control_c_says_so_and_ends_the_second_time() {
    let mut flow = Flow::new((80, 24), Language::En);
    assert_eq!(flow.keys("<Ctrl-c>").shows("again ends").keys("j<Ctrl-c>").ending(), None);
    assert_eq!(flow.keys("<Ctrl-c>").ending(), Some(Ending::Quit));
    assert_eq!(Flow::new((80, 24), Language::En).keys("q").ending(), Some(Ending::Quit));
    assert_eq!(Flow::new((80, 24), Language::En).signal(Signal::Terminate).ending(), Some(Ending::Told));
}

#[test]
fn control_z_suspends_only_unix_hands() {
    assert_eq!(Flow::new((80, 24), Language::En).keys("<Ctrl-z>").effects(), []);
    let mut flow = Flow::start(Start { preset: Preset::Unix, ..Start::default() });
    assert_eq!(flow.keys("<Ctrl-z>").effects(), [Effect::Suspend]);
}

#[test]
fn a_burst_is_merged_into_one_frame() {
    let mut flow = Flow::new((80, 24), Language::En);
    flow.sent();
    flow.burst("<Down><Up*50><Down>");
    assert_eq!(flow.sent().0, 1);
    flow.keys("<Left>");
    flow.sent();
    flow.wait(Duration::from_secs(3600));
    assert_eq!(flow.sent(), (0, 0));
}

#[test]
fn no_size_breaks_it() {
    for keys in ["", "?", "?xyz", "g", "<Ctrl-c>"] {
        for language in [Language::En, Language::ZhCN] {
            let mut flow = Flow::new((80, 24), language);
            flow.keys(keys).wait(Duration::from_secs(1));
            for (width, height) in [(0, 0), (1, 1), (2, 1), (500, 2), (39, 9), (40, 10), (60, 20), (120, 40), (200, 60), (3, 300), (80, 24)]
            {
                flow.resize(width, height);
            }
        }
    }
}

#[test]
fn a_click_is_the_key_it_stands_for() {
    let mut flow = Flow::new((80, 24), Language::ZhCN);
    flow.click("F10 ASCII").shows("+----").click("F10 ASCII").shows("┌───").click("look at the demo").shows("演示");
}

#[test]
fn a_paste_is_text_in_a_field_and_never_a_command() {
    let mut flow = Flow::new((80, 24), Language::En);
    assert_eq!(flow.paste("q\nq\n").ending(), None);
    flow.keys("?").paste("zz\nqq").shows("zz qq").shows("nothing found");
}

#[test]
fn the_demo_is_a_door_of_the_first_screen_and_leads_back() {
    let mut flow = Flow::new((80, 24), Language::En);
    flow.keys("1").shows("DEMO").shows("64 of 64").shows("华东新能源").keys("q").shows("Welcome").lacks("DEMO");
    assert_eq!(flow.ending(), None);
    assert_eq!(flow.store().read().count(kamdeck::store::Table::Account).unwrap(), 0);
    flow.keys("<Down><Enter>").shows("Import").keys("<Esc>").lacks("Import");
}

#[test]
fn help_opens_over_a_question_too() {
    Flow::new((80, 24), Language::En).keys("@<F1>").shows("Keys and commands").keys("<Esc>").shows("As of which date");
}

#[test]
fn a_confined_demonstration_reads_and_writes_no_file() {
    let mut flow = Flow::start(Start { first: Route::Accounts, demo: 64, confined: true, ..Start::default() });
    for keys in ["x", "gi", ":make a backup<Enter>"] {
        flow.keys(keys).shows("neither reads nor writes files").lacks("Export").lacks("Name a file").keys("j");
    }
    flow.paste("Company\tTier\nAcme\tA\n").lacks("import a list");
}
