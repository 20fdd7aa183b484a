//! Amounts of money: `120万`, `1.2M`, `￥1,200.50`, `USD 300`, `(1,200)`, and the unit that a column's heading states.

use super::number::{Decimal, DecimalMark, sign, unsigned};
use super::scan::Scan;
use super::{Problem, Reading, ReadingError};
use crate::domain::{Currency, Money};

/// The unit that amounts are written in when they do not say: from a heading such as `营收(万元)` or `Revenue (kUSD)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountUnit {
    /// The power of ten: 4 for 万, 6 for millions.
    pub power: u32,
    /// The currency, if stated.
    pub currency: Option<Currency>,
}

/// What an amount is read against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyContext {
    /// Of amounts that name no currency.
    pub currency: Currency,
    /// The power of ten of amounts that name no unit of their own.
    pub power: u32,
}

/// Multipliers by name with their power of ten, longer names first where one starts another.
const MULTIPLIERS: &[(&str, u32)] = &[
    ("万", 4),
    ("萬", 4),
    ("亿", 8),
    ("億", 8),
    ("千", 3),
    ("仟", 3),
    ("百", 2),
    ("佰", 2),
    ("十", 1),
    ("拾", 1),
    ("thousand", 3),
    ("millions", 6),
    ("million", 6),
    ("billions", 9),
    ("billion", 9),
    ("mio", 6),
    ("mn", 6),
    ("bn", 9),
    ("k", 3),
    ("w", 4),
    ("m", 6),
    ("b", 9),
];

/// Currencies by sign or word, longer ones first where one starts another. `None` means the yuan, or the currency of the context
/// where that is written with the same sign (¥, 元).
const CURRENCIES: &[(&str, Option<[u8; 3]>)] = &[
    ("人民币", Some(*b"CNY")),
    ("人民幣", Some(*b"CNY")),
    ("新台币", Some(*b"TWD")),
    ("新台幣", Some(*b"TWD")),
    ("新臺幣", Some(*b"TWD")),
    ("台币", Some(*b"TWD")),
    ("台幣", Some(*b"TWD")),
    ("美元", Some(*b"USD")),
    ("美金", Some(*b"USD")),
    ("港元", Some(*b"HKD")),
    ("港币", Some(*b"HKD")),
    ("港幣", Some(*b"HKD")),
    ("欧元", Some(*b"EUR")),
    ("歐元", Some(*b"EUR")),
    ("日元", Some(*b"JPY")),
    ("日圆", Some(*b"JPY")),
    ("日圓", Some(*b"JPY")),
    ("英镑", Some(*b"GBP")),
    ("英鎊", Some(*b"GBP")),
    ("韩元", Some(*b"KRW")),
    ("韓元", Some(*b"KRW")),
    ("新元", Some(*b"SGD")),
    ("元", None),
    ("圆", None),
    ("圓", None),
    ("块", None),
    ("塊", None),
    ("¥", None),
    ("hk$", Some(*b"HKD")),
    ("nt$", Some(*b"TWD")),
    ("us$", Some(*b"USD")),
    ("s$", Some(*b"SGD")),
    ("a$", Some(*b"AUD")),
    ("c$", Some(*b"CAD")),
    ("$", Some(*b"USD")),
    ("€", Some(*b"EUR")),
    ("£", Some(*b"GBP")),
    ("₩", Some(*b"KRW")),
    ("₹", Some(*b"INR")),
    ("rmb", Some(*b"CNY")),
];

/// ISO 4217 codes that are understood in text. Others are refused by name rather than taken for a typing error's currency.
const CODES: &str = "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JOD JPY KES KRW KWD KZT LKR \
     MAD MMK MNT MOP MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD UZS VND ZAR";

