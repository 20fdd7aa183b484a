//! The people of an account and how they decide.

use super::scene::{Desk, Present, Scene};
use super::words::{Extra, Seat, Tongue};
use crate::domain::account::{AccountKind, Tier};
use crate::domain::chain::{BirthCalendar, Confidence};
use crate::domain::people::{BuyingRole, Depth, EdgeKind, Function, Stance};
use crate::store::{Error, Table, Value};

/// Of how many people stance and influence are known where accounts are told briefly.
const TOLD_BRIEFLY: usize = 3;

/// A person before it is a row.
pub(super) struct Sketch<'t> {
    pub name: String,
    pub title: &'t str,
    pub department: &'t str,
    pub function: Function,
    pub roles: Vec<BuyingRole>,
    pub stance: Option<Stance>,
    pub evidence: &'t str,
    pub influence: i64,
    pub concern: &'t str,
    pub reports_to: Option<i64>,
    pub depth: Depth,
}

impl Scene<'_, '_> {
    pub(super) fn write_people(&mut self) -> Result<(), Error> {
        if self.member.kind == AccountKind::Individual {
            return self.write_the_individual();
        }
        // Sales grow with the number of seats: five at least, so that lists and measures have something to show.
        let seats = if self.member.tier == Some(Tier::A) && self.rich { 6 } else { 5 };
        let words = self.words();
        let mut boss = None;
        for (position, seat) in words.people.seat.iter().take(seats).enumerate() {
            if seat.function == Function::Finance && self.member.has(Extra::EmptySeat) {
                continue;
            }
            let post = self.write_seat(seat, boss)?;
            if position == 0 {
                boss = Some(post);
            }
        }
        if self.rich {
            self.write_gaps_and_leavers()?;
        }
        Ok(())
    }

    pub(super) fn invented_name(&mut self) -> String {
        let people = &self.words().people;
        match self.tongue() {
            Tongue::Zh => format!("{}{}", self.random.text(&people.zh.surnames), self.random.text(&people.zh.given)),
            Tongue::En => format!("{} {}", self.random.text(&people.en.first), self.random.text(&people.en.last)),
        }
    }

    fn write_seat(&mut self, seat: &Seat, boss: Option<i64>) -> Result<i64, Error> {
        let tongue = self.tongue();
        let name = self.invented_name();
        let title = self.random.text(seat.titles.of(tongue));
        let concern = self.random.text(seat.concern.of(tongue));
        let influence = self.random.between(seat.influence.0, seat.influence.1);
        let stance = self.stance_of(seat.function);
        let mut roles = seat.roles.clone();
        roles.truncate(if self.rich { roles.len() } else { 1 });
        match stance {
            Some(Stance::Champion) if seat.function == Function::Use => roles.push(BuyingRole::Champion),
            Some(Stance::Opposed) if seat.function == Function::Procurement => roles.push(BuyingRole::Blocker),
            _ => {}
        }
        let depth = *self.random.pick(&[Depth::Met, Depth::CredibleSource, Depth::ProblemSolver]).unwrap_or(&Depth::Met);
        let evidence = match stance {
            Some(Stance::Opposed) => self.say("会上明确反对换系统", "spoke against changing systems in the meeting"),
            Some(Stance::Sceptical) => self.say("要求先看同行效果", "wants to see a peer's results first"),
            Some(Stance::Supporter | Stance::Champion) => self.say("在内部会上替我们说话", "argued for us in an internal meeting"),
            _ => self.say("没有表态", "did not say"),
        };
        self.write_person(&Sketch {
            name,
            title,
            department: seat.department.of(tongue),
            function: seat.function,
            roles,
            stance,
            evidence,
            influence,
            concern,
            reports_to: boss,
            depth,
        })
    }

    /// Stances follow the story: where things go badly, somebody is against us.
    fn stance_of(&mut self, function: Function) -> Option<Stance> {
        let member = self.member;
        if member.has(Extra::Blocker) && function == Function::Procurement {
            return Some(Stance::Opposed);
        }
        if member.has(Extra::ChampionCfo) && function == Function::Finance {
            return Some(Stance::Champion);
        }
        let leaning: &[Option<Stance>] = match self.story.name.as_str() {
            "thriving" | "steady" | "newcomer" => {
                &[Some(Stance::Supporter), Some(Stance::Champion), Some(Stance::Neutral), Some(Stance::Supporter)]
            }
            "sinking" | "churned" | "plunging" => &[Some(Stance::Sceptical), Some(Stance::Opposed), Some(Stance::Neutral), None],
            _ => &[Some(Stance::Neutral), Some(Stance::Supporter), Some(Stance::Sceptical), None],
        };
        self.random.pick(leaning).copied().flatten()
    }

