//! The real binary in a real pseudo-terminal: how it starts, what it sends, and that the terminal always comes back.
#![cfg(unix)]

mod fault;
mod terminal;

use std::time::Duration;

use rustix::process::Signal;

pub use terminal::Terminal;

/// The promise is two seconds; more only shows that the machine is busy.
const SOON: Duration = Duration::from_secs(10);

fn welcome() -> Terminal {
    let mut terminal = Terminal::start(&[], &[]);
    terminal.shows("Welcome");
    terminal
}

#[track_caller]
fn came_back(terminal: &mut Terminal, code: Option<u32>) {
    let (status, took) = terminal.ends();
    assert!(took < SOON, "{took:?}");
    if let Some(code) = code {
        assert_eq!(status.exit_code(), code, "{status:?}");
    }
    assert_eq!(terminal.left_on().into_iter().collect::<Vec<_>>(), Vec::<String>::new());
    assert!(terminal.is_as_before(), "the terminal is still raw");
}

#[test]
fn it_gives_the_terminal_back_however_it_ends() {
    came_back(welcome().types("q"), Some(0));
    came_back(welcome().types("\x03").shows("again ends").types("\x03"), Some(0));
    came_back(welcome().signal(Signal::TERM), Some(143));
    came_back(welcome().signal(Signal::INT), Some(143));
    came_back(welcome().signal(Signal::HUP), Some(129));
}

#[test]
fn it_ends_when_its_terminal_is_closed_also_where_no_signal_says_so() {
    let (_, took) = welcome().close().ends();
    assert!(took < SOON);
    let mut terminal = Terminal::start_by(&["/bin/sh", "-c", "trap '' HUP; exec \"$0\""], &[env!("CARGO_BIN_EXE_kamdeck")], &[]);
    let (_, took) = terminal.shows("Welcome").close().ends();
    assert!(took < SOON);
}

#[test]
fn it_asks_the_terminal_nothing_and_is_silent_while_idle() {
    let mut terminal = welcome();
    assert_eq!(terminal.comes_within(Duration::from_millis(300)), b"");
    let sent = String::from_utf8_lossy(&terminal.bytes).into_owned();
    for question in ["\x1b[c", "\x1b[0c", "\x1b[>", "\x1b[6n", "\x1b[5n", "\x1b]10;?", "\x1b]11;?", "$p", "\x1b[?u", "\x1b[18t"] {
        assert!(!sent.contains(question), "{question:?} was sent");
    }
    assert!(!sent.contains("\x1b[?1002h") && !sent.contains("\x1b[?1003h"), "pointer movements are asked for");
    assert!(sent.contains("\x1b[?1000h") && sent.contains("\x1b[?1006h") && sent.contains("\x1b[?2004h"));
    let mut over_ssh = Terminal::start(&[], &[("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")]);
    over_ssh.shows("Welcome");
    assert!(!String::from_utf8_lossy(&over_ssh.bytes).contains("\x1b[?1000h"));
}

#[test]
fn torn_sequences_and_pastes_are_no_commands() {
    let mut terminal = Terminal::start(&[], &[("KAMDECK_CONFIG", "c.toml")]);
    terminal.shows("Welcome").types("?").shows("Keys and commands");
    terminal.types("\x1b").types("[").types("B").types("zq").shows("nothing found");
    terminal.types("\x1b").lacks("nothing found").types("\x1b").lacks("Keys and commands");
    terminal.types("\x1b[200~q\rq\r\x03\x03\x1b[201~").shows("log in one line");
    terminal.types("\x1b").lacks("log in one line").shows("Welcome");
    came_back(terminal.types("q"), Some(0));
}

#[test]
fn what_comes_late_is_no_command_either() {
    let mut terminal = welcome();
    let late = Duration::from_millis(300);
    for (first, rest) in [("\x1b[", "3~"), ("\x1b[3", "~"), ("\x1b[<0;", "3;3M"), ("\x1bO", "3"), ("\x1b]0;", "3\x07"), ("\x1b", "[3~")] {
        terminal.types(first).comes_within(late);
        terminal.types(rest).comes_within(late);
        assert!(!terminal.screen().contains("New account"), "{first:?}, later {rest:?}");
    }
    terminal.types("\x1b[200~some").comes_within(Duration::from_millis(1600));
    terminal.types(" t\nx3").comes_within(late);
    assert!(!terminal.screen().contains("New account"));
    terminal.types("\x1b").comes_within(late);
    terminal.types("\x1b").lacks("What is this for").types("3").shows("New account");
}

