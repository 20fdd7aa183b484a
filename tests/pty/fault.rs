//! A fault of the program. The product has no switch to break it, so this test program plays it: started again by the test in
//! a terminal of its own, it runs the interface with a clock that fails.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use kamdeck::config::Config;
use kamdeck::domain::{AsOf, Clock, FixedClock, Instant, Zone};
use kamdeck::store::{Options, Store};
use kamdeck::tui::app::Route;
use kamdeck::tui::setup::{self, Environment};
use kamdeck::tui::term::{self, Settings, Surroundings};

use super::Terminal;

const ROLE: &str = "KAMDECK_TESTS_PLAY_A_FAULT";

struct Failing(AtomicU32);

impl Clock for Failing {
    fn now(&self) -> Instant {
        assert!(self.0.fetch_add(1, Ordering::Relaxed) < 8, "the clock broke near `华东新能源`");
        "2026-11-21T04:00:00Z".parse().unwrap()
    }
}

#[test]
fn play_a_fault() {
    if std::env::var_os(ROLE).is_none() {
        return;
    }
    let config = Config::defaults().unwrap();
    let environment = Environment::default();
    let as_of = AsOf::now("2026-11-21T04:00:00Z".parse().unwrap(), Zone::default());
    let look = setup::look(&config, &environment, as_of).unwrap();
    let keymap = setup::keymap(&config, look.language).unwrap();
    let settings = Settings {
        escape: Duration::from_millis(25),
        mouse: true,
        synchronized: true,
        may_sleep: true,
        crash_folder: Some(std::env::current_dir().unwrap().join("crashes")),
    };
    let clock = Arc::new(Failing(AtomicU32::new(0)));
    let calm = Arc::new(FixedClock("2026-11-21T04:00:00Z".parse().unwrap()));
    let store = Store::memory(&Options::new("li", calm)).unwrap();
    assert!(
        term::start(
            &settings,
            Surroundings { look, keymap, clock, store, user: "li".into(), remembered: None, confined: false, first: Route::Welcome }
        )
        .is_err()
    );
}

#[test]
fn a_fault_gives_the_terminal_back_and_leaves_a_file_without_personal_data() {
    let program = std::env::current_exe().unwrap();
    let name = [program.to_str().unwrap(), "--exact", "pty::fault::play_a_fault", "--nocapture"];
    let mut terminal = Terminal::start_by(&name, &[], &[(ROLE, "1")]);
    terminal.shows("Welcome").types("xxxxxxxxxx");
    terminal.ends();
    assert_eq!(terminal.left_on().len(), 0);
    assert!(terminal.is_as_before(), "the terminal is still raw");
    assert!(terminal.screen().contains("a fault of its own"), "{}", terminal.screen());
    let folder = terminal.home.path().join("crashes");
    let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap();
    let text = std::fs::read_to_string(file.path()).unwrap();
    assert!(text.contains("the clock broke") && text.contains("fault.rs") && !text.contains("华东"), "{text}");
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions()) & 0o777, 0o600);
}
