### Names of the values of closed lists, by code. The last variant is only seen if a code has no name here; a test prevents that.

# $code (String) - What kind of customer.
term-account-kind = { $code ->
    [enterprise] company
    [individual] individual
    [strategic_partner] strategic partner
    [government] public body
   *[other] ?{ $code }
}

# $code (String) - Customer tier.
term-tier = { $code ->
    [A] A
    [B] B
    [C] C
   *[other] ?{ $code }
}

# $code (String) - Where the relation stands.
term-lifecycle = { $code ->
    [prospect] prospect
    [active] active
    [at_risk] at risk
    [churned] churned
   *[other] ?{ $code }
}

# $code (String) - How carefully changes are announced.
term-sensitivity = { $code ->
    [normal] normal
    [high] high
   *[other] ?{ $code }
}

# $code (String) - Axis of tiering.
term-axis = { $code ->
    [value] value contribution
    [strategic] strategic fit
    [potential] potential
    [cooperation] cooperation fit
    [risk] risk
   *[other] ?{ $code }
}

# $code (String) - Criterion judged from 1 to 5.
term-criterion = { $code ->
    [industry_direction] industry in our direction
    [market_influence] market influence
    [technical_depth] technical depth
    [co_building] co-building
    [long_term_partnership] long-term partnership
    [market_share] market share
    [policy_support] policy support
    [organisational_change] organisational change
    [career] career
    [asset_plans] asset plans
    [decision_openness] openness of the decision layer
    [execution_cooperation] cooperation of the execution layer
    [bargaining] bargaining behaviour
    [written_confirmation] changes confirmed in writing
    [ability_to_perform] ability to perform
    [market_stability] market stability
    [compliance] compliance
   *[other] ?{ $code }
}

# $code (String) - How an interaction took place.
term-channel = { $code ->
    [phone] phone
    [video] video call
    [visit] visit
    [summit] summit or salon
    [message] message
    [mail] mail
   *[other] ?{ $code }
}

# $code (String) - What the customer lets us know about renewing.
term-renewal-intent = { $code ->
    [declines] declines
    [no_clear_word] no clear word
    [satisfied] says satisfied
    [offers] offers to renew
   *[other] ?{ $code }
}

# $code (String) - What a pain is about.
term-pain-dimension = { $code ->
    [cost_control] cost control
    [efficiency] efficiency
    [technology_upgrade] technology upgrade
    [compliance] compliance
    [quality] quality
    [delivery] delivery
   *[other] ?{ $code }
}

# $code (String) - How we know of a pain.
term-pain-origin = { $code ->
    [predicted] predicted
    [stated] stated
    [validated] validated
    [implicit] implicit
   *[other] ?{ $code }
}

# $code (String) - Ticket grade.
term-ticket-grade = { $code ->
    [P0] P0 emergency
    [P1] P1 severe fault
    [P2] P2 technical
    [P3] P3 routine
   *[other] ?{ $code }
}

# $code (String) - What a ticket is.
term-ticket-kind = { $code ->
    [enquiry] enquiry
    [complaint] complaint
    [repair] repair
    [incident] incident
   *[other] ?{ $code }
}

# $code (String) - Dated step of a ticket.
term-ticket-step = { $code ->
    [opened] opened
    [responded] responded
    [escalated] escalated
    [second_line_responded] second line responded
    [intervened] intervened
    [resolved] resolved
    [confirmed] confirmed by the customer
    [closed] closed
    [regraded] re-graded
    [paused] waiting for the customer
    [resumed] resumed
   *[other] ?{ $code }
}

# $code (String) - Dimension of health.
term-dimension = { $code ->
    [usage] product usage
    [value] value realised
    [service] service experience
    [relationship] relationship
    [receivables] receivables
    [cadence] contact cadence
    [promises_kept] promises kept
    [milestones_on_time] milestones on time
   *[other] ?{ $code }
}

# $code (String) - Health band.
term-band = { $code ->
    [healthy] healthy
    [watch] watch
    [at_risk] at risk
    [not_rated] not rated
   *[other] ?{ $code }
}

# $code (String) - Whether an input counts.
term-input-state = { $code ->
    [known] known
    [unknown] unknown
    [not_applicable] not applicable
   *[other] ?{ $code }
}

# $code (String) - What a person does in a buying decision.
term-buying-role = { $code ->
    [decision_maker] decision maker
    [influencer] influencer
    [user] user
    [champion] champion
    [blocker] blocker
    [technical_gatekeeper] technical gatekeeper
    [procurement] procurement
    [finance_contact] finance contact
    [daily_contact] daily contact
   *[other] ?{ $code }
}

# $code (String) - Function of a post.
term-function = { $code ->
    [management] management
    [procurement] procurement
    [technical] technical
    [finance] finance
    [use] use
    [daily_contact] daily contact
   *[other] ?{ $code }
}

# $code (String) - How a person stands towards us.
term-stance = { $code ->
    [opposed] opposed
    [sceptical] sceptical
    [neutral] neutral
    [supporter] supporter
    [champion] champion
   *[other] ?{ $code }
}

# $code (String) - Depth of a relationship.
term-depth = { $code ->
    [unknown] unknown
    [met] met
    [credible_source] credible source
    [problem_solver] problem solver
    [trusted_adviser] trusted adviser
   *[other] ?{ $code }
}

# $code (String) - Edge of the chain besides reports-to.
term-edge-kind = { $code ->
    [influence] influence
    [conflict] conflict
   *[other] ?{ $code }
}

# $code (String) - Where a fact comes from.
term-fact-source = { $code ->
    [manual] entered by hand
    [import] file import
    [interaction] interaction
    [survey] survey
    [records] records kept here
    [declaration] declaration
   *[other] ?{ $code }
}

# $code (String) - Which clock a deadline runs on.
term-clock-kind = { $code ->
    [clock] around the clock
    [working_days] working days
    [calendar] calendar days
   *[other] ?{ $code }
}

# $code (String) - Public holiday.
term-holiday = { $code ->
    [new_year] New Year
    [spring_festival] Spring Festival
    [qingming] Qingming Festival
    [labour_day] Labour Day
    [dragon_boat] Dragon Boat Festival
    [mid_autumn] Mid-Autumn Festival
    [national_day] National Day
   *[other] ?{ $code }
}

# $code (String) - Type of a value in a file.
term-value-type = { $code ->
    [text] text in quotes
    [empty_text] an empty text
    [whole_number] a whole number
    [huge_number] a number of more than 64 bits
    [decimal] a number with decimals
    [plain_decimal] a plain decimal number
    [flag] true or false
    [date] a date such as 2026-10-01
    [no_such_day] a day that does not exist
    [time] a time
    [list] a list
    [table] a table
   *[other] ?{ $code }
}

# $code (String) - Why an account has its tier.
term-tier-basis = { $code ->
    [set] set
    [suggested] suggested
    [assumed] assumed
   *[other] ?{ $code }
}

# $code (String) - Rule that corrects the tier of the score.
term-guard = { $code ->
    [needs_fit_or_potential] value alone never makes an A: strategic fit or potential is missing
    [strategic_fit] high strategic fit makes at least a B
    [high_risk] high risk caps at B
    [overcapacity] overcapacity in the industry caps at B
   *[other] ?{ $code }
}

# $code (String) - How risky an account is.
term-risk-level = { $code ->
    [low] low
    [medium] medium
    [high] high
    [unknown] unknown
   *[other] ?{ $code }
}