#[test]
fn the_mouse_stays_with_the_terminal_over_a_sleep_while_it_is_lent() {
    let mut terminal = welcome();
    terminal.types("n").shows("New account").types("Kestrel\x13").shows("1 of 1").types("Y").shows("Kestrel");
    terminal.until("the mouse is lent", |screen| !screen.contains("1 of 1"));
    terminal.signal(Signal::TSTP).lacks("Kestrel").is_stopped();
    let before = terminal.bytes.len();
    terminal.signal(Signal::CONT).shows("Kestrel");
    let sent = String::from_utf8_lossy(&terminal.bytes[before..]).into_owned();
    assert!(!sent.contains("\x1b[?1000h"), "the mouse was taken");
    terminal.types("\x1b").shows("1 of 1");
    assert!(String::from_utf8_lossy(&terminal.bytes[before..]).contains("\x1b[?1000h"));
}

#[test]
fn sizes_come_and_go() {
    let mut terminal = welcome();
    for (columns, rows) in [(1, 1), (500, 2), (39, 9), (60, 20), (200, 60), (2, 1)] {
        terminal.resize(columns, rows);
    }
    terminal.resize(120, 40).shows("Welcome").resize(30, 5).shows("small");
    came_back(terminal.resize(80, 24).shows("Welcome").types("q"), Some(0));
}

#[test]
fn it_sleeps_and_wakes() {
    let mut terminal = welcome();
    let before = terminal.bytes.len();
    terminal.signal(Signal::TSTP);
    terminal.until("the other screen is left", |screen| !screen.contains("Welcome"));
    terminal.is_stopped();
    assert_eq!(terminal.left_on().len(), 0);
    assert!(terminal.is_as_before());
    terminal.signal(Signal::CONT).shows("Welcome");
    assert!(terminal.bytes.len() > before);
    came_back(terminal.types("q"), Some(0));
}

#[test]
fn without_a_terminal_or_utf8_it_says_so_plainly() {
    let home = crate::cli::Home::new();
    let answer = home.run(&[]);
    assert_eq!(answer.code, Some(1));
    assert!(answer.err.contains("need a terminal") && answer.out.is_empty(), "{}", answer.err);
    let mut terminal = Terminal::start(&[], &[("LANG", "zh_CN.GBK")]);
    terminal.shows("UTF-8");
    came_back(&mut terminal, Some(1));
}

#[test]
fn mistakes_in_the_configuration_are_told_with_their_place() {
    let home = crate::cli::Home::new();
    std::fs::create_dir_all(home.folder.path().join("config/kamdeck")).unwrap();
    std::fs::write(home.folder.path().join("config/kamdeck/config.toml"), "veil = true\ntheme = 'x'\n").unwrap();
    let error = home.run(&["--json"]).error();
    assert_eq!((error["line"].as_u64(), error["column"].as_u64()), (Some(2), Some(9)));
    assert!(error["file"].as_str().unwrap().ends_with("config.toml"));
}

#[test]
fn what_the_screen_called_saved_survives_being_killed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.db");
    let names: Vec<String> = (1..=4).map(|number| format!("Kestrel {number} Works")).collect();
    for (number, name) in names.iter().enumerate() {
        let mut terminal = Terminal::start(&[], &[("KAMDECK_DB", file.to_str().unwrap())]);
        terminal.shows(if number == 0 { "Welcome" } else { "Accounts" });
        terminal.types("ga").shows("Accounts").types("n").shows("New account").types(name).types("\x13").shows("entered: account");
        terminal.signal(Signal::KILL).ends();
        let conn = rusqlite::Connection::open(&file).unwrap();
        let mut statement = conn.prepare("SELECT name FROM account ORDER BY id").unwrap();
        let found: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(found, names[..=number]);
        let whole: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(whole, "ok");
    }
}
