//! `kamdeck chain`: who decides at an account, as text, JSON or a drawing, also as it would be without somebody.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::args::value;
use super::exit::Exit;
use super::export;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::pick;
use super::score::AccountShape;
use super::session::Session;
use super::table::Table;
use super::usage;
use crate::domain::account::Tier;
use crate::domain::handover::ReaderRole;
use crate::domain::people::{BuyingRole, Depth, Stance};
use crate::domain::text::one_line;
use crate::domain::{Coded, ColleagueId, Hundredths, PersonId, RowId, Tenths};
use crate::exchange::chain::{Drawing, DrawingFormat, Kind, Organisation, Told, Words, roles_by_weight};
use crate::exchange::export::{Departure, leave};
use crate::i18n::{Strings, label};
use crate::scoring::chain::{Backup, ChainWarning, Measures, Member, PersonDrill, Seat, SeatState};
use crate::store::{Error, Table as Records};

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let flag = |name: &'static str, help: String| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    Command::new("chain")
        .about(strings.cli_chain_about())
        .arg(
            Arg::new("account")
                .value_name(strings.cli_value_account())
                .required(true)
                .value_parser(NonEmptyStringValueParser::new())
                .help(strings.cli_chain_account()),
        )
        .args([flag("mermaid", strings.cli_chain_mermaid()), flag("dot", strings.cli_chain_dot()), flag("svg", strings.cli_chain_svg())])
        .group(ArgGroup::new("drawing").args(["mermaid", "dot", "svg"]).multiple(false))
        .arg(
            Arg::new("without")
                .long("without")
                .value_name(strings.cli_value_name())
                .value_parser(NonEmptyStringValueParser::new())
                .help(strings.cli_chain_without()),
        )
        .arg(flag("no-stance", strings.cli_chain_no_stance()))
        .arg(
            Arg::new("out")
                .long("out")
                .value_name(strings.cli_value_file())
                .value_parser(value_parser!(PathBuf))
                .help(strings.cli_chain_out()),
        )
}

/// The chain as documented in docs/json.md.
#[derive(Serialize)]
struct Shape {
    account: AccountShape,
    as_of: NaiveDate,
    tier: Tier,
    people: Vec<PersonShape>,
    coverage: CoverageShape,
    missing_seats: Vec<SeatShape>,
    effective_threads: Option<Tenths>,
    support_balance: Option<Hundredths>,
    warnings: Vec<WarningShape>,
    without: Option<WithoutShape>,
}

#[derive(Serialize)]
struct PersonShape {
    id: PersonId,
    name: String,
    title: Option<String>,
    department: Option<String>,
    roles: Vec<BuyingRole>,
    stance: Option<Stance>,
    stance_on: Option<NaiveDate>,
    champion: bool,
    blocker: bool,
    influence: Option<u8>,
    reports_to: Option<PersonId>,
    last_two_way_touch: Option<NaiveDate>,
    depth: Option<Depth>,
    depth_with: Option<ColleagueId>,
}

#[derive(Serialize)]
struct CoverageShape {
    filled: u32,
    required: u32,
    percent: Option<i64>,
}

#[derive(Serialize)]
struct SeatShape {
    any_of: Vec<BuyingRole>,
    weight: u32,
    /// Whether nobody is known, or all who are have been silent for too long.
    state: &'static str,
    due_on: Option<NaiveDate>,
    introducer: Option<PersonId>,
}

#[derive(Serialize)]
struct WarningShape {
    code: String,
    what: String,
    next: &'static str,
    advice: String,
    with: Option<PersonId>,
}

/// What would be different without somebody; the rest of the shape is then as it would be.
#[derive(Serialize)]
struct WithoutShape {
    id: PersonId,
    name: String,
    before: CoverageShape,
    threads_before: Option<Tenths>,
    balance_before: Option<Hundredths>,
    new_warnings: Vec<WarningShape>,
    reports: Vec<PersonId>,
    backups: Vec<Backup>,
}

impl CoverageShape {
    fn of(measures: &Measures) -> Self {
        let coverage = &measures.coverage;
        Self { filled: coverage.filled, required: coverage.required, percent: coverage.percent }
    }
}

fn seat(seat: &Seat) -> SeatShape {
    let (state, due_on, introducer) = match &seat.state {
        SeatState::Empty { due_on, introducer, .. } => ("empty", *due_on, *introducer),
        SeatState::Silent { .. } => ("silent", None, None),
        SeatState::Covered { .. } => ("covered", None, None),
    };
    SeatShape { any_of: seat.any_of.clone(), weight: seat.weight, state, due_on, introducer }
}

