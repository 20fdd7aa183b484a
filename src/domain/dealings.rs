//! What happens between us and an account: touches, intents, pains, tickets (domain sections 4 to 8).

codes! {
    /// How an interaction took place.
    pub enum Channel {
        /// Telephone.
        Phone = "phone",
        /// Video call.
        Video = "video",
        /// Visit.
        Visit = "visit",
        /// Summit or salon.
        Summit = "summit",
        /// Short message or chat.
        Message = "message",
        /// Mail.
        Mail = "mail",
    }
}

codes! {
    /// What the customer lets us know about renewing, worst first.
    pub enum RenewalIntent {
        /// Says no.
        Declines = "declines",
        /// No clear word.
        NoClearWord = "no_clear_word",
        /// Says satisfied.
        Satisfied = "satisfied",
        /// Offers to renew or expand.
        Offers = "offers",
    }
}

codes! {
    /// What a pain is about.
    pub enum PainDimension {
        /// Cost control.
        Cost = "cost_control",
        /// Efficiency.
        Efficiency = "efficiency",
        /// Technology upgrade.
        Technology = "technology_upgrade",
        /// Compliance.
        Compliance = "compliance",
        /// Quality.
        Quality = "quality",
        /// Delivery.
        Delivery = "delivery",
    }
}

codes! {
    /// How we know of a pain.
    pub enum PainOrigin {
        /// We expect it.
        Predicted = "predicted",
        /// They said it.
        Stated = "stated",
        /// Evidence confirms it.
        Validated = "validated",
        /// Felt, not said.
        Implicit = "implicit",
    }
}

codes! {
    /// Ticket grade, most severe first.
    pub enum TicketGrade {
        /// Emergency.
        P0 = "P0",
        /// Severe fault.
        P1 = "P1",
        /// Technical.
        P2 = "P2",
        /// Routine.
        P3 = "P3",
    }
}

codes! {
    /// What a ticket is.
    pub enum TicketKind {
        /// A question.
        Enquiry = "enquiry",
        /// A complaint.
        Complaint = "complaint",
        /// A repair.
        Repair = "repair",
        /// An incident.
        Incident = "incident",
    }
}

codes! {
    /// A dated step of a ticket.
    pub enum TicketStep {
        /// Opened.
        Opened = "opened",
        /// First response.
        Responded = "responded",
        /// Handed to the second line.
        Escalated = "escalated",
        /// The second line answered.
        SecondLineResponded = "second_line_responded",
        /// R&D or the joint team works on it.
        Intervened = "intervened",
        /// Solved.
        Resolved = "resolved",
        /// The customer confirmed it.
        Confirmed = "confirmed",
        /// Closed.
        Closed = "closed",
        /// Got another grade: new clocks start.
        Regraded = "regraded",
        /// Waiting for the customer: clocks stop.
        Paused = "paused",
        /// No longer waiting.
        Resumed = "resumed",
    }
}
