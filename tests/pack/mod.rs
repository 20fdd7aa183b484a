//! Sealed packs: what goes along, what does not, and how it comes back.

use std::sync::{Arc, LazyLock};

use kamdeck::domain::handover::ReaderRole;
use kamdeck::domain::{AccountId, FixedClock, RowId, Zone};
use kamdeck::exchange::demo::{self, Wanted};
use kamdeck::exchange::handover::pack::{Pack, Sealed, packed, seal, unseal};
use kamdeck::store::pack::{Body, Opening, Plan};
use kamdeck::store::{ActionKind, Error, Options, Store, Table, What};

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
    packed(&store.read(), accounts, role, store.now()).unwrap().pack
}

fn open(store: &mut Store, pack: &Pack, theirs: bool) -> Plan {
    let (key, hash) = (pack.key(), format!("{:?}", pack.packed_at()));
    let opening = Opening { pack: &key, sender: &pack.sender, hash: &hash, packed_at: pack.packed_at() };
    store.open_pack(&pack.body, &opening, theirs).unwrap()
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
    let found = packed(&source.read(), &accounts, ReaderRole::Manager, source.now()).unwrap();
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
    // Opened again there is nothing to do, and one undo takes it all back.
    assert!(target.read().pack_plan(&found.pack.body).unwrap().is_empty());
    target.undo().unwrap();
    assert_eq!(target.read().count(Table::Account).unwrap(), 0);
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
    let plan = source.read().pack_plan(&back.body).unwrap();
    assert_eq!((plan.updates.len(), plan.conflicts.len()), (1, 0), "{:?}", plan.conflicts);
    // The other way round the older pack changes nothing.
    let older = pack_of(&source, &accounts, ReaderRole::Manager);
    assert_eq!(target.read().pack_plan(&older.body).unwrap().updates, []);

    rename(&mut source, "here");
    let plan = source.read().pack_plan(&back.body).unwrap();
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
    let opening = Opening { pack: "p", sender: "s", hash: "h", packed_at: pack.packed_at() };
    assert!(target.open_pack(&pack.body, &opening, false).is_err());
    assert_eq!((target.read().count(Table::Account).unwrap(), target.read().count(Table::OpenedPack).unwrap()), (0, 0));
    // Nor does it bring columns, rows or codes that the schema does not know.
    for spoil in [
        |body: &mut Body| body.tables[0].columns[0] = "nonsense".to_owned(),
        |body: &mut Body| body.tables[0].rows[0].0 = -1,
        |body: &mut Body| body.tables[0].rows[0].1.truncate(1),
        |body: &mut Body| {
            let row = body.tables[0].rows[0].clone();
            body.tables[0].rows.push(row);
        },
    ] {
        let mut pack = pack_of(&source, &accounts, ReaderRole::Manager);
        spoil(&mut pack.body);
        assert!(target.read().pack_plan(&pack.body).is_err());
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
