//! Files that want to cost much: refused by name of the limit, whatever they claim.

use super::files::{XlsCell, compound, ods_with, package, record, text_cell, xls_stream, xlsx_with};
use super::{options, planned};
use kamdeck::exchange::import::inspect;
use kamdeck::exchange::source::{LimitKind, Limits, Source, SourceError};

fn refused(bytes: Vec<u8>, limits: Limits) -> LimitKind {
    let asked = kamdeck::exchange::import::InspectOptions { limits, ..options() };
    match inspect(&Source::from_bytes(bytes, "x"), &asked) {
        Err(SourceError::Limit(limit)) => limit.which,
        other => panic!("{other:?}"),
    }
}

fn small() -> Limits {
    Limits {
        file_bytes: 1 << 20,
        inflated_bytes: 200_000,
        strings_bytes: 100_000,
        parts: 50,
        rows: 1000,
        columns: 50,
        cells: 5000,
        cell_bytes: 2000,
        seconds: 30,
    }
}

/// A sheet with a heading and one customer, and this before `<sheetData>` and behind the customer.
fn sheet(before: &str, behind: &str) -> String {
    format!(
        r#"{before}<sheetData><row r="1">{}</row><row r="2">{}</row>{behind}</sheetData>"#,
        text_cell("A1", "name"),
        text_cell("A2", "A")
    )
}

#[test]
fn a_sound_file_passes_the_small_limits() {
    let asked = kamdeck::exchange::import::InspectOptions { limits: small(), ..options() };
    let inspection = inspect(&Source::from_bytes(xlsx_with(&sheet("", ""), &[]), "x"), &asked).unwrap();
    assert_eq!(planned(&inspection).totals.stored, 1);
}

#[test]
fn what_a_package_inflates_to_is_counted_not_believed() {
    let bomb = xlsx_with(&sheet("", ""), &[("xl/media/picture.xml", &vec![b' '; 300_000])]);
    assert!(bomb.len() < 20_000);
    assert_eq!(refused(bomb.clone(), small()), LimitKind::InflatedBytes);
    // The same with the directory claiming ten bytes.
    let mut lying = bomb;
    let size = 300_000u32.to_le_bytes();
    while let Some(at) = lying.windows(4).position(|four| four == size) {
        lying[at..at + 4].copy_from_slice(&10u32.to_le_bytes());
    }
    let asked = kamdeck::exchange::import::InspectOptions { limits: small(), ..options() };
    let outcome = inspect(&Source::from_bytes(lying, "x"), &asked);
    assert!(matches!(outcome, Err(SourceError::Limit(_) | SourceError::Damaged)), "{outcome:?}");
}

#[test]
fn too_many_parts_are_refused_before_they_are_looked_at() {
    let names: Vec<String> = (0..60).map(|number| format!("xl/{number}.xml")).collect();
    let extra: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"<a/>".as_slice())).collect();
    assert_eq!(refused(xlsx_with(&sheet("", ""), &extra), small()), LimitKind::Parts);
}

