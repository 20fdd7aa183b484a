use super::health::RespondentMode;
use super::steps::{Bound, Steps};
use super::*;
use crate::domain::account::{AccountKind, Axis};
use crate::domain::calendar::Span;
use crate::domain::dealings::TicketGrade;
use crate::domain::health::Dimension;
use crate::domain::people::BuyingRole::{DailyContact, DecisionMaker, FinanceContact, Influencer, TechnicalGatekeeper, User};
use crate::domain::score::Tenths;

fn over(area: Area, text: &str) -> Result<PolicySet, PolicyError> {
    PolicySet::with(&[Override { area, file: "mine.toml", text }])
}

fn bounds(steps: &Steps) -> Vec<(Bound, i64, u8)> {
    steps.iter().map(|step| (step.bound, step.least, step.points)).collect()
}

#[test]
fn the_shipped_health_model_is_the_documented_one() {
    let set = PolicySet::shipped().unwrap();
    for &kind in AccountKind::ALL {
        let model = set.health.for_kind(kind);
        let rows: Vec<_> = model.dimensions.iter().map(|d| (d.dimension, d.weight, d.validity_days, d.applicable)).collect();
        assert_eq!(
            rows,
            [
                (Dimension::Usage, 30, 45, true),
                (Dimension::Value, 30, 90, true),
                (Dimension::Service, 20, 90, true),
                (Dimension::Relationship, 20, 180, true)
            ]
        );
        assert_eq!((model.rated_from_percent, model.respondents), (60, RespondentMode::Mean));
        assert_eq!((model.bands.healthy, model.bands.watch), (Tenths::points(80), Tenths::points(60)));
        let of = |dimension| model.dimension(dimension).unwrap();
        assert_eq!(bounds(&of(Dimension::Usage).steps), [(Bound::Above, 8001, 10), (Bound::From, 5000, 7), (Bound::Rest, i64::MIN, 3)]);
        assert_eq!(of(Dimension::Value).steps.iter().map(|step| step.points).collect::<Vec<_>>(), [10, 7, 4, 0]);
        assert_eq!(bounds(&of(Dimension::Service).steps), [(Bound::From, 3, 2), (Bound::From, 1, 6), (Bound::Rest, i64::MIN, 10)]);
        assert_eq!((of(Dimension::Service).window_days, of(Dimension::Service).known_after_ticket_days), (90, 365));
        assert_eq!(bounds(&of(Dimension::Relationship).steps), [(Bound::From, 9, 10), (Bound::From, 7, 7), (Bound::Rest, i64::MIN, 1)]);
    }
}

#[test]
fn the_shipped_tiering_is_the_documented_one() {
    let tiering = PolicySet::shipped().unwrap().tiering;
    let weights = [Axis::Value, Axis::Strategic, Axis::Potential, Axis::Cooperation, Axis::Risk].map(|axis| tiering.weights.of(axis));
    assert_eq!(weights, [35, 25, 25, 15, 0]);
    assert_eq!((tiering.known_from_percent, tiering.a_from, tiering.b_from), (60, Tenths(750), Tenths(550)));
    assert_eq!((tiering.judged_points, tiering.judged_validity_days), ([0, 25, 50, 75, 100], 365));
    let millions_of_fen = |steps: &Steps| steps.iter().map(|step| (step.least.max(0), step.points)).collect::<Vec<_>>();
    assert_eq!(millions_of_fen(&tiering.revenue), [(1_000_000_000, 100), (500_000_000, 80), (100_000_000, 60), (20_000_000, 40), (0, 20)]);
    for (revenue, profit) in tiering.revenue.iter().zip(&tiering.profit).take(4) {
        assert_eq!((revenue.least, revenue.points), (profit.least * 5, profit.points), "profit bands are at a fifth");
    }
    assert_eq!(
        bounds(&tiering.growth),
        [(Bound::From, 300, 100), (Bound::From, 100, 75), (Bound::From, 0, 50), (Bound::From, -100, 25), (Bound::Rest, i64::MIN, 0)]
    );
    assert_eq!((tiering.high_risk_any_at_most, tiering.high_risk_mean_below, tiering.medium_risk_mean_below), (25, 40, 70));
    assert_eq!((tiering.a_needs, tiering.b_from_strategic, tiering.lower_service_below, tiering.top_revenue_percent), (50, 80, 40, 20));
    assert_eq!((tiering.recency_days, tiering.frequency, tiering.lifetime_years), ([30, 90, 180, 365], [12, 6, 3, 1], 5));
    let seats = |tier| tiering.row(tier).seats.iter().map(|seat| (seat.any_of.clone(), seat.weight)).collect::<Vec<_>>();
    assert_eq!(
        seats(Tier::A),
        [(vec![DecisionMaker], 3), (vec![Influencer, TechnicalGatekeeper], 2), (vec![User], 1), (vec![FinanceContact], 1)]
    );
    assert_eq!(seats(Tier::B), [(vec![DecisionMaker], 2), (vec![User], 1), (vec![DailyContact], 1)]);
    assert_eq!(seats(Tier::C), [(vec![DecisionMaker], 1), (vec![DailyContact], 1)]);
    assert_eq!(tiering.row(Tier::A).reserved_capacity_percent, (15, 20));
}

