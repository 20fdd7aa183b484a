//! Sealed packs: what goes along, what does not, and how it comes back.

use std::sync::{Arc, LazyLock};

use kamdeck::domain::handover::ReaderRole;
use kamdeck::domain::{AccountId, FixedClock, RowId, Zone};
use kamdeck::exchange::demo::{self, Wanted};
use kamdeck::exchange::handover::pack::{Pack, Sealed, packed, seal, taken_in, unseal};
use kamdeck::i18n::Language;
use kamdeck::store::pack::{Body, Plan};
use kamdeck::store::{ActionKind, Error, Options, Store, Table, Tx, What};

use crate::cli::Home;

const NOW: &str = "2026-11-21T04:00:00Z";

fn store(user: &str, machine: &str, at: &str) -> Store {
    let mut options = Options::new(user, Arc::new(FixedClock(at.parse().unwrap())));
    (options.zone, options.machine) = (Some(Zone::default()), Some(machine.to_owned()));
    Store::memory(&options).unwrap()
}

fn portfolio() -> Store {
    let mut store = store("lin", "one", NOW);
    demo::fill(&mut store, Wanted::default(), &mut |_| {}).unwrap();
    store
}

/// The first ten accounts that are not named in the texts of others.
fn ten(store: &Store) -> Vec<AccountId> {
    store.read().account_names().unwrap().iter().take(10).map(|account| account.id).collect()
}

fn pack_of(store: &Store, accounts: &[AccountId], role: ReaderRole) -> Pack {
    packed(&store.read(), accounts, role, store.now(), &Language::En.load()).unwrap().pack
}

fn plan(store: &Store, pack: &Pack) -> Result<Plan, Error> {
    let key = pack.key();
    store.read().pack_plan(&pack.body, &pack.opening(&key, "not opened yet"))
}

fn open(store: &mut Store, pack: &Pack, theirs: bool) -> Plan {
    taken_in(store, pack, &format!("{:?}", pack.packed_at()), theirs).unwrap()
}

fn act<T>(store: &mut Store, write: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>) -> T {
    store.act(&What::new(ActionKind::Edit), write).unwrap().value
}

/// What the accounts are on each side must be the same, row by row.
fn assert_same_rows(one: &Store, other: &Store, accounts: &[AccountId]) {
    let rows = |store: &Store| pack_of(store, accounts, ReaderRole::Manager).body.tables;
    for (here, there) in rows(one).iter().zip(&rows(other)) {
        assert_eq!(here, there);
    }
    assert_eq!(rows(one).len(), rows(other).len());
}

/// Without the actions that opened a pack.
fn without_opening(mut body: Body) -> Body {
    body.actions.retain(|deed| deed.kind != "open_pack");
    body
}

#[test]
fn ten_of_sixty_four_accounts_come_back_row_by_row_and_with_their_log() {
    let source = portfolio();
    let accounts = ten(&source);
    let found = packed(&source.read(), &accounts, ReaderRole::Manager, source.now(), &Language::En.load()).unwrap();
    assert_eq!(found.names, Vec::<String>::new(), "no text names another account");
    let text = serde_json::to_string(&found.pack).unwrap();
    let names = source.read().account_names().unwrap();
    let others: Vec<_> = names.iter().filter(|account| !accounts.contains(&account.id)).collect();
    assert_eq!(others.len(), 54);
    for other in &others {
        assert!(!text.contains(&other.name), "{}", other.name);
        assert!(other.short_name.chars().count() < 3 || !text.contains(&other.short_name), "{}", other.short_name);
    }
    assert!(found.pack.body.len() > 500 && !found.pack.body.actions.is_empty());

    let mut target = store("chen", "two", "2026-11-22T04:00:00Z");
    let plan = open(&mut target, &found.pack, false);
    assert_eq!((plan.new.len(), plan.same, plan.conflicts.len()), (found.pack.body.len(), 0, 0));
    let there = pack_of(&target, &accounts, ReaderRole::Manager);
    assert_eq!(without_opening(there.body), found.pack.body);
    assert_eq!(target.doctor(&mut |_| true).unwrap(), []);
    // Nothing of the others can be found in what was opened.
    for other in &others {
        for name in [&other.name, &other.short_name].into_iter().filter(|name| name.chars().count() > 2) {
            let hits = kamdeck::exchange::search::search(&target.read(), None, name, target.today(), 5).unwrap();
            assert!(hits.iter().flat_map(|group| &group.hits).all(|hit| !hit.snippet.contains(name.as_str())), "{name}");
        }
    }
    // Opened again there is nothing to do, and one undo takes it all back.
    assert!(self::plan(&target, &found.pack).unwrap().is_empty());
    target.undo().unwrap();
    assert_eq!(target.read().count(Table::Account).unwrap(), 0);
    // Taken back is not deleted: it can be opened once more.
    open(&mut target, &found.pack, false);
    assert_same_rows(&source, &target, &accounts);
}

