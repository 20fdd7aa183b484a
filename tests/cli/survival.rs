//! What is called saved stays saved, and what is refused leaves the file as it was: the program is killed, starved of room,
//! rights and patience, and the file looked at afterwards.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use super::{Answer, Home};

/// Rounds of being killed; `KAMDECK_TESTS_KILLS=200` asks for as many as the promise names.
fn rounds() -> u32 {
    std::env::var("KAMDECK_TESTS_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(16)
}

/// Rows of a list that is imported row by row, and of one that is written in bulk.
const ROWS: usize = 60;
const MANY: usize = 600;

fn list_named(home: &Home, name: &str, rows: usize) -> String {
    let file = format!("{name}.csv");
    let rows: String = (0..rows).map(|row| format!("{name}批次{row}号样品有限公司,{}%,满意,9\n", row % 100)).collect();
    std::fs::write(home.path(&file), format!("客户名称,使用率,续约意向,推荐分\n{rows}")).unwrap();
    file
}

/// What the file holds, once SQLite has found it whole: rows of the list by the batch that their names say.
fn whole(path: &Path) -> BTreeMap<String, usize> {
    let conn = Connection::open(path).unwrap();
    let said: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(said, "ok");
    assert!(!conn.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap());
    let mut statement = conn.prepare("SELECT name FROM account").unwrap();
    let names = statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name.split('批').next().unwrap().to_owned()).or_default() += 1;
    }
    counts
}

/// Kills a command without mercy so long after its start, unless it has ended; answers what it had printed by then.
fn killed_after(mut command: Command, after: Duration) -> Answer {
    let begin = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    while begin.elapsed() < after && child.try_wait().unwrap().is_none() {
        std::thread::park_timeout(Duration::from_micros(200));
    }
    child.kill().unwrap();
    Answer::of(child.wait_with_output().unwrap())
}

fn took(home: &Home, args: &[&str]) -> Duration {
    let begin = Instant::now();
    let answer = home.run(args);
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    begin.elapsed()
}

#[test]
fn killed_at_any_moment_it_has_all_of_an_action_or_nothing() {
    let home = Home::new();
    let first = list_named(&home, "first", ROWS);
    let few = took(&home, &["--db", "t.db", "import", &first]);
    let second = list_named(&home, "second", MANY);
    let many = took(&home, &["--db", "t.db", "import", &second]);
    let (undo, redo) = (took(&home, &["--db", "t.db", "undo"]), took(&home, &["--db", "t.db", "redo"]));
    let mut expected = BTreeMap::from([("first".to_owned(), ROWS), ("second".to_owned(), MANY)]);
    for round in 0..rounds() {
        let (rows, import) = if round % 3 == 0 { (MANY, many) } else { (ROWS, few) };
        // From before its first instruction to a little after its last, as long as that took before; the last round is let live,
        // because a machine may be slower by then.
        let last = round + 1 == rounds();
        let part = |whole: Duration| if last { Duration::MAX } else { whole * (round + 1) / rounds() * 11 / 10 };
        let name = format!("round{round}");
        let file = list_named(&home, &name, rows);
        let answer = killed_after(home.command(&["--db", "t.db", "import", &file]), part(import));
        let found = whole(&home.path("t.db"));
        let came = found.get(&name).copied();
        assert!(came.is_none() || came == Some(rows), "round {round}: {came:?} of {rows} rows");
        assert!(came.is_some() || !answer.out.contains("undo"), "round {round} was called stored: {}", answer.out);
        if came.is_some() {
            expected.insert(name.clone(), rows);
            // The same while it is taken back and done again: each leaves one of the two states.
            for (command, time) in [("undo", undo), ("redo", redo)] {
                drop(killed_after(home.command(&["--db", "t.db", command]), part(time)));
                let came = whole(&home.path("t.db")).get(&name).copied();
                assert!(came.is_none() || came == Some(rows), "round {round}, {command}: {came:?} of {rows} rows");
                if came.is_none() {
                    expected.remove(&name);
                } else {
                    expected.insert(name.clone(), rows);
                }
            }
        }
        assert_eq!(whole(&home.path("t.db")), expected, "round {round}: something else was lost or came back");
    }
    assert!(expected.len() > 2, "no round came to its end");
    let doctor = home.run(&["--db", "t.db", "doctor"]);
    assert_eq!(doctor.code, Some(0), "{}{}", doctor.out, doctor.err);
}