fn warning(warning: &ChainWarning, words: &Words<'_>) -> WarningShape {
    let (what, advice) = words.warning(warning);
    WarningShape { code: warning.cause.code().to_owned(), what, next: warning.next.code(), advice, with: warning.with }
}

fn person(member: &Member, organisation: &Organisation) -> PersonShape {
    let post = organisation.main_post(member);
    let text = |column: &str| post.and_then(|post| post.text(column)).map(str::to_owned);
    PersonShape {
        id: member.person,
        name: organisation.person_name(member.person).to_owned(),
        title: text("title"),
        department: text("department"),
        roles: roles_by_weight(member),
        stance: member.stance.map(|now| now.stance),
        stance_on: member.stance.map(|now| now.on),
        champion: member.is_champion(),
        blocker: member.is_blocker(),
        influence: member.influence,
        reports_to: member.reports_to,
        last_two_way_touch: member.last_touch,
        depth: member.depth.map(|(depth, _)| depth),
        depth_with: member.depth.map(|(_, colleague)| colleague),
    }
}

/// Tells of a chain, or draws it.
///
/// # Errors
/// [`Stop`] if the account or the person is not found, a drawing cannot be written or kept in the list of exports, the database fails,
/// or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let calendar = session.calendar()?;
    let id = pick::account(session, &store, &value::<String>(matches, "account").unwrap_or_default())?;
    let read = Organisation::read(store.read(), id, as_of, &calendar).map_err(|error| session.failed(&error, &store))?;
    // Found by name a moment ago: gone only if somebody deleted it in between.
    let Some(mut organisation) = read else {
        return Err(session.failed(&Error::NoRow { table: Records::Account, id: id.raw() }, &store));
    };
    let drill = match value::<String>(matches, "without") {
        Some(typed) => {
            let person = found(&organisation, &typed, session.strings)?;
            let drill = organisation.chain.drill(person, &organisation.policy());
            organisation.leave(person);
            drill.map(|drill| (person, drill))
        }
        None => None,
    };
    let words = Words { organisation: &organisation, strings: session.strings, veil: session.config.veil };
    let drawn = [("mermaid", DrawingFormat::Mermaid), ("dot", DrawingFormat::Dot), ("svg", DrawingFormat::Svg)];
    let format = drawn.into_iter().find(|(flag, _)| matches.get_flag(flag)).map(|(_, format)| format);
    let (with_stance, into) = (!matches.get_flag("no-stance"), value::<PathBuf>(matches, "out"));
    let json = session.globals.json;
    if json && into.is_none() && (format.is_some() || !with_stance) {
        let option = format.map_or_else(|| "--no-stance".to_owned(), |format| format!("--{format}"));
        return Err(usage::wrong(session.strings.cli_usage_conflict("--json", option), session.strings).into());
    }
    if format.is_some() || into.is_some() || !with_stance {
        let text = Drawing::of(&words, with_stance).written(format.unwrap_or(DrawingFormat::Text), session.config.ascii == Some(true));
        let departure = Departure {
            what: "chain".to_owned(),
            scope: organisation.name.clone(),
            reader: if with_stance { ReaderRole::Manager } else { ReaderRole::Customer },
            recipient: String::new(),
        };
        let left = leave(&mut store, &departure, text.as_bytes(), into.as_deref());
        let sha256 = left.map_err(|error| export::failed(session, error, &store))?;
        return match into {
            Some(path) if json => {
                let format = format.unwrap_or(DrawingFormat::Text);
                out.json(&serde_json::json!({"file": path.to_string_lossy(), "format": format, "sha256": sha256}))
            }
            Some(path) => out.line(&session.strings.chain_exported(path.to_string_lossy())),
            None => out.line(text.trim_end()),
        };
    }
    if json {
        return out.json(&shape(&organisation, &words, drill.as_ref()));
    }
    tell(&organisation, &words, drill.as_ref(), out)
}

