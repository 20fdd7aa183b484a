//! The account itself: identity, archive, owner, tier, judgements, revenue.

use chrono::{Datelike, NaiveDate};

use super::scene::{Desk, Scene};
use super::words::{Extra, Lines, Tongue};
use crate::domain::Coded;
use crate::domain::account::{AccountKind, Axis, Criterion, Lifecycle, Sensitivity};
use crate::domain::credit_code::CreditCode;
use crate::domain::profile::{ProfileField, ResultKind, TeamRole};
use crate::store::{Error, Table, Value};

/// What is judged of each axis where accounts are told briefly.
const ONE_AN_AXIS: &[Criterion] =
    &[Criterion::IndustryDirection, Criterion::MarketShare, Criterion::DecisionOpenness, Criterion::AbilityToPerform];

impl Scene<'_, '_> {
    pub(super) fn write_archive(&mut self) -> Result<(), Error> {
        self.write_account()?;
        self.write_basics()?;
        if self.rich {
            self.write_layers()?;
        }
        self.write_team()?;
        self.write_tiering()?;
        self.write_results()
    }

    fn write_account(&mut self) -> Result<(), Error> {
        let member = self.member;
        let created = if member.has(Extra::New) { self.ago(24) } else { self.ago(self.reach()) };
        let chinese = member.language == Tongue::Zh && member.kind != AccountKind::Individual;
        let code = if chinese { invented_credit_code(self.number) } else { None };
        self.account = self.add(
            Table::Account,
            &[
                ("name", member.name.as_str().into()),
                ("short_name", Some(member.short.as_str()).filter(|short| !short.is_empty()).into()),
                ("kind", member.kind.into()),
                ("credit_code", code.into()),
                ("created_on", created.into()),
            ],
        )?;
        Ok(())
    }

    fn field(&mut self, field: ProfileField, value: &str, days_ago: i64) -> Result<(), Error> {
        let as_of = self.ago(days_ago.min(self.reach()));
        self.add_own(Table::AccountField, [("field", field.into()), ("value", value.into()), ("as_of", as_of.into())])?;
        Ok(())
    }

    fn write_basics(&mut self) -> Result<(), Error> {
        let (member, tongue) = (self.member, self.tongue());
        let lifecycle = match self.story.name.as_str() {
            "churned" => Lifecycle::Churned,
            "sinking" | "plunging" => Lifecycle::AtRisk,
            _ => Lifecycle::Active,
        };
        let start = self.ago(self.age()).to_string();
        let industry = self.words().companies.industry.iter().find(|industry| industry.name.zh == member.industry);
        self.field(ProfileField::Industry, industry.map_or(member.industry.as_str(), |industry| industry.name.of(tongue)), 400)?;
        self.field(ProfileField::Region, &member.region, 400)?;
        self.field(ProfileField::City, &member.city, 400)?;
        self.field(ProfileField::CooperationStart, &start, 730)?;
        if self.rich {
            self.field(ProfileField::LifecycleStage, Lifecycle::Active.code(), 700)?;
        }
        if lifecycle != Lifecycle::Active {
            self.field(ProfileField::LifecycleStage, lifecycle.code(), 20)?;
        }
        if member.has(Extra::NoticeSensitive) {
            self.field(ProfileField::SensitivityLevel, Sensitivity::High.code(), 300)?;
        }
        if let Some(industry) = industry.filter(|_| self.rich && member.kind != AccountKind::Individual) {
            let business = self.random.text(industry.business.of(tongue)).to_owned();
            self.field(ProfileField::Scale, &member.scale, 200)?;
            self.field(ProfileField::CoreBusiness, &business, 200)?;
        }
        Ok(())
    }