#[test]
fn what_changed_on_one_side_is_taken_and_what_changed_on_both_is_asked() {
    let mut source = portfolio();
    let accounts = ten(&source);
    let mut target = store("chen", "two", "2026-11-22T04:00:00Z");
    open(&mut target, &pack_of(&source, &accounts, ReaderRole::Manager), false);
    let rename = |store: &mut Store, name: &str| {
        let id = accounts[0].raw();
        store.act::<_, Error>(&What::new(ActionKind::Edit), |tx| tx.update(Table::Account, id, &[("short_name", name.into())])).unwrap();
    };
    rename(&mut target, "there");
    let back = pack_of(&target, &accounts, ReaderRole::Manager);
    let plan = self::plan(&source, &back).unwrap();
    assert_eq!((plan.updates.len(), plan.conflicts.len()), (1, 0), "{:?}", plan.conflicts);
    // The other way round the older pack changes nothing.
    let older = pack_of(&source, &accounts, ReaderRole::Manager);
    assert_eq!(self::plan(&target, &older).unwrap().updates, []);

    rename(&mut source, "here");
    let plan = self::plan(&source, &back).unwrap();
    assert_eq!((plan.updates.len(), plan.conflicts.len()), (0, 1));
    assert_eq!((plan.conflicts[0].column, &plan.conflicts[0].theirs), ("short_name", &"there".into()));
    open(&mut source, &back, true);
    assert_eq!(source.read().row(Table::Account, accounts[0].raw()).unwrap().unwrap().text("short_name"), Some("there"));
}

#[test]
fn a_pack_that_reaches_beyond_its_accounts_is_refused_whole() {
    let source = portfolio();
    let accounts = ten(&source);
    let mut pack = pack_of(&source, &accounts, ReaderRole::Manager);
    pack.body.accounts.pop();
    let mut target = store("chen", "two", NOW);
    assert!(taken_in(&mut target, &pack, "h", false).is_err());
    assert_eq!((target.read().count(Table::Account).unwrap(), target.read().count(Table::OpenedPack).unwrap()), (0, 0));
    // Nor does it bring columns, rows or codes that the schema does not know.
    for spoil in [
        |body: &mut Body| body.tables[0].columns[0] = "nonsense".to_owned(),
        |body: &mut Body| body.tables[0].rows[0].0 = -1,
        |body: &mut Body| body.tables[0].rows[0].1.truncate(1),
        |body: &mut Body| body.tables.iter_mut().find(|rows| rows.table == Table::Colleague).unwrap().columns[0] = "login".to_owned(),
        |body: &mut Body| {
            let row = body.tables[0].rows[0].clone();
            body.tables[0].rows.push(row);
        },
    ] {
        let mut pack = pack_of(&source, &accounts, ReaderRole::Manager);
        spoil(&mut pack.body);
        assert!(self::plan(&target, &pack).is_err());
    }
}

