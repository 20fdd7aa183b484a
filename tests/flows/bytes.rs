//! What a key costs on the line, with colours: bytes are repeatable, so they are held to numbers.

use std::time::Duration;

use kamdeck::tui::app::Route;

use super::{Flow, Start};

fn list(width: u16) -> Flow {
    let mut flow = Flow::start(Start { size: (width, 40), first: Route::Accounts, demo: 300, ..Start::default() });
    flow.keys("jjj").sent();
    flow
}

/// The most bytes of one press of a key among several, each in one frame.
fn most(flow: &mut Flow, key: &str, times: usize) -> usize {
    let cost = |_| {
        flow.keys(key);
        let (frames, bytes) = flow.sent();
        assert_eq!(frames, 1, "{key}");
        bytes
    };
    (0..times).map(cost).max().unwrap()
}

#[test]
fn moving_costs_few_bytes() {
    // Without the preview, and with it.
    for (width, down, page) in [(119, 130, 5700), (120, 410, 5500)] {
        let mut flow = list(width);
        let (down_now, page_now) = (most(&mut flow, "<Down>", 25), most(&mut flow, "<PgDn>", 5));
        assert!(down_now <= down, "{width} columns, cursor down: {down_now} bytes");
        assert!(page_now <= page, "{width} columns, page down: {page_now} bytes");
    }
}

#[test]
fn a_burst_is_one_frame_and_idle_is_silent() {
    let mut flow = list(120);
    flow.burst("<PgDn*50>");
    let (frames, bytes) = flow.sent();
    assert!(frames == 1 && bytes <= 5500, "50 page downs at once: {frames} frames, {bytes} bytes");
    flow.wait(Duration::from_secs(600));
    assert_eq!(flow.sent(), (0, 0));
}
