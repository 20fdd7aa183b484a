//! From bytes to text: byte order mark, valid UTF-8, UTF-16 without a mark, then a guess that is shown and can be changed.

use super::SourceError;
use crate::codes;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

codes! {
    /// How the encoding of a text file was found.
    pub enum EncodingOrigin {
        /// The file begins with a byte order mark.
        Mark = "mark",
        /// All of it is valid in this encoding, which other text hardly ever is.
        Valid = "valid",
        /// By the frequency of characters: worth a look.
        Guessed = "guessed",
        /// It was asked for.
        Forced = "forced",
    }
}

/// The encoding of a text file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundEncoding {
    /// Its name in small letters, such as `utf-8`, `gbk`, `gb18030`, `big5`, `shift_jis`, `windows-1252`, `utf-16le`.
    pub name: String,
    /// How it was found.
    pub origin: EncodingOrigin,
    /// Byte sequences that mean nothing in it; each stands as U+FFFD in the text.
    pub damaged: bool,
}

/// The encodings that a picker offers; any other label of the WHATWG list can be forced too.
pub const OFFERED: &[&str] =
    &["utf-8", "gb18030", "big5", "shift_jis", "euc-kr", "windows-1252", "utf-16le", "utf-16be", "windows-1251", "windows-1250"];

/// Decodes a text file.
///
/// # Errors
/// [`SourceError::UnknownEncoding`] for a forced label that is none; [`SourceError::NotText`] for bytes that are no text.
pub fn decode<'a>(bytes: &'a [u8], forced: Option<&str>) -> Result<(Cow<'a, str>, FoundEncoding), SourceError> {
    if let Some(label) = forced {
        let encoding = Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| SourceError::UnknownEncoding(label.to_owned()))?;
        return Ok(decoded(bytes, encoding, EncodingOrigin::Forced));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(decoded(bytes, encoding, EncodingOrigin::Mark));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok(decoded(bytes, encoding, EncodingOrigin::Valid));
    }
    if is_binary(bytes) {
        return Err(SourceError::NotText);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text), FoundEncoding { name: "utf-8".to_owned(), origin: EncodingOrigin::Valid, damaged: false }));
    }
    if mostly_utf8(bytes) {
        return Ok(decoded(bytes, UTF_8, EncodingOrigin::Guessed));
    }
    // No hint by country: told "cn", the detector takes Big5 for GBK.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(decoded(bytes, detector.guess(None, Utf8Detection::Allow), EncodingOrigin::Guessed))
}

fn decoded<'a>(bytes: &'a [u8], encoding: &'static Encoding, origin: EncodingOrigin) -> (Cow<'a, str>, FoundEncoding) {
    let body = match Encoding::for_bom(bytes) {
        Some((marked, length)) if marked == encoding => bytes.get(length..).unwrap_or_default(),
        _ => bytes,
    };
    let (text, damaged) = encoding.decode_without_bom_handling(body);
    let name = if encoding == GBK && has_four_byte_sequence(body) { GB18030.name() } else { encoding.name() };
    (text, FoundEncoding { name: name.to_ascii_lowercase(), origin, damaged })
}

/// Whether GBK text needs the larger GB18030, which the decoder understands in any case: only there are second bytes digits.
fn has_four_byte_sequence(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(pair) = bytes.get(at..at + 2) {
        match pair {
            [0x81..=0xFE, 0x30..=0x39] => return true,
            [0x81..=0xFE, _] => at += 2,
            _ => at += 1,
        }
    }
    false
}

/// UTF-16 without a mark: nearly every other byte is zero in Latin text, and in Chinese text the separators and line ends
/// (0x09, 0x0A, 0x2C ... beside a zero) give it away; all of it has to decode without damage or NUL.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let (mut little, mut big) = (0usize, 0usize);
    for pair in bytes.as_chunks::<2>().0 {
        match pair {
            [b'\t' | b'\n' | b'\r' | b' '..=b'~', 0] => little += 1,
            [0, b'\t' | b'\n' | b'\r' | b' '..=b'~'] => big += 1,
            _ => {}
        }
    }
    let encoding = if little > big { UTF_16LE } else { UTF_16BE };
    // At least one separator in twenty characters, and no mixture of both orders.
    if little.max(big) * 20 < bytes.len() / 2 || little.min(big) * 10 > little.max(big) {
        return None;
    }
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    (!damaged && !text.contains('\0')).then_some(encoding)
}

