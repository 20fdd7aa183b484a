//! The files that a user can copy are imported as they say.

use super::{choices, inspected, planned};
use kamdeck::exchange::fields::Mapping;
use kamdeck::exchange::import::{Nothing, plan};
use std::path::Path;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)).unwrap()
}

#[test]
fn the_sample_lists_are_imported_without_a_question() {
    for name in ["customers.csv", "customers_zh.csv"] {
        let plan = planned(&inspected(file(name)));
        assert_eq!((plan.questions.len(), plan.totals.rejected), (0, 0), "{name}: {:?}", plan.rejects().collect::<Vec<_>>());
        assert_eq!(plan.totals.stored, 6, "{name}");
    }
}

#[test]
fn the_sample_mapping_fits_the_sample_export() {
    let inspection = inspected(file("crm_export.csv"));
    let text = String::from_utf8(file("crm_export_map.toml")).unwrap();
    let mapping = Mapping::from_toml("crm_export_map.toml", &text).unwrap();
    let plan = plan(&inspection, &mapping, &choices(), &Nothing).unwrap();
    assert_eq!((plan.questions.len(), plan.totals.stored, plan.totals.rejected), (0, 3, 0), "{:?}", plan.outcomes);
    assert!(format!("{:?}", plan.outcomes[0]).contains("2026-04-03"), "the mapping says that the day comes first");
}

#[test]
fn the_guide_names_every_target_and_every_limit() {
    use kamdeck::domain::Coded;
    use kamdeck::exchange::fields::{ImportKind, Target};
    use kamdeck::exchange::source::{LimitKind, Limits};
    let guide = String::from_utf8(file("../docs/import.md")).unwrap();
    for target in Target::all(ImportKind::Accounts) {
        assert!(guide.contains(&format!("`{target}`")), "docs/import.md does not name {target}");
    }
    for which in LimitKind::ALL {
        let allowed = Limits::default().check(*which, u64::MAX).unwrap_err().allowed;
        let row = guide.lines().find(|line| line.starts_with(&format!("| `{which}`"))).unwrap_or_else(|| panic!("docs/import.md: {which}"));
        assert!(row.ends_with(&format!("| {allowed} |")), "{row}: {allowed}");
    }
}
