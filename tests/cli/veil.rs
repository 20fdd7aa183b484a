//! The privacy veil lies over whatever any command prints for people, asked for by option or by configuration.

use super::{Answer, Home};

/// Two customers that are almost called the same, with everything private of a name of its own.
const LIST: &str = "客户名称,客户简称,客户等级,续约日期,合同金额,负责人,联系人,电话,邮箱,2025年营收,使用率,续约意向\n\
    Zplant Holdings Ltd,Zplantone,A,2027-01-31,7654321,Zplantowner,Zplantperson,13987654321,mail@zplant.example,87654321,40%,态度不明\n\
    Zplant Holdings Inc,Zplanttwo,B,2027-03-31,7654321,Zplantowner,Zplantother,13987654322,post@zplant.example,87654321,85%,满意\n\
    Zplant Rejected Ltd,,D,2027-03-31,7654321,Zplantowner,,,,87654321,85%,满意\n";

/// What must not be read: names, mail addresses, telephone numbers, amounts.
const PRIVATE: [&str; 5] = ["zplant", "1398765432", "7654321", "7.65", "87.6"];

/// Command lines, in an order in which each finds something to say. `%` is the handover.
const LINES: &[&str] = &[
    "import list.csv",
    "import list.csv --update",
    "list",
    "list contacts",
    "list colleagues",
    "list contracts",
    "list posts",
    "list team",
    "list period-results",
    "list imports",
    "show zplantone",
    "score",
    "score zplantone --explain",
    "chain zplantone",
    "chain zplantone --mermaid",
    "chain zplantone --svg",
    "chain zplantone --without Zplantperson",
    "log zplantone @Zplantperson phone \"price\" intent=declines promise: answer by tomorrow",
    "log nobody phone \"price\"",
    "search price",
    "search zplantperson",
    "today",
    "today --md",
    "today --ics",
    "kpi",
    "kpi lifetime_value",
    "questions",
    "back-test",
    "tiering",
    "compare 2026-01-31",
    "compare 2026-01-31 zplantone",
    "brief zplantone",
    "brief zplantone --md",
    "export memory-book zplantone --out book.md",
    "export accounts --out list-out.csv",
    "duplicates",
    "merge zplantone zplanttwo --dry-run",
    "merge zplantone zplanttwo",
    "undo",
    "handover start zplantone --to Zplantnew --supervisor Zplantboss",
    "handover start zplantone --to Zplantnew",
    "handover list",
    "handover status zplantone",
    "handover manual zplantone",
    "handover notice zplantone",
    "handover owner zplantone --to Zplantnew",
    "handover question zplantone --library",
    "handover question zplantone",
    "handover close zplantone",
    "handover board",
    "handover cases",
    "library",
    "library cases",
    "policy show",
    "policy history",
    "currency",
    "rate USD 7.10",
    "undo --list",
    "undo",
    "redo",
    "show zpl",
    "doctor",
    "backup copy.db",
    "restore copy.db",
];

/// Commands that know nothing private: they print the program's own settings and texts, or write the demo.
const EXEMPT: &[&str] = &["config", "demo", "completions", "man"];

fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned())
        } else {
            words.extend(part.split(' ').filter(|word| !word.is_empty()).map(Into::into))
        }
    }
    words
}

fn run(home: &Home, option: &[&str], line: &str) -> Answer {
    let words = words(line);
    let mut all = vec!["--db", "t.db"];
    all.extend(option);
    all.extend(words.iter().map(String::as_str));
    home.run(&all)
}

fn shown_in(answer: &Answer) -> Vec<&'static str> {
    let text = format!("{}{}", answer.out, answer.err).to_lowercase();
    PRIVATE.into_iter().filter(|private| text.contains(private)).collect()
}

#[test]
fn nothing_private_is_printed_under_the_veil() {
    let page = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md")).unwrap();
    let commands: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    for command in &commands {
        let tried = LINES.iter().any(|line| line.split(' ').next() == Some(command));
        assert!(tried || EXEMPT.contains(command), "{command} is tried under the veil");
    }
    for (option, config) in [(&["--veil"][..], ""), (&[][..], "veil = true\n")] {
        let home = Home::new();
        std::fs::create_dir_all(home.path("config/kamdeck")).unwrap();
        std::fs::write(home.path("config/kamdeck/config.toml"), format!("user = \"Zplantuser\"\n{config}")).unwrap();
        std::fs::write(home.path("list.csv"), LIST).unwrap();
        let mut found = Vec::new();
        for line in LINES {
            let answer = run(&home, option, line);
            assert_ne!(answer.code, Some(2), "{line}: {}", answer.err);
            let shown = shown_in(&answer);
            if !shown.is_empty() {
                found.push(format!("{line} shows {shown:?}:\n{}{}", answer.out, answer.err));
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
        // Without it all of that is there to be seen, and JSON is never veiled.
        let seen: Vec<&str> = ["list contacts --json", "list contracts --json", "undo --list --json", "handover list --json"]
            .into_iter()
            .filter(|line| shown_in(&run(&home, option, line)).is_empty())
            .collect();
        assert!(seen.is_empty(), "{seen:?} say nothing");
    }
}
