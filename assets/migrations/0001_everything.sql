-- Why: the first schema. It holds every kind of record that the program knows, so that later work adds screens and not
-- upheaval. Days are stored as days since 1970-01-01, instants as milliseconds since then, in UTC; money in minor units;
-- closed lists by their codes, which the program checks and not the database, so that a new code needs no migration.
-- References are never cascaded: what is built upon cannot be deleted, and every row that goes is named in the log.
-- The triggers that feed the log are made from the program's catalog after each migration.

-- The program's own settings: time zone, the database's name.
CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The devices that have written here, by a fingerprint of the machine.
CREATE TABLE device (
    number INTEGER PRIMARY KEY CHECK (number BETWEEN 0 AND 4095),
    machine TEXT NOT NULL UNIQUE
) STRICT;

-- The one action that is running, seen by the triggers; outside a transaction it is always empty. Beside it the largest
-- identifier given out, so that identifiers grow also when the clock steps back.
CREATE TABLE running (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    action_id INTEGER,
    last_id INTEGER NOT NULL
) STRICT;
INSERT INTO running (one, action_id, last_id) VALUES (1, NULL, 0);

-- What users did. Its entries in the log stand in one row: from change_from to change_to.
CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    device INTEGER NOT NULL,
    colleague_id INTEGER NOT NULL,
    on_behalf_of INTEGER,
    kind TEXT NOT NULL,
    args TEXT NOT NULL,
    reverts INTEGER,
    undone_by INTEGER,
    change_from INTEGER NOT NULL,
    change_to INTEGER NOT NULL CHECK (change_to >= change_from)
) STRICT;

-- The change log: op 0 inserted, 1 updated, 2 deleted, 3 purged; old holds the old values of the columns that changed.
-- The account is noted where the row may be gone or changed when history asks; that of an inserted row stands in the row.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    action_id INTEGER NOT NULL,
    tbl INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    op INTEGER NOT NULL CHECK (op BETWEEN 0 AND 3),
    account_id INTEGER,
    old TEXT
) STRICT;
CREATE INDEX change_by_row ON change (row_id);
CREATE INDEX change_by_account ON change (account_id) WHERE op <> 0;
CREATE INDEX change_by_deletion ON change (action_id) WHERE op = 2;

-- Full-text search: only the index is kept, the text is cut from the rows. The program puts a blank round each Han
-- character, so that each is a word and any number of them can be searched for.
CREATE VIRTUAL TABLE search_index USING fts5 (
    words, tbl UNINDEXED, account_id UNINDEXED,
    content = '', contentless_delete = 1, contentless_unindexed = 1, tokenize = 'unicode61'
);

-- What the account list shows, computed for one day: only ever a cache, made anew from the facts when the day or the rules
-- change. Enumerations are stored by their place in the list, eight week ends and the causes packed.
CREATE TABLE account_summary (
    account_id INTEGER PRIMARY KEY,
    rank INTEGER NOT NULL,
    sort_key TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT,
    reading TEXT,
    credit_code TEXT,
    kind INTEGER NOT NULL,
    lifecycle INTEGER,
    sensitivity INTEGER NOT NULL,
    tier INTEGER NOT NULL,
    tier_basis INTEGER NOT NULL,
    suggested INTEGER,
    score INTEGER,
    band INTEGER NOT NULL,
    coverage INTEGER NOT NULL,
    change INTEGER,
    weeks BLOB NOT NULL,
    causes BLOB NOT NULL,
    touched_on INTEGER,
    silent_since INTEGER NOT NULL,
    light INTEGER NOT NULL,
    renews_on INTEGER,
    revenue INTEGER,
    overdue INTEGER NOT NULL,
    overdue_since INTEGER,
    owner_id INTEGER,
    parent_id INTEGER,
    city TEXT,
    region TEXT,
    industry TEXT,
    tags TEXT NOT NULL
) STRICT;
CREATE INDEX account_summary_by_rank ON account_summary (rank, sort_key);

-- For which day and which rules that cache was made, and how often something changed that it does not know of.
CREATE TABLE summary_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    made_by TEXT NOT NULL,
    day INTEGER NOT NULL,
    missed INTEGER NOT NULL
) STRICT;
INSERT INTO summary_state (one, made_by, day, missed) VALUES (1, '', 0, 1);

CREATE TABLE "account" (
    id INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "short_name" TEXT CHECK ("short_name" <> ''),
    "reading" TEXT CHECK ("reading" <> ''),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "credit_code" TEXT CHECK ("credit_code" <> ''),
    "created_on" INTEGER NOT NULL
) STRICT;
CREATE INDEX "account_by_credit_code" ON "account" ("credit_code") WHERE "credit_code" IS NOT NULL;

CREATE TABLE "account_field" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "field" TEXT NOT NULL CHECK ("field" <> ''),
    "value" TEXT,
    "as_of" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "account_field_by_account_id" ON "account_field" ("account_id", "as_of");

CREATE TABLE "custom_field" (
    id INTEGER PRIMARY KEY,
    "label" TEXT NOT NULL CHECK ("label" <> ''),
    "layer" TEXT NOT NULL CHECK ("layer" <> ''),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "department" TEXT CHECK ("department" <> ''),
    "retired_on" INTEGER
) STRICT;

CREATE TABLE "custom_value" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "custom_field_id" INTEGER NOT NULL REFERENCES "custom_field" (id),
    "value" TEXT,
    "as_of" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "custom_value_by_account_id" ON "custom_value" ("account_id", "as_of");
CREATE INDEX "custom_value_by_custom_field_id" ON "custom_value" ("custom_field_id");

CREATE TABLE "account_parent" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "parent_id" INTEGER REFERENCES "account" (id),
    "as_of" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "account_parent_by_account_id" ON "account_parent" ("account_id", "as_of");
CREATE INDEX "account_parent_by_parent_id" ON "account_parent" ("parent_id") WHERE "parent_id" IS NOT NULL;

CREATE TABLE "account_team" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "role" TEXT NOT NULL CHECK ("role" <> ''),
    "colleague_id" INTEGER REFERENCES "colleague" (id),
    "since" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "account_team_by_account_id" ON "account_team" ("account_id", "since");
CREATE INDEX "account_team_by_colleague_id" ON "account_team" ("colleague_id") WHERE "colleague_id" IS NOT NULL;

CREATE TABLE "account_tag" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "tag" TEXT NOT NULL CHECK ("tag" <> ''),
    UNIQUE ("account_id", "tag")
) STRICT;

CREATE TABLE "shareholder" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "share" INTEGER CHECK ("share" BETWEEN 0 AND 10000),
    "as_of" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "shareholder_by_account_id" ON "shareholder" ("account_id", "as_of");