#[test]
fn what_leaves_for_others_is_shaped_by_its_reader() {
    let mut source = portfolio();
    let accounts = ten(&source);
    source
        .act::<_, Error>(&What::new(ActionKind::Edit), |tx| {
            for (table, column) in
                [(Table::Post, "title"), (Table::Contract, "sticking_points"), (Table::Promise, "note"), (Table::Milestone, "note")]
            {
                for row in tx.read().all(table)? {
                    tx.update(table, row.id, &[(column, "§internal§".into())])?;
                }
            }
            Ok(())
        })
        .unwrap();
    let tables = |pack: &Pack| -> Vec<&'static str> { pack.body.tables.iter().map(|rows| rows.table.def().name()).collect() };
    let customer = pack_of(&source, &accounts, ReaderRole::Customer);
    assert!(tables(&customer).iter().all(|table| ["account", "milestone", "memory_note"].contains(table)), "{:?}", tables(&customer));
    assert!(customer.body.actions.is_empty() && !serde_json::to_string(&customer).unwrap().contains('§'));
    let finance = pack_of(&source, &accounts, ReaderRole::Finance);
    assert!(tables(&finance).contains(&"invoice") && !tables(&finance).contains(&"stance_seen"), "{:?}", tables(&finance));
    assert!(!serde_json::to_string(&finance).unwrap().contains('§'));
    let service = pack_of(&source, &accounts, ReaderRole::Service);
    assert!(tables(&service).contains(&"ticket") && !tables(&service).contains(&"invoice"), "{:?}", tables(&service));
    // Each opens where there is nothing.
    for pack in [customer, finance, service] {
        let mut target = store("chen", "two", NOW);
        open(&mut target, &pack, false);
        assert_eq!(target.read().count(Table::Account).unwrap(), 10);
    }
}

#[test]
fn both_may_be_called_the_same_and_stay_who_they_are() {
    let source = portfolio();
    let accounts = ten(&source);
    let mut target = store("lin", "two", "2026-11-22T04:00:00Z");
    act(&mut target, |tx| tx.insert(Table::Product, &[("name", "mine".into())]));
    let me = target.me().unwrap().unwrap();
    let pack = pack_of(&source, &accounts, ReaderRole::Manager);
    assert!(!serde_json::to_string(&pack).unwrap().contains("\"login\""));
    open(&mut target, &pack, false);
    assert_eq!(target.me().unwrap(), Some(me));
    // What was opened can be taken back by who opened it.
    target.undo().unwrap();
    assert_eq!(target.read().count(Table::Account).unwrap(), 0);
}

/// A row of a table at one of these accounts to which nothing else refers.
fn leaf(store: &Store, table: Table, accounts: &[AccountId]) -> i64 {
    let rows = accounts.iter().flat_map(|account| store.read().rows_of(table, *account).unwrap());
    rows.map(|row| row.id).find(|id| store.read().referrer(table, *id).unwrap().is_none()).unwrap()
}

#[test]
fn deletions_and_what_was_taken_back_arrive() {
    let mut source = portfolio();
    let accounts = ten(&source);
    let mut target = store("chen", "two", "2026-11-22T04:00:00Z");
    let touch = act(&mut source, |tx| {
        let values =
            [("account_id", accounts[0].into()), ("held_on", tx.today().day.into()), ("channel", "phone".into()), ("two_way", true.into())];
        tx.insert(Table::Interaction, &[&values[..], &[("summary", "called".into())]].concat())
    });
    open(&mut target, &pack_of(&source, &accounts, ReaderRole::Manager), false);
    assert_same_rows(&source, &target, &accounts);

    // The touch is taken back, a promise deleted, and a person with everything.
    source.undo().unwrap();
    let promise = leaf(&source, Table::Promise, &accounts);
    act(&mut source, |tx| tx.delete(Table::Promise, promise));
    let person = source.read().rows_of(Table::Post, accounts[1]).unwrap()[0].int("person_id").unwrap();
    act(&mut source, |tx| tx.delete_with_parts(Table::Person, person));
    let second = pack_of(&source, &accounts, ReaderRole::Manager);
    let before = self::plan(&target, &second).unwrap();
    assert!(before.torn.is_empty() && before.conflicts.is_empty(), "{:?}", before.torn);
    assert!(before.deletions.iter().any(|gone| gone.row == touch && gone.name == "called"));
    open(&mut target, &second, false);
    assert_same_rows(&source, &target, &accounts);
    assert_eq!(target.read().row(Table::Person, person).unwrap(), None);
    assert_eq!(target.doctor(&mut |_| true).unwrap(), []);
    let undone = |store: &Store| store.read().actions(None, 500).unwrap().iter().filter(|action| action.undone_by.is_some()).count();
    assert_eq!(undone(&target), undone(&source));
    // One undo brings all of it back here; done again, it is gone again.
    target.undo().unwrap();
    assert!(target.read().row(Table::Person, person).unwrap().is_some());
    target.redo().unwrap();
    assert_eq!(target.read().row(Table::Interaction, touch).unwrap(), None);

    // There the person's deletion is taken back: all of it comes back here too.
    source.undo().unwrap();
    open(&mut target, &pack_of(&source, &accounts, ReaderRole::Manager), false);
    assert!(target.read().row(Table::Person, person).unwrap().is_some());
    assert_same_rows(&source, &target, &accounts);
    assert_eq!(target.doctor(&mut |_| true).unwrap(), []);
}

