//! `kamdeck import`.

use std::io::{IsTerminal, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::builder::{NonEmptyStringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, value_parser};

use super::args::value;
use super::currency;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::{MASK, Session};
use super::table::Table;
use super::usage;
use crate::domain::Coded;
use crate::domain::reading::{DateOrder, DecimalMark, ShareStyle};
use crate::exchange::export::write_new;
use crate::exchange::fields::{ImportKind, Mapping};
use crate::exchange::import::{
    ApplyError, Batch, InspectOptions, Inspection, Plan, PlanOptions, Report, StoredAccounts, apply, form, inspect, latest_action, plan,
    remembered, sentences, write_rejects, write_template,
};
use crate::exchange::source::{Limits, Source, SourceError, SourceOptions};
use crate::i18n::Strings;
use crate::i18n::error::{file_error, system};
use crate::store::{Error, Store};

/// Rejected rows that are shown when nobody asked for a file of them.
const SHOWN_REJECTS: usize = 20;
/// How often a plan is made again because somebody else wrote meanwhile.
const TRIES: u32 = 10;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let file = |name: &'static str, help: String| {
        Arg::new(name).long(name).value_name(strings.cli_value_file()).value_parser(value_parser!(PathBuf)).help(help)
    };
    let text = |name: &'static str, value: &'static str, help: String| {
        Arg::new(name).long(name).value_name(value).value_parser(NonEmptyStringValueParser::new()).help(help)
    };
    let flag = |name: &'static str, help: String| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    Command::new("import")
        .about(strings.cli_import_about())
        .override_usage(format!("kamdeck import [OPTIONS] <{}>... | --template <accounts>", strings.cli_value_file()))
        .arg(
            Arg::new("files")
                .value_name(strings.cli_value_file())
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .help(strings.cli_import_files()),
        )
        .arg(coded::<ImportKind>("as", strings.cli_import_as()))
        .arg(file("map", strings.cli_import_map()))
        .arg(file("write-map", strings.cli_import_write_map()))
        .arg(text("sheet", "S", strings.cli_import_sheet()))
        .arg(text("encoding", "E", strings.cli_import_encoding()))
        .arg(
            Arg::new("delimiter")
                .long("delimiter")
                .value_name("C")
                .value_parser(NonEmptyStringValueParser::new().try_map(|given| one_character(&given).ok_or(", ; | tab")))
                .help(strings.cli_import_delimiter()),
        )
        .arg(Arg::new("header").long("header").value_name("N").value_parser(value_parser!(u32)).help(strings.cli_import_header()))
        .arg(text("date", "D", strings.cli_import_date()))
        .arg(coded::<DateOrder>("dates", strings.cli_import_dates()))
        .arg(coded::<DecimalMark>("decimal", strings.cli_import_decimal()))
        .arg(coded::<ShareStyle>("percent", strings.cli_import_percent()))
        .arg(flag("dry-run", strings.cli_import_dry_run()))
        .arg(flag("update", strings.cli_import_update()))
        .arg(file("rejects", strings.cli_import_rejects()))
        .arg(coded::<ImportKind>("template", strings.cli_import_template()).conflicts_with("files"))
        .group(ArgGroup::new("what").args(["files", "template"]).required(true))
}

/// An option whose value is a code of a closed list.
fn coded<C: Coded + Send + Sync>(name: &'static str, help: String) -> Arg {
    let codes: Vec<&str> = C::ALL.iter().map(|value| value.code()).collect();
    let parser = NonEmptyStringValueParser::new().try_map(|code| C::from_code(&code).map_err(|unknown| unknown.allowed));
    Arg::new(name).long(name).value_name(codes.join("|")).value_parser(parser).help(help)
}

/// The character that a delimiter is written as.
fn one_character(given: &str) -> Option<char> {
    let mut letters = given.chars();
    match (given, letters.next(), letters.next()) {
        ("tab" | "\\t", ..) => Some('\t'),
        (_, Some(only), None) => Some(only),
        _ => None,
    }
}