CREATE TABLE "tier_decision" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "tier" TEXT NOT NULL CHECK ("tier" <> ''),
    "reason" TEXT NOT NULL,
    "decided_on" INTEGER NOT NULL,
    "decided_by" INTEGER REFERENCES "colleague" (id)
) STRICT;
CREATE INDEX "tier_decision_by_account_id" ON "tier_decision" ("account_id", "decided_on");

CREATE TABLE "judgement" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "criterion" TEXT NOT NULL CHECK ("criterion" <> ''),
    "score" INTEGER NOT NULL CHECK ("score" BETWEEN 1 AND 5),
    "evidence" TEXT,
    "judged_on" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "judgement_by_account_id" ON "judgement" ("account_id", "judged_on");

CREATE TABLE "period_result" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "starts_on" INTEGER NOT NULL,
    "ends_on" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL CHECK ("currency" GLOB '[A-Z][A-Z][A-Z]'),
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "period_result_by_account_id" ON "period_result" ("account_id", "ends_on");

CREATE TABLE "cadence_override" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "ideal_days" INTEGER CHECK ("ideal_days" BETWEEN 1 AND 3650),
    "max_days" INTEGER CHECK ("max_days" BETWEEN 1 AND 3650),
    "reason" TEXT NOT NULL,
    "as_of" INTEGER NOT NULL
) STRICT;
CREATE INDEX "cadence_override_by_account_id" ON "cadence_override" ("account_id", "as_of");

CREATE TABLE "applicability" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "dimension" TEXT NOT NULL CHECK ("dimension" <> ''),
    "applies" INTEGER NOT NULL CHECK ("applies" IN (0, 1)),
    "as_of" INTEGER NOT NULL,
    "reason" TEXT NOT NULL
) STRICT;
CREATE INDEX "applicability_by_account_id" ON "applicability" ("account_id", "as_of");

CREATE TABLE "account_declaration" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "declaration" TEXT NOT NULL CHECK ("declaration" <> ''),
    "holds" INTEGER NOT NULL CHECK ("holds" IN (0, 1)),
    "as_of" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "account_declaration_by_account_id" ON "account_declaration" ("account_id", "as_of");

CREATE TABLE "usage_reading" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "share" INTEGER NOT NULL CHECK ("share" BETWEEN 0 AND 10000),
    "read_on" INTEGER NOT NULL,
    "product_id" INTEGER REFERENCES "product" (id),
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "usage_reading_by_account_id" ON "usage_reading" ("account_id", "read_on");
CREATE INDEX "usage_reading_by_product_id" ON "usage_reading" ("product_id") WHERE "product_id" IS NOT NULL;

CREATE TABLE "intent_stated" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "intent" TEXT NOT NULL CHECK ("intent" <> ''),
    "stated_on" INTEGER NOT NULL,
    "person_id" INTEGER REFERENCES "person" (id),
    "interaction_id" INTEGER REFERENCES "interaction" (id),
    "note" TEXT,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "intent_stated_by_account_id" ON "intent_stated" ("account_id", "stated_on");
CREATE INDEX "intent_stated_by_person_id" ON "intent_stated" ("person_id") WHERE "person_id" IS NOT NULL;
CREATE INDEX "intent_stated_by_interaction_id" ON "intent_stated" ("interaction_id") WHERE "interaction_id" IS NOT NULL;

CREATE TABLE "survey_answer" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "answered_on" INTEGER NOT NULL,
    "person_id" INTEGER REFERENCES "person" (id),
    "product_quality" INTEGER CHECK ("product_quality" BETWEEN 1 AND 5),
    "delivery_time" INTEGER CHECK ("delivery_time" BETWEEN 1 AND 5),
    "service_response" INTEGER CHECK ("service_response" BETWEEN 1 AND 5),
    "innovation" INTEGER CHECK ("innovation" BETWEEN 1 AND 5),
    "continuity" INTEGER CHECK ("continuity" BETWEEN 1 AND 5),
    "recommend" INTEGER CHECK ("recommend" BETWEEN 0 AND 10),
    "comment" TEXT,
    "ticket_id" INTEGER REFERENCES "ticket" (id),
    "handover_id" INTEGER REFERENCES "handover" (id),
    "asked_by" INTEGER REFERENCES "colleague" (id),
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "survey_answer_by_account_id" ON "survey_answer" ("account_id", "answered_on");
CREATE INDEX "survey_answer_by_person_id" ON "survey_answer" ("person_id") WHERE "person_id" IS NOT NULL;
CREATE INDEX "survey_answer_by_ticket_id" ON "survey_answer" ("ticket_id") WHERE "ticket_id" IS NOT NULL;
CREATE INDEX "survey_answer_by_handover_id" ON "survey_answer" ("handover_id") WHERE "handover_id" IS NOT NULL;

CREATE TABLE "survey_loop" (
    id INTEGER PRIMARY KEY,
    "survey_answer_id" INTEGER NOT NULL REFERENCES "survey_answer" (id),
    "step" TEXT NOT NULL CHECK ("step" <> ''),
    "done_on" INTEGER NOT NULL,
    "colleague_id" INTEGER REFERENCES "colleague" (id),
    "note" TEXT
) STRICT;
CREATE INDEX "survey_loop_by_survey_answer_id" ON "survey_loop" ("survey_answer_id", "done_on");

CREATE TABLE "reported_tickets" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "count" INTEGER NOT NULL CHECK ("count" BETWEEN 0 AND 1000000),
    "reported_on" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "reported_tickets_by_account_id" ON "reported_tickets" ("account_id", "reported_on");

CREATE TABLE "contract" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "title" TEXT NOT NULL CHECK ("title" <> ''),
    "number" TEXT CHECK ("number" <> ''),
    "product_id" INTEGER REFERENCES "product" (id),
    "amount" INTEGER CHECK ("amount" IS NULL OR "currency" IS NOT NULL),
    "currency" TEXT CHECK ("currency" GLOB '[A-Z][A-Z][A-Z]'),
    "signed_on" INTEGER,
    "starts_on" INTEGER,
    "ends_on" INTEGER,
    "auto_renew" INTEGER NOT NULL CHECK ("auto_renew" IN (0, 1)),
    "sticking_points" TEXT,
    "owner_id" INTEGER REFERENCES "colleague" (id),
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "contract_by_account_id" ON "contract" ("account_id", "starts_on");
CREATE INDEX "contract_by_product_id" ON "contract" ("product_id") WHERE "product_id" IS NOT NULL;
CREATE INDEX "contract_by_owner_id" ON "contract" ("owner_id") WHERE "owner_id" IS NOT NULL;

