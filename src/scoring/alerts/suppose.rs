//! A fact that is supposed rather than known, as the alert rules would see it.

use chrono::NaiveDate;

use super::facts::{AlertFacts, IntentStated, SurveyReply, UsagePoints};
use crate::domain::AccountId;
use crate::scoring::health::HealthInput;
use crate::scoring::satisfaction::Answer;

/// Larger than any row: of several facts of one day it is the latest.
const LAST: i64 = i64::MAX;

/// Adds what an input of health would mean to the rules if it were recorded on a day: a reading worth these points, a word, an answer. Inputs that are
/// counted from records (tickets, invoices, touches, promises, milestones) name no record, and change no alert.
pub fn suppose(facts: &mut AlertFacts, account: AccountId, on: NaiveDate, input: HealthInput, points: u8) {
    match input {
        HealthInput::Share(_) => facts.usage.push(UsagePoints { id: LAST, on, points }),
        HealthInput::Intent(intent) => {
            // Of one day the lowest counts; supposed is that it alone was said.
            facts.intents.retain(|said| said.on != on);
            facts.intents.push(IntentStated { on, intent });
        }
        HealthInput::Rating(rating) => {
            let answer = Answer {
                id: LAST,
                account,
                on,
                respondent: None,
                product_quality: None,
                delivery_time: None,
                service_response: None,
                innovation: None,
                recommend: Some(rating),
            };
            facts.answers.push(SurveyReply { answer, steps: Vec::new() });
        }
        HealthInput::Tickets(_) | HealthInput::OverdueDays(_) | HealthInput::SilencePercent(_) | HealthInput::KeptPercent(_) => {}
    }
}
