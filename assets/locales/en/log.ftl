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