    /// Person, post, roles, stance, influence and our relation to them. Answers the post.
    pub(super) fn write_person(&mut self, sketch: &Sketch) -> Result<i64, Error> {
        let serial = self.number * 40 + self.people.len() as u64;
        let (phone, mail) = match self.tongue() {
            // Number ranges that are not given out to subscribers.
            Tongue::Zh => (format!("100{:08}", serial % 100_000_000), format!("p{serial}@example.cn")),
            Tongue::En => (format!("+1 555 01{:02} {:04}", serial % 100, serial / 100 % 10_000), format!("p{serial}@example.com")),
        };
        let lunar = self.tongue() == Tongue::Zh && self.random.chance(40);
        let birthday = self.rich.then(|| (self.random.between(1962, 1994), self.random.between(1, 12), self.random.between(1, 28)));
        let person = self.add(
            Table::Person,
            &[
                ("name", sketch.name.as_str().into()),
                ("phone", phone.into()),
                ("email", mail.into()),
                ("birth_calendar", birthday.map(|_| if lunar { BirthCalendar::Lunar } else { BirthCalendar::Solar }).into()),
                ("birth_year", birthday.map(|day| day.0).into()),
                ("birth_month", birthday.map(|day| day.1).into()),
                ("birth_day", birthday.map(|day| day.2).into()),
                ("birth_leap_month", false.into()),
            ],
        )?;
        let joined = self.ago(self.reach());
        let post = self.add_own(
            Table::Post,
            [
                ("person_id", person.into()),
                ("title", sketch.title.into()),
                ("department", sketch.department.into()),
                ("reports_to", sketch.reports_to.into()),
                ("function", sketch.function.into()),
                ("joined_on", joined.into()),
            ],
        )?;
        for role in &sketch.roles {
            self.add(Table::PostRole, &[("post_id", post.into()), ("role", (*role).into()), ("since", joined.into())])?;
        }
        if self.rich || self.people.len() < TOLD_BRIEFLY {
            self.write_stance(post, sketch)?;
            self.add(
                Table::Influence,
                &[
                    ("post_id", post.into()),
                    ("influence", sketch.influence.into()),
                    ("concern", sketch.concern.into()),
                    ("as_of", joined.into()),
                ],
            )?;
        }
        if self.rich {
            let colleague = self.owner();
            let seen = self.ago(self.reach().min(120));
            self.add(
                Table::Relationship,
                &[
                    ("colleague_id", colleague),
                    ("person_id", person.into()),
                    ("depth", sketch.depth.into()),
                    ("wanted", Depth::TrustedAdviser.into()),
                    ("as_of", seen.into()),
                ],
            )?;
        }
        self.people.push(Present { person, post, name: sketch.name.clone(), function: sketch.function });
        Ok(post)
    }

    fn write_stance(&mut self, post: i64, sketch: &Sketch) -> Result<(), Error> {
        let Some(stance) = sketch.stance else { return Ok(()) };
        // A first impression, and what it became: the drill between two dates has something to show.
        let first = if self.rich && self.reach() > 300 { Some((Stance::Neutral, self.random.between(250, 290))) } else { None };
        let now = (stance, self.random.between(8, 90).min(self.reach()));
        for (stance, days) in first.into_iter().chain([now]) {
            let seen = self.ago(days);
            let evidence: Value = if days > 200 { Value::Null } else { sketch.evidence.into() };
            self.add(
                Table::StanceSeen,
                &[
                    ("post_id", post.into()),
                    ("stance", stance.into()),
                    ("seen_on", seen.into()),
                    ("evidence", evidence),
                    ("confidence", Confidence::Medium.into()),
                ],
            )?;
        }
        Ok(())
    }

    fn write_gaps_and_leavers(&mut self) -> Result<(), Error> {
        if self.member.has(Extra::EmptySeat) {
            let introducer = self.person_in(Function::Technical).map(|present| present.person);
            self.write_ghost(BuyingRole::FinanceContact, 45, introducer, None)?;
            // Another one was looked for in vain, and then given up.
            let (found_on, due_on, accepted_on) = (self.ago(200), self.ago(170), self.ago(150));
            self.add_own(
                Table::GhostSeat,
                [
                    ("role", BuyingRole::Champion.into()),
                    ("found_on", found_on.into()),
                    ("due_on", due_on.into()),
                    ("accepted_on", accepted_on.into()),
                ],
            )?;
        }
        if self.member.has(Extra::Blocker) {
            let edge = (self.person_in(Function::Procurement), self.person_in(Function::Technical));
            if let (Some(from), Some(to)) = edge {
                let note = self.say("为预算归口争执", "they argue about who owns the budget");
                self.write_edge(from.post, to.post, EdgeKind::Conflict, note)?;
            }
        } else if let (Some(from), Some(to)) = (self.person_in(Function::Technical), self.person_in(Function::Management)) {
            let note = self.say("老搭档，方案先听他的", "old colleagues; asks this opinion first");
            self.write_edge(from.post, to.post, EdgeKind::Influence, note)?;
        }
        if self.member.has(Extra::KeyLeft) {
            self.write_leaver()?;
        }
        Ok(())
    }