#[test]
fn a_sheet_of_four_thousand_million_cells_is_refused_by_its_claim_and_by_its_cells() {
    let claim = xlsx_with(&sheet(r#"<dimension ref="A1:XFD262144"/>"#, ""), &[]);
    assert_eq!(refused(claim, Limits::default()), LimitKind::Cells);
    let far = text_cell("XFD1048576", "x");
    let corner = xlsx_with(&sheet("", &format!(r#"<row r="1048576">{far}</row>"#)), &[]);
    assert_eq!(refused(corner, Limits::default()), LimitKind::Columns);
    let rows: String = (3..1200).map(|row| format!(r#"<row r="{row}">{}</row>"#, text_cell(&format!("A{row}"), "x"))).collect();
    assert_eq!(refused(xlsx_with(&sheet("", &rows), &[]), small()), LimitKind::Rows);
    // Whole columns that somebody has formatted are no attack.
    let formatted = xlsx_with(&sheet(r#"<dimension ref="A1:Z1048576"/>"#, ""), &[]);
    assert!(super::try_inspected(&formatted).is_ok());
}

#[test]
fn a_huge_cell_is_refused_also_in_pieces() {
    let long = "x".repeat(3000);
    assert_eq!(
        refused(xlsx_with(&sheet("", &format!(r#"<row r="3">{}</row>"#, text_cell("A3", &long))), &[]), small()),
        LimitKind::CellBytes
    );
    let runs: String = std::iter::repeat_n("<r><t>0123456789</t></r>", 300).collect();
    let rich = format!(r#"<row r="3"><c r="A3" t="inlineStr"><is>{runs}</is></c></row>"#);
    assert_eq!(refused(xlsx_with(&sheet("", &rich), &[]), small()), LimitKind::CellBytes);
    let ods = ods_with(&format!(
        r#"<table:table table:name="t"><table:table-row><table:table-cell office:value-type="string"><text:p>name</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="string"><text:p>{long}</text:p></table:table-cell></table:table-row></table:table>"#
    ));
    assert_eq!(refused(ods, small()), LimitKind::CellBytes);
    let spaces = ods_with(
        r#"<table:table table:name="t"><table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="4000000000"/></text:p></table:table-cell></table:table-row></table:table>"#,
    );
    assert_eq!(refused(spaces, Limits::default()), LimitKind::CellBytes);
    let csv = format!("name,city\nA,\"{long}\"\n");
    assert_eq!(refused(csv.into_bytes(), small()), LimitKind::CellBytes);
}

#[test]
fn a_string_table_that_claims_more_than_it_can_hold_is_refused() {
    let strings =
        br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="99999999999"><si><t>a</t></si></sst>"#;
    assert_eq!(refused(xlsx_with(&sheet("", ""), &[("xl/sharedStrings.xml", strings)]), Limits::default()), LimitKind::Cells);
}

#[test]
fn cells_that_are_repeated_by_an_attribute_are_counted() {
    let table = |row: &str, cell: &str| {
        ods_with(&format!(
            r#"<table:table table:name="t"><table:table-row {row}><table:table-cell {cell} office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#
        ))
    };
    let many = r#"table:number-rows-repeated="1000000""#;
    let wide = r#"table:number-columns-repeated="16384""#;
    assert_eq!(refused(table(many, ""), Limits::default()), LimitKind::Rows);
    assert_eq!(refused(table("", wide), Limits::default()), LimitKind::Columns);
    assert_eq!(refused(table(many, r#"table:number-columns-repeated="1000""#), Limits::default()), LimitKind::Cells);
    // A table that is cut off ends the reading.
    let cut = package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", br#"<a><table:table table:name="t"><table:table-row>"#),
    ]);
    assert!(matches!(super::try_inspected(&cut), Err(SourceError::Damaged)));
}

#[test]
fn an_xls_whose_chains_and_sizes_lie_is_damaged_and_costs_nothing() {
    let stream = xls_stream(&[&[XlsCell::Text("name")], &[XlsCell::Text("A")]], false, &[]);
    let sound = compound(&[("Workbook", &stream)]);
    // Every link of the allocation table points to the first sector: a circle.
    let mut circle = sound.clone();
    let table_at = circle.len() - 512;
    for link in circle[table_at..].chunks_mut(4) {
        link.copy_from_slice(&0u32.to_le_bytes());
    }
    assert!(matches!(super::try_inspected(&circle), Err(SourceError::Damaged)));
    // A claimed dimension of all cells is not reserved.
    let mut claims = stream.clone();
    let dimension = record(0x200, &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0]);
    let end = claims.len() - 4;
    claims.splice(end..end, dimension);
    assert!(super::try_inspected(&compound(&[("Workbook", &claims)])).is_ok());
    // Rows out of order would make line numbers lie.
    let late = record(0x203, &[0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut unordered = stream;
    let end = unordered.len() - 4;
    unordered.splice(end..end, late);
    assert!(matches!(super::try_inspected(&compound(&[("Workbook", &unordered)])), Err(SourceError::Damaged)));
}

#[test]
fn a_file_over_the_size_limit_and_what_is_no_file_are_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.csv");
    std::fs::write(&path, vec![b'x'; 2000]).unwrap();
    let limits = Limits { file_bytes: 1000, ..Limits::default() };
    assert!(matches!(Source::from_path(&path, &limits), Err(SourceError::Limit(limit)) if limit.which == LimitKind::FileBytes));
    assert!(matches!(Source::from_path(folder.path(), &limits), Err(SourceError::NotAFile)));
    assert!(matches!(Source::from_path(&folder.path().join("none"), &limits), Err(SourceError::Io(_))));
}

#[test]
fn the_time_is_a_limit_of_its_own() {
    assert_eq!(refused(b"name\nA\n".to_vec(), Limits { seconds: 0, ..Limits::default() }), LimitKind::Seconds);
}