    /// Preferences, cooperation and special demands, with gaps as in life: a handover manual has something to ask.
    fn write_layers(&mut self) -> Result<(), Error> {
        let profile = &self.words().talk.profile;
        if self.member.kind == AccountKind::Individual {
            self.field(
                ProfileField::CareerHistory,
                self.say("早年做设备代理，后自办三家门店", "sold machinery, now runs three shops"),
                80,
            )?;
            self.field(ProfileField::Family, self.say("两个孩子，大女儿明年高考", "two children"), 80)?;
            self.field(ProfileField::Habits, self.say("清晨跑步，下午喝茶谈事", "runs early, likes to talk over tea"), 80)?;
            self.field(ProfileField::AssetPlan, self.say("计划再开两家门店", "plans two more shops"), 80)?;
        }
        let fields: [(ProfileField, &Lines, i64); 8] = [
            (ProfileField::PaymentTerms, &profile.payment_terms, 90),
            (ProfileField::PaymentMethod, &profile.payment_method, 80),
            (ProfileField::CommunicationStyle, &profile.communication, 80),
            (ProfileField::RiskAppetite, &profile.risk, 60),
            (ProfileField::Projects, &profile.projects, 85),
            (ProfileField::Disputes, &profile.disputes, 60),
            (ProfileField::Privacy, &profile.special, 50),
            (ProfileField::InvoicingRules, &profile.invoicing, 55),
        ];
        for (field, lines, filled) in fields {
            let known = self.random.chance(filled);
            let text = self.random.text(lines.of(self.tongue())).to_owned();
            let age = self.random.between(10, 260);
            if known {
                self.field(field, &text, age)?;
            }
        }
        Ok(())
    }

    fn write_team(&mut self) -> Result<(), Error> {
        let since = self.ago(self.reach());
        let former =
            if self.member.has(Extra::HandoverClosed) || self.member.has(Extra::HandoverAfter) { Desk::SecondManager } else { self.owner };
        let team = [(TeamRole::Owner, former), (TeamRole::Supervisor, Desk::Supervisor), (TeamRole::Technical, Desk::Engineer)];
        for (role, desk) in team.into_iter().take(if self.rich { 3 } else { 1 }) {
            let colleague = self.frame.colleague(desk);
            self.add_own(Table::AccountTeam, [("role", role.into()), ("colleague_id", colleague), ("since", since.into())])?;
        }
        Ok(())
    }

    fn write_tiering(&mut self) -> Result<(), Error> {
        let member = self.member;
        if let Some(tier) = member.tier {
            let decided = self.random.between(60, 240).min(self.reach());
            let decided = self.ago(decided);
            let reason = self.say("年度分级评审", "yearly tier review");
            let by = self.frame.colleague(Desk::Supervisor);
            self.add_own(
                Table::TierDecision,
                [("tier", tier.into()), ("reason", reason.into()), ("decided_on", decided.into()), ("decided_by", by)],
            )?;
        }
        if self.member.has(Extra::SwingUp) {
            // The jump in revenue was answered: the alert is over.
            let tier: Value = self.member.tier.map_or(Value::Null, Into::into);
            let decided = crate::domain::quarter::Quarter::of(self.frame.today).first().max(self.ago(20));
            let reason = self.say("收入翻倍，重新评估后维持原级", "revenue doubled; looked at anew and kept");
            self.add_own(Table::TierDecision, [("tier", tier), ("reason", reason.into()), ("decided_on", decided.into())])?;
        }
        let judged = self.random.between(20, 200).min(self.reach());
        let judged = self.ago(judged);
        let judged_criteria = if self.rich { Criterion::ALL } else { ONE_AN_AXIS };
        for criterion in judged_criteria {
            let Some(score) = self.judged(*criterion) else { continue };
            let evidence = match (criterion, score) {
                (Criterion::PolicySupport, 1) => {
                    self.say("列入产能过剩行业目录，新增产能受限", "listed as overcapacity; new plants restricted")
                }
                _ => self.say("现场走访与公开资料", "site visit and public sources"),
            };
            self.add_own(
                Table::Judgement,
                [("criterion", (*criterion).into()), ("score", score.into()), ("evidence", evidence.into()), ("judged_on", judged.into())],
            )?;
        }
        Ok(())
    }

    /// The level of a criterion; `None` if it was never judged.
    fn judged(&self, criterion: Criterion) -> Option<i64> {
        let member = self.member;
        let personal = matches!(criterion, Criterion::Career | Criterion::AssetPlans);
        let level = match criterion.axis() {
            Axis::Value => 0,
            Axis::Strategic => member.strategic,
            Axis::Potential if personal != (member.kind == AccountKind::Individual) => 0,
            Axis::Potential if criterion == Criterion::PolicySupport && member.has(Extra::GuardOvercapacity) => 1,
            // Below 3 it would say that the state wants less of this industry.
            Axis::Potential if criterion == Criterion::PolicySupport => member.potential.max(3),
            Axis::Potential => member.potential,
            Axis::Cooperation => member.cooperation,
            Axis::Risk => member.risk,
        };
        (level > 0).then_some(level)
    }

