//! The account list.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

/// The list of the demo portfolio.
fn list(size: (u16, u16), language: Language) -> Flow {
    Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() })
}

#[test]
fn what_needs_attention_stands_first() {
    for (name, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40), (200, 60), (60, 20)] {
            insta::assert_snapshot!(format!("accounts_{name}_{width}x{height}"), list((width, height), language).screen());
        }
    }
}
