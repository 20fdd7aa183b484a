### Names of the values of the closed lists of records, by code. The last variant is only seen if a code has no name here; a test prevents that.

# $code (String) - Layer of the archive.
record-layer = { $code ->
    [basic] basic information
    [preference] preferences
    [cooperation] cooperation
    [special_demands] special demands
   *[other] ?{ $code }
}

# $code (String) - Department of ours.
record-department = { $code ->
    [sales] sales
    [finance] finance
    [marketing] marketing
    [service] service
    [legal] legal
   *[other] ?{ $code }
}

# $code (String) - Descriptive field of an account.
record-profile-field = { $code ->
    [industry] industry
    [region] region
    [city] city
    [scale] scale
    [core_business] core business
    [ownership] ownership
    [credit_rating] credit rating
    [industry_position] industry position
    [culture] organisation culture
    [lifecycle] lifecycle
    [sensitivity] sensitivity
    [cooperation_start] cooperation start
    [career] career
    [family] family
    [habits] habits
    [asset_plans] asset plans
    [payment_terms] payment terms
    [payment_method] payment method
    [communication_style] communication style
    [risk_appetite] risk appetite
    [projects] projects and delivery
    [disputes] disputes and how they were resolved
    [added_services] feedback on added services
    [compliance] ESG and compliance
    [privacy] privacy
    [emergency] emergency mechanism
    [invoicing_rules] invoicing rules
    [market_potential] market potential
   *[other] ?{ $code }
}

# $code (String) - What a custom field holds.
record-field-kind = { $code ->
    [text] text
    [long_text] long text
    [number] whole number
    [date] date
    [yes_no] yes or no
   *[other] ?{ $code }
}

# $code (String) - Role of a colleague for an account.
record-team-role = { $code ->
    [owner] owner
    [supervisor] supervisor
    [technical] technical support
    [after_sales] after-sales
   *[other] ?{ $code }
}

# $code (String) - Figure of a period.
record-result-kind = { $code ->
    [revenue] revenue
    [profit] profit
   *[other] ?{ $code }
}

# $code (String) - How sure the observer is.
record-confidence = { $code ->
    [low] low
    [medium] medium
    [high] high
   *[other] ?{ $code }
}

# $code (String) - Calendar of a birthday.
record-birth-calendar = { $code ->
    [solar] solar
    [lunar] lunar
   *[other] ?{ $code }
}

# $code (String) - Step of an approval path.
record-approval-stage = { $code ->
    [confirm] confirms the technical parameters
    [review] reviews
    [approve] approves
   *[other] ?{ $code }
}

# $code (String) - Outcome of an approval step.
record-approval-outcome = { $code ->
    [approved] approved
    [returned] returned with remarks
    [rejected] rejected
   *[other] ?{ $code }
}

# $code (String) - Status of a pain.
record-pain-status = { $code ->
    [open] open
    [in_progress] in progress
    [solved] solved
    [dropped] dropped
   *[other] ?{ $code }
}

# $code (String) - Mood of an interaction.
record-sentiment = { $code ->
    [positive] positive
    [neutral] neutral
    [negative] negative
   *[other] ?{ $code }
}

# $code (String) - How a favour was received.
record-reception = { $code ->
    [warm] warmly
    [polite] politely
    [cold] coldly
   *[other] ?{ $code }
}

# $code (String) - State of a promise.
record-promise-state = { $code ->
    [open] open
    [kept] kept
    [broken] broken
    [withdrawn] withdrawn
   *[other] ?{ $code }
}

# $code (String) - Kind of event at an account.
record-event-kind = { $code ->
    [merger] merger or acquisition
    [listing] stock exchange listing
    [new_plant] new plant
    [key_person_change] key person change
    [career_change] career change
    [financing] financing
    [penalty] penalty or lawsuit
    [other_event] other event
   *[other] ?{ $code }
}

# $code (String) - What an event means for us.
record-bearing = { $code ->
    [favourable] favourable
    [neutral] neutral
    [adverse] adverse
   *[other] ?{ $code }
}

# $code (String) - Measure of a plan's target.
record-plan-measure = { $code ->
    [satisfaction] satisfaction
    [renewal_rate] renewal rate
    [cross_sell_growth] cross-sell growth
   *[other] ?{ $code }
}

# $code (String) - Planned occasion to meet.
record-touchpoint-kind = { $code ->
    [regular_visit] regular visit
    [training] training
    [salon] industry salon
    [review] business review
    [meeting] meeting
   *[other] ?{ $code }
}

# $code (String) - What a contingency plan prepares for.
record-contingency-kind = { $code ->
    [supply_interruption] supply interruption
    [escalated_complaint] escalated complaint
    [outage] service outage
    [other_case] other case
   *[other] ?{ $code }
}

