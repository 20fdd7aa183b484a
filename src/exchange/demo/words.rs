//! The words that the demo portfolio is made of, from `assets/demo`.

use serde::Deserialize;

use crate::domain::Currency;
use crate::domain::account::{AccountKind, Tier};
use crate::domain::dealings::{PainDimension, RenewalIntent};
use crate::domain::health::Band;
use crate::domain::needs::Sentiment;
use crate::domain::people::{BuyingRole, Function};

/// In which language an account's people speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Tongue {
    Zh,
    En,
}

impl Tongue {
    /// Whichever of the two texts fits.
    pub(super) fn of<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// A part of the portfolio's design that an account carries beside its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Extra {
    Birthday,
    Blocker,
    ChainEast,
    ChainOrion,
    ChainWang,
    ChampionCfo,
    Dispute,
    EmptySeat,
    EventAdverse,
    EventDismissed,
    Favourable,
    GroupChild,
    GroupParent,
    GuardOvercapacity,
    GuardValue,
    HandoverAfter,
    HandoverBefore,
    HandoverClosed,
    HandoverCrisis,
    HandoverMeeting,
    KeyLeft,
    LowSurveyClosed,
    MilestoneLate,
    New,
    NoticeSensitive,
    Opportunity,
    Overdue,
    PromiseLate,
    PromiseOpen,
    ReceivableClosed,
    RequestUntold,
    SilentClosed,
    SwingDown,
    SwingUp,
    TicketBreached,
    TicketRunning,
    UsageNa,
}

/// An account as designed: a line of `cast.csv`, or drawn for the accounts beyond it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Member {
    pub name: String,
    pub short: String,
    pub language: Tongue,
    pub kind: AccountKind,
    pub industry: String,
    pub region: String,
    pub city: String,
    pub scale: String,
    #[serde(deserialize_with = "currency")]
    pub currency: Currency,
    /// Revenue of the last full year in thousands.
    pub revenue_k: i64,
    /// Growth per year in percent.
    pub growth: i64,
    /// Level from 1 to 5 of the judged criteria of the axis; 0: never judged.
    pub strategic: i64,
    pub potential: i64,
    pub cooperation: i64,
    pub risk: i64,
    pub tier: Option<Tier>,
    /// Years of cooperation.
    pub years: i64,
    pub story: String,
    /// Days since the latest two-way touch.
    pub touch: i64,
    /// Days until the contract ends; negative if it has.
    pub renews_in: Option<i64>,
    #[serde(deserialize_with = "extras")]
    pub extras: Vec<Extra>,
}

impl Member {
    pub(super) fn has(&self, extra: Extra) -> bool {
        self.extras.contains(&extra)
    }
}

fn currency<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Currency, D::Error> {
    Currency::new(&String::deserialize(from)?).map_err(serde::de::Error::custom)
}

fn extras<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Extra>, D::Error> {
    use serde::de::IntoDeserializer;
    let list = String::deserialize(from)?;
    list.split(';').filter(|word| !word.is_empty()).map(|word| Extra::deserialize(word.into_deserializer())).collect()
}

/// How the health of an account went.
#[derive(Debug, Deserialize)]
pub(super) struct Story {
    pub name: String,
    /// Where it ends.
    pub band: Band,
    /// Months ago and percent, oldest first.
    pub usage: Vec<(i64, i64)>,
    pub usage_age: i64,
    /// Days ago.
    pub intents: Vec<(i64, RenewalIntent)>,
    /// Days ago and 0 to 10.
    pub recommends: Vec<(i64, i64)>,
    /// Days ago of P0 and P1 tickets.
    pub severe: Vec<i64>,
    /// How many lesser tickets.
    pub routine: i64,
}

/// Everything that `assets/demo` holds.
#[derive(Debug)]
pub(super) struct Words {
    pub companies: Companies,
    pub people: People,
    pub talk: Talk,
    pub stories: Vec<Story>,
    pub cast: Vec<Member>,
}