/// Text has no NUL and hardly any other control character.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(64 << 10)).unwrap_or_default();
    let controls = head.iter().filter(|byte| matches!(byte, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)).count();
    memchr::memchr(0, bytes).is_some() || controls * 50 > head.len()
}

/// Whether nearly all multi-byte sequences are valid UTF-8: one damaged cell must not turn all others into another script.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken > 0 && valid >= broken * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINESE: &str = "客户名称,行业,城市\n华东新能源有限公司,新能源,上海\n启明精工股份有限公司,机械,苏州\n";

    fn found(bytes: &[u8]) -> (String, FoundEncoding) {
        let (text, found) = decode(bytes, None).unwrap();
        (text.into_owned(), found)
    }

    #[test]
    fn the_usual_encodings_are_recognised() {
        let traditional = "客戶名稱,產業,城市\n臺灣積體電路製造股份有限公司,半導體,新竹\n鴻海精密工業股份有限公司,電子,新北\n";
        let japanese = "会社名,業種,都市\nトヨタ自動車株式会社,自動車,豊田\nソニーグループ株式会社,電機,東京\nパナソニックホールディングス,電機,大阪\n";
        let french = "Nom,Ville\nSociété Générale,Orléans\nCrédit Foncier,Besançon\n";
        for (text, encoding, name) in [
            (CHINESE, encoding_rs::GBK, "gbk"),
            (traditional, encoding_rs::BIG5, "big5"),
            (japanese, encoding_rs::SHIFT_JIS, "shift_jis"),
            (french, encoding_rs::WINDOWS_1252, "windows-1252"),
        ] {
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost);
            let (decoded, found) = found(&bytes);
            assert_eq!((decoded.as_str(), found.name.as_str(), found.origin, found.damaged), (text, name, EncodingOrigin::Guessed, false));
        }
        let rare = format!("{CHINESE}㐀㐁有限公司,𠀀,〇\n");
        let (bytes, _, _) = GB18030.encode(&rare);
        assert_eq!(found(&bytes).0, rare);
        assert_eq!(found(&bytes).1.name, "gb18030");
    }

    #[test]
    fn marks_and_validity_need_no_guess() {
        let marked = [b"\xEF\xBB\xBF".as_slice(), CHINESE.as_bytes()].concat();
        assert_eq!(
            found(&marked),
            (CHINESE.to_owned(), FoundEncoding { name: "utf-8".into(), origin: EncodingOrigin::Mark, damaged: false })
        );
        assert_eq!(found(CHINESE.as_bytes()).1.origin, EncodingOrigin::Valid);
        for (little, name) in [(true, "utf-16le"), (false, "utf-16be")] {
            let plain: Vec<u8> =
                CHINESE.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect();
            let mark: &[u8] = if little { b"\xFF\xFE" } else { b"\xFE\xFF" };
            let marked = [mark, &plain].concat();
            assert_eq!(
                found(&marked),
                (CHINESE.to_owned(), FoundEncoding { name: name.into(), origin: EncodingOrigin::Mark, damaged: false })
            );
            assert_eq!(
                found(&plain),
                (CHINESE.to_owned(), FoundEncoding { name: name.into(), origin: EncodingOrigin::Valid, damaged: false })
            );
        }
    }

    #[test]
    fn one_damaged_cell_does_not_change_the_others() {
        let mut bytes = CHINESE.as_bytes().to_vec();
        bytes.extend(b"\xFF\xFE,x,y\n");
        let (text, found) = found(&bytes);
        assert!(text.starts_with(CHINESE) && text.contains('\u{FFFD}'));
        assert_eq!((found.name.as_str(), found.damaged), ("utf-8", true));
    }

    #[test]
    fn a_forced_encoding_is_obeyed_and_an_unknown_one_refused() {
        let (bytes, _, _) = encoding_rs::BIG5.encode("名稱");
        let (text, found) = decode(&bytes, Some("Big5")).unwrap();
        assert_eq!((text.as_ref(), found.origin), ("名稱", EncodingOrigin::Forced));
        assert!(matches!(decode(b"a", Some("klingon")), Err(SourceError::UnknownEncoding(label)) if label == "klingon"));
        assert!(matches!(decode(b"a\0\x01\x02b", None), Err(SourceError::NotText)));
    }
}
