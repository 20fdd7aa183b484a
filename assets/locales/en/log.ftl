### Names of records, actions and what stood in the way.

# $code (String) - Kind of record.
log-table = { $code ->
    [account] account
    [account_field] archive field
    [custom_field] custom field
    [custom_value] custom value
    [account_parent] group membership
    [account_team] team member
    [account_tag] tag
    [shareholder] shareholder
    [tier_decision] tier decision
    [judgement] judgement
    [period_result] revenue or profit
    [cadence_override] cadence of its own
    [applicability] applicability of a dimension
    [account_declaration] declaration
    [usage_reading] usage reading
    [intent_stated] renewal intent
    [survey_answer] survey answer
    [survey_loop] survey follow-up
    [reported_tickets] reported tickets
    [contract] contract
    [contract_outcome] contract outcome
    [contract_approval] contract approval
    [invoice] invoice
    [payment] payment
    [credit_limit] credit limit
    [category_spend] category spend
    [exchange_rate] exchange rate
    [colleague] colleague
    [person] person
    [post] post
    [post_role] buying role
    [stance_seen] stance
    [influence] influence
    [relationship] relationship
    [chain_edge] chain edge
    [ghost_seat] ghost seat
    [approval_path] approval path
    [approval_step] approval step
    [pain] pain
    [pain_score] pain score
    [pain_metric] pain metric
    [discovery] discovery step
    [question] prepared question
    [interaction] interaction
    [participant] participant
    [statement] statement
    [favour] favour
    [promise] promise
    [account_event] event
    [ticket] ticket
    [ticket_event] ticket step
    [ticket_review] ticket review
    [request] request
    [request_note] request note
    [annual_plan] annual plan
    [plan_target] plan target
    [touchpoint] touchpoint
    [contingency_plan] contingency plan
    [card_review] card review
    [milestone] milestone
    [product] product
    [white_space] white space
    [opportunity] opportunity
    [service_package] service package
    [memory_note] memory book entry
    [task] task
    [alert_ruling] alert decision
    [handover] handover
    [handover_account] account handed over
    [handover_entry] handover step
    [manual_text] manual text
    [manual_gap] manual gap
    [handover_question] rehearsal question
    [handover_item] item handed over
    [handover_feedback] handover feedback
    [lesson] lesson
    [library_entry] library entry
    [policy_text] policy
    [saved_view] saved view
    [import_mapping] import mapping
    [import_batch] import
    [draft] draft
    [export_entry] export
    [opened_pack] opened pack
   *[other] ?{ $code }
}

# $code (String) - What was done.
log-action = { $code ->
    [create] entered
    [edit] changed
    [delete] deleted
    [log] logged
    [complete] completed
    [snooze] put off
    [set_tier] tier set
    [import] imported
    [merge] merged
    [handover] handover
    [open_pack] pack opened
    [accept_policy] policy accepted
    [settings] settings
    [demo] demo data
    [join] joined
    [undo] undone
    [redo] redone
    [purge] purged
   *[other] ?{ $code }
}

# A column that is called otherwise in one table than elsewhere.
# $place (String) - table and column
log-field-of = { $place ->
    [account_event-what] event
    [colleague-name] name
    [colleague-title] job title
    [contingency_plan-contact] who to call
    [contingency_plan-title] plan
    [contract-number] contract number
    [contract-title] contract
    [favour-what] favour
    [invoice-number] invoice number
    [opportunity-title] opportunity
    [pain-title] pain
    [person-name] name
    [post-title] job title
    [product-name] product
    [product-number] product code
    [promise-made_on] promised on
    [promise-what] promise
    [request-need] need
    [service_package-title] package
    [task-title] task
    [ticket-title] what happened
    [touchpoint-title] occasion
   *[other] { "" }
}

