//! What the program and the user's files bring along, as entries.

use super::{Detail, Entry, Origin, details};
use crate::domain::library::Shelf;
use crate::i18n::{Strings, label};
use crate::policy::playbook::{Contingency, Favour, HardQuestion, Playbook, Question, RoleLines};

/// Every entry, in the order of the files.
pub(super) fn entries(playbook: &Playbook, strings: &Strings) -> Vec<Entry> {
    let mut entries = Vec::new();
    for industry in playbook.industries.iter() {
        for (part, questions) in [("industry", &industry.industry), ("customer", &industry.customer)] {
            let key = |question: &Question| format!("{}.{part}.{}", industry.key, question.key);
            entries.extend(questions.iter().map(|one| question(key(one), &industry.name, one, strings)));
        }
    }
    entries.extend(playbook.talking.iter().flat_map(|role| lines(role, strings)));
    entries.extend(playbook.favours.iter().map(|one| favour(one, strings)));
    entries.extend(playbook.contingencies.iter().map(|one| contingency(one, strings)));
    entries.extend(playbook.handover.questions.iter().map(|one| hard_question(one, strings)));
    entries
}

fn entry(shelf: Shelf, key: String, topic: String, title: &str, given: Vec<(String, String)>) -> Entry {
    Entry { shelf, origin: Origin::Shipped(key), topic, title: title.to_owned(), details: details(given), written_on: None }
}

fn question(key: String, industry: &str, question: &Question, strings: &Strings) -> Entry {
    let given = vec![
        (strings.library_listen(), question.listen.clone()),
        (strings.library_look(), question.look.clone()),
        (strings.library_pain(), label(question.dimension, strings)),
    ];
    entry(Shelf::Questions, key, industry.to_owned(), &question.ask, given)
}

fn lines<'r>(role: &'r RoleLines, strings: &'r Strings) -> impl Iterator<Item = Entry> + 'r {
    role.lines.iter().map(move |line| {
        let stances: Vec<String> = line.stances.iter().map(|stance| label(*stance, strings)).collect();
        let given = vec![
            (strings.library_stances(), stances.join(&strings.handover_list_comma())),
            (strings.library_aim(), role.aim.clone()),
            (strings.library_bring(), role.bring.clone()),
            (strings.library_avoid(), role.avoid.clone()),
        ];
        entry(Shelf::Talking, format!("{}.{}", role.role, line.key), label(role.role, strings), &line.say, given)
    })
}

fn favour(favour: &Favour, strings: &Strings) -> Entry {
    let listed = |words: Vec<String>| words.join(&strings.handover_list_comma());
    let kinds = listed(favour.kinds.iter().map(|kind| label(*kind, strings)).collect());
    let months = listed(favour.months.iter().map(u8::to_string).collect());
    let given = vec![
        (strings.library_caution(), favour.caution.clone().unwrap_or_default()),
        (strings.library_kinds(), kinds),
        (strings.library_months(), months),
    ];
    entry(Shelf::Favours, favour.key.clone(), String::new(), &favour.idea, given)
}

fn contingency(plan: &Contingency, strings: &Strings) -> Entry {
    let steps: Vec<String> = plan.steps.iter().map(|step| strings.plan_step(i64::from(step.within_hours), &step.who, &step.act)).collect();
    let given = vec![
        (strings.library_starts_when(), plan.starts_when.clone()),
        (String::new(), steps.join("\n")),
        (strings.library_say(), plan.say.clone()),
        (strings.library_never(), plan.never.clone()),
        (strings.library_ends_when(), plan.ends_when.clone()),
        (strings.library_prepare(), plan.prepare.join("\n")),
    ];
    entry(Shelf::Contingency, plan.key.clone(), String::new(), &plan.name, given)
}

fn hard_question(question: &HardQuestion, strings: &Strings) -> Entry {
    let given = vec![
        (strings.library_behind(), question.behind.clone()),
        (strings.library_answer(), question.answer.clone()),
        (strings.library_never(), question.never.clone()),
    ];
    entry(Shelf::HardQuestions, question.key.clone(), question.theme.clone(), &question.ask, given)
}

impl Detail {
    /// The text with its name before it, on one line.
    #[must_use]
    pub fn line(&self, strings: &Strings) -> String {
        let text = self.text.replace('\n', " ");
        if self.name.is_empty() { text } else { strings.library_detail(&self.name, text) }
    }
}
