//! Delimited text: encodings, delimiters, header rows, ragged lines.

use super::{inspected, options, planned, rejects, stored, targets};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1252};
use kamdeck::exchange::import::{Inspection, Warning, inspect};
use kamdeck::exchange::source::{EncodingOrigin, Source, SourceError};

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    let (bytes, _, lost) = encoding.encode(text);
    assert!(!lost, "{}", encoding.name());
    bytes.into_owned()
}

fn names(inspection: &Inspection) -> Vec<String> {
    stored(&planned(inspection)).into_iter().map(|(_, name)| name).collect()
}

#[test]
fn a_customer_list_is_read_whatever_its_encoding() {
    let chinese = "客户名称,所属行业,所在城市\n华东新能源有限公司,新能源,上海\n启明精工股份有限公司,机械制造,苏州\n";
    let traditional = "客戶名稱,產業,城市\n臺灣積體電路製造股份有限公司,半導體,新竹\n鴻海精密工業股份有限公司,電子,新北\n";
    let western = "Customer name;City\nSociété Générale;Orléans\nMüller & Söhne;Köln\n";
    for (text, encoding, found) in [
        (chinese, GBK, "gbk"),
        (chinese, UTF_16LE, "utf-16le"),
        (chinese, UTF_16BE, "utf-16be"),
        (traditional, BIG5, "big5"),
        (western, WINDOWS_1252, "windows-1252"),
    ] {
        let inspection = inspected(encoded(text, encoding));
        assert_eq!(inspection.opened.encoding.as_ref().unwrap().name, found);
        assert_eq!(targets(&inspection).first().unwrap(), "name", "{found}");
        let expected: Vec<&str> = text.lines().skip(1).map(|line| line.split([',', ';']).next().unwrap()).collect();
        assert_eq!(names(&inspection), expected, "{found}");
    }
    let rare = "客户名称,城市\n㐂𠮷有限公司,𠀀市\n";
    assert_eq!(names(&inspected(encoded(rare, GB18030))), ["㐂𠮷有限公司"]);
}

#[test]
fn a_wrong_guess_is_shown_and_can_be_corrected() {
    let japanese = encoded("会社名,都市\n日本,東京\n", SHIFT_JIS);
    let guessed = inspected(&japanese);
    assert_eq!(guessed.opened.encoding.as_ref().unwrap().origin, EncodingOrigin::Guessed);
    assert!(planned_by_first_column(&guessed).iter().any(|warning| matches!(warning, Warning::GuessedEncoding { .. })));
    let mut asked = options();
    asked.source.encoding = Some("shift_jis".into());
    let forced = inspect(&Source::from_bytes(japanese, "x.csv"), &asked).unwrap();
    assert_eq!(forced.headings, ["会社名", "都市"]);
    asked.source.encoding = Some("no such".into());
    let refused = inspect(&Source::from_bytes(b"a,b\n".to_vec(), "x.csv"), &asked);
    assert!(matches!(refused, Err(SourceError::UnknownEncoding(_))));
}

fn planned_by_first_column(inspection: &Inspection) -> Vec<Warning> {
    let mut inspection = inspection.clone();
    inspection.mapping.columns[0].target = "name".parse().unwrap();
    planned(&inspection).warnings
}

#[test]
fn the_header_row_is_found_below_titles() {
    let text = "重点客户名单\n制表人,王芳,,2026-11-01\n\n客户名称,行业,城市,电话,联系人\nA公司,x,y,021-5555 0101,李伟\n";
    let inspection = inspected(text);
    assert_eq!(inspection.header_line(), Some(4));
    assert_eq!(targets(&inspection), ["name", "industry", "city", "contact_phone", "contact_name"]);
    assert_eq!(stored(&planned(&inspection)), [(5, "A公司".to_owned())]);
    let mut asked = options();
    asked.source.header_line = Some(2);
    let other = inspect(&Source::pasted(text), &asked).unwrap();
    assert_eq!(other.headings, ["制表人", "王芳", "", "2026-11-01", ""]);
    asked.source.header_line = Some(3);
    assert!(matches!(inspect(&Source::pasted(text), &asked), Err(SourceError::NoSuchHeader(3))));
}