# $code (String) - Service package.
record-package-kind = { $code ->
    [training] training
    [data_analysis] data analysis
    [integration] system integration
    [other_package] other package
   *[other] ?{ $code }
}

# $code (String) - Entry of the memory book.
record-memory-kind = { $code ->
    [first_meeting] first meeting
    [solved_together] solved together
    [birthday] birthday
    [favour] favour
    [other_memory] other moment
   *[other] ?{ $code }
}

# $code (String) - Stage of an opportunity.
record-opportunity-stage = { $code ->
    [found] found
    [qualified] qualified
    [proposed] proposed
    [negotiating] negotiating
    [won] won
    [lost] lost
   *[other] ?{ $code }
}

# $code (String) - Cell of the white-space grid.
record-white-space-state = { $code ->
    [bought] bought from us
    [competitor] bought from a competitor
    [open] open
    [not_suitable] not suitable
   *[other] ?{ $code }
}

# $code (String) - Origin of a task.
record-task-origin = { $code ->
    [manual] entered by hand
    [alert] alert
    [event] event
    [plan] annual plan
    [touch] interaction
    [handover] handover
    [survey] survey
    [review] review
   *[other] ?{ $code }
}

# $code (String) - Outcome of a renewal.
record-renewal-outcome = { $code ->
    [renewed] renewed
    [expanded] expanded
    [reduced] reduced
    [lost] lost
   *[other] ?{ $code }
}

# $code (String) - Kind of contract approval.
record-approval-kind = { $code ->
    [commercial] commercial
    [legal] legal
   *[other] ?{ $code }
}

# $code (String) - Decision on a request.
record-request-decision = { $code ->
    [accepted] accepted
    [later] later
    [declined] declined
   *[other] ?{ $code }
}

# $code (String) - Occasion of a survey answer.
record-survey-kind = { $code ->
    [quarterly] quarterly survey
    [on_the_spot] on the spot
    [ticket_closing] call after a complaint
    [handover] after a handover
    [reported] reported
   *[other] ?{ $code }
}

# $code (String) - Step of the satisfaction loop.
record-survey-step = { $code ->
    [collect] collect
    [assign] assign
    [call_back] call back
    [improve] improve
   *[other] ?{ $code }
}

# $code (String) - Declaration about an account.
record-declaration = { $code ->
    [tickets_kept_here] all tickets are kept here
   *[other] ?{ $code }
}

# $code (String) - Alert rule.
record-alert-rule = { $code ->
    [low_score] low score
    [usage_plunge] usage plunge
    [silent_churner] silent churner
    [receivable] receivable overdue
    [revenue_swing] revenue swing
    [event] event recorded
    [low_survey] low survey answer
    [key_person_left] key person left
    [sla] response deadline
    [review] review due
    [promise] promise due
    [empty_seat] empty seat
    [request_untold] customer not told
    [milestone] milestone due
   *[other] ?{ $code }
}

# $code (String) - Decision about an alert.
record-alert-decision = { $code ->
    [snooze] snoozed
    [assign] assigned
    [done] done
    [dismiss] dismissed
   *[other] ?{ $code }
}

# $code (String) - Trigger of a handover.
record-handover-trigger = { $code ->
    [resignation] resignation
    [rotation] rotation
    [transfer] transfer
    [promotion] promotion
    [reorganisation] reorganisation
    [team_growth] team growth
    [full_solution] single product to full solution
   *[other] ?{ $code }
}

# $code (String) - State of a handover.
record-handover-state = { $code ->
    [running] running
    [closed] closed
    [cancelled] cancelled
   *[other] ?{ $code }
}

# $code (String) - Step of a handover.
record-handover-step = { $code ->
    [manual] handover manual
    [review] review of the manual
    [talk_1] first talk
    [talk_2] rehearsal of hard questions
    [notice] notice to the customer
    [files] files and demonstration
    [meeting] three-party meeting
    [executive_call] executive call
    [added_service] added service
    [feedback] feedback
    [survey] survey and call
    [lesson] lesson
   *[other] ?{ $code }
}

# $code (String) - Outcome of a handover step.
record-step-outcome = { $code ->
    [done] done
    [returned] returned with remarks
    [approved] approved
   *[other] ?{ $code }
}

# $code (String) - Column of the feedback form.
record-feedback-column = { $code ->
    [clear] clear
    [to_confirm] to confirm
    [needs_help] needs help
   *[other] ?{ $code }
}

# $code (String) - Part of the handover manual.
record-manual-section = { $code ->
    [archive] archive
    [open_items] open items
    [strategy] strategy advice
    [risks] risk warnings
   *[other] ?{ $code }
}

# $code (String) - Reader of an export.
record-reader-role = { $code ->
    [manager] manager
    [finance] finance
    [service] service
    [executive] executive
    [customer] customer
   *[other] ?{ $code }
}
