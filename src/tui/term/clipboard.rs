//! Text to the clipboard by way of the terminal (OSC 52), which also works over SSH.

/// The sequence that asks the terminal to take a text, of at most [`crate::tui::app::LONGEST_COPY`] bytes.
#[must_use]
pub fn sequence(text: &str) -> Vec<u8> {
    [b"\x1b]52;c;".as_slice(), base64(text.as_bytes()).as_bytes(), b"\x1b\\"].concat()
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for n in 0..4 {
            let sign = SIGNS.get((bits >> (18 - 6 * n) & 63) as usize).copied().unwrap_or(b'=');
            encoded.push(if n as usize > three.len() { '=' } else { char::from(sign) });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_encoded_as_the_standard_says() {
        for (text, encoded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("华", "5Y2O")] {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
        assert_eq!(sequence("foo"), b"\x1b]52;c;Zm9v\x1b\\");
    }
}
