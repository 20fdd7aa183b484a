//! Pages about an account: the meeting brief and the memory book, read, copied and written to files.

use kamdeck::i18n::Language;
use kamdeck::store::Table;
use kamdeck::tui::app::{Effect, Route};

use super::{Flow, Start};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

fn list(size: (u16, u16), language: Language) -> Flow {
    Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() })
}

#[test]
fn the_brief_and_the_memory_book_open_from_a_row_and_from_the_card() {
    for (short, language) in LANGUAGES {
        for (width, height) in SIZES {
            for (name, keys) in [("brief", "jjb"), ("memory_book", "jj<Enter>B")] {
                let mut flow = list((width, height), language);
                flow.keys(keys);
                insta::assert_snapshot!(format!("paper_{name}_{short}_{width}x{height}"), flow.screen());
                flow.storm();
            }
        }
    }
}

#[test]
fn the_brief_is_scrolled_copied_by_the_line_and_leads_to_the_card() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("jjb").shows("What they said and asked last").keys("G").shows("last talked on").lacks("What they said");
    flow.keys("ggjjy");
    let copied = flow.effects().into_iter().find_map(|effect| if let Effect::Copy(text) = effect { Some(text) } else { None });
    assert!(copied.as_ref().is_some_and(|text| text.starts_with("2026-11-")), "{copied:?}");
    flow.keys("<Enter>").shows("1 Overview").keys("<Esc>").shows("What they said").keys("<Esc>").shows("64 of 64");
}

#[test]
fn a_page_is_written_to_a_new_file_and_kept_in_the_list_of_exports() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("brief.md");
    let mut flow = list((80, 24), Language::ZhCN);
    flow.keys("jjbx").shows("导出：华东新能源").keys("<Right><Tab>陈立<Tab><Ctrl-u>").keys(&file.display().to_string()).keys("<Ctrl-s>");
    flow.shows("已写入");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("# 华东新能源科技有限公司"), "{text}");
    let kept = flow.store().read().all(Table::ExportEntry).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].text("what"), kept[0].text("reader"), kept[0].text("recipient")), (Some("brief"), Some("manager"), Some("陈立")));
    // A file that exists is never overwritten.
    flow.keys("x<Tab><Tab><Ctrl-u>").keys(&file.display().to_string()).keys("<Ctrl-s>").shows("已经存在").keys("<Esc><Esc>");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn under_the_veil_a_page_names_nobody_and_stays_readable() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("!jjb")
        .shows("What we owe them")
        .shows("月培训发票")
        .lacks("华东")
        .lacks("赵敏")
        .lacks("CNY")
        .keys("<Esc>jjB")
        .lacks("衡野")
        .lacks("华东");
}