#[test]
fn what_was_deleted_there_and_changed_here_is_asked() {
    let mut source = portfolio();
    let accounts = ten(&source);
    let promise = leaf(&source, Table::Promise, &accounts);
    let first = pack_of(&source, &accounts, ReaderRole::Manager);
    act(&mut source, |tx| tx.delete(Table::Promise, promise));
    let pack = pack_of(&source, &accounts, ReaderRole::Manager);
    for theirs in [false, true] {
        let mut target = store("chen", "two", "2026-11-22T04:00:00Z");
        open(&mut target, &first, false);
        act(&mut target, |tx| tx.update(Table::Promise, promise, &[("what", "changed here".into())]));
        let found = self::plan(&target, &pack).unwrap();
        assert_eq!((found.deletions.len(), found.torn.len(), found.torn[0].name.as_str()), (0, 1, "changed here"));
        assert!(found.asks());
        open(&mut target, &pack, theirs);
        assert_eq!(target.read().row(Table::Promise, promise).unwrap().is_none(), theirs, "ours stays unless theirs is asked for");
        assert_eq!(target.doctor(&mut |_| true).unwrap(), []);
    }
    // A pack cannot delete what is not of its accounts.
    let others: Vec<AccountId> = source.read().account_names().unwrap().iter().skip(10).map(|account| account.id).collect();
    let mut forged = pack_of(&source, &accounts, ReaderRole::Manager);
    let victim = leaf(&source, Table::UsageReading, &others);
    let deed = forged.body.actions.last_mut().unwrap();
    deed.id += 1;
    deed.changes.retain(|change| change.op == 2);
    deed.changes.truncate(1);
    deed.changes[0].row = victim;
    deed.changes[0].table = Table::UsageReading.def().number;
    let found = self::plan(&source, &forged).unwrap();
    assert!(found.deletions.iter().chain(&found.torn).all(|gone| gone.row != victim));
}

#[test]
fn a_second_pack_for_others_brings_what_changed_and_takes_what_went() {
    let mut source = portfolio();
    let accounts = ten(&source);
    for role in [ReaderRole::Finance, ReaderRole::Service, ReaderRole::Executive, ReaderRole::Customer] {
        let mut target = store("chen", "two", "2026-11-22T04:00:00Z");
        open(&mut target, &pack_of(&source, &accounts, role), false);
        let same = |source: &Store, target: &Store| {
            let there = pack_of(target, &accounts, role).body.tables;
            for rows in pack_of(source, &accounts, role).body.tables {
                let other = there.iter().find(|other| other.table == rows.table).unwrap();
                for (id, values) in &rows.rows {
                    let found = other.rows.iter().find(|(other, _)| other == id);
                    assert_eq!(found.map(|(_, values)| values), Some(values), "{role} {} {id}", rows.table);
                }
            }
        };
        same(&source, &target);
        // Something changes and something goes.
        let name = format!("renamed for {role}");
        act(&mut source, |tx| tx.update(Table::Account, accounts[0].raw(), &[("name", name.as_str().into())]));
        let gone = match role {
            ReaderRole::Finance => {
                let invoice = leaf(&source, Table::Payment, &accounts);
                act(&mut source, |tx| tx.delete(Table::Payment, invoice));
                Some((Table::Payment, invoice))
            }
            ReaderRole::Service => {
                let event = leaf(&source, Table::TicketEvent, &accounts);
                act(&mut source, |tx| tx.delete(Table::TicketEvent, event));
                Some((Table::TicketEvent, event))
            }
            _ => None,
        };
        let second = pack_of(&source, &accounts, role);
        let found = self::plan(&target, &second).unwrap();
        assert_eq!((found.updates.len(), found.conflicts.len(), found.deletions.len()), (1, 0, usize::from(gone.is_some())), "{role}");
        open(&mut target, &second, false);
        same(&source, &target);
        assert!(gone.is_none_or(|(table, row)| target.read().row(table, row).unwrap().is_none()), "{role}");
        // Where it was changed here too, it is asked.
        act(&mut target, |tx| tx.update(Table::Account, accounts[0].raw(), &[("name", "ours".into())]));
        act(&mut source, |tx| tx.update(Table::Account, accounts[0].raw(), &[("name", "theirs".into())]));
        let found = self::plan(&target, &pack_of(&source, &accounts, role)).unwrap();
        assert_eq!((found.updates.len(), found.conflicts.len()), (0, 1), "{role}");
    }
}