    /// A decision maker who left five days ago, and one who left last year and whose seat was filled.
    fn write_leaver(&mut self) -> Result<(), Error> {
        for (joined, left, filled) in [(700, 5, false), (730, 370, true)] {
            let (joined, left) = (self.ago(joined), self.ago(left));
            let name = self.invented_name();
            let person = self.add(Table::Person, &[("name", name.as_str().into()), ("birth_leap_month", false.into())])?;
            let post = self.add_own(
                Table::Post,
                [
                    ("person_id", person.into()),
                    ("title", self.say("分管副总", "Vice President").into()),
                    ("function", Function::Management.into()),
                    ("joined_on", joined.into()),
                    ("left_on", left.into()),
                    ("left_for", self.say("去向不明", "not known").into()),
                ],
            )?;
            self.add(Table::PostRole, &[("post_id", post.into()), ("role", BuyingRole::DecisionMaker.into()), ("since", joined.into())])?;
            if filled {
                let by = self.person_in(Function::Management).map(|present| present.post);
                self.write_ghost(BuyingRole::DecisionMaker, 368, None, by)?;
            }
        }
        Ok(())
    }

    pub(super) fn write_ghost(
        &mut self,
        role: BuyingRole,
        found: i64,
        introducer: Option<i64>,
        filled_by: Option<i64>,
    ) -> Result<(), Error> {
        let (found_on, due_on) = (self.ago(found), self.ago(found - 30));
        let filled_on = filled_by.map(|_| self.ago(found - 20));
        self.add_own(
            Table::GhostSeat,
            [
                ("role", role.into()),
                ("found_on", found_on.into()),
                ("due_on", due_on.into()),
                ("introducer_id", introducer.into()),
                ("filled_by", filled_by.into()),
                ("filled_on", filled_on.into()),
            ],
        )?;
        Ok(())
    }

    pub(super) fn write_edge(&mut self, from: i64, to: i64, kind: EdgeKind, note: &str) -> Result<(), Error> {
        let since = self.ago(self.reach().min(200));
        self.add_own(
            Table::ChainEdge,
            [
                ("from_post_id", from.into()),
                ("to_post_id", to.into()),
                ("kind", kind.into()),
                ("since", since.into()),
                ("note", note.into()),
            ],
        )?;
        Ok(())
    }

    /// A private customer is one person; family and adviser decide along.
    fn write_the_individual(&mut self) -> Result<(), Error> {
        let name = self.member.name.clone();
        let who = self.write_person(&Sketch {
            name,
            title: self.say("本人", "in person"),
            department: "",
            function: Function::Management,
            roles: vec![BuyingRole::DecisionMaker, BuyingRole::DailyContact],
            stance: Some(Stance::Supporter),
            evidence: self.say("多次转介绍朋友", "has referred friends"),
            influence: 10,
            concern: self.say("稳妥，不折腾", "safety, no fuss"),
            reports_to: None,
            depth: Depth::ProblemSolver,
        })?;
        let name = self.invented_name();
        self.write_person(&Sketch {
            name,
            title: self.say("家庭顾问", "family adviser"),
            department: "",
            function: Function::Finance,
            roles: vec![BuyingRole::Influencer, BuyingRole::FinanceContact],
            stance: Some(Stance::Neutral),
            evidence: self.say("没有表态", "did not say"),
            influence: 6,
            concern: self.say("税务与继承安排", "tax and succession"),
            reports_to: Some(who),
            depth: Depth::Met,
        })?;
        if self.member.has(Extra::Birthday) {
            self.write_birthday_soon()?;
        }
        Ok(())
    }

    /// A birthday five days from now.
    fn write_birthday_soon(&mut self) -> Result<(), Error> {
        use chrono::Datelike;
        let day = self.ago(-5);
        let name = self.invented_name();
        let person = self.add(
            Table::Person,
            &[
                ("name", name.into()),
                ("birth_calendar", BirthCalendar::Solar.into()),
                ("birth_year", 1971.into()),
                ("birth_month", day.month().into()),
                ("birth_day", day.day().into()),
                ("birth_leap_month", false.into()),
            ],
        )?;
        let joined = self.ago(self.reach());
        let colleague = self.frame.colleague(Desk::Success);
        self.add_own(
            Table::Post,
            [
                ("person_id", person.into()),
                ("title", self.say("合伙人", "partner").into()),
                ("function", Function::Use.into()),
                ("joined_on", joined.into()),
            ],
        )?;
        self.add(
            Table::Relationship,
            &[("colleague_id", colleague), ("person_id", person.into()), ("depth", Depth::Met.into()), ("as_of", joined.into())],
        )?;
        Ok(())
    }
}
