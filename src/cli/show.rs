//! `kamdeck show`: everything that is kept about one account.

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::args::value;
use super::failure::Stop;
use super::out::Out;
use super::score::{self, Shape as Score};
use super::session::Session;
use super::table::Table;
use super::{pick, record, tiering};
use crate::domain::account::{AccountKind, Lifecycle, Sensitivity, Tier};
use crate::domain::health::FactSource;
use crate::domain::people::{BuyingRole, Stance};
use crate::domain::profile::{FieldKind, FieldShape, Layer, ProfileField};
use crate::domain::veil::Names;
use crate::domain::{AccountId, AsOf, Coded, PostId, RowId};
use crate::i18n::{Strings, label, log, value as shown_value};
use crate::scoring::tiering::{TierBasis, suggest_tier};
use crate::store::catalog::{self, AccountPath};
use crate::store::{Error, Reader, Row, Store, Table as Records};
use chrono::NaiveDate;

/// Rows of a kind that are shown to people: the latest.
const LATEST: usize = 5;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("show").about(strings.cli_show_about()).arg(
        Arg::new("account")
            .value_name(strings.cli_value_account())
            .required(true)
            .value_parser(NonEmptyStringValueParser::new())
            .help(strings.cli_show_account()),
    )
}

/// The card as documented in docs/json.md.
#[derive(Serialize)]
struct Shape {
    account: Json,
    as_of: NaiveDate,
    tier: Tier,
    tier_basis: TierBasis,
    tiering: tiering::Shape,
    health: Score,
    /// Fields of our own making, each with what it holds.
    custom_fields: Vec<OwnField>,
    /// Every kind of record that the account has, by the name of its table.
    records: Map<String, Json>,
}

/// A field of our own making, as documented in docs/json.md.
#[derive(Serialize)]
struct OwnField {
    id: String,
    label: String,
    layer: Option<Layer>,
    kind: Option<FieldKind>,
    value: Option<String>,
    as_of: Option<NaiveDate>,
    source: Option<FactSource>,
}

/// The fields of our own making that are in use on a day, with the latest word on each.
fn own_fields(reader: Reader<'_>, id: AccountId, as_of: AsOf) -> Result<Vec<OwnField>, Error> {
    let mut values = reader.rows_of(Records::CustomValue, id)?;
    values.retain(|row| row.date("as_of").is_some_and(|day| as_of.includes_day(day)));
    let known = reader.all(Records::CustomField)?;
    let used = known.iter().filter(|field| field.date("retired_on").is_none_or(|day| !as_of.includes_day(day)));
    let own = used.map(|field| {
        let row = values.iter().rfind(|row| row.int("custom_field_id") == Some(field.id)).filter(|row| row.text("value").is_some());
        OwnField {
            id: field.id.to_string(),
            label: field.text("label").unwrap_or_default().to_owned(),
            layer: field.code("layer"),
            kind: field.code("kind"),
            value: row.and_then(|row| row.text("value")).map(str::to_owned),
            as_of: row.and_then(|row| row.date("as_of")),
            source: row.and_then(|row| row.code("source")),
        }
    });
    Ok(own.collect())
}