CREATE TABLE "contract_outcome" (
    id INTEGER PRIMARY KEY,
    "contract_id" INTEGER NOT NULL REFERENCES "contract" (id),
    "outcome" TEXT NOT NULL CHECK ("outcome" <> ''),
    "decided_on" INTEGER NOT NULL,
    "amount" INTEGER CHECK ("amount" IS NULL OR "currency" IS NOT NULL),
    "currency" TEXT CHECK ("currency" GLOB '[A-Z][A-Z][A-Z]'),
    "reason" TEXT,
    "next_contract_id" INTEGER REFERENCES "contract" (id)
) STRICT;
CREATE INDEX "contract_outcome_by_contract_id" ON "contract_outcome" ("contract_id", "decided_on");
CREATE INDEX "contract_outcome_by_next_contract_id" ON "contract_outcome" ("next_contract_id") WHERE "next_contract_id" IS NOT NULL;

CREATE TABLE "contract_approval" (
    id INTEGER PRIMARY KEY,
    "contract_id" INTEGER NOT NULL REFERENCES "contract" (id),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "threshold" INTEGER CHECK ("threshold" IS NULL OR "currency" IS NOT NULL),
    "currency" TEXT CHECK ("currency" GLOB '[A-Z][A-Z][A-Z]'),
    "approver_id" INTEGER REFERENCES "colleague" (id),
    "on_behalf_of" INTEGER REFERENCES "colleague" (id),
    "outcome" TEXT CHECK ("outcome" <> ''),
    "decided_on" INTEGER,
    "note" TEXT
) STRICT;
CREATE INDEX "contract_approval_by_contract_id" ON "contract_approval" ("contract_id", "decided_on");

CREATE TABLE "invoice" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "number" TEXT CHECK ("number" <> ''),
    "contract_id" INTEGER REFERENCES "contract" (id),
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL CHECK ("currency" GLOB '[A-Z][A-Z][A-Z]'),
    "issued_on" INTEGER NOT NULL,
    "due_on" INTEGER NOT NULL,
    "owner_id" INTEGER REFERENCES "colleague" (id),
    "void_on" INTEGER,
    "note" TEXT
) STRICT;
CREATE INDEX "invoice_by_account_id" ON "invoice" ("account_id", "issued_on");
CREATE INDEX "invoice_by_contract_id" ON "invoice" ("contract_id") WHERE "contract_id" IS NOT NULL;
CREATE INDEX "invoice_by_owner_id" ON "invoice" ("owner_id") WHERE "owner_id" IS NOT NULL;

CREATE TABLE "payment" (
    id INTEGER PRIMARY KEY,
    "invoice_id" INTEGER NOT NULL REFERENCES "invoice" (id),
    "amount" INTEGER NOT NULL,
    "paid_on" INTEGER NOT NULL,
    "note" TEXT
) STRICT;
CREATE INDEX "payment_by_invoice_id" ON "payment" ("invoice_id", "paid_on");

CREATE TABLE "credit_limit" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL CHECK ("currency" GLOB '[A-Z][A-Z][A-Z]'),
    "as_of" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "credit_limit_by_account_id" ON "credit_limit" ("account_id", "as_of");

CREATE TABLE "category_spend" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "category" TEXT NOT NULL CHECK ("category" <> ''),
    "starts_on" INTEGER NOT NULL,
    "ends_on" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL CHECK ("currency" GLOB '[A-Z][A-Z][A-Z]'),
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "category_spend_by_account_id" ON "category_spend" ("account_id", "ends_on");

CREATE TABLE "exchange_rate" (
    id INTEGER PRIMARY KEY,
    "currency" TEXT NOT NULL CHECK ("currency" GLOB '[A-Z][A-Z][A-Z]'),
    "into_currency" TEXT NOT NULL CHECK ("into_currency" GLOB '[A-Z][A-Z][A-Z]'),
    "rate_e8" INTEGER NOT NULL CHECK ("rate_e8" >= 1),
    "as_of" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;

CREATE TABLE "colleague" (
    id INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "login" TEXT CHECK ("login" <> ''),
    "title" TEXT CHECK ("title" <> ''),
    "department" TEXT CHECK ("department" <> ''),
    "email" TEXT CHECK ("email" <> ''),
    "phone" TEXT CHECK ("phone" <> ''),
    "background" TEXT,
    "left_on" INTEGER
) STRICT;
CREATE INDEX "colleague_by_login" ON "colleague" ("login") WHERE "login" IS NOT NULL;

CREATE TABLE "person" (
    id INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "reading" TEXT CHECK ("reading" <> ''),
    "phone" TEXT CHECK ("phone" <> ''),
    "email" TEXT CHECK ("email" <> ''),
    "wechat" TEXT CHECK ("wechat" <> ''),
    "birth_calendar" TEXT CHECK ("birth_calendar" <> ''),
    "birth_year" INTEGER CHECK ("birth_year" BETWEEN 1900 AND 2200),
    "birth_month" INTEGER CHECK ("birth_month" BETWEEN 1 AND 12),
    "birth_day" INTEGER CHECK ("birth_day" BETWEEN 1 AND 31),
    "birth_leap_month" INTEGER NOT NULL CHECK ("birth_leap_month" IN (0, 1)),
    "career" TEXT,
    "family" TEXT,
    "interests" TEXT,
    "taboos" TEXT,
    "note" TEXT
) STRICT;

CREATE TABLE "post" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "person_id" INTEGER NOT NULL REFERENCES "person" (id),
    "title" TEXT CHECK ("title" <> ''),
    "department" TEXT CHECK ("department" <> ''),
    "reports_to" INTEGER REFERENCES "post" (id),
    "function" TEXT CHECK ("function" <> ''),
    "joined_on" INTEGER,
    "left_on" INTEGER,
    "left_for" TEXT CHECK ("left_for" <> '')
) STRICT;
CREATE INDEX "post_by_account_id" ON "post" ("account_id");
CREATE INDEX "post_by_person_id" ON "post" ("person_id");
CREATE INDEX "post_by_reports_to" ON "post" ("reports_to") WHERE "reports_to" IS NOT NULL;

CREATE TABLE "post_role" (
    id INTEGER PRIMARY KEY,
    "post_id" INTEGER NOT NULL REFERENCES "post" (id),
    "role" TEXT NOT NULL CHECK ("role" <> ''),
    "since" INTEGER,
    "until" INTEGER
) STRICT;
CREATE INDEX "post_role_by_post_id" ON "post_role" ("post_id", "since");

