//! Plans and problems in words.

use super::plan::{Field, Plan, Record};
use super::{Doubt, PersonName, Problem};
use crate::domain::Coded;
use crate::domain::reading::Share;
use crate::i18n::error::unread;
use crate::i18n::{Labelled, Strings, label};
use crate::store::{Table, Value};

impl Plan {
    /// What is recorded, a line each: the account with the day, then every record; participants stand in the line of their touch, the
    /// post of somebody new in the person's.
    #[must_use]
    pub fn lines(&self, strings: &Strings) -> Vec<String> {
        let mut lines = vec![if self.on == self.today {
            strings.capture_account_today(&self.account.name, self.on.to_string())
        } else {
            strings.capture_account_on(&self.account.name, self.on.to_string())
        }];
        let shown = self.records.iter().enumerate().filter(|(_, record)| !matches!(record.table, Table::Participant | Table::Post));
        lines.extend(shown.map(|(at, record)| self.line(at, record, strings)));
        lines
    }

    /// What to look at before recording, a line each.
    #[must_use]
    pub fn doubt_lines(&self, line: &str, strings: &Strings) -> Vec<String> {
        let text = |doubt: &super::Spanned<Doubt>| line.get(doubt.span.clone()).unwrap_or("").to_owned();
        self.doubts
            .iter()
            .map(|doubt| match doubt.value {
                Doubt::TakenForText => strings.capture_taken_for_text(text(doubt)),
                Doubt::Assumed(day) => strings.capture_assumed(text(doubt), day.to_string()),
            })
            .collect()
    }

    fn line(&self, at: usize, record: &Record, strings: &Strings) -> String {
        let what = match record.table {
            Table::Person => return strings.capture_new_person(record.text_of("name")),
            Table::Interaction => return self.touch(at, record, strings),
            Table::IntentStated => strings.capture_intent(record.code::<crate::domain::dealings::RenewalIntent>("intent", strings)),
            Table::SurveyAnswer => strings.capture_recommend(record.number("recommend").to_string()),
            Table::UsageReading => {
                let share = Share::from_basis_points(record.number("share"));
                strings.capture_usage(share.map_or_else(String::new, |share| share.to_string()))
            }
            Table::StanceSeen => {
                strings.capture_stance(self.name(record.get("post_id")), record.code::<crate::domain::people::Stance>("stance", strings))
            }
            Table::Pain => {
                let dimension = record.code::<crate::domain::dealings::PainDimension>("dimension", strings);
                strings.capture_pain(dimension, record.text_of("title"))
            }
            Table::Promise => dated(record, strings.capture_promise(record.text_of("what")), strings),
            Table::Favour => strings.capture_favour(record.text_of("what")),
            Table::Task => dated(record, strings.capture_task(record.text_of("title")), strings),
            other => other.code().to_owned(),
        };
        match self.name(record.get("person_id")) {
            "" => what,
            name => strings.capture_about(what, name),
        }
    }

    /// The name behind a reference: of somebody known, or of somebody whom the plan enters; empty for others.
    fn name<'p>(&'p self, field: Option<&'p Field>) -> &'p str {
        match field {
            Some(Field::Named(_, name)) => name,
            Some(Field::New(record)) => match self.records.get(*record) {
                Some(record) if record.table == Table::Person => record.text_of("name"),
                Some(record) if record.table == Table::Post => self.name(record.get("person_id")),
                _ => "",
            },
            _ => "",
        }
    }

    fn touch(&self, at: usize, record: &Record, strings: &Strings) -> String {
        let channel = record.code::<crate::domain::dealings::Channel>("channel", strings);
        let mut parts = vec![match record.get("two_way") {
            Some(Field::Known(Value::Bool(false))) => strings.capture_touch_one_way(channel),
            _ => strings.capture_touch(channel),
        }];
        let with: Vec<String> = self
            .records
            .iter()
            .filter(|other| other.table == Table::Participant && other.get("interaction_id") == Some(&Field::New(at)))
            .filter_map(|other| {
                other.fields.iter().find_map(|(_, field)| match field {
                    Field::Me => Some(strings.capture_me()),
                    field => Some(self.name(Some(field)).to_owned()).filter(|name| !name.is_empty()),
                })
            })
            .collect();
        parts.push(strings.capture_with(with.join(&strings.capture_between())));
        if record.get("sentiment").is_some() {
            parts.push(strings.capture_mood(record.code::<crate::domain::needs::Sentiment>("sentiment", strings)));
        }
        if record.get("summary").is_some() {
            parts.push(strings.capture_text(record.text_of("summary")));
        }
        if record.get("next_step").is_some() {
            parts.push(strings.capture_next(record.text_of("next_step")));
        }
        parts.join(&strings.capture_part())
    }
}