/// Reads an amount that is the whole text.
///
/// # Errors
/// [`ReadingError`] at the character that does not fit.
pub fn money(text: &str, context: &MoneyContext) -> Result<Reading<DecimalMark, Money>, ReadingError> {
    let mut scan = Scan::new(text);
    if scan.done() {
        return Err(Problem::Empty.at(0));
    }
    let start = scan.at;
    let bracketed = scan.one_of(&['(']).is_some();
    scan.blanks();
    let mut negative = sign(&mut scan);
    let mut stated = currency(&mut scan, context.currency)?;
    scan.blanks();
    negative |= sign(&mut scan);
    let mut read = unsigned(&mut scan)?;
    scan.blanks();
    let own = multiplier(&mut scan);
    let whole = read.value().is_some_and(|value| value.to_whole().is_some());
    read = scaled(read, own.map_or(context.power, |own| own.power), start)?;
    if let Some(own) = own {
        read = compound(&mut scan, read, whole.then_some(own.last), start)?;
    }
    scan.blanks();
    if stated.is_none() {
        stated = currency(&mut scan, context.currency)?;
        scan.blanks();
    } else if scan.one_of(&['元', '圆', '圓']).is_some() {
        scan.blanks();
    }
    if bracketed && scan.one_of(&[')']).is_none() {
        return Err(Problem::Unexpected.at(scan.at));
    }
    negative |= bracketed || scan.one_of(&['-']).is_some();
    if !scan.done() {
        return Err(Problem::Unexpected.at(scan.at));
    }
    let currency = stated.unwrap_or(context.currency);
    read.map(|value| money_of(if negative { value.negated() } else { value }, currency)).ok_or(Problem::TooLarge.at(start))
}

/// A number as an amount in whole units of a currency, rounded half away from zero to its minor unit; `None` if it does not fit.
#[must_use]
pub fn money_of(value: Decimal, currency: Currency) -> Option<Money> {
    Some(Money::new(value.to_units(currency.decimals())?, currency))
}

/// The unit that a heading states, such as `(万元)`, `（百万美元）`, `[k]`, `in USD`; `None` if it states none.
#[must_use]
pub fn amount_unit(heading: &str, default: Currency) -> Option<AmountUnit> {
    let text = super::scan::folded(heading).to_lowercase();
    let inner = ['(', '[', '【', '/', '_', ':', '单']
        .iter()
        .filter_map(|open| text.rfind(*open))
        .filter_map(|at| text.get(at..))
        .collect::<Vec<_>>();
    for part in inner {
        let part = part.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '$' | '¥' | '€' | '£'));
        let part = part.trim_start_matches("单位").trim_start_matches([':', ' ']).trim_start_matches("in ");
        let mut scan = Scan::new(part.trim_end_matches([')', ']', '】', ' ']));
        if scan.done() {
            continue;
        }
        let before = currency(&mut scan, default).ok().flatten();
        scan.blanks();
        let power = multiplier(&mut scan);
        scan.blanks();
        let after = currency(&mut scan, default).ok().flatten();
        if scan.done() && (power.is_some() || before.is_some() || after.is_some()) {
            return Some(AmountUnit { power: power.map_or(0, |own| own.power), currency: before.or(after) });
        }
    }
    None
}

fn scaled(read: Reading<DecimalMark, Decimal>, power: u32, start: usize) -> Result<Reading<DecimalMark, Decimal>, ReadingError> {
    read.map(|value| value.shifted(power)).ok_or(Problem::TooLarge.at(start))
}

/// `1亿2000万`: parts behind a multiplier are added. A last digit alone counts the power of ten below the multiplier before it
/// (`1万2` is 12,000), unless a zero is said between them (`1万零2` is 10,002). `last` is that multiplier's power; none where the number
/// in front of it has decimals, so that a digit alone means nothing.
fn compound(
    scan: &mut Scan,
    first: Reading<DecimalMark, Decimal>,
    mut last: Option<u32>,
    start: usize,
) -> Result<Reading<DecimalMark, Decimal>, ReadingError> {
    let mut sum = first;
    loop {
        let zero_said = scan.one_of(&['零', '〇']).is_some();
        let at = scan.at;
        if !scan.peek().is_some_and(|c| c.is_ascii_digit()) {
            return if zero_said { Err(Problem::Unexpected.at(at)) } else { Ok(sum) };
        }
        let part = unsigned(scan)?.value().ok_or(Problem::Unexpected.at(at))?;
        let one_digit = scan.at - at == 1;
        let power = match multiplier(scan) {
            Some(own) => {
                last = Some(own.last);
                own.power
            }
            None if one_digit && !zero_said => last.ok_or(Problem::Unexpected.at(at))?.saturating_sub(1),
            None => 0,
        };
        let part = part.shifted(power).ok_or(Problem::TooLarge.at(start))?;
        sum = sum.map(|value| value.plus(part)).ok_or(Problem::TooLarge.at(start))?;
    }
}

