//! `kamdeck handover status`: where every step stands, what the manual lacks, what would be left with nobody.

use chrono::NaiveDate;
use clap::ArgMatches;
use serde::Serialize;

use super::super::failure::Stop;
use super::super::out::Out;
use super::super::session::Session;
use super::super::table::Table;
use super::Desk;
use crate::domain::account::{Sensitivity, Tier};
use crate::domain::handover::{FeedbackColumn, HandoverState, HandoverStep, HandoverTrigger, StepOutcome};
use crate::domain::id::HandoverId;
use crate::domain::{AccountId, Money};
use crate::i18n::handover::{derivation, gap, lack, phase, responsible, standing, standing_code};
use crate::i18n::{Strings, label};
use crate::scoring::handover::{ItemKind, Phase, Responsible, StepStanding, TimelineStep};
use crate::store::handover::{HandedAccount, Handover, Item, Settlement};

/// Tells one.
///
/// # Errors
/// [`Stop`] if it is not found, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    if !matches.contains_id("handover") {
        return super::board::running(session, out);
    }
    let desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    if session.globals.json { out.json(&shape(&handover, session.strings)) } else { tell(&shown(handover, session), session.strings, out) }
}

/// A handover, as documented in docs/json.md.
#[derive(Serialize)]
pub struct Shape {
    handover: HandoverId,
    state: HandoverState,
    trigger: HandoverTrigger,
    sensitivity: Sensitivity,
    outgoing: String,
    incoming: String,
    supervisor: Option<String>,
    started_on: NaiveDate,
    meeting_on: NaiveDate,
    closed_on: Option<NaiveDate>,
    accounts: Vec<AccountShape>,
    steps: Vec<StepShape>,
    gaps: Vec<GapShape>,
    unowned: Vec<ItemShape>,
    items: Vec<ItemShape>,
    questions: Vec<QuestionShape>,
    feedback: Vec<FeedbackShape>,
    entries: Vec<EntryShape>,
}

#[derive(Serialize)]
struct AccountShape {
    id: AccountId,
    name: String,
    tier: Tier,
    met_on: Option<NaiveDate>,
    steps: Vec<BriefStep>,
}

#[derive(Serialize)]
struct BriefStep {
    step: HandoverStep,
    state: &'static str,
    due_on: Option<NaiveDate>,
}

#[derive(Serialize)]
struct StepShape {
    phase: Phase,
    step: HandoverStep,
    responsible: Responsible,
    who: Option<String>,
    due_on: Option<NaiveDate>,
    due_at: Option<String>,
    derivation: String,
    state: &'static str,
    done_on: Option<NaiveDate>,
    late: bool,
    lacks: Vec<String>,
}

#[derive(Serialize)]
struct GapShape {
    account: AccountId,
    gap: String,
    what: String,
    state: &'static str,
    text: Option<String>,
}

#[derive(Serialize)]
struct ItemShape {
    account: AccountId,
    kind: ItemKind,
    id: String,
    title: String,
    due_on: Option<NaiveDate>,
    amount: Option<Money>,
    owner: Option<String>,
    new_owner: Option<String>,
}

#[derive(Serialize)]
struct QuestionShape {
    id: String,
    account: Option<AccountId>,
    question: String,
    answer: Option<String>,
    score: Option<i64>,
}

#[derive(Serialize)]
struct FeedbackShape {
    id: String,
    account: Option<AccountId>,
    column: FeedbackColumn,
    what: String,
    owner: Option<String>,
    due_on: Option<NaiveDate>,
    settled_on: Option<NaiveDate>,
}

#[derive(Serialize)]
struct EntryShape {
    account: Option<AccountId>,
    step: HandoverStep,
    outcome: StepOutcome,
    on: NaiveDate,
    by: Option<String>,
    on_behalf_of: Option<String>,
    channel: Option<String>,
    note: Option<String>,
    override_reason: Option<String>,
}

fn step_shape(step: &TimelineStep, handover: &Handover, strings: &Strings) -> StepShape {
    let (done_on, late) = match step.standing {
        StepStanding::Done { on, late } => (Some(on), late),
        _ => (None, step.standing == StepStanding::Overdue),
    };
    StepShape {
        phase: step.phase,
        step: step.step,
        responsible: step.responsible,
        who: handover.responsible(step.responsible).map(|who| who.name.clone()),
        due_on: step.due_on,
        due_at: step.due_at.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
        derivation: derivation(step, strings),
        state: standing_code(step.standing),
        done_on,
        late,
        lacks: step.lacks.clone(),
    }
}

fn item_shape(account: &HandedAccount, item: &Item) -> ItemShape {
    ItemShape {
        account: account.id,
        kind: item.kind,
        id: item.id.to_string(),
        title: item.title.clone(),
        due_on: item.due_on,
        amount: item.amount,
        owner: item.owner.as_ref().map(|who| who.name.clone()),
        new_owner: item.new_owner.as_ref().map(|who| who.name.clone()),
    }
}

fn gap_shapes<'h>(account: &'h HandedAccount, strings: &'h Strings) -> impl Iterator<Item = GapShape> + 'h {
    account.gaps.iter().map(|one| {
        let (state, text) = match &one.settled {
            None => ("open", None),
            Some(Settlement::Answered(text, _)) => ("answered", Some(text.clone())),
            Some(Settlement::Waived(text, _)) => ("waived", Some(text.clone())),
        };
        GapShape { account: account.id, gap: one.key.clone(), what: gap(one, strings), state, text }
    })
}

