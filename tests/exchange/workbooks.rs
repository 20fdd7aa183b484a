//! Workbooks: XLSX, XLS, ODS.

use super::files::{XlsCell, compound, ods_with, text_cell, xls_stream, xlsx_with};
use super::{inspected, options, planned, rejects, stored, targets, try_inspected};
use kamdeck::exchange::import::{Fact, Outcome, Warning, inspect};
use kamdeck::exchange::source::{FileKind, Source, SourceError};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

fn saved(workbook: &mut Workbook) -> Vec<u8> {
    workbook.save_to_buffer().unwrap()
}

/// A list with every kind of cell, its header in row 3 below a merged title, on the second sheet.
fn rich() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("封面").unwrap().write(0, 0, "名单").unwrap();
    let sheet = workbook.add_worksheet().set_name("客户").unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let percent = Format::new().set_num_format("0%");
    sheet.merge_range(0, 0, 0, 5, "重点客户名单", &Format::new()).unwrap();
    let headings = ["客户名称", "续约日期", "使用率", "2025年营收(万元)", "电话", "联系人", "P0+P1工单数", "备注"];
    for (column, heading) in (0u16..).zip(headings) {
        sheet.write(2, column, heading).unwrap();
    }
    sheet.write(3, 0, "华东新能源有限公司").unwrap();
    sheet.write_with_format(3, 1, ExcelDateTime::from_ymd(2026, 12, 31).unwrap(), &day).unwrap();
    sheet.write_with_format(3, 2, 1, &percent).unwrap();
    sheet.write(3, 3, Formula::new("=100+20.5").set_result("120.5")).unwrap();
    sheet.write(3, 4, 13_800_138_000u64).unwrap();
    sheet.write(3, 5, "李伟").unwrap();
    sheet.write(3, 6, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(3, 7, "007").unwrap();
    sheet.merge_range(4, 0, 5, 0, "启明精工", &Format::new()).unwrap();
    sheet.write(4, 5, "王芳").unwrap();
    sheet.write(5, 5, "赵敏").unwrap();
    saved(&mut workbook)
}

#[test]
fn an_xlsx_keeps_dates_percentages_results_texts_and_merged_names() {
    let inspection = inspected(rich());
    assert_eq!(inspection.opened.sheets, ["封面", "客户"]);
    assert_eq!((inspection.opened.sheet.as_deref(), inspection.header_line()), (Some("客户"), Some(3)));
    assert_eq!(
        targets(&inspection),
        ["name", "renewal_on", "usage", "revenue:2025", "contact_phone", "contact_name", "high_tickets", "custom:备注"]
    );
    let plan = planned(&inspection);
    let Outcome::Store(first) = &plan.outcomes[0] else { panic!("{:?}", plan.outcomes) };
    let facts = format!("{:?}", first.facts);
    for part in ["ends_on: Some(2026-12-31)", "Share(10000)", "minor: 120500000", "13800138000", "李伟", "\"007\""] {
        assert!(facts.contains(part), "{part} is not in {facts}");
    }
    assert!(!facts.contains("HighTickets"), "a failed formula says nothing: {facts}");
    assert!(plan.warnings.contains(&Warning::FailedCells { count: 1 }) && plan.warnings.contains(&Warning::Merged { lines: vec![6] }));
    // The row under the merged name adds its contact person to the same account.
    let Outcome::Update { first: Some(1), news, .. } = &plan.outcomes[2] else { panic!("{:?}", plan.outcomes[2]) };
    assert!(matches!(&news.facts[..], [Fact::Contact(contact)] if contact.name == "赵敏"));
    assert_eq!((plan.totals.stored, plan.totals.updated), (2, 1));
}