/// Shows an account.
///
/// # Errors
/// [`Stop`] if it is not found, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let failed = |error| session.failed(&error, &store);
    let typed: String = value(matches, "account").unwrap_or_default();
    let id = pick::account(session, &store, &typed)?;
    let policies = store.read().policies().map_err(failed)?;
    let policy = policies.on(as_of.day);
    let row = store.read().row(Records::Account, id.raw()).map_err(failed)?;
    let facts = store.read().facts(id, store.zone(), as_of.day).map_err(failed)?;
    let health = score::health(session, &store, &policies, as_of, id)?;
    // Found by name a moment ago: gone only if somebody deleted it in between.
    let (Some(row), Some(facts), Some(health)) = (row, facts, health) else {
        return Err(session.failed(&Error::NoRow { table: Records::Account, id: id.raw() }, &store));
    };
    let suggestion = suggest_tier(&facts.tiering, &policy.tiering, as_of.day);
    let effective = facts.tier_on(policy, as_of.day);
    let currency = store.read().reporting_currency().map_err(failed)?;
    if session.globals.json {
        let (account, records) = (record::json(&row, None), records(store.read(), id, as_of).map_err(failed)?);
        let custom_fields = own_fields(store.read(), id, as_of).map_err(failed)?;
        let tiering = tiering::Shape::of(&suggestion, currency);
        return out.json(&Shape {
            account,
            as_of: as_of.day,
            tier: effective.tier,
            tier_basis: effective.basis,
            tiering,
            health,
            custom_fields,
            records,
        });
    }
    let page = Page { session, store: &store, as_of, id, strings: session.strings, veil: session.veil(&store)? };
    page.head(&row, effective.tier, effective.basis, out)?;
    tiering::tell(&suggestion, currency, session.strings, out)?;
    score::tell(&health, true, session, out)?;
    page.fields(out)?;
    page.people(out)?;
    page.sections(out)
}

/// Every record of an account by the name of its table.
fn records(reader: Reader<'_>, id: AccountId, as_of: AsOf) -> Result<Map<String, Json>, Error> {
    // Payments are in the currency of their invoice.
    let invoices = reader.rows_of(Records::Invoice, id)?;
    let currency = |row: &Row| {
        let invoice = row.int("invoice_id")?;
        invoices.iter().find(|other| other.id == invoice).and_then(|invoice| Some(invoice.money("amount")?.currency))
    };
    let mut records = Map::new();
    for def in catalog::tables().filter(|def| !matches!(def.account, AccountPath::None | AccountPath::Own)) {
        let rows = record::rows(reader, def.table, id, as_of)?;
        records.insert(def.name().to_owned(), rows.iter().map(|row| record::json(row, currency(row))).collect());
    }
    Ok(records)
}

/// The card for people.
struct Page<'a> {
    session: &'a Session<'a>,
    store: &'a Store,
    as_of: AsOf,
    id: AccountId,
    strings: &'a Strings,
    veil: Option<Names>,
}