CREATE TABLE "stance_seen" (
    id INTEGER PRIMARY KEY,
    "post_id" INTEGER NOT NULL REFERENCES "post" (id),
    "stance" TEXT NOT NULL CHECK ("stance" <> ''),
    "seen_on" INTEGER NOT NULL,
    "evidence" TEXT,
    "interaction_id" INTEGER REFERENCES "interaction" (id),
    "confidence" TEXT CHECK ("confidence" <> '')
) STRICT;
CREATE INDEX "stance_seen_by_post_id" ON "stance_seen" ("post_id", "seen_on");
CREATE INDEX "stance_seen_by_interaction_id" ON "stance_seen" ("interaction_id") WHERE "interaction_id" IS NOT NULL;

CREATE TABLE "influence" (
    id INTEGER PRIMARY KEY,
    "post_id" INTEGER NOT NULL REFERENCES "post" (id),
    "influence" INTEGER CHECK ("influence" BETWEEN 0 AND 10),
    "concern" TEXT,
    "as_of" INTEGER NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "influence_by_post_id" ON "influence" ("post_id", "as_of");

CREATE TABLE "relationship" (
    id INTEGER PRIMARY KEY,
    "colleague_id" INTEGER NOT NULL REFERENCES "colleague" (id),
    "person_id" INTEGER NOT NULL REFERENCES "person" (id),
    "depth" TEXT NOT NULL CHECK ("depth" <> ''),
    "wanted" TEXT CHECK ("wanted" <> ''),
    "as_of" INTEGER NOT NULL,
    "note" TEXT
) STRICT;
CREATE INDEX "relationship_by_colleague_id" ON "relationship" ("colleague_id");
CREATE INDEX "relationship_by_person_id" ON "relationship" ("person_id");

CREATE TABLE "chain_edge" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "from_post_id" INTEGER NOT NULL REFERENCES "post" (id),
    "to_post_id" INTEGER NOT NULL REFERENCES "post" (id),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "since" INTEGER NOT NULL,
    "until" INTEGER,
    "note" TEXT
) STRICT;
CREATE INDEX "chain_edge_by_account_id" ON "chain_edge" ("account_id", "since");
CREATE INDEX "chain_edge_by_from_post_id" ON "chain_edge" ("from_post_id");
CREATE INDEX "chain_edge_by_to_post_id" ON "chain_edge" ("to_post_id");

CREATE TABLE "ghost_seat" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "role" TEXT NOT NULL CHECK ("role" <> ''),
    "found_on" INTEGER NOT NULL,
    "due_on" INTEGER,
    "introducer_id" INTEGER REFERENCES "person" (id),
    "filled_by" INTEGER REFERENCES "post" (id),
    "filled_on" INTEGER,
    "accepted_on" INTEGER,
    "note" TEXT
) STRICT;
CREATE INDEX "ghost_seat_by_account_id" ON "ghost_seat" ("account_id", "found_on");
CREATE INDEX "ghost_seat_by_introducer_id" ON "ghost_seat" ("introducer_id") WHERE "introducer_id" IS NOT NULL;
CREATE INDEX "ghost_seat_by_filled_by" ON "ghost_seat" ("filled_by") WHERE "filled_by" IS NOT NULL;

CREATE TABLE "approval_path" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "proposal" TEXT NOT NULL CHECK ("proposal" <> ''),
    "opportunity_id" INTEGER REFERENCES "opportunity" (id),
    "started_on" INTEGER NOT NULL,
    "closed_on" INTEGER
) STRICT;
CREATE INDEX "approval_path_by_account_id" ON "approval_path" ("account_id", "started_on");
CREATE INDEX "approval_path_by_opportunity_id" ON "approval_path" ("opportunity_id") WHERE "opportunity_id" IS NOT NULL;

CREATE TABLE "approval_step" (
    id INTEGER PRIMARY KEY,
    "approval_path_id" INTEGER NOT NULL REFERENCES "approval_path" (id),
    "stage" TEXT NOT NULL CHECK ("stage" <> ''),
    "position" INTEGER NOT NULL CHECK ("position" BETWEEN 1 AND 99),
    "post_id" INTEGER REFERENCES "post" (id),
    "outcome" TEXT CHECK ("outcome" <> ''),
    "decided_on" INTEGER,
    "note" TEXT
) STRICT;
CREATE INDEX "approval_step_by_approval_path_id" ON "approval_step" ("approval_path_id");
CREATE INDEX "approval_step_by_post_id" ON "approval_step" ("post_id") WHERE "post_id" IS NOT NULL;

CREATE TABLE "pain" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "title" TEXT NOT NULL CHECK ("title" <> ''),
    "dimension" TEXT NOT NULL CHECK ("dimension" <> ''),
    "origin" TEXT NOT NULL CHECK ("origin" <> ''),
    "status" TEXT NOT NULL CHECK ("status" <> ''),
    "raised_on" INTEGER NOT NULL,
    "background" TEXT,
    "expected_value" TEXT,
    "competitors" TEXT,
    "request_id" INTEGER REFERENCES "request" (id),
    "interaction_id" INTEGER REFERENCES "interaction" (id),
    "closed_on" INTEGER
) STRICT;
CREATE INDEX "pain_by_account_id" ON "pain" ("account_id", "raised_on");
CREATE INDEX "pain_by_request_id" ON "pain" ("request_id") WHERE "request_id" IS NOT NULL;
CREATE INDEX "pain_by_interaction_id" ON "pain" ("interaction_id") WHERE "interaction_id" IS NOT NULL;

CREATE TABLE "pain_score" (
    id INTEGER PRIMARY KEY,
    "pain_id" INTEGER NOT NULL REFERENCES "pain" (id),
    "person_id" INTEGER REFERENCES "person" (id),
    "origin" TEXT NOT NULL CHECK ("origin" <> ''),
    "score" INTEGER NOT NULL CHECK ("score" BETWEEN 1 AND 5),
    "scored_on" INTEGER NOT NULL
) STRICT;
CREATE INDEX "pain_score_by_pain_id" ON "pain_score" ("pain_id", "scored_on");
CREATE INDEX "pain_score_by_person_id" ON "pain_score" ("person_id") WHERE "person_id" IS NOT NULL;

CREATE TABLE "pain_metric" (
    id INTEGER PRIMARY KEY,
    "pain_id" INTEGER NOT NULL REFERENCES "pain" (id),
    "metric" TEXT NOT NULL CHECK ("metric" <> ''),
    "month" INTEGER NOT NULL,
    "value" TEXT NOT NULL CHECK ("value" <> ''),
    "said_by" TEXT CHECK ("said_by" <> '')
) STRICT;
CREATE INDEX "pain_metric_by_pain_id" ON "pain_metric" ("pain_id", "month");