#[test]
fn nothing_is_shifted_by_ragged_lines() {
    let text = "name,city,industry\nA,x,y\nB,x,y,\nC,x,y,extra\nD,x\nE\nF,x,y\n\"G\n(south)\",x,y\nH,x,y\n";
    let plan = planned(&inspected(text));
    // D and E are short, and not halves of one line; G has a line end inside.
    let expected = [(2, "A"), (3, "B"), (5, "D"), (6, "E"), (7, "F"), (8, "G (south)"), (10, "H")];
    assert_eq!(stored(&plan), expected.map(|(line, name)| (line, name.to_owned())));
    assert_eq!(rejects(&plan), [(4, "extra_cells")]);
    let extra = plan.rejects().next().unwrap();
    assert_eq!((extra.column, extra.value.as_str()), (Some(3), "extra"));
    assert!(plan.warnings.contains(&Warning::ShortRows { lines: vec![5, 6] }));
}

#[test]
fn a_line_that_was_broken_in_two_is_refused_as_a_whole() {
    let plan = planned(&inspected("name,city,industry\nA,x,y\nB,first\nhalf,y\nC,x,y\n"));
    assert_eq!(rejects(&plan), [(3, "broken_line"), (4, "broken_line")]);
    let plan = planned(&inspected("name,city\nA,x\nB,\"never closed\nC,y\nD,z\n"));
    assert_eq!(rejects(&plan), [(3, "open_quote")]);
    assert_eq!(stored(&plan), [(2, "A".to_owned()), (4, "C".to_owned()), (5, "D".to_owned())]);
}

#[test]
fn sums_and_repeated_headings_are_no_customers() {
    let plan = planned(&inspected("客户名称,2025年营收\nA,100\n客户名称,2025年营收\nB,200\n合计,300\n"));
    assert_eq!(rejects(&plan), [(4 - 1, "heading_again"), (5, "total_row")]);
    assert_eq!(plan.totals.stored, 2);
}

#[test]
fn leading_zeros_and_long_numbers_survive() {
    let text = "客户名称\t联系人\t电话\t邮编\n=\"007\"\t李伟\t02155550101\t000123\nB\t王芳\t1.38E+10\t1\n";
    let plan = planned(&inspected(text));
    assert_eq!(stored(&plan), [(2, "007".to_owned())]);
    assert_eq!(rejects(&plan), [(3, "digits_lost")]);
    let facts = format!("{:?}", plan.outcomes[0]);
    assert!(facts.contains("02155550101") && facts.contains("000123"), "{facts}");
}

#[test]
fn a_pasted_block_goes_the_same_way() {
    let inspection = inspect(&Source::pasted("客户名称\t等级\r\n\"A\n公司\"\tA\r\nB公司\tS级\r\n"), &options()).unwrap();
    let plan = planned(&inspection);
    assert_eq!(stored(&plan), [(2, "A 公司".to_owned())]);
    assert_eq!(rejects(&plan), [(4, "unknown_word")]);
    assert!(matches!(inspect(&Source::pasted(" \n \n"), &options()), Ok(found) if found.rows() == 0 || planned_is_empty(&found)));
}

fn planned_is_empty(inspection: &Inspection) -> bool {
    inspection.mapping.check().is_err()
}

#[test]
fn undecodable_bytes_reject_their_row_only() {
    let mut bytes = "客户名称,城市\n华东新能源有限公司,上海\n".as_bytes().to_vec();
    bytes.extend(b"\xFF\xFEX,y\n");
    bytes.extend("启明精工,苏州\n".as_bytes());
    let plan = planned(&inspected(bytes));
    assert_eq!(rejects(&plan), [(3, "undecodable")]);
    assert_eq!(plan.totals.stored, 2);
}
