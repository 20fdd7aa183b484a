//! `kamdeck tiering`: the review of tiers, as it is due each quarter.

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::account::Tier;
use crate::domain::{AccountId, Coded, Money, Tenths};
use crate::exchange::export::{Datum, Sheet, csv_file};
use crate::i18n::{Strings, figure};
use crate::scoring::tiering::{GuardHeld, RetieringCause, Rfm, TierBasis};
use crate::store::facts::{TierReview, TierReviews};

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let flag = |name: &'static str, help: String| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    Command::new("tiering").about(strings.tiering_about()).args([
        flag("due", strings.tiering_option_due()),
        flag("differs", strings.tiering_option_differs()),
        flag("csv", strings.cli_kpi_csv()),
    ])
}

/// One account of the review, as documented in docs/json.md.
#[derive(Serialize)]
struct Shape<'a> {
    account: AccountId,
    name: &'a str,
    tier: Tier,
    tier_basis: TierBasis,
    decided_on: Option<NaiveDate>,
    reason: Option<&'a str>,
    suggested: Option<Tier>,
    score: Option<Tenths>,
    coverage: u32,
    guards: &'a [GuardHeld],
    lower_service: bool,
    rfm: Rfm,
    lifetime_value: Option<Money>,
    revenue: Option<Money>,
    top_revenue: bool,
    due_on: NaiveDate,
    due_because: RetieringCause,
}

fn shape<'a>(one: &'a TierReview, all: &TierReviews) -> Shape<'a> {
    let money = |minor: Option<i64>| minor.map(|minor| Money::new(minor, all.currency));
    Shape {
        account: one.account,
        name: &one.name,
        tier: one.effective.tier,
        tier_basis: one.effective.basis,
        decided_on: one.effective.decided_on,
        reason: Some(one.reason.as_str()).filter(|reason| !reason.is_empty()),
        suggested: one.suggested,
        score: one.score,
        coverage: one.coverage,
        guards: &one.guards,
        lower_service: one.lower_service,
        rfm: one.rfm,
        lifetime_value: money(one.lifetime_value),
        revenue: money(one.revenue),
        top_revenue: one.top_revenue,
        due_on: one.due.due_on,
        due_because: one.due.cause,
    }
}

/// Shows the review.
///
/// # Errors
/// [`Stop`] if the database fails or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let strings = session.strings;
    let failed = |error| session.failed(&error, &store);
    let policies = store.read().policies().map_err(failed)?;
    let all = store.read().tier_reviews(&policies, &store.calendar(), as_of, &mut |_| true).map_err(failed)?;
    let (due, differs) = (matches.get_flag("due"), matches.get_flag("differs"));
    let wanted = |one: &&TierReview| (!due || one.due.due_on <= all.quarter_end) && (!differs || one.differs());
    let chosen: Vec<&TierReview> = all.accounts.iter().filter(wanted).collect();
    if session.globals.json {
        return out.json(&chosen.iter().map(|one| shape(one, &all)).collect::<Vec<_>>());
    }
    if matches.get_flag("csv") {
        let sheet = sheet(&chosen, &all, strings);
        let bytes = csv_file(&sheet).map_err(|error| Failure::new(Exit::Failed, "output", error.sentence(store.zone(), strings)))?;
        return out.bytes(&bytes);
    }
    let mut table = Table::new(headings(strings)).right([4, 7]);
    for one in &chosen {
        let cells = cells(one, &all);
        let [tier, name, suggested, score, coverage, due, rfm, value, reason] = cells.map(|cell| cell.shown());
        let value = session.private(&value).into_owned();
        table.row([tier, session.private(&name).into_owned(), suggested, score, coverage, due, rfm, value, reason]);
    }
    table.print(out)?;
    let differing = all.accounts.iter().filter(|one| one.differs()).count();
    out.line(&strings.tiering_summary(all.accounts.len(), all.due(), all.quarter_end.to_string(), differing))
}

fn headings(strings: &Strings) -> [String; 9] {
    ["tier", "account", "suggested", "score", "coverage", "due", "rfm", "lifetime", "reason"].map(|column| strings.tiering_column(column))
}

fn cells(one: &TierReview, all: &TierReviews) -> [Datum; 9] {
    let maybe = |text: Option<String>| text.map_or(Datum::Nothing, Datum::Text);
    [
        Datum::Text(format!("{}{}", one.effective.tier.code(), if one.effective.basis == TierBasis::Set { "" } else { "?" })),
        Datum::text(&one.name),
        maybe(one.suggested.map(|tier| tier.code().to_owned())),
        one.score.map_or(Datum::Nothing, |score| Datum::Number(score.to_string())),
        Datum::Number(one.coverage.to_string()),
        Datum::Day(one.due.due_on),
        Datum::text(&figure::rfm(one.rfm)),
        one.lifetime_value.map_or(Datum::Nothing, |minor| Datum::Number(Money::new(minor, all.currency).amount())),
        Datum::text(&one.reason),
    ]
}

fn sheet(chosen: &[&TierReview], all: &TierReviews, strings: &Strings) -> Sheet {
    let rows = chosen.iter().map(|one| cells(one, all).to_vec()).collect();
    Sheet { headings: headings(strings).to_vec(), rows }
}
