//! Needs, questions and what is heard in conversation (domain sections 4 and 5).

codes! {
    /// Where a pain stands.
    pub enum PainStatus {
        /// Open 待解决.
        Open = "open",
        /// In progress 解决中.
        InProgress = "in_progress",
        /// Solved 已解决.
        Solved = "solved",
        /// Dropped 已搁置.
        Dropped = "dropped",
    }
}

codes! {
    /// The mood of an interaction.
    pub enum Sentiment {
        /// Positive 积极.
        Positive = "positive",
        /// Neutral 平稳.
        Neutral = "neutral",
        /// Negative 消极.
        Negative = "negative",
    }
}

codes! {
    /// How a favour was received.
    pub enum Reception {
        /// Warmly 很受用.
        Warm = "warm",
        /// Politely 一般.
        Polite = "polite",
        /// Coldly 冷淡.
        Cold = "cold",
    }
}

codes! {
    /// Whether a promise was kept.
    pub enum PromiseState {
        /// Open 待兑现.
        Open = "open",
        /// Kept 已兑现.
        Kept = "kept",
        /// Broken 未兑现.
        Broken = "broken",
        /// Withdrawn 已撤回.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// Something that happened to an account.
    pub enum EventKind {
        /// Merger or acquisition 并购重组.
        Merger = "merger",
        /// Stock exchange listing 上市.
        Listing = "listing",
        /// New plant 新建工厂.
        NewPlant = "new_plant",
        /// Key person change 关键人变动.
        KeyPersonChange = "key_person_change",
        /// Career change 职业变动.
        CareerChange = "career_change",
        /// Financing 融资.
        Financing = "financing",
        /// Penalty or lawsuit 处罚或诉讼.
        Penalty = "penalty",
        /// Other event 其他事件.
        Other = "other_event",
    }
}

codes! {
    /// What an event means for the cooperation.
    pub enum Bearing {
        /// Favourable 有利.
        Favourable = "favourable",
        /// Neutral 中性.
        Neutral = "neutral",
        /// Adverse 不利.
        Adverse = "adverse",
    }
}