/// Imports the files one after the other.
///
/// # Errors
/// [`Stop`] at the first file that cannot be imported; what was imported before stays.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<Exit, Stop> {
    if let Some(kind) = value::<ImportKind>(matches, "template") {
        let today = session.clock.now().with_timezone(&chrono::Local).date_naive();
        let template =
            write_template(Vec::new(), kind, today, session.strings).map_err(|error| Stop::from_output(&error, session.strings))?;
        out.bytes(&template)?;
        return Ok(Exit::Ok);
    }
    let files: Vec<PathBuf> = matches.get_many("files").map(|files| files.cloned().collect()).unwrap_or_default();
    // A file of rejected rows has the columns of its source, a mapping those of one form.
    let of_one = ["rejects", "write-map"].into_iter().find(|option| files.len() > 1 && matches.contains_id(option));
    if let Some(option) = of_one {
        return Err(usage::wrong(session.strings.cli_import_one_file(format!("--{option}")), session.strings).into());
    }
    let asked = Asked { session, matches, dry_run: matches.get_flag("dry-run") };
    let mut exit = Exit::Ok;
    for file in &files {
        if asked.import(file, out)? == Exit::Rejected {
            exit = Exit::Rejected;
        }
    }
    Ok(exit)
}

/// One call of the command.
struct Asked<'a> {
    session: &'a Session<'a>,
    matches: &'a ArgMatches,
    dry_run: bool,
}

