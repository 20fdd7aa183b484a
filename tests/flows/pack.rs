//! Sealed packs from the screen: what would leave, and what came.

use kamdeck::domain::handover::ReaderRole;
use kamdeck::exchange::handover::pack::{packed, seal};
use kamdeck::i18n::Language;
use kamdeck::store::{ActionKind, Error, Store, Table, What};
use kamdeck::tui::app::Route;

use super::{Flow, Start};

fn at(size: (u16, u16), language: Language, first: Route, demo: u64) -> Flow {
    Flow::start(Start { size, language, first, demo, ..Start::default() })
}

/// The handovers of the demo, and from the first of them to what a pack of it would hold.
fn packing(size: (u16, u16), language: Language) -> Flow {
    let mut flow = at(size, language, Route::Handovers, 64);
    flow.keys("x");
    flow
}

#[test]
fn what_would_leave_is_shown_for_each_reader() {
    for (short, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut flow = packing((width, height), language);
            insta::assert_snapshot!(format!("pack_{short}_{width}x{height}"), flow.screen());
            flow.keys("2");
            insta::assert_snapshot!(format!("pack_finance_{short}_{width}x{height}"), flow.screen());
        }
    }
    packing((80, 24), Language::ZhCN).storm();
}

#[test]
fn a_passphrase_is_asked_twice_and_never_shown() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("p.age");
    let mut flow = packing((120, 40), Language::En);
    flow.keys("<Enter>").shows("Passphrase");
    flow.keys("<Ctrl-u>").paste(&file.to_string_lossy());
    flow.keys("<Tab><Tab>short<Tab>short<Ctrl-s>").shows("at least 8").lacks("short");
    flow.keys("<Ctrl-u>correct horse<Tab><Ctrl-u>correct house<Ctrl-s>").shows("differ").shows("*************").lacks("horse");
    flow.keys("<Ctrl-u>correct horse<Ctrl-s>").shows("Written");
    assert!(std::fs::read(&file).unwrap().starts_with(b"age-encryption.org/v1"));
    assert_eq!(flow.store().read().all(Table::ExportEntry).unwrap().last().unwrap().text("what"), Some("pack"));
    // Once more into the same file is refused at the field.
    flow.keys("<Enter><Ctrl-u>").paste(&file.to_string_lossy());
    flow.keys("<Tab><Tab>correct horse<Tab>correct horse<Ctrl-s>").shows("exists");
}

/// A sealed file of one account of another laptop, as that stands after something was done to it.
fn sealed(store: &mut Store, edit: impl FnOnce(&mut Store, kamdeck::domain::AccountId)) -> Vec<u8> {
    let account = store.read().account_names().unwrap()[0].id;
    edit(store, account);
    let found = packed(&store.read(), &[account], ReaderRole::Manager, store.now(), &Language::En.load()).unwrap();
    seal(&found.pack, "correct horse").unwrap()
}

fn rename(store: &mut Store, account: kamdeck::domain::AccountId, name: &str) {
    use kamdeck::domain::RowId as _;
    store
        .act::<_, Error>(&What::new(ActionKind::Edit), |tx| tx.update(Table::Account, account.raw(), &[("short_name", name.into())]))
        .unwrap();
}

fn other_laptop() -> Store {
    let clock = std::sync::Arc::new(kamdeck::domain::FixedClock(super::harness::START.parse().unwrap()));
    let mut options = kamdeck::store::Options::new("lin", clock);
    options.machine = Some("other".to_owned());
    let mut store = Store::memory(&options).unwrap();
    kamdeck::exchange::demo::fill(&mut store, kamdeck::exchange::demo::Wanted::default(), &mut |_| {}).unwrap();
    store
}

#[test]
fn a_pack_is_looked_into_taken_in_and_taken_back() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("p.age");
    let mut other = other_laptop();
    std::fs::write(&file, sealed(&mut other, |_, _| {})).unwrap();
    for (short, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut flow = at((width, height), language, Route::OpenPack, 0);
            insta::assert_snapshot!(format!("pack_open_{short}_{width}x{height}"), flow.screen());
            flow.keys("<Enter>").paste(&file.to_string_lossy()).keys("<Tab>correct horse<Enter>");
            insta::assert_snapshot!(format!("pack_looked_{short}_{width}x{height}"), flow.screen());
        }
    }
    let mut flow = at((80, 24), Language::En, Route::Accounts, 0);
    flow.keys("gP<Enter>").paste(&file.to_string_lossy());
    flow.keys("<Tab>wrong horse<Enter>").shows("cannot be opened with this passphrase");
    flow.keys("<Enter>correct horse<Enter>").shows("rows new").storm();
    assert_eq!(flow.store().read().count(Table::Account).unwrap(), 0, "looked into only");
    flow.keys("<Enter>").shows("The pack is taken in");
    assert_eq!(flow.store().read().count(Table::Account).unwrap(), 1);
    flow.keys("uy");
    assert_eq!(flow.store().read().count(Table::Account).unwrap(), 0);
    flow.keys("U");
    assert_eq!(flow.store().read().count(Table::Account).unwrap(), 1);
    // The same file again: nothing to do.
    flow.keys("ncorrect horse<Enter>").shows("nothing to do");
    // Both sides change the same field: it is asked.
    let account = flow.store().read().account_names().unwrap()[0].id;
    flow.change(|store| rename(store, account, "here"));
    std::fs::write(&file, sealed(&mut other, |store, account| rename(store, account, "there"))).unwrap();
    flow.keys("ncorrect horse<Enter>").shows("Changed on both sides").shows("there").storm();
    flow.keys("<Enter>").shows("stays as it is here").keys("<Down><Enter>").shows("The pack is taken in");
    assert_eq!(flow.store().read().account_names().unwrap()[0].short_name, "there");
}

#[test]
fn the_manual_leaves_as_a_page_from_the_checklist() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("manual.md");
    let mut flow = at((120, 40), Language::En, Route::Handovers, 64);
    flow.keys("<Enter>x").shows("the manual as a page").keys("<Enter>").shows("Format");
    flow.keys("<Right><Tab>Zhou<Tab><Ctrl-u>").paste(&file.to_string_lossy()).keys("<Ctrl-s>");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("# ") && text.contains("## Risk"), "{text}");
    flow.keys("x<Down><Enter>").shows("Sealed pack");
}

#[test]
fn a_handover_is_started_from_the_list_of_handovers() {
    let mut flow = at((80, 24), Language::En, Route::Handovers, 64);
    flow.keys("n").shows("Which account is handed over").keys("hdxny<Enter>").shows("Start a handover");
}