CREATE TABLE "discovery" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "part" TEXT NOT NULL CHECK ("part" <> ''),
    "done_on" INTEGER NOT NULL,
    "person_id" INTEGER REFERENCES "person" (id),
    "interaction_id" INTEGER REFERENCES "interaction" (id),
    "note" TEXT
) STRICT;
CREATE INDEX "discovery_by_account_id" ON "discovery" ("account_id", "done_on");
CREATE INDEX "discovery_by_person_id" ON "discovery" ("person_id") WHERE "person_id" IS NOT NULL;
CREATE INDEX "discovery_by_interaction_id" ON "discovery" ("interaction_id") WHERE "interaction_id" IS NOT NULL;

CREATE TABLE "question" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "scope" TEXT NOT NULL CHECK ("scope" <> ''),
    "question" TEXT NOT NULL,
    "source_note" TEXT CHECK ("source_note" <> ''),
    "prepared_on" INTEGER NOT NULL,
    "asked_on" INTEGER,
    "interaction_id" INTEGER REFERENCES "interaction" (id),
    "answer" TEXT
) STRICT;
CREATE INDEX "question_by_account_id" ON "question" ("account_id", "prepared_on");
CREATE INDEX "question_by_interaction_id" ON "question" ("interaction_id") WHERE "interaction_id" IS NOT NULL;

CREATE TABLE "interaction" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "held_on" INTEGER NOT NULL,
    "held_at" INTEGER,
    "channel" TEXT NOT NULL CHECK ("channel" <> ''),
    "two_way" INTEGER NOT NULL CHECK ("two_way" IN (0, 1)),
    "summary" TEXT,
    "sentiment" TEXT CHECK ("sentiment" <> ''),
    "next_step" TEXT,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "interaction_by_account_id" ON "interaction" ("account_id", "held_on");

CREATE TABLE "participant" (
    id INTEGER PRIMARY KEY,
    "interaction_id" INTEGER NOT NULL REFERENCES "interaction" (id),
    "person_id" INTEGER REFERENCES "person" (id),
    "colleague_id" INTEGER REFERENCES "colleague" (id),
    CHECK (("person_id" IS NULL) <> ("colleague_id" IS NULL))
) STRICT;
CREATE INDEX "participant_by_interaction_id" ON "participant" ("interaction_id");
CREATE INDEX "participant_by_person_id" ON "participant" ("person_id") WHERE "person_id" IS NOT NULL;

CREATE TABLE "statement" (
    id INTEGER PRIMARY KEY,
    "interaction_id" INTEGER NOT NULL REFERENCES "interaction" (id),
    "person_id" INTEGER REFERENCES "person" (id),
    "statement" TEXT NOT NULL
) STRICT;
CREATE INDEX "statement_by_interaction_id" ON "statement" ("interaction_id");
CREATE INDEX "statement_by_person_id" ON "statement" ("person_id") WHERE "person_id" IS NOT NULL;

CREATE TABLE "favour" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "done_on" INTEGER NOT NULL,
    "what" TEXT NOT NULL CHECK ("what" <> ''),
    "idea" TEXT CHECK ("idea" <> ''),
    "person_id" INTEGER REFERENCES "person" (id),
    "reception" TEXT CHECK ("reception" <> ''),
    "note" TEXT
) STRICT;
CREATE INDEX "favour_by_account_id" ON "favour" ("account_id", "done_on");
CREATE INDEX "favour_by_person_id" ON "favour" ("person_id") WHERE "person_id" IS NOT NULL;

CREATE TABLE "promise" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "what" TEXT NOT NULL CHECK ("what" <> ''),
    "person_id" INTEGER REFERENCES "person" (id),
    "owner_id" INTEGER REFERENCES "colleague" (id),
    "made_on" INTEGER NOT NULL,
    "due_on" INTEGER,
    "interaction_id" INTEGER REFERENCES "interaction" (id),
    "state" TEXT NOT NULL CHECK ("state" <> ''),
    "settled_on" INTEGER,
    "note" TEXT
) STRICT;
CREATE INDEX "promise_by_account_id" ON "promise" ("account_id", "made_on");
CREATE INDEX "promise_by_person_id" ON "promise" ("person_id") WHERE "person_id" IS NOT NULL;
CREATE INDEX "promise_by_owner_id" ON "promise" ("owner_id") WHERE "owner_id" IS NOT NULL;
CREATE INDEX "promise_by_interaction_id" ON "promise" ("interaction_id") WHERE "interaction_id" IS NOT NULL;

CREATE TABLE "account_event" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "bearing" TEXT NOT NULL CHECK ("bearing" <> ''),
    "happened_on" INTEGER NOT NULL,
    "entered_at" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "source" TEXT CHECK ("source" <> '')
) STRICT;
CREATE INDEX "account_event_by_account_id" ON "account_event" ("account_id", "happened_on");

CREATE TABLE "ticket" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "title" TEXT NOT NULL CHECK ("title" <> ''),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "grade" TEXT NOT NULL CHECK ("grade" <> ''),
    "opened_on" INTEGER NOT NULL,
    "opened_at" INTEGER,
    "closed_on" INTEGER,
    "person_id" INTEGER REFERENCES "person" (id),
    "owner_id" INTEGER REFERENCES "colleague" (id),
    "product_id" INTEGER REFERENCES "product" (id),
    "description" TEXT
) STRICT;
CREATE INDEX "ticket_by_account_id" ON "ticket" ("account_id", "opened_on");
CREATE INDEX "ticket_by_person_id" ON "ticket" ("person_id") WHERE "person_id" IS NOT NULL;
CREATE INDEX "ticket_by_owner_id" ON "ticket" ("owner_id") WHERE "owner_id" IS NOT NULL;
CREATE INDEX "ticket_by_product_id" ON "ticket" ("product_id") WHERE "product_id" IS NOT NULL;

CREATE TABLE "ticket_event" (
    id INTEGER PRIMARY KEY,
    "ticket_id" INTEGER NOT NULL REFERENCES "ticket" (id),
    "step" TEXT NOT NULL CHECK ("step" <> ''),
    "at" INTEGER NOT NULL,
    "grade" TEXT CHECK ("grade" <> ''),
    "told" TEXT CHECK ("told" <> ''),
    "colleague_id" INTEGER REFERENCES "colleague" (id),
    "note" TEXT
) STRICT;
CREATE INDEX "ticket_event_by_ticket_id" ON "ticket_event" ("ticket_id", "at");

CREATE TABLE "ticket_review" (
    id INTEGER PRIMARY KEY,
    "ticket_id" INTEGER NOT NULL REFERENCES "ticket" (id),
    "reviewed_on" INTEGER NOT NULL,
    "root_cause" TEXT NOT NULL,
    "measures" TEXT,
    "colleague_id" INTEGER REFERENCES "colleague" (id),
    "contingency_plan_id" INTEGER REFERENCES "contingency_plan" (id)
) STRICT;
CREATE INDEX "ticket_review_by_ticket_id" ON "ticket_review" ("ticket_id", "reviewed_on");
CREATE INDEX "ticket_review_by_contingency_plan_id" ON "ticket_review" ("contingency_plan_id") WHERE "contingency_plan_id" IS NOT NULL;

