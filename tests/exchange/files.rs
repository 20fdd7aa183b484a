//! Files of every kind, byte by byte where no library writes them.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A package of parts, deflated.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An XLSX with one sheet of this XML, which begins with `<sheetData>` or what may stand before it.
pub fn xlsx_with(sheet: &str, extra: &[(&str, &[u8])]) -> Vec<u8> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    let package_relations = format!(
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let workbook = format!(
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let workbook_relations = format!(
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let sheet =
        format!(r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sheet}</worksheet>"#);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", package_relations.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", workbook_relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend(extra);
    package(&parts)
}

/// A cell with a text of its own.
pub fn text_cell(reference: &str, text: &str) -> String {
    format!(r#"<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// An ODS with this content of `<office:spreadsheet>`.
pub fn ods_with(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

/// A compound file with these streams, each at least 4096 bytes long in it.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    let mut sectors: Vec<Vec<u8>> = Vec::new();
    let mut table: Vec<u32> = Vec::new();
    let mut chain = |bytes: &[u8]| {
        let first = sectors.len() as u32;
        for piece in bytes.chunks(SECTOR) {
            let mut sector = piece.to_vec();
            sector.resize(SECTOR, 0);
            sectors.push(sector);
            table.push(sectors.len() as u32);
        }
        *table.last_mut().unwrap() = END;
        first
    };
    let mut directory = entry("Root Entry", 5, END, 0);
    for (name, bytes) in streams {
        let mut bytes = bytes.to_vec();
        bytes.resize(bytes.len().max(4096), 0);
        let first = chain(&bytes);
        directory.extend(entry(name, 2, first, bytes.len() as u32));
    }
    let directory_at = chain(&directory);
    // The allocation table says of its own sectors what they are.
    let tables = (table.len() + 1).div_ceil(SECTOR / 4 - 1);
    let table_at = table.len() as u32;
    table.extend(std::iter::repeat_n(0xFFFF_FFFD, tables));
    let mut table_bytes: Vec<u8> = table.iter().flat_map(|link| link.to_le_bytes()).collect();
    table_bytes.resize(tables * SECTOR, 0xFF);
    let mut file = vec![0; SECTOR];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &(tables as u32).to_le_bytes());
    put(48, &directory_at.to_le_bytes());
    put(56, &4096u32.to_le_bytes());
    put(60, &END.to_le_bytes());
    put(68, &END.to_le_bytes());
    for slot in 0..109usize {
        let place = if slot < tables { table_at + slot as u32 } else { 0xFFFF_FFFF };
        put(76 + slot * 4, &place.to_le_bytes());
    }
    file.extend(sectors.concat());
    file.extend(table_bytes);
    file
}

fn entry(name: &str, kind: u8, start: u32, size: u32) -> Vec<u8> {
    let mut entry = vec![0; 128];
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry[..units.len()].copy_from_slice(&units);
    entry[64..66].copy_from_slice(&(units.len() as u16 + 2).to_le_bytes());
    entry[66] = kind;
    entry[68..80].fill(0xFF);
    entry[116..120].copy_from_slice(&start.to_le_bytes());
    entry[120..124].copy_from_slice(&size.to_le_bytes());
    entry
}

/// A record of an XLS stream.
pub fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(body.len() as u16).to_le_bytes(), body].concat()
}

/// A cell of an XLS.
pub enum XlsCell<'a> {
    Text(&'a str),
    Number(f64),
    /// A number with the built-in format of this number: 14 dates, 9 percentages.
    Formatted(f64, u16),
    Failed,
}

/// The `Workbook` stream of an XLS with one sheet. The formats used are General, 14 and 9.
pub fn xls_stream(rows: &[&[XlsCell<'_>]], since_1904: bool, merged: &[[u16; 4]]) -> Vec<u8> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut texts: Vec<&str> = Vec::new();
    let mut cells = Vec::new();
    for (row, columns) in (0u16..).zip(rows) {
        for (column, cell) in (0u16..).zip(*columns) {
            let place = |format: u16| [row.to_le_bytes(), column.to_le_bytes(), format.to_le_bytes()].concat();
            let format = |code: u16| if code == 14 { 1 } else { 2 };
            cells.extend(match cell {
                XlsCell::Text(text) => {
                    texts.push(text);
                    record(0xFD, &[place(0), (texts.len() as u32 - 1).to_le_bytes().to_vec()].concat())
                }
                XlsCell::Number(number) => record(0x203, &[place(0), number.to_le_bytes().to_vec()].concat()),
                XlsCell::Formatted(number, code) => record(0x203, &[place(format(*code)), number.to_le_bytes().to_vec()].concat()),
                XlsCell::Failed => record(0x205, &[place(0), vec![0x2A, 1]].concat()),
            });
        }
    }
    let bof = |kind: u16| record(0x809, &[0x0600u16.to_le_bytes(), kind.to_le_bytes(), [0, 0], [0, 0]].concat());
    let mut globals = bof(5);
    globals.extend(record(0x22, &u16::from(since_1904).to_le_bytes()));
    for code in [0u16, 14, 9] {
        globals.extend(record(0xE0, &[&[0, 0], &code.to_le_bytes()[..], &[0; 16]].concat()));
    }
    let mut strings = [(texts.len() as u32).to_le_bytes(), (texts.len() as u32).to_le_bytes()].concat();
    for text in &texts {
        strings.extend((text.encode_utf16().count() as u16).to_le_bytes());
        strings.push(1);
        strings.extend(wide(text));
    }
    let strings = record(0xFC, &strings);
    let end = record(0x0A, &[]);
    let bound = |at: u32| record(0x85, &[&at.to_le_bytes()[..], &[0, 0, 1, 1], &wide("S")].concat());
    let sheet_at = globals.len() + bound(0).len() + strings.len() + end.len();
    let mut stream = [globals, bound(sheet_at as u32), strings, end.clone(), bof(0x10), cells].concat();
    if !merged.is_empty() {
        let regions: Vec<u8> = merged.iter().flatten().flat_map(|edge| edge.to_le_bytes()).collect();
        stream.extend(record(0xE5, &[&(merged.len() as u16).to_le_bytes()[..], &regions].concat()));
    }
    stream.extend(end);
    stream
}