#[test]
fn the_other_shipped_rules_are_the_documented_ones() {
    let set = PolicySet::shipped().unwrap();
    let cadence = Tier::ALL.iter().map(|tier| (set.cadence.of(*tier).ideal_days, set.cadence.of(*tier).max_days)).collect::<Vec<_>>();
    assert_eq!(cadence, [(7, 30), (30, 90), (90, 120)]);
    assert_eq!((set.cadence.event_enter_within, set.cadence.renewal_notice_days), (Span::Hours(24), [90, 60, 30]));
    let standard = set.sla.row("standard").unwrap();
    let grade = |grade| standard.grade(grade);
    assert!(TicketGrade::ALL.iter().all(|grade| standard.grade(*grade).respond == Span::Minutes(15)));
    assert_eq!(grade(TicketGrade::P0).intervene, Some(Span::Minutes(30)));
    assert_eq!(
        (grade(TicketGrade::P2).second_line, grade(TicketGrade::P2).second_line_from_opening),
        (Some(Span::Hours(4)), Some(Span::Minutes(15)))
    );
    assert_eq!((grade(TicketGrade::P3).resolve, set.sla.warning_left_percent), (Some(Span::Hours(1)), 25));
    assert_eq!((set.sla.review, set.sla.satisfaction_call), (Span::WorkingDays(5), Span::WorkingDays(3)));
    let handover = &set.handover;
    assert_eq!((handover.meeting_after_start, handover.meeting_sensitive_at_least), (Span::WorkingDays(10), Span::Days(14)));
    assert_eq!((handover.manual, handover.review, handover.survey), (Span::WorkingDays(3), Span::WorkingDays(1), Span::Months(1)));
    assert_eq!((handover.notice_earliest_days, handover.notice_latest_days, handover.crisis_answer), (14, 7, Span::Hours(24)));
    let alerts = &set.alerts;
    assert_eq!((alerts.low_score_below, alerts.low_score_weeks_to_open, alerts.low_score_due), (Tenths::points(60), 2, Span::Hours(24)));
    assert_eq!((alerts.usage_plunge_points, alerts.usage_plunge_window_days, alerts.swing_drop_percent), (3, 28, 70));
    assert_eq!((alerts.low_answer_due, alerts.event_due), (Span::Hours(48), Span::WorkingDays(5)));
    let kpi = &set.kpi;
    assert_eq!(
        (kpi.logo_churn_at_most, kpi.csat_at_least, kpi.first_response_at_most),
        (Tenths::points(5), Tenths::points(90), Span::Hours(4))
    );
    assert_eq!((kpi.back_test_from_days, kpi.back_test_to_days, kpi.questions, kpi.most_age), (14, 180, 5, 2));
    assert_eq!(Tier::ALL.iter().map(|tier| kpi.tier_factor(*tier)).collect::<Vec<_>>(), [3, 2, 1]);
    assert_eq!((set.chain.stance_fresh_days, set.chain.threads_at_least, set.chain.seat_search), (180, Tenths(20), Span::Days(30)));
}

