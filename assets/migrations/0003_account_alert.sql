-- Why: how many alerts are open of each account, the worst of them, until when something is to be done, and from when the count may change by
-- the mere passing of time: kept beside the summaries, like them only ever a cache. Accounts without any have no row.
CREATE TABLE account_alert (
    account_id INTEGER PRIMARY KEY,
    open INTEGER NOT NULL,
    worst INTEGER,
    due_at INTEGER,
    changes_at INTEGER
) STRICT;
CREATE INDEX account_alert_by_change ON account_alert (changes_at) WHERE changes_at IS NOT NULL;
UPDATE summary_state SET missed = missed + 1;
