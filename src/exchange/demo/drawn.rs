//! Accounts beyond the cast: drawn, with names that do not repeat.

use super::random::Random;
use super::words::{Member, Place, Tongue, Words};
use crate::domain::Currency;
use crate::domain::account::{AccountKind, Tier};

/// How often each story is drawn, in thousandths.
const STORIES: &[(&str, i64)] = &[
    ("thriving", 90),
    ("warm", 90),
    ("keen", 80),
    ("steady", 100),
    ("sound", 90),
    ("busy", 60),
    ("solid", 70),
    ("plain", 70),
    ("watchful", 90),
    ("edging", 45),
    ("plunging", 10),
    ("sinking", 30),
    ("recovering", 40),
    ("quiet", 40),
    ("low_survey", 10),
    ("silent_unrated", 20),
    ("stale", 30),
    ("unknown", 10),
    ("newcomer", 25),
];

/// The account with this number, counted from 0, in a portfolio made from a seed.
pub(super) fn member(words: &Words, seed: u64, number: u64) -> Option<Member> {
    let mut random = Random::stream(seed ^ 0x6361_7374, number);
    let (language, place_of_name) = language(number);
    let companies = &words.companies;
    let industry = random.pick(&companies.industry)?;
    let place: &Place = random.pick(language.of(&companies.place, &companies.place_en))?;
    let currency = place.currency.as_deref().and_then(|code| Currency::new(code).ok()).unwrap_or(Currency::CNY);
    let (short, name) = names(words, language, place_of_name)?;
    let size = random.between(0, 99);
    let thousands_of_yuan = match size {
        0..=5 => random.between(8_000, 20_000),
        6..=25 => random.between(2_000, 8_000),
        26..=60 => random.between(500, 2_000),
        _ => random.between(60, 500),
    };
    let level = |random: &mut Random| if size < 26 { random.between(3, 5) } else { random.between(2, 4) };
    let (strategic, potential, cooperation) = (level(&mut random), level(&mut random), level(&mut random));
    let tier = match size {
        0..=5 => Some(Tier::A),
        6..=25 => Some(Tier::B),
        26..=80 => Some(Tier::C),
        _ => None,
    };
    let scale = ["100-500", "500-2000", "2000+"];
    Some(Member {
        name,
        short,
        language,
        kind: if random.chance(4) { AccountKind::Government } else { AccountKind::Enterprise },
        industry: industry.name.zh.clone(),
        region: place.region.clone(),
        city: place.city.clone(),
        scale: random.pick(&scale)?.to_string(),
        currency,
        // Roughly the same size abroad, in units of the place.
        revenue_k: match currency.code() {
            "CNY" => thousands_of_yuan,
            "JPY" => thousands_of_yuan * 20,
            _ => thousands_of_yuan / 7 + 5,
        },
        growth: random.between(-20, 38),
        strategic,
        potential,
        cooperation,
        risk: if random.chance(6) { 2 } else { random.between(3, 5) },
        tier,
        years: random.between(2, 7),
        story: story(&mut random).to_owned(),
        touch: if random.chance(12) { random.between(45, 140) } else { random.between(1, 40) },
        renews_in: random.chance(80).then(|| random.between(5, 350)),
        extras: Vec::new(),
    })
}

/// The language of an account, every third being foreign, and which account of that language it is.
fn language(number: u64) -> (Tongue, u64) {
    let foreign = number / 3;
    if number.is_multiple_of(3) { (Tongue::En, foreign) } else { (Tongue::Zh, number - foreign - 1) }
}

fn story(random: &mut Random) -> &'static str {
    let mut roll = random.between(1, STORIES.iter().map(|(_, weight)| weight).sum());
    for (name, weight) in STORIES {
        roll -= weight;
        if roll <= 0 {
            return name;
        }
    }
    "steady"
}

/// Short and full name. Numbers that differ give short names that differ: a number is written in a mixed radix whose
/// digits choose the parts, after a walk through all combinations in steps that share no factor with their count.
fn names(words: &Words, language: Tongue, number: u64) -> Option<(String, String)> {
    const STRIDE: u64 = 104_729;
    let companies = &words.companies;
    let stems = language.of(&companies.zh, &companies.en);
    let trades: Vec<&String> = companies.industry.iter().flat_map(|industry| industry.words.of(language)).collect();
    // One place more than there are regions: without any.
    let regions = stems.regions.len() + 1;
    let combinations = stems.first.len() * stems.second.len() * trades.len() * regions;
    let wrapped = number.wrapping_mul(STRIDE) % u64::try_from(combinations).ok()?;
    let mut rest = usize::try_from(wrapped).ok()?;
    let mut take = |count: usize| {
        let chosen = rest % count.max(1);
        rest /= count.max(1);
        chosen
    };
    let (first, second) = (stems.first.get(take(stems.first.len()))?, stems.second.get(take(stems.second.len()))?);
    let trade = trades.get(take(trades.len()))?;
    let region = stems.regions.get(take(regions)).map_or("", String::as_str);
    let short = match language {
        Tongue::Zh => format!("{region}{first}{second}{trade}"),
        Tongue::En => format!("{first}{second} {trade}"),
    };
    // The cast is made of the same parts.
    let forms = stems.legal.iter().cycle().skip(usize::try_from(number % 8).ok()?).take(stems.legal.len());
    let full = |legal: &String| format!("{short}{}{legal}", language.of("", " "));
    let name = forms.map(full).find(|name| words.cast.iter().all(|member| member.name != *name))?;
    Some((short, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_thousand_names_do_not_repeat() {
        let words = Words::load().unwrap();
        let mut seen: std::collections::HashSet<String> = words.cast.iter().map(|member| member.name.clone()).collect();
        for number in 64..100_000 {
            let (language, place) = language(number);
            let (short, name) = names(&words, language, place).unwrap();
            assert!(!short.is_empty() && seen.insert(name.clone()), "{name} twice");
        }
    }

    #[test]
    fn every_story_drawn_is_told() {
        let words = Words::load().unwrap();
        for (name, _) in STORIES {
            assert!(words.stories.iter().any(|story| story.name == *name), "{name}");
        }
        assert_eq!(STORIES.iter().map(|(_, weight)| weight).sum::<i64>(), 1000);
    }
}