#[test]
fn a_sheet_is_chosen_by_name_or_number() {
    let source = Source::from_bytes(rich(), "x.xlsx");
    let mut asked = options();
    for (sheet, found) in [("封面", "封面"), ("1", "封面"), ("2", "客户")] {
        asked.source.sheet = Some(sheet.into());
        assert_eq!(inspect(&source, &asked).unwrap().opened.sheet.as_deref(), Some(found));
    }
    asked.source.sheet = Some("nothing".into());
    assert!(matches!(inspect(&source, &asked), Err(SourceError::NoSuchSheet { sheets, .. }) if sheets == ["封面", "客户"]));
}

#[test]
fn error_values_that_are_younger_than_the_reader_do_not_spoil_the_sheet() {
    let rows = format!(
        r#"<sheetData><row r="1">{}{}</row><row r="2">{}<c r="B2" t="e"><v>#SPILL!</v></c></row><row r="3">{}{}</row></sheetData>"#,
        text_cell("A1", "name"),
        text_cell("B1", "city"),
        text_cell("A2", "A"),
        text_cell("A3", "B"),
        text_cell("B3", "x"),
    );
    let plan = planned(&inspected(xlsx_with(&rows, &[])));
    assert_eq!(stored(&plan), [(2, "A".to_owned()), (3, "B".to_owned())]);
    assert!(plan.warnings.contains(&Warning::FailedCells { count: 1 }));
}

