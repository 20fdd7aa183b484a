//! Names of coded values in the language of the reader.

use super::Strings;
use crate::domain::Coded;
use crate::domain::account::{AccountKind, Axis, Criterion, Lifecycle, Sensitivity, Tier};
use crate::domain::alert::{AlertDecision, AlertRule};
use crate::domain::calendar::{ClockKind, Holiday};
use crate::domain::chain::{ApprovalOutcome, ApprovalStage, BirthCalendar, Confidence};
use crate::domain::commerce::{ApprovalKind, RenewalOutcome, RequestDecision};
use crate::domain::dealings::{Channel, PainDimension, PainOrigin, RenewalIntent, TicketGrade, TicketKind, TicketStep};
use crate::domain::handover::{FeedbackColumn, HandoverState, HandoverStep, HandoverTrigger, ManualSection, ReaderRole, StepOutcome};
use crate::domain::health::{Band, Dimension, FactSource, InputState};
use crate::domain::library::Shelf;
use crate::domain::needs::{Bearing, EventKind, PainStatus, PromiseState, Reception, Sentiment};
use crate::domain::people::{BuyingRole, Depth, EdgeKind, Function, Stance};
use crate::domain::placed::ValueType;
use crate::domain::plan::{
    ContingencyKind, MemoryKind, OpportunityStage, PackageKind, PlanMeasure, TaskOrigin, TouchpointKind, WhiteSpaceState,
};
use crate::domain::profile::{Department, FieldKind, Layer, ProfileField, ResultKind, TeamRole};
use crate::domain::survey::{Declaration, SurveyKind, SurveyStep};
use crate::scoring::handover::ItemKind;
use crate::scoring::pains::{DiscoveryPart, QuestionScope};
use crate::scoring::tiering::{Guard, RiskLevel, TierBasis};
use crate::store::first_steps::FirstStep;
use crate::store::{ActionKind, Table};

/// A closed list of terms whose values have names in both languages.
pub trait Labelled: Coded {
    /// The value's name, such as `关键决策者` or `decision maker`; lower case in English, so that it fits into a sentence.
    fn label(self, strings: &Strings) -> String;
}

/// The name of a coded value.
#[must_use]
pub fn label<T: Labelled>(value: T, strings: &Strings) -> String {
    value.label(strings)
}

/// Ties each list to its message in `terms.ftl`, and to a test that no value lacks a name.
macro_rules! labels {
    ($($list:ident => $message:ident),+ $(,)?) => {
        $(impl Labelled for $list {
            fn label(self, strings: &Strings) -> String {
                strings.$message(self.code())
            }
        })+

        /// The name of a value whose list is known by its name only, as in the catalog; none if there is no such value.
        pub(super) fn code_name(list: &str, code: &str, strings: &Strings) -> Option<String> {
            $(if list == <$list as Coded>::WHAT {
                return <$list as Coded>::from_code(code).ok().map(|value| value.label(strings));
            })+
            None
        }

        #[cfg(test)]
        mod tests {
            use super::*;
            use crate::i18n::Language;

            fn check<T: Labelled>(nameless: &mut Vec<String>, listed: &mut Vec<&'static str>) {
                listed.push(T::WHAT);
                for language in Language::iter() {
                    let strings = language.load();
                    let mut names: Vec<String> = T::ALL.iter().map(|value| value.label(&strings)).collect();
                    for (value, name) in T::ALL.iter().zip(&names) {
                        if name.starts_with('?') || name.contains('_') || name.trim() != name {
                            nameless.push(format!("{language} {}: {} is called {name:?}", T::WHAT, value.code()));
                        }
                    }
                    names.sort();
                    names.dedup();
                    if names.len() != T::ALL.len() {
                        nameless.push(format!("{language} {}: two values share a name", T::WHAT));
                    }
                }
            }

            #[test]
            fn every_value_of_every_list_has_a_name_of_its_own_in_both_languages() {
                let (mut nameless, mut listed) = (Vec::new(), Vec::new());
                $(check::<$list>(&mut nameless, &mut listed);)+
                assert_eq!(nameless, Vec::<String>::new());
                assert_eq!(unlisted(&listed), Vec::<String>::new(), "lists without labels");
            }
        }
    };
}

labels! {
    ActionKind => log_action,
    AccountKind => term_account_kind,
    AlertDecision => record_alert_decision,
    AlertRule => record_alert_rule,
    ApprovalKind => record_approval_kind,
    ApprovalOutcome => record_approval_outcome,
    ApprovalStage => record_approval_stage,
    Axis => term_axis,
    Band => term_band,
    Bearing => record_bearing,
    BirthCalendar => record_birth_calendar,
    BuyingRole => term_buying_role,
    Channel => term_channel,
    ClockKind => term_clock_kind,
    Confidence => record_confidence,
    ContingencyKind => record_contingency_kind,
    Criterion => term_criterion,
    Declaration => record_declaration,
    Department => record_department,
    Depth => term_depth,
    Dimension => term_dimension,
    DiscoveryPart => needs_discovery_part,
    EdgeKind => term_edge_kind,
    EventKind => record_event_kind,
    FactSource => term_fact_source,
    FeedbackColumn => record_feedback_column,
    FieldKind => record_field_kind,
    FirstStep => steps_step,
    Function => term_function,
    Guard => term_guard,
    HandoverState => record_handover_state,
    HandoverStep => record_handover_step,
    HandoverTrigger => record_handover_trigger,
    Holiday => term_holiday,
    InputState => term_input_state,
    ItemKind => handover_item_kind,
    Layer => record_layer,
    Lifecycle => term_lifecycle,
    ManualSection => record_manual_section,
    MemoryKind => record_memory_kind,
    OpportunityStage => record_opportunity_stage,
    PackageKind => record_package_kind,
    PainDimension => term_pain_dimension,
    PainOrigin => term_pain_origin,
    PainStatus => record_pain_status,
    PlanMeasure => record_plan_measure,
    ProfileField => record_profile_field,
    PromiseState => record_promise_state,
    QuestionScope => needs_question_scope,
    ReaderRole => record_reader_role,
    Reception => record_reception,
    RenewalIntent => term_renewal_intent,
    RenewalOutcome => record_renewal_outcome,
    RequestDecision => record_request_decision,
    ResultKind => record_result_kind,
    RiskLevel => term_risk_level,
    Sensitivity => term_sensitivity,
    Sentiment => record_sentiment,
    Shelf => library_shelf,
    Stance => term_stance,
    StepOutcome => record_step_outcome,
    SurveyKind => record_survey_kind,
    SurveyStep => record_survey_step,
    TaskOrigin => record_task_origin,
    TeamRole => record_team_role,
    TicketGrade => term_ticket_grade,
    TicketKind => term_ticket_kind,
    TicketStep => term_ticket_step,
    Table => log_table,
    Tier => term_tier,
    TierBasis => term_tier_basis,
    ValueType => term_value_type,
    TouchpointKind => record_touchpoint_kind,
    WhiteSpaceState => record_white_space_state,
}

/// The `codes!` lists of nouns and records that are not among those given.
#[cfg(test)]
fn unlisted(listed: &[&str]) -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut missing = Vec::new();
    for folder in ["domain", "store", "store/catalog"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
            for block in text.split("codes! {\n").skip(1) {
                let name = block.split("pub enum ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
                if !listed.contains(&name) {
                    missing.push(name.to_owned());
                }
            }
        }
    }
    missing
}
