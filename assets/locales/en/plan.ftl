### Tasks, reviews, targets, touchpoints, contingency plans, packages, memories, resources on the card.

plan-tasks = Tasks
plan-tasks-none = There is nothing to do. n enters a task.
plan-tasks-done = Done tasks
plan-done = done
plan-snoozed = put off
plan-task-is-done = This task is done already.

plan-reviews = Quarterly review
plan-reviews-before = Earlier reviews
plan-review-exempt = too young for a review
plan-review-done = reviewed
plan-review-late = reviewed late
# $what (String) - the kind of record
plan-review-is-done = This { $what } is made already; e changes it.
plan-review-same = reviewed, nothing changed
# $count (Number) - records changed since the last review
plan-review-hint = { $count } records changed since the last review. Choose, or type what changed.
# $page (String) - a page of the card
# $what (String) - what changed
plan-review-changed = { $page }: { $what }
plan-review-nothing = Nothing changed.

plan-annual = Annual plan
# $year (Number) - the year
plan-annual-none = There is no plan for { NUMBER($year, useGrouping: 0) }. Enter starts one; its targets become tasks.
plan-annual-before = Earlier plans
# $year (Number) - the year
plan-of-year = Plan { NUMBER($year, useGrouping: 0) }
plan-no-target = without targets: n enters one
plan-blank = From nothing
plan-with-modules = With the modules of the library
plan-not-a-percentage = A percentage such as 90 or 90.5.
# $year (Number) - the year
plan-year-target = Target { NUMBER($year, useGrouping: 0) }
plan-year-target-hint = In percent. A level holds in each quarter; growth is split evenly.
# $quarter (Number) - 1 to 4
plan-quarter = Quarter { $quarter }
plan-quarter-hint = Empty: its share of the year.
plan-split = By quarter
plan-measure-set = This measure has targets already; change them there.
# $year (Number) - the year
# $quarter (Number) - 1 to 4
# $measure (String) - what is measured
# $target (String) - a percentage
plan-task = Plan { NUMBER($year, useGrouping: 0) } Q{ $quarter }: { $measure } { $target }
# $target (String) - a percentage
# $reached (String) - a percentage
plan-target-reached = target { $target }, reached { $reached }

plan-touchpoints = Touchpoints
plan-touchpoints-none = No occasion is planned. n plans one, also from the rhythm of the quarter.
plan-touchpoints-done = Held
plan-touchpoint-is-done = This took place already.
# $count (Number) - occasions
plan-not-held = planned and not held: { $count }
plan-hour-hint = Day and hour, if it is settled.

plan-contingencies = Contingency plans
plan-contingencies-none = This account has no plan of its own. n makes one from a template.
plan-common = common library
plan-scope = Only for
plan-scope-hint = Empty: for all accounts, in the common library.
# $when (String) - a sentence
plan-starts-when = Starts when: { $when }
# $hours (Number) - hours from discovery
# $who (String) - a role
# $act (String) - what to do
plan-step = Within { $hours } h, { $who }: { $act }
# $words (String) - the first words
plan-say = Say: { $words }
# $what (String) - a sentence
plan-never = Never: { $what }
# $when (String) - a sentence
plan-ends-when = Ends when: { $when }
# $what (String) - something
plan-prepare = Keep ready: { $what }

plan-packages = Service packages
plan-packages-none = No package is chosen. n enters training, data analysis or integration.
plan-package-is-over = This package has ended.
# $day (String) - when
plan-ended = ended { $day }
plan-memories = Memory book
plan-memories-none = Nothing is noted. n notes the first meeting, or a problem solved together.
plan-internal = internal
plan-giveable-hint = Whether it may stand in the book that they are given.
# $tier (String) - the tier
plan-resources = What the tier gives: { $tier }
# $code (String) - how much of a resource
plan-support = { $code ->
    [dedicated] dedicated
    [shared] shared
    [on_request] on request
   *[other] ?{ $code }
}
plan-team = Team
plan-budget = Budget
plan-technical-support = Technical support
plan-priority = Response priority
plan-waiver = Approval waived
plan-capacity = Capacity reserved
plan-cadence = In touch
# $ideal (Number) - days
# $most (Number) - days
plan-cadence-days = every { $ideal } days, at the latest after { $most }

# $quarter (Number) - 1 to 4
# $target (String) - a percentage
# $reached (String) - a percentage
plan-why-quarter = Q{ $quarter } { $reached } of { $target }
plan-why-level = A level: what is aimed at for the year holds in every quarter, unless a quarter has its own.
plan-why-growth = Growth adds up: a quarter of the year's target with each quarter, unless a quarter has its own.
plan-why-review = Every card is gone through once a quarter, by its last working day.
