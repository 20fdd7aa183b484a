### The account list.

accounts-title = Accounts
# The name of the list with the view that is open.
# $view (String) - name of the view
accounts-title-view = Accounts: { $view }
# Shown at the right of the header.
# $shown (Number) - accounts shown
# $total (Number) - accounts in all
accounts-count = { $shown } of { $total }
# $marked (Number) - marked accounts
# $hidden (Number) - those of them that are not shown
accounts-marked = { $hidden ->
    [0] { $marked } marked
   *[other] { $marked } marked, { $hidden } not shown
}
# Instead of a score. Short: it stands in a column.
# $coverage (Number) - known weight in percent
accounts-unrated = unrated { $coverage }%
# A number of days in few letters.
# $days (Number) - days, may be negative
accounts-days = { $days }d
# There never was a touch. Short: it stands in a column.
accounts-never = never

accounts-loading = Reading all accounts
# At the right of the header: what is shown was computed for an earlier day, and is being computed anew.
# $date (String) - the day
accounts-of-day = as of { $date }
# The same, where it is of today but lacks the latest changes.
accounts-partly = not all up to date
# The same, where nothing was computed yet.
accounts-not-rated-yet = not rated yet
# Instead of a score that was not computed yet. Short: it stands in a column.
accounts-rating = ? not yet
accounts-preview-rating = Not rated yet: being computed
# Reading was cancelled or failed: at the right of the header, and in the place of the rows.
accounts-not-all-read = not all read
accounts-not-read = The accounts were not read to the end.
accounts-not-read-advice = g a reads them.
accounts-none = There are no accounts yet.
accounts-none-advice = n enters one, the import takes a table of them.
accounts-nothing-passes = No account passes the filter.
# $term (String) - a term of the filter
# $count (Number) - accounts that would be shown without it
accounts-without-term = Without { $term } there would be { $count }.
accounts-clear-filter = Esc clears the filter.
accounts-filter = Filter
# Nothing was found as typed; what is shown spells its name so.
accounts-loosely = found by mixed spelling
accounts-no-facet = This column cannot be filtered by value; try for example renewal<90d with /.

# $tier (String) - the tier
# $basis (String) - set, suggested or assumed
accounts-preview-tier = Tier { $tier }, { $basis ->
    [set] decided
    [suggested] suggested, not decided
   *[assumed] assumed: too little is known
}
# $score (String) - the score
# $band (String) - its band
accounts-preview-health = Health { $score }, { $band }
# $coverage (Number) - known weight in percent
accounts-preview-unrated = Not rated: { $coverage }% known
# $coverage (Number) - known weight in percent
accounts-preview-known = { $coverage }% known
accounts-preview-weeks = 8 weeks

accounts-record = Record
accounts-nothing-changed = Nothing was changed.
accounts-views = Views
accounts-view-name-taken = The program has a view of this name
accounts-save-view = Save this view
accounts-view-name = Name
# $name (String) - the view
accounts-delete-view = Delete the view "{ $name }"
# $heading (String) - what
# $value (String) - its value
accounts-bare = { $heading }: { $value }
# $date (String) - the day
# $light (String) - green, yellow or red
accounts-preview-touch = { $date }{ $light ->
    [green] {""}
    [yellow] , beyond the ideal
   *[red] , overdue
}
# $days (Number) - days since it was entered
accounts-preview-never = never, entered { $days }d ago
action-columns = columns
accounts-columns-title = Columns of this view
accounts-columns-auto = auto
accounts-columns-hint = Space shows or hides, Shift-Up and Shift-Down move, Left and Right set the width, Del takes the program's own.
# $count (Number) - open alerts
accounts-alerts = { $count ->
    [one] 1 alert
   *[other] { $count } alerts
}