/// Runs the binary in a shell that first limits something.
fn limited(home: &Home, limit: &str, args: &[&str]) -> Answer {
    let mut command = Command::new("/bin/sh");
    let own = home.command(args);
    command.args(["-c", &format!("{limit}; exec \"$0\" \"$@\"")]).arg(env!("CARGO_BIN_EXE_kamdeck")).args(args);
    command.env_clear().envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Answer::of(command.current_dir(home.folder.path()).stdin(Stdio::null()).output().unwrap())
}

#[test]
fn a_file_that_may_not_grow_is_said_so_and_unharmed() {
    let home = Home::new();
    let first = list_named(&home, "first", ROWS);
    home.run(&["--db", "t.db", "import", &first]);
    let large: String = (0..3000).map(|row| format!("large批次{row}号样品有限公司\n")).collect();
    std::fs::write(home.path("large.csv"), format!("客户名称\n{large}")).unwrap();
    // In blocks of 512 bytes: too little for what the list needs, in the log of writes or in the file.
    let limit = "ulimit -f 400";
    let answer = limited(&home, limit, &["--db", "t.db", "import", "large.csv", "--json"]);
    let error = answer.error();
    assert_eq!((answer.code, &error["code"]), (Some(16), &"over_limit".into()), "{error}");
    assert!(error["message"].as_str().unwrap().contains("ulimit -f"), "{error}");
    assert_eq!(whole(&home.path("t.db")), BTreeMap::from([("first".to_owned(), ROWS)]));
    let chinese = limited(&home, limit, &["--db", "t.db", "import", "large.csv", "--lang", "zh-CN"]);
    assert!(chinese.err.contains("文件大小"), "{}", chinese.err);
    // Also a database that is only made, and any other file.
    for (args, made) in [(&["demo", "--into", "d.db"][..], "d.db"), (&["--db", "t.db", "backup", "b.db"], "b.db")] {
        let answer = limited(&home, "ulimit -f 64", args);
        assert_eq!(answer.code, Some(16), "{args:?}: {}", answer.err);
        assert!(!home.path(made).exists(), "{made} was left half made");
    }
    assert_eq!(home.run(&["--db", "t.db", "import", "large.csv"]).code, Some(0), "without the limit all is well");
}

#[test]
fn a_full_disk_is_said_so() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let home = Home::new();
    home.demo("t.db", 2);
    for (language, word) in [("en", "the disk is full"), ("zh-CN", "磁盘已满")] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let answer = Answer::of(home.command(&["--db", "t.db", "list", "--lang", language]).stdout(full).output().unwrap());
        assert_eq!(answer.code, Some(10), "{}", answer.err);
        assert!(answer.err.contains(word) && !answer.err.contains("os error"), "{}", answer.err);
    }
}

/// Who may be kept from writing by rights: ourselves, unless we are the superuser, whom they do not bind.
struct Somebody {
    program: PathBuf,
    is_other: bool,
}

const NOBODY: u32 = 65_534;

impl Somebody {
    fn of(home: &Home) -> Self {
        if !rustix::process::geteuid().is_root() {
            return Self { program: env!("CARGO_BIN_EXE_kamdeck").into(), is_other: false };
        }
        // The folder of the build may be closed to others.
        let program = home.path("program");
        std::fs::copy(env!("CARGO_BIN_EXE_kamdeck"), &program).unwrap();
        std::fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).unwrap();
        std::fs::set_permissions(home.folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
        Self { program, is_other: true }
    }

