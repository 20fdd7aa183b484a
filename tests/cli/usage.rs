//! Wrong command lines, help, and outputs that cannot be written.

use super::{Home, with_reader_gone};

#[test]
fn help_speaks_the_language_of_flag_variable_and_locale() {
    let home = Home::new();
    let chinese = home.run(&["--lang", "zh-CN", "--help"]);
    assert_eq!(chinese.code, Some(0));
    assert!(chinese.out.contains("用法： kamdeck [选项] [命令]") && chinese.out.contains("\n命令：\n"), "{}", chinese.out);
    let english = home.run(&["--help"]);
    assert!(english.out.contains("Usage: kamdeck [OPTIONS] [COMMAND]") && english.out.contains("\nCommands:\n"), "{}", english.out);
    let by_variable = home.command(&["--help"]).env("KAMDECK_LANG", "zh").output().unwrap();
    let by_locale = home.command(&["--help"]).env("LANG", "zh_CN.UTF-8").output().unwrap();
    assert_eq!(String::from_utf8(by_variable.stdout).unwrap(), chinese.out);
    assert_eq!(String::from_utf8(by_locale.stdout).unwrap(), chinese.out);
    let flag_wins = home.command(&["--lang=en", "--help"]).env("LANG", "zh_CN.UTF-8").output().unwrap();
    assert_eq!(String::from_utf8(flag_wins.stdout).unwrap(), english.out);
}

#[test]
fn a_wrong_command_line_is_a_sentence_and_exit_2() {
    let home = Home::new();
    for (line, said) in [
        (&["complotions"][..], "There is no command \"complotions\". Did you mean completions?"),
        (&["completions"], "Missing: <SHELL>."),
        (&["completions", "tcsh"], "\"tcsh\" is no value for <SHELL>; expected: bash, elvish"),
        (&["man", "nothing"], "There is no command \"nothing\"."),
        (&["man", "--jsno"], "There is no option or argument \"--jsno\" here. Did you mean --json?"),
        (&["man", "--lang", "fr"], "\"fr\" is no value for --lang <en|zh-CN>; expected: en, zh-CN."),
        (&["man", "--lang"], "--lang <en|zh-CN> needs a value."),
        (&["man", "man", "more"], "There is no option or argument \"more\" here."),
        (&["--lang", "en", "--lang", "en", "man"], "--lang <en|zh-CN> may be given only once."),
    ] {
        let answer = home.run(line);
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{line:?}");
        assert!(answer.err.starts_with(&format!("kamdeck: {said}")) && answer.err.ends_with("See kamdeck --help.\n"), "{}", answer.err);
    }
    assert_eq!(home.run(&["--lang", "zh-CN", "lst"]).err, "kamdeck: 没有“lst”这个命令。是否想用 list？详见 kamdeck --help。\n");
}

#[test]
fn with_json_a_wrong_command_line_is_an_object() {
    let error = Home::new().run(&["man", "--json", "--nothing"]).error();
    assert_eq!(error["code"], "usage");
    assert!(error["message"].as_str().unwrap().contains("--nothing") && error["file"].is_null() && error["line"].is_null());
}

#[test]
fn hostile_arguments_do_not_reach_the_terminal() {
    let home = Home::new();
    for flags in [&[][..], &["--json"]] {
        let mut line = vec!["\u{1b}]0;owned\u{7}\u{202e}\u{9b}2J"];
        line.extend(flags);
        let answer = home.run(&line);
        assert_eq!(answer.code, Some(2));
        assert!(answer.err.trim_end().chars().all(|c| !kamdeck::domain::text::is_hostile(c)), "{:?}", answer.err);
    }
}

#[test]
fn a_reader_that_went_away_is_no_failure_and_a_full_output_is() {
    let home = Home::new();
    let answer = with_reader_gone(home.command(&["completions", "zsh"]));
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    if let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") {
        let output = home.command(&["man"]).stdout(full).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(10) && err.starts_with("kamdeck: The output could not be written"), "{err}");
    }
}

#[test]
fn completions_and_the_manual_are_complete() {
    let home = Home::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let answer = home.run(&["completions", shell]);
        assert_eq!(answer.code, Some(0), "{shell}");
        assert!(answer.out.contains("completions") && answer.out.contains("json"), "{shell}");
    }
    let manual = home.run(&["man"]).out;
    assert!(manual.contains(".TH kamdeck 1") && manual.contains("\\-\\-json"), "{manual}");
    assert!(home.run(&["man", "completions"]).out.contains("kamdeck\\-completions"));
}

#[test]
#[cfg(unix)]
fn an_argument_that_is_not_utf8_is_refused_in_words() {
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new();
    let output = home.command(&["man"]).arg(std::ffi::OsStr::from_bytes(b"\xff\xfe")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("not valid UTF-8"));
}
