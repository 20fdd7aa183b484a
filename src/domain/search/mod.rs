//! How names are found and ordered: by the characters themselves whatever their width, case or script, by pinyin,
//! and by initials, so that `hdxny`, `huadong` and `華東` all find 华东新能源.

mod fold;
mod index;
mod key;
mod query;
mod reading;
mod rows;

pub use fold::{fold, plain};
pub use index::TextIndex;
pub use key::{NameOf, push_search_text, search_text, sort_key};
pub use query::Query;
pub use rows::RowSet;
