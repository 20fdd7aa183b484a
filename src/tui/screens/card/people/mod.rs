//! The second tab: who is who at the customer, where everybody stands, and how well we know them.

mod lines;

use super::page::{Around, Deed, Page, Spot};
use crate::domain::{AccountId, Coded, PostId, RowId};
use crate::exchange::chain::Organisation;
use crate::scoring::chain::Member;
use crate::store::{Row, Table};
use crate::tui::app::{Offer, Problem, Reads, Route};
use crate::tui::forms::contact::{self, About, entering, new_person};
use crate::tui::forms::{person, post};
use crate::tui::input::Action;
use crate::tui::overlays::Entry;
use crate::tui::widgets::{Line, Look};

/// The page.
#[derive(Debug, Default)]
pub struct People {
    organisation: Option<Box<Organisation>>,
}

impl People {
    fn post(&self, id: i64) -> Option<&Row> {
        self.organisation.as_ref()?.posts.get(&PostId::from_raw(id))
    }

    /// Who holds a post on the day that is looked at.
    fn member(&self, post: i64) -> Option<&Member> {
        let member = self.organisation.as_ref()?.holder(PostId::from_raw(post))?;
        member.posts.iter().any(|held| held.raw() == post).then_some(member)
    }

    fn about<'a>(around: &Around<'a>) -> contact::Around<'a> {
        let &Around { subject, colleagues, look, .. } = around;
        contact::Around { subject, colleagues, accounts: &[], look }
    }

    fn enter_about(&self, about: About, post: i64, around: &Around<'_>) -> Option<Deed> {
        let organisation = self.organisation.as_ref()?;
        entering(about, organisation, self.member(post)?, &Self::about(around)).map(Deed::Enter)
    }

    /// Everything that can be entered about the holder of a post.
    fn all_about(&self, post: i64, around: &Around<'_>) -> Option<Deed> {
        let entry = |about: &About| Entry { label: about.name(around.look), ..Entry::default() };
        let deeds = About::ALL.iter().filter_map(|about| Some((entry(about), self.enter_about(*about, post, around)?))).collect();
        let organisation = self.organisation.as_ref()?;
        Some(Deed::Pick(contact::person_label(organisation, self.member(post)?, around.look), deeds))
    }

    /// Everybody else who holds or held a post here.
    fn others(&self, post: i64) -> Vec<&Row> {
        let Some(organisation) = &self.organisation else { return Vec::new() };
        let own = self.post(post).and_then(|row| row.int("person_id"));
        let mut others: Vec<&Row> = organisation.people.values().filter(|person| Some(person.id) != own).collect();
        others.sort_by_key(|person| person.id);
        others
    }

    /// One person of two: who goes into the one under the cursor.
    fn merge(&self, post: i64, look: &Look) -> Option<Deed> {
        let keep = self.post(post)?.int("person_id")?;
        let name = |person: &Row| person.text("name").unwrap_or_default().to_owned();
        let entry = |person: &&Row| {
            let deed = Deed::Open(Route::Merge(Table::Person, keep, person.id));
            (Entry { label: name(person), private: true, ..Entry::default() }, deed)
        };
        let entries: Vec<_> = self.others(post).iter().map(entry).collect();
        Some(match entries.is_empty() {
            true => Deed::Hint(look.strings.archive_merge_alone()),
            false => Deed::Pick(look.strings.archive_merge_whom(), entries),
        })
    }

    fn delete(&self, post: i64, look: &Look) -> Option<Deed> {
        let organisation = self.organisation.as_ref()?;
        let row = self.post(post)?;
        let person = organisation.people.get(&row.reference("person_id")?)?;
        let held = organisation.posts.values().filter(|other| other.int("person_id") == Some(person.id)).count();
        let (confirm, edit) = person::deletion(person, row, held, look);
        Some(Deed::Confirm(confirm, Box::new(edit)))
    }
}

impl Page for People {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.organisation = Organisation::read(reads.records, account, reads.as_of, reads.calendar).map_err(problem)?.map(Box::new);
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        self.organisation.as_ref().map(|organisation| lines::lines(organisation, width, look)).unwrap_or_default()
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Post if self.member(row).is_some() => self.enter_about(About::Person, row, around),
            Table::Post => {
                let ended = self.post(row)?;
                let person = self.organisation.as_ref()?.people.get(&ended.reference("person_id")?)?;
                let record = post::ended(around.subject, person.text("name").unwrap_or_default(), ended);
                Some(Deed::Enter(Box::new(record)))
            }
            _ => None,
        }
    }

    fn kinds(&self) -> &'static [Table] {
        &[Table::Person]
    }

    fn enter(&self, _table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let organisation = self.organisation.as_ref()?;
        let above = match at {
            Some(Spot::Record(Table::Post, post)) if self.member(post).is_some() => Some(post),
            _ => None,
        };
        // Beside whom the cursor is on: most are entered from the top down.
        let above = above.and_then(|post| self.post(post)?.int("reports_to"));
        Some(Deed::Enter(Box::new(new_person(organisation, &Self::about(around), above))))
    }

    fn name(&self, _table: Table, post: i64) -> String {
        let person = || self.organisation.as_ref()?.people.get(&self.post(post)?.reference("person_id")?)?.text("name");
        person().unwrap_or_default().to_owned()
    }

    fn offers(&self, at: Option<Spot>, _look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(Table::Post, post)) if self.member(post).is_some() => {
                vec![Offer::ready(Action::Open), Offer::ready(Action::Record)]
            }
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let Some(Spot::Record(Table::Post, post)) = at else { return None };
        match action {
            Action::Open => self.all_about(post, around),
            Action::Record => self.enter_about(About::Stance, post, around),
            Action::Delete => self.delete(post, around.look),
            Action::Merge => self.merge(post, around.look),
            _ => None,
        }
    }
}