/// The one person whom a text names: the name, or a part of it.
fn found(organisation: &Organisation, typed: &str, strings: &Strings) -> Result<PersonId, Stop> {
    let typed = typed.trim();
    let names = || organisation.chain.members().iter().map(|member| (member.person, organisation.person_name(member.person)));
    let exact: Vec<PersonId> =
        names().filter(|(person, name)| *name == typed || person.to_string() == typed).map(|(person, _)| person).collect();
    let all: Vec<PersonId> =
        if exact.is_empty() { names().filter(|(_, name)| name.contains(typed)).map(|(person, _)| person).collect() } else { exact };
    match all.as_slice() {
        [only] => Ok(*only),
        [] => Err(Failure::new(Exit::Failed, "not_found", strings.cli_chain_nobody(typed)).into()),
        several => {
            let names: Vec<String> =
                several.iter().map(|person| strings.cli_candidate(organisation.person_name(*person), person.to_string())).collect();
            Err(Failure::new(Exit::Failed, "ambiguous", strings.cli_chain_several(typed, names.join(", "))).into())
        }
    }
}

fn shape(organisation: &Organisation, words: &Words<'_>, drill: Option<&(PersonId, PersonDrill)>) -> Shape {
    let measures = &organisation.measures;
    let without = drill.map(|(id, drill)| WithoutShape {
        id: *id,
        name: organisation.person_name(*id).to_owned(),
        before: CoverageShape::of(&drill.before),
        threads_before: drill.before.threads.value,
        balance_before: drill.before.balance.value,
        new_warnings: drill.new_warnings.iter().map(|one| warning(one, words)).collect(),
        reports: drill.reports.clone(),
        backups: drill.backups.clone(),
    });
    Shape {
        account: AccountShape { id: organisation.account, name: organisation.name.clone() },
        as_of: organisation.as_of().day,
        tier: organisation.tier,
        people: organisation.by_weight().into_iter().map(|member| person(member, organisation)).collect(),
        coverage: CoverageShape::of(measures),
        missing_seats: measures.coverage.missing().map(seat).collect(),
        effective_threads: measures.threads.value,
        support_balance: measures.balance.value,
        warnings: organisation.warnings.iter().map(|one| warning(one, words)).collect(),
        without,
    }
}

fn tell(organisation: &Organisation, words: &Words<'_>, drill: Option<&(PersonId, PersonDrill)>, out: &mut Out) -> Result<(), Stop> {
    let strings = words.strings;
    out.line(&strings.chain_title(words.account()))?;
    let [percent, threads, balance] = words.measures();
    out.line(&strings.chain_measures(percent, threads, balance))?;
    if let Some((person, drill)) = drill {
        out.line("")?;
        out.line(&strings.chain_drill_title(words.person(*person)))?;
        told(&words.drill(drill), out)?;
    }
    if !organisation.warnings.is_empty() {
        out.line("")?;
    }
    for warning in &organisation.warnings {
        let (what, next) = words.warning(warning);
        out.line(&format!("! {what} {next}"))?;
    }
    out.line("")?;
    let mut table = Table::new([
        strings.chain_column_stance(),
        strings.chain_column_role(),
        strings.chain_column_person(),
        strings.chain_column_influence(),
        strings.chain_column_touch(),
    ])
    .right([3, 4]);
    for member in organisation.by_weight() {
        let title = organisation.main_post(member).and_then(|post| post.text("title")).unwrap_or_default();
        let silence = organisation.silence(member.person);
        table.row([
            words.stance(member),
            words.roles(member),
            format!("{} {}", words.person(member.person), one_line(title)).trim_end().to_owned(),
            member.influence.map_or_else(|| strings.chain_unknown(), |influence| influence.to_string()),
            silence.last_touch.map_or_else(|| strings.chain_never(), |_| strings.accounts_days(silence.age_days)),
        ]);
    }
    table.print(out)?;
    for missing in organisation.measures.coverage.missing().filter(|seat| matches!(seat.state, SeatState::Empty { .. })) {
        let names: Vec<String> = missing.any_of.iter().map(|role| label(*role, strings)).collect();
        out.line(&strings.chain_why_empty(names.join(&strings.chain_or()), missing.weight))?;
    }
    Ok(())
}

fn told(lines: &[Told], out: &mut Out) -> Result<(), Stop> {
    for line in lines {
        match line.kind {
            Kind::Heading | Kind::Blank => out.line(&line.text)?,
            Kind::Plain | Kind::Aside | Kind::Bad => out.line(&format!("  {}", line.text))?,
            Kind::Next => out.line(&format!("    {}", line.text))?,
        }
    }
    Ok(())
}