/// A file of `assets/demo` that cannot be read; it is part of the program, so a test keeps this from happening.
#[derive(Debug, thiserror::Error)]
pub enum BadWords {
    /// A TOML file.
    #[error(transparent)]
    Toml(#[from] toml::de::Error),
    /// The table of the cast.
    #[error(transparent)]
    Csv(#[from] csv::Error),
}

impl Words {
    pub(super) fn load() -> Result<Self, BadWords> {
        #[derive(Deserialize)]
        struct Stories {
            story: Vec<Story>,
        }
        let stories: Stories = toml::from_str(include_str!("../../../assets/demo/stories.toml"))?;
        let cast = csv::Reader::from_reader(include_bytes!("../../../assets/demo/cast.csv").as_slice());
        Ok(Self {
            companies: toml::from_str(include_str!("../../../assets/demo/companies.toml"))?,
            people: toml::from_str(include_str!("../../../assets/demo/people.toml"))?,
            talk: toml::from_str(include_str!("../../../assets/demo/talk.toml"))?,
            stories: stories.story,
            cast: cast.into_deserialize().collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn story(&self, name: &str) -> Option<&Story> {
        self.stories.iter().find(|story| story.name == name)
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Companies {
    pub zh: Stems,
    pub en: Stems,
    pub industry: Vec<Industry>,
    pub place: Vec<Place>,
    pub place_en: Vec<Place>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Stems {
    pub first: Vec<String>,
    pub second: Vec<String>,
    #[serde(default)]
    pub regions: Vec<String>,
    pub legal: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Industry {
    pub name: Pair,
    pub words: Lines,
    pub business: Lines,
}

#[derive(Debug, Deserialize)]
pub(super) struct Place {
    pub region: String,
    pub city: String,
    #[serde(default)]
    pub currency: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct People {
    pub zh: ChineseNames,
    pub en: EnglishNames,
    pub seat: Vec<Seat>,
    pub colleague: Vec<Colleague>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ChineseNames {
    pub surnames: Vec<String>,
    pub given: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct EnglishNames {
    pub first: Vec<String>,
    pub last: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Seat {
    pub function: Function,
    pub roles: Vec<BuyingRole>,
    pub influence: (i64, i64),
    pub titles: Lines,
    pub department: Pair,
    pub concern: Lines,
}

#[derive(Debug, Deserialize)]
pub(super) struct Colleague {
    pub name: String,
    pub title: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Talk {
    pub products: Lines,
    pub rivals: Lines,
    pub touch: Vec<Touch>,
    pub next_steps: Lines,
    pub asks: Lines,
    pub intent: Vec<IntentWords>,
    pub pain: Vec<PainWords>,
    pub tickets: Tickets,
    pub promises: Lines,
    pub favours: Lines,
    pub requests: Lines,
    pub events: Events,
    pub milestones: Lines,
    pub profile: Profile,
}

/// The same in both languages.
#[derive(Debug, Deserialize)]
pub(super) struct Pair {
    pub zh: String,
    pub en: String,
}

impl Pair {
    pub(super) fn of(&self, tongue: Tongue) -> &str {
        tongue.of(&self.zh, &self.en)
    }
}

/// Lines of the same kind in both languages, in no particular order.
#[derive(Debug, Deserialize)]
pub(super) struct Lines {
    pub zh: Vec<String>,
    pub en: Vec<String>,
}

impl Lines {
    pub(super) fn of(&self, tongue: Tongue) -> &[String] {
        tongue.of(&self.zh, &self.en)
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Touch {
    pub mood: Sentiment,
    #[serde(flatten)]
    pub lines: Lines,
}

#[derive(Debug, Deserialize)]
pub(super) struct IntentWords {
    pub code: RenewalIntent,
    #[serde(flatten)]
    pub lines: Lines,
}

#[derive(Debug, Deserialize)]
pub(super) struct PainWords {
    pub dimension: PainDimension,
    #[serde(flatten)]
    pub lines: Lines,
}

#[derive(Debug, Deserialize)]
pub(super) struct Tickets {
    pub enquiry: Lines,
    pub complaint: Lines,
    pub repair: Lines,
    pub incident: Lines,
    pub causes: Lines,
}

#[derive(Debug, Deserialize)]
pub(super) struct Events {
    pub new_plant: Pair,
    pub penalty: Pair,
    pub listing: Pair,
}

#[derive(Debug, Deserialize)]
pub(super) struct Profile {
    pub payment_terms: Lines,
    pub payment_method: Lines,
    pub communication: Lines,
    pub risk: Lines,
    pub projects: Lines,
    pub disputes: Lines,
    pub special: Lines,
    pub invoicing: Lines,
}
