//! The terms of the library: what is kept at hand for the next talk.

codes! {
    /// A shelf of the library.
    pub enum Shelf {
        /// Questions for a first meeting 提问清单.
        Questions = "questions",
        /// What to say to each role 话术.
        Talking = "talking",
        /// Favours outside the contract 小事点子.
        Favours = "favours",
        /// What to do when things go wrong 应急预案.
        Contingency = "contingency",
        /// Hard questions of a handover 疑难问题.
        HardQuestions = "hard_questions",
        /// Cases with what was learnt 案例库.
        Cases = "cases",
    }
}
