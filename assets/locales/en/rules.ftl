### The rules in force, and rules that were edited and are not yet accepted.

rules-title = Rules
rules-same = The policy files say what is in force already.
# $count (Number) - rules
rules-differ = { $count ->
    [one] 1 number is put differently. Nothing changes until you accept.
   *[other] { $count } numbers are put differently. Nothing changes until you accept.
}
rules-files = Files
rules-no-files = There are no policy files; the shipped rules hold.
# $folder (String) - a folder
rules-advice = Write what differs into AREA.toml in { $folder }; docs/policy.md names every number.
rules-nowhere = No files are read here; the rules in force are shown.
rules-changes = What is put differently
rules-before = In force
rules-after = Proposed
rules-moved = Accounts that would move
rules-history = Accepted so far
rules-never = Nothing was accepted; the shipped rules hold.
# $day (String) - a day
# $who (String) - a name
# $digest (String) - short name of the rules
# $count (Number) - numbers
rules-accepted-line = from { $day } by { $who }: rules { $digest }, { $count ->
    [one] 1 number changed
   *[other] { $count } numbers changed
}
rules-reading = reckoning the portfolio under both rules
rules-accept-asks = Put these rules into force from today on?
rules-accept-scope = Weeks that are over keep the rules they had. Undo takes it back.
rules-nothing-to-accept = The policy files say what is in force already.
rules-mistake = A mistake in a policy file
rules-all = Every number in force
rules-pending = The policy files differ from the rules in force: "g p" shows what would change.
cli-policy-about = Show the rules in force, what edited rules would change, and accept them
cli-policy-show = Print every number in force and who says it
cli-policy-compare = Show what the edited policy files would change, before they are accepted
cli-policy-accept = Put the edited policy files into force from today on
cli-policy-history = Show what was accepted, when and by whom
# $day (String) - a day
cli-policy-accepted = Accepted; in force from { $day } on.
