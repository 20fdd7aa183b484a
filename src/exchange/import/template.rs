//! A file to fill in: headings in the user's language that the import recognises, and one example row.

use super::sentences::target_name;
use crate::domain::profile::{ProfileField, ResultKind};
use crate::exchange::export::csv::CsvWriter;
use crate::exchange::fields::{Field, ImportKind, Period, Target};
use crate::i18n::Strings;
use chrono::{Datelike, Days, Months, NaiveDate};
use std::io::{self, Write};

/// The columns of the template.
fn columns(kind: ImportKind, last_year: i32) -> Vec<Target> {
    match kind {
        ImportKind::Accounts => [
            Target::Field(Field::Name),
            Target::Field(Field::ShortName),
            Target::Field(Field::Kind),
            Target::Field(Field::CreditCode),
            Target::Profile(ProfileField::Industry),
            Target::Profile(ProfileField::Region),
            Target::Profile(ProfileField::City),
            Target::Profile(ProfileField::Scale),
            Target::Profile(ProfileField::CoreBusiness),
            Target::Field(Field::Tier),
            Target::Field(Field::Owner),
            Target::Field(Field::RenewalOn),
            Target::Field(Field::LastTouchOn),
            Target::Field(Field::LastTouchChannel),
            Target::Field(Field::ContactName),
            Target::Field(Field::ContactTitle),
            Target::Field(Field::ContactPhone),
            Target::Field(Field::ContactMail),
            Target::Figure(ResultKind::Revenue, Period::Year(last_year)),
            Target::Figure(ResultKind::Profit, Period::Year(last_year)),
            Target::Field(Field::Usage),
            Target::Field(Field::UsageOn),
            Target::Field(Field::Intent),
            Target::Field(Field::IntentOn),
            Target::Field(Field::Recommend),
            Target::Field(Field::RecommendOn),
            Target::Field(Field::HighTickets),
            Target::Field(Field::HighTicketsOn),
            Target::Field(Field::Tags),
        ]
        .into(),
    }
}

/// An example for a column: words from the language's texts, numbers and dates made here.
fn example(target: &Target, today: NaiveDate, strings: &Strings) -> String {
    let recently = || today.checked_sub_days(Days::new(7)).unwrap_or(today).to_string();
    match target {
        Target::Field(Field::CreditCode) => "91310115MA1K4ABC18".to_owned(),
        Target::Field(Field::RenewalOn) => today.checked_add_months(Months::new(3)).unwrap_or(today).to_string(),
        Target::Field(Field::LastTouchOn | Field::UsageOn | Field::IntentOn | Field::RecommendOn | Field::HighTicketsOn) => recently(),
        Target::Field(Field::ContactPhone) => "021-5555 0100".to_owned(),
        Target::Field(Field::Usage) => "85%".to_owned(),
        Target::Field(Field::Recommend) => "9".to_owned(),
        Target::Field(Field::HighTickets) => "0".to_owned(),
        Target::Figure(ResultKind::Revenue, _) => "1,200,000.00".to_owned(),
        Target::Figure(ResultKind::Profit, _) => "240,000.00".to_owned(),
        other => strings.import_example(other.to_string()),
    }
}

/// Writes the template.
///
/// # Errors
/// Those of the writer.
pub fn write_template<W: Write>(writer: W, kind: ImportKind, today: NaiveDate, strings: &Strings) -> io::Result<W> {
    let columns = columns(kind, today.year() - 1);
    let mut file = CsvWriter::new(writer)?;
    file.row(columns.iter().map(|target| target_name(target, strings)))?;
    file.row(columns.iter().map(|target| example(target, today, strings)))?;
    file.finish()
}

#[cfg(test)]
mod tests {
    use super::super::{InspectOptions, Nothing, Outcome, PlanOptions, inspect, plan};
    use super::*;
    use crate::domain::Currency;
    use crate::exchange::fields::matched;
    use crate::exchange::source::{Limits, Source, SourceOptions};
    use crate::i18n::Language;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[test]
    fn the_template_is_recognised_and_its_example_can_be_stored() {
        for language in Language::iter() {
            let strings = language.load();
            let bytes = write_template(Vec::new(), ImportKind::Accounts, today(), &strings).unwrap();
            let options = InspectOptions {
                source: SourceOptions::default(),
                kind: ImportKind::Accounts,
                limits: Limits::default(),
                today: today(),
                currency: Currency::CNY,
            };
            let inspection = inspect(&Source::from_bytes(bytes, "template.csv"), &options).unwrap();
            let targets: Vec<Target> = inspection.mapping.columns.iter().map(|column| column.target.clone()).collect();
            assert_eq!(targets, columns(ImportKind::Accounts, 2025), "{language}");
            let plan = plan(&inspection, &inspection.mapping, &PlanOptions::new(today(), Currency::CNY), &Nothing).unwrap();
            assert_eq!((plan.totals.stored, plan.questions.len()), (1, 0), "{language}: {:?}", plan.outcomes);
            let Some(Outcome::Store(stated)) = plan.outcomes.first() else { panic!("{language}") };
            assert!(stated.facts.len() >= 20, "{language}: {:?}", stated.facts);
        }
    }

    #[test]
    fn every_target_is_recognised_by_its_name_in_both_languages() {
        let mut missed = Vec::new();
        for language in Language::iter() {
            let strings = language.load();
            for target in Target::all(ImportKind::Accounts) {
                let name = target_name(&target, &strings);
                let found = matched(&name, 2025).map(|found| found.target);
                if name.contains('?') || found.as_ref() != Some(&target) {
                    missed.push(format!("{language}: {target} is called {name}, which means {found:?}"));
                }
            }
        }
        assert_eq!(missed, Vec::<String>::new());
    }
}
