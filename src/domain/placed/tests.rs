use super::*;

const TEXT: &str = "a = 1\n\n[t]\nscore = 80.5\nwords = [\"x\", '中']\nday = 2026-02-14\n[t.deep]\nflag = true\n";

fn place(error: &FileError) -> (u32, u32) {
    (error.place.line, error.place.column)
}

#[test]
fn values_are_read_without_floats_and_know_their_place() {
    let document = Document::parse("f.toml", TEXT).unwrap();
    let root = document.table().unwrap();
    assert_eq!(root.get("a").unwrap().integer(0..=9u8).unwrap(), 1);
    let t = root.get("t").unwrap().table().unwrap();
    assert_eq!(t.get("score").unwrap().decimal(1, 0..=100).unwrap(), 805);
    let too_fine = t.get("score").unwrap().decimal(0, 0..=100).unwrap_err();
    assert_eq!((place(&too_fine), too_fine.key.as_str()), ((4, 9), "t.score"));
    assert_eq!(t.get("words").unwrap().list().unwrap()[1].text().unwrap(), "中");
    assert_eq!(t.get("day").unwrap().date().unwrap().to_string(), "2026-02-14");
    let missing = t.get("nothing").unwrap_err();
    assert_eq!((place(&missing), missing.to_string().as_str()), ((3, 2), "f.toml:3:2: t: \"nothing\" is missing"));
    let stray = t.finish().unwrap_err();
    assert_eq!(place(&stray), (7, 4));
    assert!(
        matches!(stray.problem, Problem::UnknownKey { key, allowed } if key == "deep" && allowed == ["day", "nothing", "score", "words"])
    );
    let out = root.get("a").unwrap().integer(2..=9u8).unwrap_err();
    assert!(matches!(out.problem, Problem::OutOfRange { .. }), "{out}");
}

#[test]
fn columns_count_characters() {
    let error = Document::parse("f", "k = '中文' x").unwrap_err();
    assert_eq!((place(&error), error.key.as_str()), ((1, 10), ""));
    assert!(matches!(error.problem, Problem::Syntax(_)));
    let document = Document::parse("f", "中 = { 文 = 'x' }").err();
    assert!(document.is_some(), "bare keys are ASCII in TOML");
}

#[test]
fn decimals_are_exact_or_refused() {
    for (text, read) in
        [("80.0", Some(800)), ("-0.5", Some(-5)), ("80.05", None), ("1e3", None), ("inf", None), ("nan", None), ("80", Some(800))]
    {
        let document = Document::parse("f", &format!("x = {text}")).unwrap();
        assert_eq!(document.table().unwrap().get("x").unwrap().decimal(1, -100..=100).ok(), read, "{text}");
    }
}

#[test]
fn a_file_laid_over_wins_key_by_key_and_is_named() {
    let mut document = Document::parse("shipped", TEXT).unwrap();
    document.lay_over(Document::parse("mine", "a = 1\n[t]\nscore = 7\nwords = ['y']\n").unwrap());
    let of = |path| document.find(path).map(|(place, over)| (place.file.to_string(), place.line, over));
    assert_eq!(of("t.score"), Some(("mine".into(), 3, true)));
    assert_eq!(of("t.words.0"), Some(("mine".into(), 4, true)));
    assert_eq!(of("a"), Some(("shipped".into(), 1, false)), "the same value again changes nothing");
    assert_eq!(of("t.deep.flag"), Some(("shipped".into(), 8, false)));
    assert_eq!(of("t.words.1"), None);
}

#[test]
fn canonical_text_reads_back_and_depends_on_content_only() {
    let document = Document::parse("f", TEXT).unwrap();
    let canonical = document.canonical();
    assert_eq!(canonical, "a = 1\nt.day = 2026-02-14\nt.deep.flag = true\nt.score = 80.5\nt.words = [\"x\", \"中\"]\n");
    assert_eq!(Document::parse("g", &canonical).unwrap().canonical(), canonical);
    let spelled = Document::parse("h", "x = 80.0\ny = { q = \"a\\\"b\\nc\", 'k k' = [{ z = 1 }] }").unwrap().canonical();
    assert_eq!(Document::parse("i", &spelled).unwrap().canonical(), spelled);
    assert!(spelled.starts_with("x = 80\n"), "{spelled}");
}
