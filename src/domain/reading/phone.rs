//! Telephone numbers and mail addresses: checked for form, kept as written.

use super::scan::{Scan, folded};
use super::{Problem, ReadingError};

/// Reads one or several telephone numbers (separated by `/`, `;`, `、` or a comma); answers with them in half-width digits, blanks
/// collapsed, separated by ` / `. Extensions (`转801`, `ext 801`, `x801`) and a leading `+` are kept.
///
/// # Errors
/// [`Problem::NotAPhone`] unless each has 5 to 15 digits; [`Problem::DigitsLost`] for `1.38E+10`.
pub fn phone(text: &str) -> Result<String, ReadingError> {
    let whole = folded(text);
    if whole.is_empty() {
        return Err(Problem::Empty.at(0));
    }
    let mut numbers = Vec::new();
    let mut at = text.chars().take_while(|c| c.is_whitespace()).count();
    for part in whole.split(['/', ';', ',', '、']) {
        numbers.push(one(part, at)?);
        at += part.chars().count() + 1;
    }
    Ok(numbers.join(" / "))
}

fn one(part: &str, at: usize) -> Result<String, ReadingError> {
    let mut scan = Scan::new(part);
    let (mut number, mut digits) = (String::new(), 0usize);
    if scan.one_of(&['+']).is_some() {
        number.push('+');
    }
    while let Some(c) = scan.peek() {
        match c {
            '0'..='9' => digits += 1,
            '-' | '(' | ')' | '.' | ' ' => {}
            _ => break,
        }
        if !(c == ' ' && number.ends_with(' ')) {
            number.push(c);
        }
        scan.at += 1;
    }
    if scan.peek() == Some('e') && number.contains('.') {
        return Err(Problem::DigitsLost.at(at + scan.at));
    }
    if !(5..=15).contains(&digits) {
        return Err(Problem::NotAPhone.at(at));
    }
    let extension = ["转", "轉", "ext.", "ext", "x", "#"].iter().any(|word| scan.word(word));
    if extension {
        scan.blanks();
        let Some((_, length)) = scan.clone().digits() else { return Err(Problem::NotAPhone.at(at + scan.at)) };
        let kept: String = scan.rest().chars().take(length).collect();
        scan.digits();
        number = format!("{} ext {kept}", number.trim_end());
    }
    if scan.done() { Ok(number.trim_end().to_owned()) } else { Err(Problem::NotAPhone.at(at + scan.at)) }
}

/// Reads one or several mail addresses (separated by `;`, `,`, `/`, `、` or blanks): something, one `@`, and a domain with a dot.
/// Answers with them separated by `; `.
///
/// # Errors
/// [`Problem::Empty`] or [`Problem::NotAMail`].
pub fn mail(text: &str) -> Result<String, ReadingError> {
    let whole = folded(text);
    let addresses: Vec<&str> = whole.split([';', ',', '/', '、', ' ']).filter(|address| !address.is_empty()).collect();
    match addresses.iter().find(|address| !is_mail(address)) {
        _ if whole.is_empty() => Err(Problem::Empty.at(0)),
        None if !addresses.is_empty() => Ok(addresses.join("; ")),
        _ => Err(Problem::NotAMail.at(0)),
    }
}

fn is_mail(address: &str) -> bool {
    address.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && !domain.contains('@')
            && domain.split('.').count() >= 2
            && domain.split('.').all(|label| !label.is_empty())
            && !address.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_checked_and_kept_as_written() {
        for (text, kept) in [
            ("１３８００１３８０００", "13800138000"),
            ("+86 138-0013-8000", "+86 138-0013-8000"),
            ("021-6888  8888转801", "021-6888 8888 ext 801"),
            ("(021) 68888888 ext. 801", "(021) 68888888 ext 801"),
            ("13800138000/13900139000", "13800138000 / 13900139000"),
            ("007-1234", "007-1234"),
        ] {
            assert_eq!(phone(text).as_deref(), Ok(kept), "{text}");
        }
        for (text, problem) in [
            ("", Problem::Empty),
            ("1.38E+10", Problem::DigitsLost),
            ("1234", Problem::NotAPhone),
            ("王总", Problem::NotAPhone),
            ("13800138000 王", Problem::NotAPhone),
            ("1234567890123456", Problem::NotAPhone),
        ] {
            assert_eq!(phone(text).map_err(|error| error.problem), Err(problem), "{text}");
        }
    }

    #[test]
    fn addresses_need_one_at_sign_and_a_domain() {
        assert_eq!(mail(" li@example.com ").as_deref(), Ok("li@example.com"));
        assert_eq!(mail("li@example.com；wang@example.com").as_deref(), Ok("li@example.com; wang@example.com"));
        for text in ["li", "li@", "@example.com", "a@b@c.com", "li@example", "li x@example.com", ";", "li@ex..com"] {
            assert_eq!(mail(text).map_err(|error| error.problem), Err(Problem::NotAMail), "{text}");
        }
    }
}