impl Page<'_> {
    /// A text in somebody's words as it may be printed.
    fn told(&self, text: String) -> String {
        self.veil.as_ref().map_or_else(|| text.clone(), |names| names.veiled(&text).into_owned())
    }

    fn reader(&self) -> Reader<'_> {
        self.store.read()
    }

    fn rows(&self, table: Records) -> Result<Vec<Row>, Stop> {
        record::rows(self.reader(), table, self.id, self.as_of).map_err(|error| self.session.failed(&error, self.store))
    }

    fn head(&self, row: &Row, tier: Tier, basis: TierBasis, out: &mut Out) -> Result<(), Stop> {
        let text = |column| row.text(column).unwrap_or_default();
        let private = |column| self.session.private(text(column)).into_owned();
        out.line(&self.session.private(text("name")))?;
        let kind = row.code::<AccountKind>("kind").map(|kind| label(kind, self.strings));
        let code =
            row.text("credit_code").map(|code| format!("{} {}", log::field("credit_code", self.strings), self.session.private(code)));
        let code = code.unwrap_or_default();
        let tier = self.strings.cli_show_tier(tier.code(), label(basis, self.strings));
        let parts = [kind.unwrap_or_default(), tier, private("short_name"), code, format!("ID {}", self.id)];
        out.line(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  "))
    }

    /// The latest value of each descriptive field.
    fn fields(&self, out: &mut Out) -> Result<(), Stop> {
        let rows = self.rows(Records::AccountField)?;
        let mut table =
            Table::new([log::field("field", self.strings), log::field("value", self.strings), log::field("as_of", self.strings)]);
        let mut any = false;
        for field in ProfileField::ALL {
            // Sorted by date, ties by identifier: the last one holds.
            let latest = rows.iter().rev().find(|row| row.code("field") == Some(*field));
            if let Some((row, text)) = latest.and_then(|row| Some((row, row.text("value")?))) {
                let day = row.date("as_of").map(|day| day.to_string()).unwrap_or_default();
                table.row([label(*field, self.strings), self.told(self.described(*field, text)), day]);
                any = true;
            }
        }
        for own in own_fields(self.reader(), self.id, self.as_of).map_err(|error| self.session.failed(&error, self.store))? {
            if let Some((value, day)) = own.value.zip(own.as_of) {
                table.row([own.label, self.told(value), day.to_string()]);
                any = true;
            }
        }
        if any {
            out.line("")?;
            table.print(out)?;
        }
        Ok(())
    }

    /// The value of a descriptive field, codes by their names.
    fn described(&self, field: ProfileField, text: &str) -> String {
        match field.shape() {
            FieldShape::Lifecycle => Lifecycle::from_code(text).map(|stage| label(stage, self.strings)),
            FieldShape::Sensitivity => Sensitivity::from_code(text).map(|sensitivity| label(sensitivity, self.strings)),
            FieldShape::Text | FieldShape::LongText | FieldShape::Date => Ok(text.to_owned()),
        }
        .unwrap_or_else(|_| text.to_owned())
    }

    fn people(&self, out: &mut Out) -> Result<(), Stop> {
        let strings = self.strings;
        let holders = self.reader().holders(self.id, self.as_of.day).map_err(|error| self.session.failed(&error, self.store))?;
        if holders.is_empty() {
            return Ok(());
        }
        let (roles, stances) = (self.rows(Records::PostRole)?, self.rows(Records::StanceSeen)?);
        let of = |row: &&Row, post: PostId| row.reference::<PostId>("post_id") == Some(post);
        let mut table = Table::new([
            label(Records::Person, strings),
            log::column(Records::Post, "title", strings),
            log::field("role", strings),
            log::field("stance", strings),
        ]);
        for holder in holders {
            let held: Vec<String> = roles
                .iter()
                .filter(|row| of(row, holder.post) && row.date("until").is_none_or(|until| until > self.as_of.day))
                .filter_map(|row| row.code::<BuyingRole>("role").map(|role| label(role, strings)))
                .collect();
            let stance = stances.iter().rev().find(|row| of(row, holder.post)).and_then(|row| row.code::<Stance>("stance"));
            let stance = stance.map(|stance| label(stance, strings)).unwrap_or_default();
            table.row([self.session.private(&holder.name).into_owned(), holder.title, held.join(", "), stance]);
        }
        out.line("")?;
        table.print(out)
    }

    /// The latest records of the kinds that one asks for first.
    fn sections(&self, out: &mut Out) -> Result<(), Stop> {
        self.section(Records::Interaction, ["held_on", "channel", "summary", "next_step"], out)?;
        self.section(Records::Promise, ["due_on", "what", "state", "settled_on"], out)?;
        self.section(Records::Ticket, ["opened_on", "grade", "title", "closed_on"], out)?;
        self.section(Records::Contract, ["ends_on", "title", "amount", "currency"], out)?;
        self.section(Records::Invoice, ["due_on", "number", "amount", "currency"], out)
    }

    fn section(&self, records: Records, columns: [&'static str; 4], out: &mut Out) -> Result<(), Stop> {
        let rows = self.rows(records)?;
        if rows.is_empty() {
            return Ok(());
        }
        let strings = self.strings;
        let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        out.line("")?;
        out.line(&strings.cli_show_section(total, label(records, strings)))?;
        let mut table = Table::new(columns.map(|column| log::field(column, strings)));
        for row in rows.iter().rev().take(LATEST) {
            table.row(columns.map(|column| self.cell(row, column)));
        }
        table.print(out)
    }

    fn cell(&self, row: &Row, column: &str) -> String {
        if let Some(money) = row.money(column) {
            return self.session.private(&money.amount()).into_owned();
        }
        let kind = row.table.def().column(column).map(|column| column.kind);
        self.told(shown_value::shown(row.get(column), kind, shown_value::Units::of_zone(self.as_of.zone), self.strings))
    }
}