/// A run of multipliers, as powers of ten.
#[derive(Clone, Copy)]
struct Multiplier {
    /// All of them together.
    power: u32,
    /// The last one.
    last: u32,
}

/// Steps over a run of multipliers (`百万`, `千万`, `万亿`); their powers add up.
fn multiplier(scan: &mut Scan) -> Option<Multiplier> {
    let mut run: Option<Multiplier> = None;
    while let Some((_, last)) = MULTIPLIERS.iter().find(|(name, _)| fits(scan, name)).copied() {
        let power = run.map_or(0, |run| run.power) + last;
        run = Some(Multiplier { power, last });
        if power > 15 {
            break;
        }
    }
    run
}

/// Steps over a multiplier's name; one in Latin letters must not go on in letters (`m`, but not `mxn`; `kUSD` is fine).
fn fits(scan: &mut Scan, name: &str) -> bool {
    let mut probe = scan.clone();
    if !probe.word(name) {
        return false;
    }
    if name.is_ascii() && probe.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
        let letters = probe.clone().letters();
        if !(letters == "rmb" || known_code(&letters).is_some()) {
            return false;
        }
    }
    *scan = probe;
    true
}

fn known_code(letters: &str) -> Option<Currency> {
    CODES.split_whitespace().find(|code| code.eq_ignore_ascii_case(letters)).and_then(|code| Currency::new(code).ok())
}