    /// Revenue and profit of the last three full years, and revenue of the last nine complete quarters; of thousands of
    /// accounts, of two years only.
    fn write_results(&mut self) -> Result<(), Error> {
        let year = self.frame.today.year();
        let last_full = self.thousands(self.member.revenue_k);
        let margin = self.random.between(11, 21);
        for back in 1..=if self.rich { 3 } else { 2 } {
            let days = NaiveDate::from_ymd_opt(year - back, 1, 1).zip(NaiveDate::from_ymd_opt(year - back, 12, 31));
            if let Some((from, to)) = days {
                let amount = grown(last_full, self.member.growth, i64::from(1 - back));
                self.write_result(ResultKind::Revenue, from, to, amount)?;
                self.write_result(ResultKind::Profit, from, to, amount * margin / 100)?;
            }
        }
        if self.rich { self.write_quarters(last_full) } else { Ok(()) }
    }

    fn write_quarters(&mut self, last_full: i64) -> Result<(), Error> {
        let year = self.frame.today.year();
        let start = self.ago(self.age());
        let current = i64::from(year) * 4 + i64::from(self.frame.today.month0() / 3);
        for quarter in current - 9..current {
            let Some((from, to)) = quarter_days(quarter) else { continue };
            if to < start {
                continue;
            }
            // A quarter carries its year's revenue, a little less in the first.
            let years = quarter.div_euclid(4) - i64::from(year) + 1;
            let season = [92, 101, 103, 104].get(usize::try_from(quarter.rem_euclid(4)).unwrap_or(0)).copied().unwrap_or(100);
            let mut amount = grown(last_full, self.member.growth, years) / 4 * season / 100;
            if quarter == current - 1 && self.member.has(Extra::SwingDown) {
                amount = amount * 55 / 100;
            }
            if quarter == current - 1 && self.member.has(Extra::SwingUp) {
                amount = amount * 5 / 2;
            }
            self.write_result(ResultKind::Revenue, from, to, amount)?;
        }
        Ok(())
    }

    fn write_result(&mut self, kind: ResultKind, from: NaiveDate, to: NaiveDate, amount: i64) -> Result<(), Error> {
        let currency: Value = self.currency();
        self.add_own(
            Table::PeriodResult,
            [("kind", kind.into()), ("starts_on", from.into()), ("ends_on", to.into()), ("amount", amount.into()), ("currency", currency)],
        )?;
        Ok(())
    }
}

/// First and last day of a quarter, counted from the year 0.
fn quarter_days(quarter: i64) -> Option<(NaiveDate, NaiveDate)> {
    let first = |quarter: i64| {
        let year = i32::try_from(quarter.div_euclid(4)).ok()?;
        NaiveDate::from_ymd_opt(year, u32::try_from(quarter.rem_euclid(4)).ok()? * 3 + 1, 1)
    };
    Some((first(quarter)?, first(quarter + 1)?.pred_opt()?))
}

/// An amount after some years of growth in percent; before them if negative.
fn grown(amount: i64, percent: i64, years: i64) -> i64 {
    (0..years.abs()).fold(
        amount,
        |amount, _| {
            if years > 0 { amount * (100 + percent) / 100 } else { amount * 100 / (100 + percent).max(1) }
        },
    )
}

/// A unified social credit code with a right check digit in the district 990000, which does not exist: it passes every
/// check and belongs to nobody.
fn invented_credit_code(number: u64) -> Option<String> {
    let body = format!("91990000{number:09}");
    let whole = |last: char| CreditCode::parse(&format!("{body}{last}")).ok();
    ('0'..='9').chain('A'..='Y').find_map(whole).map(|code| code.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_begin_and_end_where_they_should() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(quarter_days(2026 * 4 + 3), Some((day("2026-10-01"), day("2026-12-31"))));
        assert_eq!(quarter_days(2024 * 4), Some((day("2024-01-01"), day("2024-03-31"))));
        assert_eq!((grown(100, 20, 1), grown(120, 20, -1), grown(100, 20, 0)), (120, 100, 100));
    }

    #[test]
    fn every_account_gets_a_credit_code_of_its_own() {
        let codes: std::collections::HashSet<String> = (0..1000).filter_map(|number| invented_credit_code(number * 97)).collect();
        assert_eq!(codes.len(), 1000);
    }
}
