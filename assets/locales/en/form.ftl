### Forms and calendars.

form-required = something has to stand here
# $most (Number) - Characters.
form-too-long = at most { $most } characters
form-new-entry = new: this name is not known yet
# $readings (String) - The readings, separated by slashes.
form-ambiguous = this can be read as { $readings }; write the one that is meant
form-no-choices = this field is typed
form-no-draft = there is no draft here
# $title (String) - The form's title.
form-restored = { $title } (draft restored; Ctrl-x discards it)
form-not-future = a day to come cannot be looked at
# $day (String) - Code of the weekday.
form-weekday = { $day ->
    [mon] Mon
    [tue] Tue
    [wed] Wed
    [thu] Thu
    [fri] Fri
    [sat] Sat
   *[sun] Sun
}
# $day (String) - The date.
# $weekday (String) - Its weekday.
form-day-off = { $day } { $weekday }, day off
# $day (String) - The date.
# $weekday (String) - Its weekday.
form-day-made-up = { $day } { $weekday }, make-up workday
# $day (String) - The date.
# $weekday (String) - Its weekday.
form-day = { $day } { $weekday }