# $column (String) - Column of a record.
log-field = { $column ->
    [accepted_by] accepted by
    [accepted_on] accepted on
    [account_id] account
    [account_kind] kind of account
    [agreed_answer] agreed answer
    [amount] amount
    [annual_plan_id] annual plan
    [answer] answer
    [answered_on] answered on
    [applies] applies
    [approval_path_id] approval path
    [approver_id] approver
    [as_of] as of
    [asked_by] asked by
    [asked_on] asked on
    [assignee_id] assignee
    [at] time
    [auto_renew] renews by itself
    [background] background
    [bearing] bearing
    [birth_calendar] calendar of the birthday
    [birth_day] day of birth
    [birth_leap_month] leap month
    [birth_month] month of birth
    [birth_year] year of birth
    [career] career
    [category] category
    [changes] changes
    [channel] channel
    [chosen_on] chosen on
    [closed_on] closed on
    [colleague_id] colleague
    [comment] comment
    [competitor] competitor
    [competitors] comparison with competitors
    [concern] concern
    [confidence] confidence
    [contact] contact
    [contingency_plan_id] contingency plan
    [continuity] continuity
    [contract_id] contract
    [cost] cost
    [count] number
    [created_on] created on
    [credit_code] unified social credit code
    [criterion] criterion
    [currency] currency
    [custom_field_id] custom field
    [decided_at] decided at
    [decided_by] decided by
    [decided_on] decided on
    [decision] decision
    [declaration] declaration
    [deliverable] deliverable
    [delivered_on] delivered on
    [delivery_time] delivery time
    [department] department
    [depth] depth
    [description] description
    [dimension] dimension
    [done_by] done by
    [done_on] done on
    [doubt_at] doubt recorded at
    [due_at] due at
    [due_on] due on
    [email] e-mail
    [ended_on] ended on
    [ends_on] ends on
    [entered_at] entered at
    [evaluated_on] evaluated on
    [evaluator_id] evaluator
    [evidence] evidence
    [expected_on] expected on
    [expected_value] expected value
    [exported_at] exported at
    [facts_on] date of the facts
    [family] family
    [feasibility] feasibility
    [field] field
    [file] file
    [filled_by] filled by
    [filled_on] filled on
    [form] form
    [found_on] found on
    [from_post_id] from
    [function] function
    [gap] gap
    [generality] generality
    [giveable] may be given away
    [grade] grade
    [handover_id] handover
    [happened] what happened
    [happened_on] happened on
    [hash] hash
    [headers] headings
    [held_at] held at
    [held_on] held on
    [holds] holds
    [idea] idea
    [ideal_days] ideal interval in days
    [imported_at] imported at
    [incoming_id] successor
    [influence] influence
    [innovation] innovation
    [intent] intent
    [interaction_id] interaction
    [interests] interests
    [internal_reason] internal reason
    [into_currency] into currency
    [introducer_id] can introduce us
    [invoice_id] invoice
    [issued_on] issued on
    [item_id] item
    [item_table] kind of item
    [joined_on] joined on
    [judged_on] judged on
    [kind] kind
    [label] label
    [layer] layer
    [left_for] left for
    [left_on] left on
    [lesson] lesson
    [list] list
    [login] user name
    [made_on] made on
    [max_days] longest interval in days
    [measure] measure
    [measures] measures
    [meeting_on] meeting on
    [metric] metric
    [month] month
    [name] name
    [need] need
    [new_owner_id] new owner
    [next_contract_id] next contract
    [next_step] next step
    [note] note
    [number] reference
    [on_behalf_of] on behalf of
    [opened_at] opened at
    [opened_on] opened on
    [opportunity_id] opportunity
    [origin] origin
    [outcome] outcome
    [outgoing_id] predecessor
    [override_reason] reason of the exception
    [owner_id] owner
    [pack] pack
    [packed_at] packed at
    [paid_on] paid on
    [pain_id] pain
    [parent_id] parent account
    [part] part
    [person_id] person
    [phone] telephone
    [place] place
    [planned_at] planned for
    [planned_on] planned on
    [policy] policy
    [position] position
    [post_id] post
    [prepared_on] prepared on
    [product_id] product
    [product_quality] product quality
    [project] project
    [proposal] proposal
    [quarter] quarter
    [question] question
    [raised_on] raised on
    [rate_e8] rate
    [reached] reached
    [reached_on] reached on
    [read] read
    [read_on] read on
    [reader] reader
    [reading] reading of the name
    [reason] reason
    [reception] how it was received
    [recipient] recipient
    [recommend] would recommend
    [rejected] rejected
    [reported_on] reported on
    [reports_to] reports to
    [request_id] request
    [retired_on] retired on
    [reviewed_on] reviewed on
    [role] role
    [root_cause] root cause
    [rule] rule
    [said_by] said by
    [saved_at] saved at
    [scope] scope
    [score] score
    [scored_by] scored by
    [scored_on] scored on
    [section] section
    [seen_on] seen on
    [sender] sender
    [sensitivity] sensitivity
    [sentiment] mood
    [service_response] service response
    [settled_on] settled on
    [share] share
    [shelf] shelf
    [short_name] short name
    [signed_on] signed on
    [since] since
    [skipped] skipped
    [snooze_reason] reason to put it off
    [snoozed_until] put off until
    [source] source
    [source_note] note on the source
    [stage] stage
    [stance] stance
    [started_on] started on
    [starts_on] starts on
    [state] state
    [stated_on] stated on
    [statement] statement
    [status] status
    [step] step
    [steps] steps
    [sticking_points] sticking points
    [stored] stored
    [subject] subject
    [summary] summary
    [supervisor_id] supervisor
    [survey_answer_id] survey answer
    [taboos] taboos
    [tag] tag
    [target] target
    [tell_by] tell by
    [text] text
    [threshold] threshold
    [ticket_id] ticket
    [tier] tier
    [title] title
    [to_post_id] to
    [told] told
    [told_on] told on
    [topic] topic
    [trigger] trigger
    [two_way] two-way
    [until] until
    [updated] updated
    [value] value
    [void_on] void since
    [waived_because] waived because
    [wanted] wanted depth
    [wechat] WeChat
    [what] what
    [written_on] written on
    [year] year
    [settings] settings
    [mapping] mapping
    [content] content
   *[other] ?{ $column }
}

# $action (String) - what was done
# $about (String) - to what
log-what = { $action }: { $about }
# $record (String) - the record
# $field (String) - the field
log-about-field = { $record }, { $field }
# $told (String) - the action
# $count (Number) - how many records
log-with-count = { $told } ({ $count })
