//! `config path|check|show`.

use super::Home;

#[test]
fn the_places_follow_the_environment_and_the_flags() {
    let home = Home::new();
    let paths = home.run(&["config", "path", "--json"]).json();
    for (key, ending) in
        [("config", "config/kamdeck/config.toml"), ("policy", "config/kamdeck/policy"), ("database", "data/kamdeck/kamdeck.db")]
    {
        assert!(paths[key].as_str().unwrap().ends_with(ending), "{key}: {paths}");
    }
    let other = home.command(&["config", "path", "--json", "--db", "mine.db"]).env("KAMDECK_CONFIG", "a/b.toml").output().unwrap();
    let other: serde_json::Value = serde_json::from_slice(&other.stdout).unwrap();
    assert_eq!((&other["config"], &other["policy"], &other["database"]), (&"a/b.toml".into(), &"a/policy".into(), &"mine.db".into()));
    assert_eq!(home.run(&["config", "path"]).out.lines().count(), 5);
    assert_eq!(std::fs::read_dir(home.folder.path()).unwrap().count(), 0, "asking creates nothing");
}

#[test]
fn what_is_set_is_shown_with_its_place() {
    let home = Home::new();
    std::fs::write(home.path("mine.toml"), "user = '王敏'\n[screen]\ntheme = 'light'\n").unwrap();
    let settings = home.run(&["--config", "mine.toml", "config", "show", "--json"]).json();
    let setting = |key: &str| settings.as_array().unwrap().iter().find(|setting| setting["key"] == key).unwrap().clone();
    assert_eq!((&setting("user")["value"], &setting("user")["line"]), (&"王敏".into(), &1.into()));
    assert_eq!((&setting("screen.theme")["value"], &setting("screen.theme")["line"]), (&"light".into(), &3.into()));
    assert_eq!((&setting("veil")["value"], &setting("veil")["file"]), (&false.into(), &serde_json::Value::Null));
    let told = home.run(&["--config", "mine.toml", "config", "show"]).out;
    assert!(told.contains("screen.theme = \"light\"  # mine.toml:3") && told.contains("veil = false\n"), "{told}");
}

#[test]
fn mistakes_are_found_wherever_they_are() {
    let home = Home::new();
    assert_eq!(home.run(&["config", "check", "--json"]).json()["ok"], true);
    std::fs::create_dir_all(home.path("conf/policy")).unwrap();
    let config = home.path("conf/mine.toml");
    let check = || home.run(&["--config", "conf/mine.toml", "config", "check", "--json"]);
    std::fs::write(&config, "veil = true\n").unwrap();
    std::fs::write(home.path("conf/policy/health.toml"), "[model.usage]\nweight = 40\n").unwrap();
    assert_eq!(check().json()["files"].as_array().unwrap().len(), 2);
    for (file, text, line) in [
        ("conf/policy/health.toml", "[model.usage]\nweight = 'much'\n", 2),
        ("conf/mine.toml", "[input.bind]\nnothing = 'x'\n", 2),
        ("conf/mine.toml", "[screen]\ntheme = 'nowhere.toml'\n", 0),
        ("conf/mine.toml", "calendar = 'nowhere.toml'\n", 0),
    ] {
        let before = std::fs::read_to_string(home.path(file)).unwrap();
        std::fs::write(home.path(file), text).unwrap();
        let answer = check();
        let error = answer.error();
        assert_eq!((answer.code, error["code"].as_str()), (Some(1), Some("config")), "{text}: {error}");
        if line > 0 {
            assert_eq!(error["line"], line, "{text}: {error}");
        }
        std::fs::write(home.path(file), before).unwrap();
    }
}