#[test]
fn a_user_changes_only_what_differs() {
    let set = over(Area::Health, "[model.usage]\nweight = 50\n\n[kind.individual]\nnot_applicable = [\"usage\"]\n").unwrap();
    let enterprise = set.health.for_kind(AccountKind::Enterprise).dimension(Dimension::Usage).unwrap();
    assert_eq!((enterprise.weight, enterprise.validity_days, enterprise.applicable), (50, 45, true));
    let individual = set.health.for_kind(AccountKind::Individual).dimension(Dimension::Usage).unwrap();
    assert_eq!((individual.weight, individual.applicable), (50, false));
    let more = over(Area::Health, "[model]\ndimensions = ['value', 'receivables']").unwrap();
    let chosen = more.health.for_kind(AccountKind::Partner).dimensions.iter().map(|d| d.dimension).collect::<Vec<_>>();
    assert_eq!(chosen, [Dimension::Value, Dimension::Receivables]);
}

#[test]
fn every_number_says_who_says_so() {
    let set = over(Area::Health, "[model.usage]\nweight = 50\nvalidity_days = 45\n").unwrap();
    assert_eq!(set.origin("health.model.value.points.offers"), Some(Origin::Practice));
    assert_eq!(set.origin("health.model.value.points.declines"), Some(Origin::Ours));
    assert_eq!(set.origin("health.model.receivables.steps.0.points"), Some(Origin::Ours));
    assert!(matches!(set.origin("health.model.usage.weight"), Some(Origin::User(place)) if &*place.file == "mine.toml" && place.line == 2));
    assert_eq!(set.origin("health.model.usage.validity_days"), Some(Origin::Practice), "said again, not changed");
    assert_eq!(set.origin("alerts.low_score.due"), Some(Origin::Practice));
    assert_eq!(over(Area::Alerts, "[low_score]\ndue = '2 working days'").unwrap().alerts.low_score_due, Span::WorkingDays(2));
    assert_eq!(set.origin("health.model.usage.colour"), None);
    for path in &set.ours {
        assert!(set.origin(path).is_some(), "{path} is said to be ours but is nowhere");
    }
}