CREATE TABLE "request" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "need" TEXT NOT NULL CHECK ("need" <> ''),
    "background" TEXT,
    "expected_value" TEXT,
    "person_id" INTEGER REFERENCES "person" (id),
    "owner_id" INTEGER REFERENCES "colleague" (id),
    "raised_on" INTEGER NOT NULL,
    "evaluator_id" INTEGER REFERENCES "colleague" (id),
    "feasibility" TEXT,
    "cost" TEXT,
    "generality" TEXT,
    "evaluated_on" INTEGER,
    "decision" TEXT CHECK ("decision" <> ''),
    "decided_on" INTEGER,
    "tell_by" INTEGER,
    "told_on" INTEGER,
    "closed_on" INTEGER
) STRICT;
CREATE INDEX "request_by_account_id" ON "request" ("account_id", "raised_on");
CREATE INDEX "request_by_person_id" ON "request" ("person_id") WHERE "person_id" IS NOT NULL;
CREATE INDEX "request_by_owner_id" ON "request" ("owner_id") WHERE "owner_id" IS NOT NULL;

CREATE TABLE "request_note" (
    id INTEGER PRIMARY KEY,
    "request_id" INTEGER NOT NULL REFERENCES "request" (id),
    "at" INTEGER NOT NULL,
    "colleague_id" INTEGER REFERENCES "colleague" (id),
    "note" TEXT NOT NULL
) STRICT;
CREATE INDEX "request_note_by_request_id" ON "request_note" ("request_id", "at");

CREATE TABLE "annual_plan" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "year" INTEGER NOT NULL CHECK ("year" BETWEEN 2000 AND 2200),
    "made_on" INTEGER NOT NULL,
    "note" TEXT,
    UNIQUE ("account_id", "year")
) STRICT;

CREATE TABLE "plan_target" (
    id INTEGER PRIMARY KEY,
    "annual_plan_id" INTEGER NOT NULL REFERENCES "annual_plan" (id),
    "measure" TEXT NOT NULL CHECK ("measure" <> ''),
    "quarter" INTEGER NOT NULL CHECK ("quarter" BETWEEN 1 AND 4),
    "target" INTEGER NOT NULL CHECK ("target" BETWEEN -100000 AND 100000),
    "reached" INTEGER CHECK ("reached" BETWEEN -100000 AND 100000),
    "reached_on" INTEGER
) STRICT;
CREATE INDEX "plan_target_by_annual_plan_id" ON "plan_target" ("annual_plan_id");

CREATE TABLE "touchpoint" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "annual_plan_id" INTEGER REFERENCES "annual_plan" (id),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "title" TEXT NOT NULL CHECK ("title" <> ''),
    "planned_on" INTEGER NOT NULL,
    "planned_at" INTEGER,
    "place" TEXT CHECK ("place" <> ''),
    "done_on" INTEGER,
    "interaction_id" INTEGER REFERENCES "interaction" (id),
    "note" TEXT
) STRICT;
CREATE INDEX "touchpoint_by_account_id" ON "touchpoint" ("account_id", "planned_on");
CREATE INDEX "touchpoint_by_annual_plan_id" ON "touchpoint" ("annual_plan_id") WHERE "annual_plan_id" IS NOT NULL;
CREATE INDEX "touchpoint_by_interaction_id" ON "touchpoint" ("interaction_id") WHERE "interaction_id" IS NOT NULL;

CREATE TABLE "contingency_plan" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER REFERENCES "account" (id),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "title" TEXT NOT NULL CHECK ("title" <> ''),
    "steps" TEXT NOT NULL,
    "contact" TEXT CHECK ("contact" <> ''),
    "reviewed_on" INTEGER NOT NULL
) STRICT;
CREATE INDEX "contingency_plan_by_account_id" ON "contingency_plan" ("account_id", "reviewed_on") WHERE "account_id" IS NOT NULL;

CREATE TABLE "card_review" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "quarter" INTEGER NOT NULL,
    "reviewed_on" INTEGER NOT NULL,
    "colleague_id" INTEGER REFERENCES "colleague" (id),
    "changes" TEXT
) STRICT;
CREATE INDEX "card_review_by_account_id" ON "card_review" ("account_id", "reviewed_on");

CREATE TABLE "milestone" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "deliverable" TEXT NOT NULL CHECK ("deliverable" <> ''),
    "project" TEXT CHECK ("project" <> ''),
    "contract_id" INTEGER REFERENCES "contract" (id),
    "owner_id" INTEGER REFERENCES "colleague" (id),
    "planned_on" INTEGER NOT NULL,
    "due_on" INTEGER NOT NULL,
    "delivered_on" INTEGER,
    "accepted_by" INTEGER REFERENCES "person" (id),
    "accepted_on" INTEGER,
    "note" TEXT
) STRICT;
CREATE INDEX "milestone_by_account_id" ON "milestone" ("account_id", "planned_on");
CREATE INDEX "milestone_by_contract_id" ON "milestone" ("contract_id") WHERE "contract_id" IS NOT NULL;
CREATE INDEX "milestone_by_owner_id" ON "milestone" ("owner_id") WHERE "owner_id" IS NOT NULL;
CREATE INDEX "milestone_by_accepted_by" ON "milestone" ("accepted_by") WHERE "accepted_by" IS NOT NULL;

CREATE TABLE "product" (
    id INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "number" TEXT CHECK ("number" <> ''),
    "family" TEXT CHECK ("family" <> ''),
    "note" TEXT,
    "retired_on" INTEGER
) STRICT;

CREATE TABLE "white_space" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "product_id" INTEGER NOT NULL REFERENCES "product" (id),
    "state" TEXT NOT NULL CHECK ("state" <> ''),
    "competitor" TEXT CHECK ("competitor" <> ''),
    "as_of" INTEGER NOT NULL
) STRICT;
CREATE INDEX "white_space_by_account_id" ON "white_space" ("account_id", "as_of");
CREATE INDEX "white_space_by_product_id" ON "white_space" ("product_id");