/// The shape of a handover.
#[must_use]
pub fn shape(handover: &Handover, strings: &Strings) -> Shape {
    let name = |who: &Option<crate::store::handover::Who>| who.as_ref().map(|who| who.name.clone());
    Shape {
        handover: handover.id,
        state: handover.state,
        trigger: handover.trigger,
        sensitivity: handover.sensitivity,
        outgoing: handover.outgoing.name.clone(),
        incoming: handover.incoming.name.clone(),
        supervisor: name(&handover.supervisor),
        started_on: handover.started_on,
        meeting_on: handover.meeting_on,
        closed_on: handover.closed_on,
        accounts: handover
            .accounts
            .iter()
            .map(|account| AccountShape {
                id: account.id,
                name: account.name.clone(),
                tier: account.tier,
                met_on: handover.met_on(account.id),
                steps: account
                    .steps
                    .iter()
                    .map(|step| BriefStep { step: step.step, state: standing_code(step.standing), due_on: step.due_on })
                    .collect(),
            })
            .collect(),
        steps: handover.steps().iter().map(|step| step_shape(step, handover, strings)).collect(),
        gaps: handover.accounts.iter().flat_map(|account| gap_shapes(account, strings)).collect(),
        unowned: handover.unowned().into_iter().map(|(account, item)| item_shape(account, item)).collect(),
        items: handover.accounts.iter().flat_map(|account| account.items.iter().map(move |item| item_shape(account, item))).collect(),
        questions: handover
            .questions
            .iter()
            .map(|one| QuestionShape {
                id: one.id.to_string(),
                account: one.account,
                question: one.ask.clone(),
                answer: one.agreed.clone(),
                score: one.score,
            })
            .collect(),
        feedback: handover
            .feedback
            .iter()
            .map(|line| FeedbackShape {
                id: line.id.to_string(),
                account: line.account,
                column: line.column,
                what: line.what.clone(),
                owner: name(&line.owner),
                due_on: line.due_on,
                settled_on: line.settled_on,
            })
            .collect(),
        entries: handover
            .entries
            .iter()
            .map(|entry| EntryShape {
                account: entry.account,
                step: entry.step,
                outcome: entry.outcome,
                on: entry.on,
                by: name(&entry.by),
                on_behalf_of: name(&entry.on_behalf_of),
                channel: entry.channel.clone(),
                note: entry.note.clone(),
                override_reason: entry.override_reason.clone(),
            })
            .collect(),
    }
}

/// A handover as it may be printed: under the veil without the names of customers and of people.
#[must_use]
pub fn shown(mut handover: Handover, session: &Session) -> Handover {
    if !session.config.veil {
        return handover;
    }
    let hide = |name: &mut String| *name = session.private(name).into_owned();
    for who in [&mut handover.outgoing, &mut handover.incoming].into_iter().chain(&mut handover.supervisor) {
        hide(&mut who.name);
    }
    for account in &mut handover.accounts {
        hide(&mut account.name);
        hide(&mut account.short_name);
        for item in &mut account.items {
            hide(&mut item.title);
            item.owner.iter_mut().chain(&mut item.new_owner).for_each(|who| hide(&mut who.name));
        }
    }
    handover
}

/// Tells a handover: what stands in the way of closing, what comes next, then every step.
///
/// # Errors
/// [`Stop`] if the output is closed.
pub fn tell(handover: &Handover, strings: &Strings, out: &mut Out) -> Result<(), Stop> {
    out.line(&strings.handover_cli_head(
        handover.name(),
        label(handover.state, strings),
        label(handover.trigger, strings),
        &handover.outgoing.name,
        &handover.incoming.name,
        handover.meeting_on.to_string(),
    ))?;
    next(handover, strings, out)?;
    out.line("")?;
    let mut table = Table::new([
        strings.handover_column_phase(),
        strings.handover_column_step(),
        strings.handover_column_state(),
        strings.handover_column_due(),
        strings.handover_column_who(),
        strings.handover_column_derivation(),
    ]);
    for step in handover.steps() {
        table.row([
            phase(step.phase, strings),
            crate::i18n::handover::step(step.step, strings),
            standing(step.standing, strings),
            step.due_on.map(|day| day.to_string()).unwrap_or_default(),
            responsible(handover, step.responsible, strings),
            derivation(&step, strings),
        ]);
    }
    table.print(out)?;
    for step in handover.steps().iter().filter(|step| !step.lacks.is_empty()) {
        let lacks: Vec<String> = step.lacks.iter().map(|key| strings.handover_cli_lack(lack(key, handover, strings), key)).collect();
        out.line(&strings.handover_cli_lacks(crate::i18n::handover::step(step.step, strings), lacks.join(&strings.handover_list_comma())))?;
    }
    for (account, item) in handover.unowned() {
        out.line(&strings.handover_cli_unowned(
            account.shown_name(),
            strings.handover_item(label(item.kind, strings), &item.title),
            format!("{}:{}", item.kind, item.id),
        ))?;
    }
    Ok(())
}

/// What stands in the way of closing, and the next step with who takes it.
///
/// # Errors
/// [`Stop`] if the output is closed.
pub fn next(handover: &Handover, strings: &Strings, out: &mut Out) -> Result<(), Stop> {
    if handover.state != HandoverState::Running {
        return Ok(());
    }
    let unowned = handover.unowned().len();
    if unowned > 0 {
        out.line(&strings.handover_cannot_close(i64::try_from(unowned).unwrap_or(i64::MAX)))?;
    }
    if let Some(step) = handover.due_steps().first() {
        let who = step.who.as_ref().map(|who| who.name.clone()).unwrap_or_default();
        let due = step.due_on.map(|day| day.to_string()).unwrap_or_default();
        out.line(&strings.handover_next(crate::i18n::handover::step(step.step, strings), who, due))?;
    }
    Ok(())
}