#[test]
fn mistakes_are_named_with_file_line_and_column() {
    let mut wrong = Vec::new();
    for (area, text, line, column, said) in [
        (Area::Health, "[model]\ndimensions = [\"usage\",\n  \"usge\"]", 3, 3, "Dimension has no value \"usge\""),
        (Area::Health, "[model]\ndimensions = ['usage', 'usage']", 2, 24, "twice"),
        (Area::Health, "[model]\ndimensions = []", 2, 14, "not between 1 and 8"),
        (Area::Health, "[model.usge]\nweight = 1", 1, 8, "\"usge\" means nothing here"),
        (Area::Health, "[model.usage]\nwieght = 1", 2, 10, "\"wieght\" means nothing here"),
        (Area::Health, "[model.usage]\nweight = 0", 2, 10, "0 is not between 1 and 1000"),
        (Area::Health, "[model.usage]\nweight = \"30\"", 2, 10, "wants whole_number, not text"),
        (
            Area::Health,
            "[model.usage]\nsteps = [{ from = 50, points = 7 }, { above = 80, points = 10 }, { points = 3 }]",
            2,
            37,
            "from the highest bound down",
        ),
        (Area::Health, "[model.usage]\nsteps = [{ from = 50, points = 7 }]", 2, 10, "only the last one has none"),
        (Area::Health, "[model.usage]\nsteps = [{ from = 50.005, points = 7 }, { points = 3 }]", 2, 19, "wants plain_decimal"),
        (Area::Health, "[model.usage]\nsteps = [{ points = 11 }]", 2, 21, "11 is not between 0 and 10"),
        (Area::Health, "[model]\nbands = { watch = 90 }", 2, 19, "watch is more than healthy"),
        (Area::Health, "[model.relationship]\nrespondents = 'median'", 2, 15, "has no value \"median\""),
        (Area::Health, "[kind.enterprize]\nrated_from_percent = 1", 1, 7, "\"enterprize\" means nothing here"),
        (Area::Health, "[kind.individual.usage]\nweight = -1", 2, 10, "not between"),
        (Area::Health, "[origin]\nours = []", 1, 2, "\"origin\" means nothing here"),
        (Area::Health, "model = 3", 1, 9, "wants table"),
        (Area::Health, "[model\n", 1, 7, ""),
        (Area::Tiering, "[bounds]\nB = 80", 2, 5, "B is more than A"),
        (Area::Tiering, "[rfm]\nfrequency = [1, 3, 6, 12]", 2, 13, "highest bound down"),
        (Area::Tiering, "[rfm]\nrecency_days = [30, 90]", 2, 16, "2 is not between 4 and 4"),
        (Area::Sla, "[row.standard.P0]\nrespond = '1 day'", 2, 11, "\"1 day\" does not run around the clock; write minutes or hours"),
        (Area::Tiering, "[tier.A]\nsla = 'gold'", 2, 7, "\"gold\" is defined nowhere"),
        (Area::Tiering, "[tier.B]\nseats = [{ any_of = ['boss'], weight = 1 }]", 2, 22, "has no value \"boss\""),
        (Area::Cadence, "[tier.A]\nideal_days = 31", 2, 14, "ideal_days is more than max_days"),
        (Area::Sla, "[row.standard.P1]\nrespond = '5 min'", 2, 11, "is no span of time"),
        (Area::Handover, "[before]\nnotice_latest_days = 30", 2, 22, "notice_latest_days is more"),
        (Area::Alerts, "[event]\ndue = 24", 2, 7, "wants text"),
    ] {
        let error = over(area, text).unwrap_err();
        let found = (&*error.place.file, error.place.line, error.place.column, error.to_string().contains(said));
        if found != ("mine.toml", line, column, true) {
            wrong.push(format!("{text}\n  said {error}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A stray key in any table of any file is an error: nothing that a user writes is silently without effect.
#[test]
fn no_table_takes_a_key_that_means_nothing() {
    let mut tables = 0;
    for &area in Area::ALL {
        let text = area.shipped();
        let headers = text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).filter(|header| *header != "origin");
        for header in headers {
            tables += 1;
            let error = over(area, &format!("[{header}]\nstray = 1")).unwrap_err();
            assert!(matches!(error.problem, Problem::UnknownKey { ref key, .. } if key == "stray"), "{header}: {error}");
        }
        assert!(over(area, "stray = 1").is_err());
    }
    assert!(tables > 50, "{tables}");
}

#[test]
fn stored_rules_read_back_the_same() {
    let set = over(Area::Cadence, "[tier.A]\nmax_days = 21").unwrap();
    let again = PolicySet::stored("stored", &set.full_text()).unwrap();
    assert_eq!((again.digest(), &again.cadence, &again.health), (set.digest(), &set.cadence, &set.health));
    let shipped = PolicySet::shipped().unwrap();
    assert_ne!(shipped.digest(), set.digest());
    assert_eq!(over(Area::Cadence, "[tier.A]\nmax_days = 30").unwrap().digest(), shipped.digest(), "the same rules, the same name");
    let older = set.full_text().lines().filter(|line| !line.starts_with("handover.")).collect::<Vec<_>>().join("\n");
    assert_eq!(PolicySet::stored("older", &older).unwrap().digest(), set.digest(), "what an older text lacks is as shipped");
}

/// Each key stands in docs/policy.md with its default and its origin, and nothing else does.
#[test]
fn the_documentation_lists_every_key() {
    let text = include_str!("../../docs/policy.md");
    let mut documented: Vec<&str> = text.lines().filter(|line| line.starts_with("| `")).collect();
    let set = PolicySet::shipped().unwrap();
    let mut missing = Vec::new();
    for (path, value) in set.full_text().lines().filter_map(|line| line.split_once(" = ")) {
        let (start, end) = (
            format!("| `{}` | `{value}` | ", path.split_once('.').unwrap().1),
            if set.origin(path) == Some(Origin::Ours) { " | ours |" } else { " | practice |" },
        );
        match documented.iter().position(|row| row.starts_with(&start) && row.ends_with(end)) {
            Some(row) => _ = documented.remove(row),
            None => missing.push(format!("{start}...{end}")),
        }
    }
    assert!(missing.is_empty() && documented.is_empty(), "missing: {missing:#?}\nno longer true: {documented:#?}");
}