CREATE TABLE "opportunity" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "title" TEXT NOT NULL CHECK ("title" <> ''),
    "amount" INTEGER CHECK ("amount" IS NULL OR "currency" IS NOT NULL),
    "currency" TEXT CHECK ("currency" GLOB '[A-Z][A-Z][A-Z]'),
    "stage" TEXT NOT NULL CHECK ("stage" <> ''),
    "pain_id" INTEGER REFERENCES "pain" (id),
    "product_id" INTEGER REFERENCES "product" (id),
    "owner_id" INTEGER REFERENCES "colleague" (id),
    "opened_on" INTEGER NOT NULL,
    "expected_on" INTEGER,
    "closed_on" INTEGER,
    "note" TEXT
) STRICT;
CREATE INDEX "opportunity_by_account_id" ON "opportunity" ("account_id", "opened_on");
CREATE INDEX "opportunity_by_pain_id" ON "opportunity" ("pain_id") WHERE "pain_id" IS NOT NULL;
CREATE INDEX "opportunity_by_product_id" ON "opportunity" ("product_id") WHERE "product_id" IS NOT NULL;
CREATE INDEX "opportunity_by_owner_id" ON "opportunity" ("owner_id") WHERE "owner_id" IS NOT NULL;

CREATE TABLE "service_package" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "title" TEXT NOT NULL CHECK ("title" <> ''),
    "chosen_on" INTEGER NOT NULL,
    "ended_on" INTEGER,
    "note" TEXT
) STRICT;
CREATE INDEX "service_package_by_account_id" ON "service_package" ("account_id", "chosen_on");

CREATE TABLE "memory_note" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "kind" TEXT NOT NULL CHECK ("kind" <> ''),
    "happened_on" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "person_id" INTEGER REFERENCES "person" (id),
    "giveable" INTEGER NOT NULL CHECK ("giveable" IN (0, 1))
) STRICT;
CREATE INDEX "memory_note_by_account_id" ON "memory_note" ("account_id", "happened_on");
CREATE INDEX "memory_note_by_person_id" ON "memory_note" ("person_id") WHERE "person_id" IS NOT NULL;

CREATE TABLE "task" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER REFERENCES "account" (id),
    "title" TEXT NOT NULL CHECK ("title" <> ''),
    "origin" TEXT NOT NULL CHECK ("origin" <> ''),
    "rule" TEXT CHECK ("rule" <> ''),
    "subject" TEXT CHECK ("subject" <> ''),
    "interaction_id" INTEGER REFERENCES "interaction" (id),
    "owner_id" INTEGER REFERENCES "colleague" (id),
    "created_on" INTEGER NOT NULL,
    "due_on" INTEGER,
    "due_at" INTEGER,
    "snoozed_until" INTEGER,
    "snooze_reason" TEXT CHECK ("snooze_reason" <> ''),
    "done_on" INTEGER,
    "done_by" INTEGER REFERENCES "colleague" (id),
    "note" TEXT
) STRICT;
CREATE INDEX "task_by_account_id" ON "task" ("account_id", "created_on") WHERE "account_id" IS NOT NULL;
CREATE INDEX "task_by_interaction_id" ON "task" ("interaction_id") WHERE "interaction_id" IS NOT NULL;
CREATE INDEX "task_by_owner_id" ON "task" ("owner_id") WHERE "owner_id" IS NOT NULL;

CREATE TABLE "alert_ruling" (
    id INTEGER PRIMARY KEY,
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "rule" TEXT NOT NULL CHECK ("rule" <> ''),
    "subject" TEXT CHECK ("subject" <> ''),
    "opened_on" INTEGER NOT NULL,
    "decision" TEXT NOT NULL CHECK ("decision" <> ''),
    "decided_at" INTEGER NOT NULL,
    "until" INTEGER,
    "assignee_id" INTEGER REFERENCES "colleague" (id),
    "reason" TEXT
) STRICT;
CREATE INDEX "alert_ruling_by_account_id" ON "alert_ruling" ("account_id", "decided_at");
CREATE INDEX "alert_ruling_by_assignee_id" ON "alert_ruling" ("assignee_id") WHERE "assignee_id" IS NOT NULL;

CREATE TABLE "handover" (
    id INTEGER PRIMARY KEY,
    "trigger" TEXT NOT NULL CHECK ("trigger" <> ''),
    "internal_reason" TEXT,
    "outgoing_id" INTEGER NOT NULL REFERENCES "colleague" (id),
    "incoming_id" INTEGER NOT NULL REFERENCES "colleague" (id),
    "supervisor_id" INTEGER REFERENCES "colleague" (id),
    "sensitivity" TEXT NOT NULL CHECK ("sensitivity" <> ''),
    "state" TEXT NOT NULL CHECK ("state" <> ''),
    "started_on" INTEGER NOT NULL,
    "meeting_on" INTEGER NOT NULL,
    "doubt_at" INTEGER,
    "closed_on" INTEGER,
    "note" TEXT
) STRICT;
CREATE INDEX "handover_by_outgoing_id" ON "handover" ("outgoing_id");
CREATE INDEX "handover_by_incoming_id" ON "handover" ("incoming_id");

CREATE TABLE "handover_account" (
    id INTEGER PRIMARY KEY,
    "handover_id" INTEGER NOT NULL REFERENCES "handover" (id),
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    UNIQUE ("handover_id", "account_id")
) STRICT;
CREATE INDEX "handover_account_by_account_id" ON "handover_account" ("account_id");

CREATE TABLE "handover_entry" (
    id INTEGER PRIMARY KEY,
    "handover_id" INTEGER NOT NULL REFERENCES "handover" (id),
    "account_id" INTEGER REFERENCES "account" (id),
    "step" TEXT NOT NULL CHECK ("step" <> ''),
    "outcome" TEXT NOT NULL CHECK ("outcome" <> ''),
    "done_on" INTEGER NOT NULL,
    "colleague_id" INTEGER REFERENCES "colleague" (id),
    "on_behalf_of" INTEGER REFERENCES "colleague" (id),
    "channel" TEXT CHECK ("channel" <> ''),
    "note" TEXT,
    "override_reason" TEXT
) STRICT;
CREATE INDEX "handover_entry_by_handover_id" ON "handover_entry" ("handover_id");
CREATE INDEX "handover_entry_by_account_id" ON "handover_entry" ("account_id") WHERE "account_id" IS NOT NULL;

CREATE TABLE "manual_text" (
    id INTEGER PRIMARY KEY,
    "handover_id" INTEGER NOT NULL REFERENCES "handover" (id),
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "section" TEXT NOT NULL CHECK ("section" <> ''),
    "text" TEXT NOT NULL,
    "written_on" INTEGER NOT NULL
) STRICT;
CREATE INDEX "manual_text_by_handover_id" ON "manual_text" ("handover_id");
CREATE INDEX "manual_text_by_account_id" ON "manual_text" ("account_id", "written_on");