/// Steps over a currency's sign, word or code.
fn currency(scan: &mut Scan, default: Currency) -> Result<Option<Currency>, ReadingError> {
    if let Some((_, code)) = CURRENCIES.iter().find(|(name, _)| scan.word(name)) {
        let same_sign = ["CNY", "JPY", "TWD", "HKD", "MOP"].contains(&default.code());
        let named = code.and_then(|code| Currency::new(std::str::from_utf8(&code).ok()?).ok());
        return Ok(Some(named.unwrap_or(if same_sign { default } else { Currency::CNY })));
    }
    let start = scan.at;
    let letters = scan.letters();
    if letters.is_empty() {
        return Ok(None);
    }
    if let Some(known) = known_code(&letters) {
        return Ok(Some(known));
    }
    scan.at = start;
    if letters.len() == 3 { Err(Problem::UnknownCurrency.at(start)) } else { Ok(None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CNY: MoneyContext = MoneyContext { currency: Currency::CNY, power: 0 };

    fn shown(text: &str) -> Option<String> {
        money(text, &CNY).unwrap().value().map(|money| format!("{} {}", money.currency, money.amount()))
    }

    #[test]
    fn amounts_are_read_the_way_people_write_them() {
        for (text, expected) in [
            ("120万", "CNY 1200000.00"),
            ("120 万元", "CNY 1200000.00"),
            ("1.2亿", "CNY 120000000.00"),
            ("1亿2000万", "CNY 120000000.00"),
            ("3", "CNY 3.00"),
            ("３０万", "CNY 300000.00"),
            ("5百万", "CNY 5000000.00"),
            ("5千万元", "CNY 50000000.00"),
            ("1.2M", "CNY 1200000.00"),
            ("3k", "CNY 3000.00"),
            ("120w", "CNY 1200000.00"),
            ("1.5 million", "CNY 1500000.00"),
            ("2bn", "CNY 2000000000.00"),
            ("￥1,200.50", "CNY 1200.50"),
            ("¥ 1200.5元", "CNY 1200.50"),
            ("USD 300", "USD 300.00"),
            ("300 USD", "USD 300.00"),
            ("$1.2m", "USD 1200000.00"),
            ("US$ 20", "USD 20.00"),
            ("20万美元", "USD 200000.00"),
            ("JPY 1,200", "JPY 1200"),
            ("EUR 1.200,50", "EUR 1200.50"),
            ("(1,200)", "CNY -1200.00"),
            ("-1,200", "CNY -1200.00"),
            ("-￥1,200.00", "CNY -1200.00"),
            ("1200-", "CNY -1200.00"),
            ("1200.505", "CNY 1200.51"),
            ("12MXN", "MXN 12.00"),
            ("12 kUSD", "USD 12000.00"),
            ("人民币120万元", "CNY 1200000.00"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_last_digit_counts_one_power_below_the_multiplier_before_it() {
        for (text, expected) in [
            ("1万2", "CNY 12000.00"),
            ("3万5", "CNY 35000.00"),
            ("3万5元", "CNY 35000.00"),
            ("1亿2", "CNY 120000000.00"),
            ("1亿2000万3", "CNY 120003000.00"),
            ("8千5", "CNY 8500.00"),
            ("3w5", "CNY 35000.00"),
            ("5百万2", "CNY 5002000.00"),
            ("1万零2", "CNY 10002.00"),
            ("1万〇2百", "CNY 10200.00"),
            ("1亿零50万", "CNY 100500000.00"),
            ("1万20", "CNY 10020.00"),
            ("1万2000", "CNY 12000.00"),
            ("1万02", "CNY 10002.00"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(money("1.2万5", &CNY), Err(Problem::Unexpected.at(4)));
        assert_eq!(money("1万零", &CNY), Err(Problem::Unexpected.at(3)));
    }

    #[test]
    fn a_lone_point_before_three_digits_has_two_readings() {
        let read = money("1.200", &CNY).unwrap();
        assert_eq!(read.value(), None);
        assert_eq!(
            read.choices().map(|(by, money)| (by, money.minor)).collect::<Vec<_>>(),
            [(DecimalMark::Point, 120), (DecimalMark::Comma, 120_000)]
        );
    }

    #[test]
    fn the_headings_unit_holds_where_the_cell_names_none() {
        let ten_thousands = MoneyContext { power: 4, ..CNY };
        assert_eq!(money("120", &ten_thousands).unwrap().value().unwrap().minor, 120_000_000);
        assert_eq!(money("120万", &ten_thousands).unwrap().value().unwrap().minor, 120_000_000);
        for (heading, power, currency) in [
            ("营收(万元)", 4, Some("CNY")),
            ("营业收入（亿元）", 8, Some("CNY")),
            ("2025年营收（单位：百万美元）", 6, Some("USD")),
            ("Revenue [k]", 3, None),
            ("Revenue (USD)", 0, Some("USD")),
            ("Revenue 2024 (kUSD)", 3, Some("USD")),
            ("Revenue (in millions)", 6, None),
        ] {
            let unit = amount_unit(heading, Currency::CNY).unwrap_or_else(|| panic!("{heading}"));
            assert_eq!((unit.power, unit.currency.map(|currency| currency.to_string()).as_deref()), (power, currency), "{heading}");
        }
        for heading in ["营收", "Revenue 2024", "收入(去年)", "市场占有率"] {
            assert_eq!(amount_unit(heading, Currency::CNY), None, "{heading}");
        }
    }

    #[test]
    fn what_is_no_amount_is_named_with_its_place() {
        for (text, problem, at) in [
            ("", Problem::Empty, 0),
            ("约120万", Problem::NotANumber, 0),
            ("120万/年", Problem::Unexpected, 4),
            ("XYZ 300", Problem::UnknownCurrency, 0),
            ("99999999999亿", Problem::TooLarge, 0),
            ("(1,200", Problem::Unexpected, 6),
            ("n/a", Problem::NotANumber, 0),
        ] {
            assert_eq!(money(text, &CNY), Err(problem.at(at)), "{text}");
        }
    }
}