    fn owns(&self, path: &Path) {
        if self.is_other {
            std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }

    fn run(&self, home: &Home, args: &[&str]) -> Answer {
        let own = home.command(args);
        let mut command = Command::new(&self.program);
        command.args(args).env_clear().envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
        if self.is_other {
            command.uid(NOBODY).gid(NOBODY);
        }
        Answer::of(command.current_dir(home.folder.path()).stdin(Stdio::null()).output().unwrap())
    }
}

#[test]
fn what_may_not_be_written_is_read_and_left_as_it_is() {
    let home = Home::new();
    let somebody = Somebody::of(&home);
    for (name, file_mode, folder_mode) in [("file", 0o444, 0o755), ("folder", 0o644, 0o555), ("both", 0o444, 0o555)] {
        let folder = home.path(name);
        std::fs::create_dir(&folder).unwrap();
        home.demo(&format!("{name}/t.db"), 3);
        let path = folder.join("t.db");
        for (path, mode) in [(&path, file_mode), (&folder, folder_mode)] {
            somebody.owns(path);
            std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
        }
        let before = std::fs::read(&path).unwrap();
        let list = format!("{name}.csv");
        std::fs::write(home.path(&list), "客户名称\n新来的有限公司\n").unwrap();
        let db = path.to_str().unwrap();
        let read = somebody.run(&home, &["--db", db, "list", "--json"]);
        assert_eq!(read.json().as_array().unwrap().len(), 3, "{name}");
        for args in [&["import", &list][..], &["import", &list, "--lang", "zh-CN"]] {
            let answer = somebody.run(&home, &[&["--db", db], args].concat());
            assert_eq!(answer.code, Some(11), "{name}: {}", answer.err);
            assert!(answer.err.contains("may not be written") || answer.err.contains("权限"), "{name}: {}", answer.err);
        }
        assert!(std::fs::read(&path).unwrap() == before, "{name}: the file was changed");
        std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o755)).unwrap();
    }
    // Nothing can be made in a folder that may not be written either.
    let closed = home.path("closed");
    std::fs::create_dir(&closed).unwrap();
    std::fs::set_permissions(&closed, PermissionsExt::from_mode(0o555)).unwrap();
    let answer = somebody.run(&home, &["--db", closed.join("t.db").to_str().unwrap(), "import", "file.csv"]);
    assert_eq!(answer.code, Some(11), "{}", answer.err);
}

#[test]
fn a_busy_file_is_waited_for_and_then_said_so() {
    let home = Home::new();
    home.demo("t.db", 3);
    let file = list_named(&home, "later", ROWS);
    let holder = Connection::open_with_flags(home.path("t.db"), OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(home.run(&["--db", "t.db", "list", "--json"]).json().as_array().unwrap().len(), 3, "reading goes on");
    let answer = home.run(&["--db", "t.db", "import", &file, "--json"]);
    assert_eq!((answer.code, &answer.error()["code"]), (Some(12), &"busy".into()));
    drop(holder);
    assert_eq!(home.run(&["--db", "t.db", "import", &file]).code, Some(0));
}

#[test]
fn what_is_no_plain_file_or_is_cut_short_is_named_at_once() {
    let home = Home::new();
    home.demo("good.db", 3);
    let good = std::fs::read(home.path("good.db")).unwrap();
    std::fs::write(home.path("cut.db"), &good[..good.len() / 2]).unwrap();
    let pipe = home.path("pipe.db");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0).unwrap();
    std::os::unix::fs::symlink(home.path("good.db"), home.path("link.db")).unwrap();
    std::fs::write(home.path("list.csv"), "客户名称\n新来的有限公司\n").unwrap();
    for (file, exit) in [("cut.db", 13), ("pipe.db", 14), ("link.db", 14), ("/dev/null", 14), (".", 14)] {
        for command in [&["list"][..], &["import", "list.csv"], &["doctor"]] {
            let answer = home.run(&[&["--db", file], command].concat());
            assert_eq!(answer.code, Some(exit), "{file}, {command:?}: {}", answer.err);
        }
    }
    assert!(std::fs::read(home.path("good.db")).unwrap() == good);
    // A file that is to be imported is asked no more of.
    for (file, word) in [("pipe.db", "管道"), (".", "文件夹"), ("missing.csv", "文件不存在"), ("list.csv/x.csv", "不是文件夹")]
    {
        let answer = home.run(&["--db", "t.db", "import", file, "--lang", "zh-CN"]);
        assert_eq!(answer.code, Some(1), "{file}: {}", answer.err);
        assert!(answer.err.contains(word) && !answer.err.contains("os error"), "{file}: {}", answer.err);
    }
}

#[test]
fn a_demo_that_is_interrupted_leaves_nothing_behind() {
    let home = Home::new();
    let mut child =
        home.command(&["demo", "--into", "d.db", "--accounts", "20000"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Once its first file is there it has begun.
    while !home.path("d.db.part").exists() {
        assert!(child.try_wait().unwrap().is_none(), "it ended at once");
        std::thread::yield_now();
    }
    rustix::process::kill_process(rustix::process::Pid::from_child(&child), rustix::process::Signal::INT).unwrap();
    let answer = Answer::of(child.wait_with_output().unwrap());
    let left: Vec<_> = std::fs::read_dir(home.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with("d.db")), "{left:?}");
    if let Some(code) = answer.code {
        assert!(code == 1 && answer.err.contains("Cancelled"), "{code}: {}", answer.err);
    }
}