CREATE TABLE "manual_gap" (
    id INTEGER PRIMARY KEY,
    "handover_id" INTEGER NOT NULL REFERENCES "handover" (id),
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "gap" TEXT NOT NULL CHECK ("gap" <> ''),
    "answer" TEXT,
    "waived_because" TEXT,
    "settled_on" INTEGER,
    UNIQUE ("handover_id", "account_id", "gap")
) STRICT;
CREATE INDEX "manual_gap_by_account_id" ON "manual_gap" ("account_id");

CREATE TABLE "handover_question" (
    id INTEGER PRIMARY KEY,
    "handover_id" INTEGER NOT NULL REFERENCES "handover" (id),
    "account_id" INTEGER REFERENCES "account" (id),
    "question" TEXT NOT NULL,
    "agreed_answer" TEXT,
    "score" INTEGER CHECK ("score" BETWEEN 1 AND 5),
    "scored_on" INTEGER,
    "scored_by" INTEGER REFERENCES "colleague" (id)
) STRICT;
CREATE INDEX "handover_question_by_handover_id" ON "handover_question" ("handover_id");
CREATE INDEX "handover_question_by_account_id" ON "handover_question" ("account_id") WHERE "account_id" IS NOT NULL;

CREATE TABLE "handover_item" (
    id INTEGER PRIMARY KEY,
    "handover_id" INTEGER NOT NULL REFERENCES "handover" (id),
    "account_id" INTEGER NOT NULL REFERENCES "account" (id),
    "item_table" TEXT NOT NULL CHECK ("item_table" <> ''),
    "item_id" INTEGER NOT NULL CHECK ("item_id" >= 1),
    "new_owner_id" INTEGER NOT NULL REFERENCES "colleague" (id),
    "decided_on" INTEGER NOT NULL
) STRICT;
CREATE INDEX "handover_item_by_handover_id" ON "handover_item" ("handover_id");
CREATE INDEX "handover_item_by_account_id" ON "handover_item" ("account_id", "decided_on");
CREATE INDEX "handover_item_by_item_id" ON "handover_item" ("item_id");
CREATE INDEX "handover_item_by_new_owner_id" ON "handover_item" ("new_owner_id");

CREATE TABLE "handover_feedback" (
    id INTEGER PRIMARY KEY,
    "handover_id" INTEGER NOT NULL REFERENCES "handover" (id),
    "account_id" INTEGER REFERENCES "account" (id),
    "list" TEXT NOT NULL CHECK ("list" <> ''),
    "what" TEXT NOT NULL,
    "owner_id" INTEGER REFERENCES "colleague" (id),
    "written_on" INTEGER NOT NULL,
    "due_on" INTEGER,
    "settled_on" INTEGER
) STRICT;
CREATE INDEX "handover_feedback_by_handover_id" ON "handover_feedback" ("handover_id");
CREATE INDEX "handover_feedback_by_account_id" ON "handover_feedback" ("account_id") WHERE "account_id" IS NOT NULL;
CREATE INDEX "handover_feedback_by_owner_id" ON "handover_feedback" ("owner_id") WHERE "owner_id" IS NOT NULL;

CREATE TABLE "lesson" (
    id INTEGER PRIMARY KEY,
    "title" TEXT NOT NULL CHECK ("title" <> ''),
    "handover_id" INTEGER REFERENCES "handover" (id),
    "account_id" INTEGER REFERENCES "account" (id),
    "trigger" TEXT CHECK ("trigger" <> ''),
    "tier" TEXT CHECK ("tier" <> ''),
    "account_kind" TEXT CHECK ("account_kind" <> ''),
    "happened" TEXT NOT NULL,
    "lesson" TEXT NOT NULL,
    "written_on" INTEGER NOT NULL
) STRICT;
CREATE INDEX "lesson_by_handover_id" ON "lesson" ("handover_id") WHERE "handover_id" IS NOT NULL;
CREATE INDEX "lesson_by_account_id" ON "lesson" ("account_id") WHERE "account_id" IS NOT NULL;

CREATE TABLE "policy_text" (
    id INTEGER PRIMARY KEY,
    "policy" TEXT NOT NULL CHECK ("policy" <> ''),
    "text" TEXT NOT NULL,
    "accepted_on" INTEGER NOT NULL,
    "accepted_by" INTEGER REFERENCES "colleague" (id)
) STRICT;

CREATE TABLE "saved_view" (
    id INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "place" TEXT NOT NULL CHECK ("place" <> ''),
    "settings" TEXT NOT NULL,
    "colleague_id" INTEGER REFERENCES "colleague" (id)
) STRICT;

CREATE TABLE "import_mapping" (
    id INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL CHECK ("name" <> ''),
    "headers" TEXT NOT NULL,
    "mapping" TEXT NOT NULL
) STRICT;

CREATE TABLE "import_batch" (
    id INTEGER PRIMARY KEY,
    "file" TEXT NOT NULL CHECK ("file" <> ''),
    "hash" TEXT CHECK ("hash" <> ''),
    "facts_on" INTEGER,
    "imported_at" INTEGER NOT NULL,
    "read" INTEGER NOT NULL CHECK ("read" BETWEEN 0 AND 1000000000),
    "stored" INTEGER NOT NULL CHECK ("stored" BETWEEN 0 AND 1000000000),
    "updated" INTEGER NOT NULL CHECK ("updated" BETWEEN 0 AND 1000000000),
    "skipped" INTEGER NOT NULL CHECK ("skipped" BETWEEN 0 AND 1000000000),
    "rejected" INTEGER NOT NULL CHECK ("rejected" BETWEEN 0 AND 1000000000)
) STRICT;

CREATE TABLE "draft" (
    id INTEGER PRIMARY KEY,
    "form" TEXT NOT NULL CHECK ("form" <> ''),
    "subject" TEXT CHECK ("subject" <> ''),
    "content" TEXT NOT NULL,
    "saved_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "export_entry" (
    id INTEGER PRIMARY KEY,
    "what" TEXT NOT NULL CHECK ("what" <> ''),
    "scope" TEXT NOT NULL CHECK ("scope" <> ''),
    "reader" TEXT NOT NULL CHECK ("reader" <> ''),
    "recipient" TEXT CHECK ("recipient" <> ''),
    "hash" TEXT NOT NULL CHECK ("hash" <> ''),
    "exported_at" INTEGER NOT NULL,
    "colleague_id" INTEGER REFERENCES "colleague" (id)
) STRICT;

CREATE TABLE "opened_pack" (
    id INTEGER PRIMARY KEY,
    "pack" TEXT NOT NULL CHECK ("pack" <> ''),
    "sender" TEXT NOT NULL CHECK ("sender" <> ''),
    "hash" TEXT NOT NULL CHECK ("hash" <> ''),
    "packed_at" INTEGER NOT NULL,
    "opened_at" INTEGER NOT NULL
) STRICT;
