//! Headings and causes in the language of the reader.

use super::column::Column;
use crate::domain::Coded;
use crate::i18n::Strings;
use crate::store::summary::Cause;

/// The heading of a column.
#[must_use]
pub fn heading(column: Column, strings: &Strings) -> String {
    strings.portfolio_column(column.code())
}

/// Causes as a short phrase: what fell or is low in their order, then what is unknown in one.
#[must_use]
pub fn causes_in_words(causes: impl Iterator<Item = Cause>, strings: &Strings) -> String {
    let (mut parts, mut unknown) = (Vec::new(), Vec::new());
    for cause in causes {
        match cause {
            Cause::Fell { dimension, from, to } => parts.push(strings.portfolio_cause_fell(dimension.code(), from, to)),
            Cause::Low { dimension, points } => parts.push(strings.portfolio_cause_low(dimension.code(), points)),
            Cause::Unknown { dimension } => unknown.push(strings.portfolio_dimension(dimension.code())),
        }
    }
    let and = strings.portfolio_and();
    if !unknown.is_empty() {
        parts.push(strings.portfolio_cause_unknown(unknown.join(&and)));
    }
    parts.join(&and)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::Dimension;
    use crate::i18n::Language;

    #[test]
    fn causes_are_said_in_both_languages() {
        let causes = [
            Cause::Fell { dimension: Dimension::Usage, from: 10, to: 3 },
            Cause::Low { dimension: Dimension::Value, points: 4 },
            Cause::Unknown { dimension: Dimension::Service },
            Cause::Unknown { dimension: Dimension::Relationship },
        ];
        let said = |language: Language| causes_in_words(causes.into_iter(), &language.load());
        assert_eq!(said(Language::En), "usage 10>3, no clear word on renewal, tickets, NPS unknown");
        assert_eq!(said(Language::ZhCN), "使用 10>3、续约未表态、工单、推荐意愿未知");
    }

    #[test]
    fn every_column_has_a_heading_and_every_dimension_words() {
        for language in Language::iter() {
            let strings = language.load();
            let mut all: Vec<String> = Column::ALL.iter().map(|&column| heading(column, &strings)).collect();
            for &dimension in Dimension::ALL {
                let causes = [Cause::Fell { dimension, from: 7, to: 3 }, Cause::Low { dimension, points: 0 }, Cause::Unknown { dimension }];
                all.extend(causes.map(|cause| causes_in_words(std::iter::once(cause), &strings)));
            }
            assert!(all.iter().all(|text| !text.contains('?') && !text.is_empty()), "{all:?}");
        }
    }
}