fn dated(record: &Record, what: String, strings: &Strings) -> String {
    match record.get("due_on") {
        Some(Field::Known(Value::Date(day))) => strings.capture_due(what, day.to_string()),
        _ => what,
    }
}

impl Record {
    fn text_of(&self, column: &str) -> &str {
        match self.get(column) {
            Some(Field::Known(Value::Text(text))) => text,
            _ => "",
        }
    }

    fn number(&self, column: &str) -> i64 {
        match self.get(column) {
            Some(Field::Known(Value::Int(number))) => *number,
            _ => 0,
        }
    }

    fn code<T: Coded + Labelled>(&self, column: &str, strings: &Strings) -> String {
        T::from_code(self.text_of(column)).map_or_else(|_| String::new(), |value| label(value, strings))
    }
}

impl Problem {
    /// Without the names of those who could be meant, to be shown under the veil.
    #[must_use]
    pub fn veiled(&self, mask: &str) -> Self {
        let hide = |name: &mut String| mask.clone_into(name);
        let mut veiled = self.clone();
        match &mut veiled {
            Self::AmbiguousAccount(several) => several.iter_mut().for_each(|account| hide(&mut account.name)),
            Self::UnknownPerson { known: people, .. } | Self::AmbiguousPerson(people) => {
                people.iter_mut().for_each(|person| hide(&mut person.name));
            }
            Self::OtherAccount { other, own, .. } => [other, own].into_iter().for_each(|account| {
                hide(&mut account.name);
                account.short_name.clear();
            }),
            Self::PersonKnown(person) => hide(&mut person.name),
            Self::AmbiguousColleague(several) => several.iter_mut().for_each(|colleague| hide(&mut colleague.name)),
            _ => {}
        }
        veiled
    }

    /// What is wrong and what to write instead: a sentence.
    #[must_use]
    pub fn sentence(&self, strings: &Strings) -> String {
        let between = strings.capture_between();
        let joined = |names: Vec<String>| names.join(&between);
        let person = |person: &PersonName| match person.title.is_empty() {
            true => person.name.clone(),
            false => strings.capture_titled(&person.name, &person.title),
        };
        match self {
            Self::Empty => strings.capture_empty(),
            Self::TooLong => strings.capture_too_long(super::MOST_BYTES.to_string()),
            Self::OpenQuote => strings.capture_open_quote(),
            Self::NothingBehind => strings.capture_nothing_behind(),
            Self::UnknownKey(key) => strings.capture_unknown_key(key, joined(super::words::key_names())),
            Self::UnknownValue { given, allowed } => {
                strings.capture_unknown_value(given, joined(allowed.iter().map(|word| (*word).to_owned()).collect()))
            }
            Self::Number(error) => strings.capture_number(unread(error.problem, strings)),
            Self::AmbiguousShare => strings.capture_ambiguous_share(),
            Self::Date(error) => strings.capture_date(unread(error.problem, strings)),
            Self::AmbiguousDate(days) => strings.capture_ambiguous_date(joined(days.iter().map(ToString::to_string).collect())),
            Self::Future(day) => strings.capture_future(day.to_string()),
            Self::DueBefore { due, on } => strings.capture_due_before(due.to_string(), on.to_string()),
            Self::Twice => strings.capture_twice(),
            Self::NoAccount => strings.capture_no_account(),
            Self::UnknownAccount(given) => strings.capture_unknown_account(given),
            Self::AmbiguousAccount(several) => {
                strings.capture_ambiguous(joined(several.iter().map(|account| account.name.clone()).collect()))
            }
            Self::OtherAccount { given, other, own } => strings.capture_other_account(given, other.shown(), own.shown()),
            Self::UnknownPerson { given, known } if known.is_empty() => strings.capture_nobody_known(given),
            Self::UnknownPerson { given, known } => strings.capture_unknown_person(given, joined(known.iter().map(person).collect())),
            Self::PersonKnown(known) => strings.capture_person_known(person(known)),
            Self::AmbiguousPerson(several) => strings.capture_ambiguous(joined(several.iter().map(person).collect())),
            Self::UnknownColleague(given) => strings.capture_unknown_colleague(given),
            Self::AmbiguousColleague(several) => {
                strings.capture_ambiguous(joined(several.iter().map(|colleague| colleague.name.clone()).collect()))
            }
            Self::NobodysStance => strings.capture_nobodys_stance(),
            Self::NoChannel => strings.capture_no_channel(joined(super::words::channel_names())),
            Self::NoText => strings.capture_no_text(),
            Self::NothingToRecord => strings.capture_nothing_to_record(),
            Self::TitleTooLong => strings.capture_title_too_long(crate::store::catalog::TEXT_MAX.to_string()),
        }
    }
}