impl Asked<'_> {
    fn import(&self, path: &Path, out: &mut Out) -> Result<Exit, Stop> {
        let strings = self.session.strings;
        let source = source(path).map_err(|error| self.of_source(path, &error))?;
        let name = if source.name().is_empty() { strings.import_pasted() } else { source.name().to_owned() };
        let (rejects, map) = (self.new_file("rejects")?, self.new_file("write-map")?);
        let mut store = if self.dry_run { self.session.open_or_imagine()? } else { self.session.open_or_make()? };
        let today = store.today().day;
        let inspection = inspect(&source, &self.inspect_options(today)).map_err(|error| self.of_source(path, &error))?;
        let options = self.plan_options(today, inspection.facts_on(today, store.zone()))?;
        let mapping = self.mapping(&inspection, &store, path)?;
        let (plan, batch) = self.planned(&mut store, &inspection, &mapping, &options, &name, path)?;
        if !plan.is_ready() && !self.dry_run {
            return Err(self.unanswered(path, &plan).into());
        }
        let told = (self.session.config.veil && !self.session.globals.json).then(|| plan.veiled(MASK));
        let told = told.as_ref().unwrap_or(&plan);
        let report = Report::new(&name, &inspection, told, self.dry_run, batch, strings);
        let files = map.map_or(Ok(()), |path| self.write_map(&path, &plan.mapping)).and_then(|()| {
            let wanted = rejects.filter(|_| plan.totals.rejected > 0);
            wanted.map_or(Ok(()), |path| self.write_rejects(&path, &inspection, &plan))
        });
        // What was stored is told also where a file beside it could not be written.
        if self.session.globals.json {
            out.json(&report)?;
        } else {
            self.tell(&report, told, files.is_ok(), out)?;
            self.tell_without_rate(&store, out)?;
        }
        files?;
        if !plan.is_ready() {
            return Err(self.unanswered(path, &plan).into());
        }
        Ok(if plan.totals.rejected > 0 { Exit::Rejected } else { Exit::Ok })
    }

    fn inspect_options(&self, today: NaiveDate) -> InspectOptions {
        let text = |name: &str| value::<String>(self.matches, name);
        let delimiter =
            text("delimiter").map(|given| if given == "tab" || given == "\\t" { '\t' } else { given.chars().next().unwrap_or(',') });
        InspectOptions {
            source: SourceOptions {
                encoding: text("encoding"),
                delimiter,
                sheet: text("sheet"),
                header_line: value(self.matches, "header"),
            },
            kind: value(self.matches, "as").unwrap_or(ImportKind::Accounts),
            limits: Limits::default(),
            today,
            currency: self.session.config.currency,
        }
    }

    /// `of_file` is the date of facts that have none of their own, unless `--date` says another.
    fn plan_options(&self, today: NaiveDate, of_file: NaiveDate) -> Result<PlanOptions, Failure> {
        let facts_on = match value::<String>(self.matches, "date") {
            Some(typed) => self.session.day(&typed, "--date", today)?,
            None => of_file,
        };
        if facts_on > today {
            return Err(usage::wrong(self.session.strings.cli_as_of_future(facts_on.to_string()), self.session.strings));
        }
        Ok(PlanOptions {
            facts_on,
            update: self.matches.get_flag("update"),
            dates: value(self.matches, "dates"),
            decimal: value(self.matches, "decimal"),
            percent: value(self.matches, "percent"),
            ..PlanOptions::new(today, self.session.config.currency)
        })
    }

    /// The mapping given, else the one used for the last file of this form, else the proposed one.
    fn mapping(&self, inspection: &Inspection, store: &Store, path: &Path) -> Result<Mapping, Stop> {
        let strings = self.session.strings;
        if let Some(map) = value::<PathBuf>(self.matches, "map") {
            let text = std::fs::read_to_string(&map).map_err(|error| self.unreadable(&map, &error))?;
            let mapping = Mapping::from_toml(&map.to_string_lossy(), &text).map_err(|error| Failure {
                code: "mapping",
                message: file_error(&error, strings),
                ..Failure::in_file(&error, strings)
            })?;
            return mapping
                .fitted(&inspection.headings)
                .map_err(|error| self.about(path, Exit::Failed, "mapping", sentences::mapping_error(&error, strings)).into());
        }
        let known = remembered(store.read(), &inspection.headings).map_err(|error| self.session.failed(&error, store))?;
        Ok(known.unwrap_or_else(|| inspection.mapping.clone()))
    }

    /// Makes the plan and, unless it is only looked at, stores it. Made again if somebody else wrote in between.
    fn planned(
        &self,
        store: &mut Store,
        inspection: &Inspection,
        mapping: &Mapping,
        options: &PlanOptions,
        name: &str,
        path: &Path,
    ) -> Result<(Plan, Option<i64>), Stop> {
        let strings = self.session.strings;
        let mut tries = 0;
        loop {
            let (plan, planned_after) = {
                let failed = |error: Error| self.session.failed(&error, store);
                let planned_after = latest_action(store.read()).map_err(failed)?;
                let existing = StoredAccounts::load(store.read()).map_err(failed)?;
                let plan = plan(inspection, mapping, options, &existing)
                    .map_err(|error| Stop::from(self.about(path, Exit::Failed, "mapping", sentences::mapping_error(&error, strings))))?;
                existing.finish().map_err(failed)?;
                (plan, planned_after)
            };
            if self.dry_run || !plan.is_ready() {
                return Ok((plan, None));
            }
            let given = self.matches.contains_id("map");
            let batch = Batch {
                file: name.to_owned(),
                contract_title: strings.import_contract_title(),
                tier_reason: strings.import_tier_reason(),
                touch_summary: strings.import_touch_summary(),
                planned_after,
                remember: given.then(|| (form(&inspection.headings), plan.mapping.to_toml())),
            };
            match apply(&plan, &batch, store, &mut self.progress()) {
                Ok(applied) => return Ok((plan, applied.batch)),
                Err(ApplyError::Stale) if tries < TRIES => tries += 1,
                Err(ApplyError::Store(error)) => return Err(self.session.failed(&error, store)),
                Err(error) => {
                    let exit = if matches!(error, ApplyError::Stale) { Exit::Busy } else { Exit::Failed };
                    let said = sentences::apply_error(&error, strings).unwrap_or_default();
                    return Err(self.about(path, exit, "not_imported", said).into());
                }
            }
        }
    }

    fn progress(&self) -> impl FnMut(u64, u64) -> ControlFlow<()> {
        let watched = std::io::stderr().is_terminal() && !self.session.globals.json;
        move |done, of| {
            // Small files are done before anybody could read it.
            if watched && of > 5000 {
                let _ = write!(std::io::stderr(), "\r{done} / {of}{}", if done == of { "\n" } else { "" });
            }
            ControlFlow::Continue(())
        }
    }

    /// The path of an option that names a file to be made; refused if it exists, before anything is done.
    fn new_file(&self, option: &str) -> Result<Option<PathBuf>, Failure> {
        let path: Option<PathBuf> = value(self.matches, option);
        match path {
            Some(path) if path.symlink_metadata().is_ok() => {
                let message = self.session.strings.cli_file_exists(path.to_string_lossy());
                Err(Failure { file: Some(path), ..Failure::new(Exit::Failed, "file_exists", message) })
            }
            path => Ok(path),
        }
    }

    fn write_map(&self, path: &Path, mapping: &Mapping) -> Result<(), Failure> {
        write_new(mapping.to_toml().as_bytes(), path).map_err(|error| self.unwritable(path, &error))
    }

    fn write_rejects(&self, path: &Path, inspection: &Inspection, plan: &Plan) -> Result<(), Failure> {
        let written = write_rejects(Vec::new(), inspection, plan, self.session.strings);
        written.and_then(|bytes| write_new(&bytes, path)).map_err(|error| self.unwritable(path, &error))
    }

    fn tell(&self, report: &Report, plan: &Plan, files_written: bool, out: &mut Out) -> Result<(), Stop> {
        let strings = self.session.strings;
        out.line(&strings.cli_import_in_file(&report.file, sentences::totals(report.totals, self.dry_run, strings)))?;
        out.line(&strings.cli_import_read_as(read_as(report, strings)))?;
        if self.dry_run {
            let mut table = Table::new([strings.cli_column_heading(), strings.cli_column_becomes()]);
            for column in &plan.mapping.columns {
                table.row([column.heading.clone(), sentences::target_name(&column.target, strings)]);
            }
            table.print(out)?;
        }
        for warning in &report.warnings {
            out.line(warning)?;
        }
        for reject in report.rejects.iter().take(SHOWN_REJECTS) {
            let column = reject.column.as_deref().unwrap_or("none");
            out.line(&strings.cli_import_reject(column, reject.line, &reject.reason, &reject.value))?;
        }
        match value::<PathBuf>(self.matches, "rejects").filter(|_| files_written && !report.rejects.is_empty()) {
            Some(path) => out.line(&strings.cli_import_rejects_written(path.to_string_lossy()))?,
            None if report.rejects.len() > SHOWN_REJECTS => {
                out.line(&strings.cli_import_more_rejects(i64::try_from(report.rejects.len() - SHOWN_REJECTS).unwrap_or(i64::MAX)))?;
            }
            None => {}
        }
        if report.batch.is_some() { out.line(&strings.cli_import_undo()) } else { Ok(()) }
    }

    /// Names currencies that sums leave out, where amounts were stored.
    fn tell_without_rate(&self, store: &Store, out: &mut Out) -> Result<(), Stop> {
        if self.dry_run {
            return Ok(());
        }
        let failed = |error| self.session.failed(&error, store);
        let without = currency::without_rate(store.read(), store.today()).map_err(failed)?;
        let into = store.read().reporting_currency().map_err(failed)?;
        currency::tell_without_rate(&without, into, self.session.strings, out)
    }

    fn about(&self, path: &Path, exit: Exit, code: &'static str, what: String) -> Failure {
        let message = self.session.strings.cli_import_in_file(path.to_string_lossy(), what);
        Failure { file: Some(path.to_owned()), ..Failure::new(exit, code, message) }
    }

    fn of_source(&self, path: &Path, error: &SourceError) -> Failure {
        let (exit, code) = match error {
            SourceError::Limit(_) => (Exit::OverLimit, "over_limit"),
            SourceError::Io(_) => (Exit::Failed, "file"),
            _ => (Exit::Failed, "unreadable"),
        };
        self.about(path, exit, code, sentences::source_error(error, self.session.strings))
    }

    fn unanswered(&self, path: &Path, plan: &Plan) -> Failure {
        let questions: Vec<String> = plan.questions.iter().map(|question| sentences::question(question, self.session.strings)).collect();
        self.about(path, Exit::Failed, "ambiguous", questions.join(" "))
    }

    fn unreadable(&self, path: &Path, error: &std::io::Error) -> Failure {
        self.about(path, Exit::Failed, "file", self.session.strings.import_file_unreadable(system(error, self.session.strings)))
    }

    fn unwritable(&self, path: &Path, error: &std::io::Error) -> Failure {
        let exit = Exit::of_writing(error.kind());
        let message = self.session.strings.error_file(path.to_string_lossy(), system(error, self.session.strings));
        Failure { file: Some(path.to_owned()), ..Failure::new(exit, "file", message) }
    }
}

/// A file, or standard input for `-`.
fn source(path: &Path) -> Result<Source, SourceError> {
    let limits = Limits::default();
    if path != Path::new("-") {
        return Source::from_path(path, &limits);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(Source::from_bytes(bytes, ""))
}

/// How a file was read, as a list: encoding, delimiter, sheet, header row, date.
fn read_as(report: &Report, strings: &Strings) -> String {
    let delimiter = |delimiter: char| {
        let shown = if delimiter == '\t' { strings.cli_import_tab() } else { format!("\"{delimiter}\"") };
        strings.cli_import_delimiter_is(shown)
    };
    let parts = [
        report.encoding.as_ref().map(|name| strings.cli_import_encoding_is(name)),
        report.delimiter.map(delimiter),
        report.sheet.as_ref().map(|sheet| strings.cli_import_sheet_is(sheet)),
        report.header_row.map(|line| strings.cli_import_header_is(line)),
        Some(strings.cli_import_facts_are(report.facts_on.to_string())),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
