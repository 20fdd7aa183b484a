//! The tables by name.

use super::{ALL, TableDef};

crate::codes! {
    /// A table of the schema; its code is its name in SQL.
    pub enum Table {
        /// An account.
        Account = "account",
        /// A dated value of a descriptive field.
        AccountField = "account_field",
        /// A field that the user defined.
        CustomField = "custom_field",
        /// A dated value of a custom field.
        CustomValue = "custom_value",
        /// The account above it in its group, dated.
        AccountParent = "account_parent",
        /// Who of ours has which role, dated.
        AccountTeam = "account_team",
        /// A tag.
        AccountTag = "account_tag",
        /// A shareholder.
        Shareholder = "shareholder",
        /// A tier set by a person.
        TierDecision = "tier_decision",
        /// A judgement from 1 to 5.
        Judgement = "judgement",
        /// Revenue or profit of a period.
        PeriodResult = "period_result",
        /// A cadence of the account's own.
        CadenceOverride = "cadence_override",
        /// Whether a dimension applies, dated.
        Applicability = "applicability",
        /// A declaration about how facts are kept.
        AccountDeclaration = "account_declaration",
        /// A usage reading.
        UsageReading = "usage_reading",
        /// A renewal intent.
        IntentStated = "intent_stated",
        /// Scores and comments of one respondent.
        SurveyAnswer = "survey_answer",
        /// A step of the satisfaction loop.
        SurveyLoop = "survey_loop",
        /// A number of severe tickets reported from elsewhere.
        ReportedTickets = "reported_tickets",
        /// A contract.
        Contract = "contract",
        /// What became of a contract.
        ContractOutcome = "contract_outcome",
        /// An approval that a contract needs.
        ContractApproval = "contract_approval",
        /// An invoice.
        Invoice = "invoice",
        /// A payment towards an invoice.
        Payment = "payment",
        /// A credit limit.
        CreditLimit = "credit_limit",
        /// What a customer spends on a category.
        CategorySpend = "category_spend",
        /// An exchange rate.
        ExchangeRate = "exchange_rate",
        /// A colleague of ours.
        Colleague = "colleague",
        /// A person on the customer's side.
        Person = "person",
        /// A post that a person holds at an account.
        Post = "post",
        /// A buying role of a post.
        PostRole = "post_role",
        /// A stance, as seen on a day.
        StanceSeen = "stance_seen",
        /// Influence and concern of a post.
        Influence = "influence",
        /// Depth between a colleague and a person.
        Relationship = "relationship",
        /// Influence or conflict between two posts.
        ChainEdge = "chain_edge",
        /// A required role that nobody is known for.
        GhostSeat = "ghost_seat",
        /// The path of a proposal.
        ApprovalPath = "approval_path",
        /// A step of that path.
        ApprovalStep = "approval_step",
        /// A pain.
        Pain = "pain",
        /// A person's score of a pain.
        PainScore = "pain_score",
        /// A month of a metric behind a pain.
        PainMetric = "pain_metric",
        /// A step of discovery taken.
        Discovery = "discovery",
        /// A prepared question.
        Question = "question",
        /// An interaction.
        Interaction = "interaction",
        /// Somebody who took part.
        Participant = "participant",
        /// Something that was said.
        Statement = "statement",
        /// A favour outside the contract.
        Favour = "favour",
        /// A promise of ours.
        Promise = "promise",
        /// An event at the account.
        AccountEvent = "account_event",
        /// A ticket.
        Ticket = "ticket",
        /// A dated step of a ticket.
        TicketEvent = "ticket_event",
        /// The review of a severe ticket.
        TicketReview = "ticket_review",
        /// A collaboration request.
        Request = "request",
        /// A note in the discussion of a request.
        RequestNote = "request_note",
        /// The plan of a year.
        AnnualPlan = "annual_plan",
        /// A target of a plan.
        PlanTarget = "plan_target",
        /// A planned occasion to meet.
        Touchpoint = "touchpoint",
        /// A contingency plan.
        ContingencyPlan = "contingency_plan",
        /// A quarterly review of the card.
        CardReview = "card_review",
        /// A delivery milestone.
        Milestone = "milestone",
        /// A product of ours.
        Product = "product",
        /// What an account uses in place of a product.
        WhiteSpace = "white_space",
        /// An opportunity.
        Opportunity = "opportunity",
        /// A service package chosen.
        ServicePackage = "service_package",
        /// An entry of the memory book.
        MemoryNote = "memory_note",
        /// A task.
        Task = "task",
        /// A decision about an alert.
        AlertRuling = "alert_ruling",
        /// A handover.
        Handover = "handover",
        /// An account handed over.
        HandoverAccount = "handover_account",
        /// What was done for a step.
        HandoverEntry = "handover_entry",
        /// A written part of the manual.
        ManualText = "manual_text",
        /// A named gap of the manual.
        ManualGap = "manual_gap",
        /// A hard question for the rehearsal.
        HandoverQuestion = "handover_question",
        /// The new owner of an open item.
        HandoverItem = "handover_item",
        /// An entry of the feedback form.
        HandoverFeedback = "handover_feedback",
        /// A case of the case library.
        Lesson = "lesson",
        /// An entry that somebody added to the library.
        LibraryEntry = "library_entry",
        /// A policy text that was accepted.
        PolicyText = "policy_text",
        /// A saved view.
        SavedView = "saved_view",
        /// A saved mapping of columns.
        ImportMapping = "import_mapping",
        /// An import.
        ImportBatch = "import_batch",
        /// A form half typed.
        Draft = "draft",
        /// An export that left the program.
        ExportEntry = "export_entry",
        /// A sealed pack that was opened.
        OpenedPack = "opened_pack",
    }
}

impl Table {
    /// Its description.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "ALL holds every table at its own place: checked when it is compiled")]
    pub fn def(self) -> &'static TableDef {
        ALL[self as usize]
    }

    /// The table with this number in the change log.
    #[must_use]
    pub fn numbered(number: i64) -> Option<Self> {
        ALL.iter().find(|def| def.number == number).map(|def| def.table)
    }
}