#[test]
fn an_xls_is_read_with_dates_of_both_systems_and_merged_names() {
    use XlsCell::{Failed, Formatted, Number, Text};
    let header: &[XlsCell<'_>] = &[Text("客户名称"), Text("最近联系日期"), Text("使用率"), Text("NPS"), Text("联系人")];
    for (serial, since_1904) in [(46_000.0, false), (46_000.0 - 1462.0, true)] {
        let rows: &[&[XlsCell<'_>]] = &[
            header,
            &[Text("华东新能源"), Formatted(serial, 14), Formatted(0.85, 9), Number(9.0), Text("李伟")],
            &[Text(""), Text(""), Failed, Text(""), Text("王芳")],
            &[Text("Orion"), Number(serial), Number(40.0), Number(7.0), Text("")],
        ];
        let file = compound(&[("Workbook", &xls_stream(rows, since_1904, &[[1, 2, 0, 0]]))]);
        let inspection = inspected(&file);
        assert_eq!((inspection.opened.kind, inspection.opened.since_1904), (FileKind::Xls, since_1904));
        let plan = planned(&inspection);
        let facts = format!("{:?}", plan.outcomes);
        assert_eq!(facts.matches("on: 2025-12-09").count(), 2, "{facts}");
        assert!(facts.contains("Share(8500)") && facts.contains("Share(4000)"), "{facts}");
        assert_eq!((plan.totals.stored, plan.totals.updated), (2, 1), "{facts}");
    }
}

#[test]
fn an_ods_is_read_with_repeats_spans_and_typed_cells() {
    let cell = |text: &str| format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#);
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let table = [
        r#"<table:table table:name="客户">"#.to_owned(),
        row(&["客户名称", "续约日期", "使用率", "2025年营收", "联系人"].map(cell).concat()),
        row(&format!(
            r#"<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>华东<text:s text:c="1"/>新能源</text:p><office:annotation><text:p>nicht lesen</text:p></office:annotation></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-12-31T00:00:00"><text:p>31.12.26</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell><table:table-cell office:value-type="currency" office:currency="CNY" office:value="1200.5"><text:p>¥1,200.50</text:p></table:table-cell>{}"#,
            cell("李伟")
        )),
        row(&format!(r#"<table:covered-table-cell/><table:table-cell table:number-columns-repeated="3"/>{}"#, cell("A &amp; B"))),
        r#"<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="5"/></table:table-row>"#.to_owned(),
        row(&format!(
            r#"{}<table:table-cell/><table:table-cell office:value-type="string" calcext:value-type="error" office:string-value=""><text:p>#N/A</text:p></table:table-cell>"#,
            cell("Orion")
        )),
        r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#
            .to_owned(),
    ]
    .concat();
    let inspection = inspected(ods_with(&table));
    assert_eq!((inspection.opened.kind, inspection.opened.sheets.as_slice()), (FileKind::Ods, ["客户".to_owned()].as_slice()));
    let plan = planned(&inspection);
    assert_eq!(stored(&plan), [(2, "华东 新能源".to_owned()), (7, "Orion".to_owned())]);
    let facts = format!("{:?}", plan.outcomes);
    for part in ["Some(2026-12-31)", "Share(5000)", "minor: 120050", "A & B"] {
        assert!(facts.contains(part), "{part} is not in {facts}");
    }
    assert!(!facts.contains("nicht"), "{facts}");
    assert_eq!(plan.totals.updated, 1);
}

#[test]
fn a_bare_one_is_only_asked_when_the_spreadsheet_does_not_say_percent() {
    let with = |format: &str| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write(0, 0, "name").unwrap();
        sheet.write(0, 1, "usage").unwrap();
        sheet.write(1, 0, "A").unwrap();
        sheet.write_with_format(1, 1, 1, &Format::new().set_num_format(format)).unwrap();
        planned(&inspected(saved(&mut workbook)))
    };
    assert_eq!((with("0.0%").questions.len(), with("0.0%").totals.stored), (0, 1));
    let asked = with("0.0");
    assert_eq!((asked.questions.len(), rejects(&asked)), (1, vec![(2, "unanswered")]));
}

#[test]
fn files_are_known_by_their_content_and_named_as_what_they_are() {
    let named = |bytes: &[u8]| match try_inspected(bytes) {
        Err(SourceError::Unreadable(kind)) => kind.to_string(),
        Err(error) => format!("{error}"),
        Ok(_) => "read".to_owned(),
    };
    let stream = xls_stream(&[&[XlsCell::Text("name")], &[XlsCell::Text("A")]], false, &[]);
    let mut locked = stream.clone();
    // A FilePass record behind the first BOF.
    locked.splice(12..12, super::files::record(0x2F, &[1, 0, 1, 0, 1, 0]));
    let mut old = stream.clone();
    old[5] = 5;
    for (bytes, name) in [
        (b"<html><body><table><tr><td>name</td></tr></table>".to_vec(), "html_table"),
        (b"\xEF\xBB\xBF\r\n <TABLE border=1><tr><td>x".to_vec(), "html_table"),
        (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(), "xml_spreadsheet"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related".to_vec(), "web_archive"),
        (compound(&[("EncryptedPackage", b"x"), ("EncryptionInfo", b"x")]), "encrypted with a password"),
        (compound(&[("EncryptedPackage", b"x"), ("DRMEncryptedTransform", b"x")]), "protected"),
        (compound(&[("Workbook", &locked)]), "encrypted with a password"),
        (compound(&[("Workbook", &old)]), "a workbook older than Excel 97"),
        (compound(&[("Book", &stream)]), "a workbook older than Excel 97"),
        (compound(&[("WordDocument", b"x")]), "document"),
        (compound(&[("Workbook", &stream)]), "read"),
        (super::files::package(&[("xl/workbook.bin", b"x"), ("[Content_Types].xml", b"x")]), "binary_workbook"),
        (super::files::package(&[("word/document.xml", b"x"), ("[Content_Types].xml", b"x")]), "document"),
        (super::files::package(&[("Index/Document.iwa", b"x")]), "numbers"),
        (super::files::package(&[("list.csv", b"a,b")]), "archive"),
        (b"%PDF-1.7".to_vec(), "pdf"),
        (b"\x89PNG\r\n".to_vec(), "picture"),
        (b"b\x14#e\x01\x00\x00E-SafeNet   LOCK\x00\x00".to_vec(), "protected"),
        (b"SQLite format 3\0".to_vec(), "database"),
        (b"\x01\x02\x03\x00\x05binary".to_vec(), "not text, and no workbook"),
        (Vec::new(), "empty"),
    ] {
        assert_eq!(named(&bytes), name);
    }
}