#[test]
fn other_names_are_found_however_they_are_written() {
    let mut source = portfolio();
    let accounts = ten(&source);
    let other = source.read().account_names().unwrap().last().unwrap().id.raw();
    let promise = leaf(&source, Table::Promise, &accounts);
    let inside = source.read().row(Table::Account, accounts[0].raw()).unwrap().unwrap().text("name").unwrap().to_owned();
    let names = |source: &mut Store, name: &str, text: &str| {
        act(source, |tx| {
            tx.update(Table::Account, other, &[("short_name", name.into())])?;
            tx.update(Table::Promise, promise, &[("what", text.into())])
        });
        packed(&source.read(), &accounts, ReaderRole::Manager, source.now(), &Language::En.load()).unwrap().names
    };
    assert_eq!(names(&mut source, "华为", "与華為同价"), ["华为"]);
    assert_eq!(names(&mut source, "Orizon", "as for ＯＲＩＺＯＮ"), ["Orizon"]);
    assert_eq!(names(&mut source, "ab", "about that"), Vec::<String>::new());
    let part: String = inside.chars().take(2).collect();
    assert_eq!(names(&mut source, &part, &format!("as {inside} wants")), Vec::<String>::new(), "a part of the pack's own name");
}

#[test]
fn an_executive_reads_no_private_persons_name() {
    let source = portfolio();
    let is_person = |id: AccountId| source.read().row(Table::Account, id.raw()).unwrap().unwrap().text("kind") == Some("individual");
    let account = source.read().account_names().unwrap().into_iter().find(|account| is_person(account.id)).unwrap();
    let text = serde_json::to_string(&pack_of(&source, &[account.id], ReaderRole::Executive)).unwrap();
    assert!([&account.name, &account.short_name].iter().all(|name| name.is_empty() || !text.contains(name.as_str())), "{text}");
    // Opened where the name is known, it stays.
    let pack = pack_of(&source, &[account.id], ReaderRole::Executive);
    assert!(self::plan(&source, &pack).unwrap().updates.is_empty());
}

#[test]
fn what_is_too_much_is_refused() {
    let rows: Vec<String> = (1..=1_000_000).map(|id| format!("[{id},[]]")).collect();
    let body = format!(
        "{{\"format\":\"kamdeck pack 1\",\"sender\":\"s\",\"packed_at\":0,\"reader\":\"manager\",\"body\":{{\"accounts\":[1],\
         \"tables\":[{{\"table\":\"product\",\"columns\":[],\"rows\":[{}]}}],\"actions\":[]}}}}",
        rows.join(",")
    );
    let sealed = |text: &str| {
        let mut sealed = Vec::new();
        let encryptor = age::Encryptor::with_user_passphrase("correct horse".to_owned().into());
        let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
        std::io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
        writer.finish().unwrap();
        sealed
    };
    assert!(matches!(unseal(&sealed(&body), "correct horse"), Err(Sealed::TooLarge)));
    // What is no pack, though it is sealed well; what is of a later form.
    for text in ["", "[]", "{}", "{\"format\":\"other\"}", "{\"format\":\"kamdeck pack 1\",\"more\":1}"] {
        assert!(matches!(unseal(&sealed(text), "correct horse"), Err(Sealed::Damaged)), "{text}");
    }
    assert!(matches!(unseal(&sealed("{\"format\":\"kamdeck pack 2\"}"), "correct horse"), Err(Sealed::Newer(_))));
}

static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let source = portfolio();
    let accounts = ten(&source);
    seal(&pack_of(&source, &accounts, ReaderRole::Manager), "correct horse").unwrap()
});

#[test]
fn any_flipped_byte_cut_or_swap_is_refused() {
    let sealed = &*SEALED;
    assert!(unseal(sealed, "correct horse").is_ok());
    assert!(matches!(unseal(sealed, "wrong horse"), Err(Sealed::Passphrase)));
    let payload = sealed.windows(4).position(|four| four == b"\n---").unwrap();
    for at in [0, 22, payload - 10, payload + 8, payload + 60, sealed.len() / 2, sealed.len() - 1] {
        let mut spoilt = sealed.clone();
        spoilt[at] ^= 1;
        assert!(unseal(&spoilt, "correct horse").is_err(), "byte {at}");
    }
    // And at places drawn anew in every part: a fixed stride that is no multiple of a block.
    for at in (payload + 8..sealed.len()).step_by(sealed.len() / 12 + 7) {
        let mut spoilt = sealed.clone();
        spoilt[at] ^= 0x10;
        assert!(unseal(&spoilt, "correct horse").is_err(), "byte {at}");
    }
    for length in [0, 10, payload, sealed.len() / 2, sealed.len() - 1] {
        assert!(unseal(&sealed[..length], "correct horse").is_err(), "cut to {length}");
    }
    // Two blocks of the payload change places; something is put behind it.
    let block = 65_552;
    let start = sealed.len() - 2 * block - 100;
    let mut swapped = sealed.clone();
    swapped[start..].rotate_left(block);
    assert!(unseal(&swapped, "correct horse").is_err());
    assert!(unseal(&[sealed.as_slice(), b"more"].concat(), "correct horse").is_err());
}

#[test]
fn a_pack_goes_from_laptop_to_laptop_by_command() {
    let home = Home::new();
    home.whole_demo("a.db");
    std::fs::write(home.path("secret"), "correct horse\n").unwrap();
    let run = |words: &[&str]| home.run(&[&["--json", "--db"], words].concat());
    let pack = ["a.db", "handover", "pack", "霁桥光伏", "--out", "p.age", "--passphrase-file", "secret"];
    let made = run(&pack).json();
    assert_eq!((made["accounts"].as_u64(), made["names"].clone()), (Some(1), serde_json::json!([])));
    let bytes = std::fs::read(home.path("p.age")).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1") && !bytes.windows(12).any(|part| part == "霁桥光伏".as_bytes()));
    let open = ["b.db", "handover", "open", "p.age", "--passphrase-file", "secret"];
    assert_eq!(run(&[&open[..], &["--preview"]].concat()).json()["state"], "preview");
    assert!(!home.path("b.db").exists(), "a preview makes nothing");
    let opened = run(&open).json();
    assert_eq!((opened["state"].as_str(), opened["conflicts"].clone()), (Some("opened"), serde_json::json!([])));
    assert_eq!(run(&open).json()["state"], "nothing");
    // The handover came along, and goes on there.
    let status = run(&["b.db", "handover", "status", "霁桥光伏"]).json();
    assert_eq!((status["state"].as_str(), status["incoming"].as_str()), (Some("running"), Some("Grace Moss")));
    assert_eq!(run(&["b.db", "handover", "step", "霁桥光伏", "talk_1", "--note", "ok"]).code, Some(0));
    let back = ["b.db", "handover", "pack", "霁桥光伏", "--out", "back.age", "--passphrase-file", "secret"];
    assert_eq!(run(&back).code, Some(0));
    let returned = run(&["a.db", "handover", "open", "back.age", "--passphrase-file", "secret"]).json();
    assert_eq!((returned["state"].as_str(), returned["conflicts"].clone()), (Some("opened"), serde_json::json!([])));
    let status = run(&["a.db", "handover", "status", "霁桥光伏"]).json();
    assert!(status["entries"].as_array().unwrap().iter().any(|entry| entry["step"] == "talk_1"));
    // A wrong passphrase, a missing one, a short one.
    std::fs::write(home.path("other"), "another horse").unwrap();
    assert_eq!(run(&["b.db", "handover", "open", "back.age", "--passphrase-file", "other"]).error()["code"], "passphrase");
    std::fs::write(home.path("short"), "abc").unwrap();
    let short = ["a.db", "handover", "pack", "霁桥光伏", "--out", "q.age", "--passphrase-file", "short"];
    assert_eq!(run(&short).error()["code"], "passphrase");
    assert!(!home.path("q.age").exists());
}
