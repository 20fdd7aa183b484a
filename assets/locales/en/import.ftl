### Import: names of target fields, what is wrong with a file or a row, what is to be chosen.

# $code (String) - the target field
import-field = { $code ->
    [name] customer name
    [short_name] short name
    [kind] customer type
    [credit_code] unified social credit code
    [tier] tier
    [tier_on] tier date
    [owner] account owner
    [owner_since] owner since
    [tags] tags
    [contract] contract
    [contract_amount] contract amount
    [contract_signed_on] contract date
    [renewal_on] renewal date
    [last_touch_on] last two-way contact
    [last_touch_channel] contact channel
    [contact_name] contact person
    [contact_title] contact title
    [contact_department] contact department
    [contact_phone] contact phone
    [contact_mail] contact mail
    [contact_wechat] WeChat
    [judged_on] assessment date
    [usage] usage rate
    [usage_on] usage date
    [intent] renewal intent
    [intent_on] renewal intent date
    [recommend] would recommend
    [recommend_on] recommendation date
    [high_tickets] P0+P1 tickets
    [high_tickets_on] tickets date
   *[other] ?{ $code }
}
# $criterion (String) - what is judged
import-judgement = { $criterion } (1-5)
# $kind (String) - revenue or profit
# $period (String) - 2025, 2025Q3
import-figure = { $kind } { $period }
# $kind (String) - revenue or profit
import-figure-trailing = { $kind } last 12 months
# $label (String) - the user's name for it
import-custom = own field "{ $label }"
import-ignore = left out

# $which (String) - the limit
# $allowed (Number) - what it allows
import-limit = { $which ->
    [file_bytes] The file is larger than { $allowed } bytes, the most that is read.
    [inflated_bytes] Unpacked, the file is larger than { $allowed } bytes, the most that is read.
    [parts] The workbook has more than { $allowed } parts or formats, the most that is read.
    [rows] The sheet has more than { $allowed } rows, the most that is read at once.
    [columns] The sheet reaches beyond column { $allowed }, the last that is read.
    [cells] The sheet has, or claims to have, more than { $allowed } cells, the most that is read. Copy the list into a new workbook.
    [cell_bytes] One cell holds more than { $allowed } bytes, the most that is read.
    [seconds] Reading took longer than { $allowed } seconds and was stopped.
   *[other] A limit was reached: { $which }, { $allowed }.
}

# $error (String) - what the system said
import-file-unreadable = The file cannot be read: { $error }.
import-not-a-file = This is not a plain file but a folder, a pipe or a device.
import-empty = There are no rows in it.
# $kind (String) - the kind of file
import-unreadable-kind = { $kind ->
    [html_table] This is a web page with a table, whatever its name says. Open it in a spreadsheet and save it as .xlsx, or copy the table and paste it.
    [xml_spreadsheet] This is a workbook in the XML form of 2003. Open it in a spreadsheet and save it as .xlsx.
    [web_archive] This is a saved web page (MHTML), whatever its name says. Open it in a spreadsheet and save it as .xlsx.
    [binary_workbook] This is a binary workbook (.xlsb). Open it in a spreadsheet and save it as .xlsx.
    [numbers] This is a workbook of Apple Numbers. Export it as Excel (.xlsx) or CSV.
    [document] This is a document or a presentation, not a spreadsheet. Copy the table and paste it.
    [pdf] This is a PDF file. Ask for the list as a spreadsheet.
    [picture] This is a picture. Ask for the list as a spreadsheet.
    [archive] This is a packed archive. Unpack it and import the file inside.
    [database] This is a database. To open a Kamdeck database use --db.
    [protected] Document protection (DRM, rights management) has encrypted this file. Have it released, or copy the table from where you may open it and paste it.
   *[other] This kind of file cannot be read: { $kind }.
}
import-encrypted = The workbook is encrypted with a password. Remove the password in the spreadsheet, save it again and import that.
import-too-old = The workbook is older than Excel 97. Open it in a spreadsheet and save it as .xlsx.
import-not-text = This is neither text nor a workbook; perhaps it is damaged, or document protection has encrypted it.
import-damaged = The file is damaged, or not what it claims to be. Open it in a spreadsheet and save it as .xlsx.
# $name (String) - what was asked for
# $offered (String) - some that exist
import-unknown-encoding = There is no encoding "{ $name }". Known are, among others: { $offered }.
# $delimiter (String) - what was asked for
import-not-a-delimiter = Columns cannot be separated by "{ $delimiter }"; write one character such as a comma, semicolon, tab or bar.
# $name (String) - what was asked for
# $sheets (String) - those that are there
import-no-such-sheet = There is no sheet "{ $name }". There are: { $sheets }.
# $line (Number) - the line asked for
import-no-such-header = Line { $line } is empty; it cannot be the header row.

# $heading (String) - the column
import-mapping-no-column = The mapping names a column "{ $heading }" that the file does not have.
# $target (String) - the target field
# $first (String) - a column
# $second (String) - another
import-mapping-twice = Two columns are to become "{ $target }": "{ $first }" and "{ $second }".
import-mapping-no-name = No column holds the customer's name. Say which one does, in the wizard or in a mapping file (--map).

# $problem (String) - half a sentence
# $at (Number) - the character, from 1
import-reason-unreadable = { $problem } (character { $at })
# $allowed (String) - the codes
import-reason-unknown-word = this word is not known here; write one of { $allowed }
# $found (Number) - how many characters
import-reason-code-length = a credit code has 18 characters, this has { $found }
# $found (String) - a character
# $position (Number) - its position
import-reason-code-alphabet = "{ $found }" at position { $position } is in no credit code
# $expected (String) - the right check digit
# $found (String) - the wrong one
import-reason-code-check = the check digit does not fit: { $expected } is wanted, { $found } is there
import-reason-no-name = there is no customer name
# $most (Number) - how many characters
import-reason-too-long = more than { $most } characters
# $today (String) - the date
import-reason-future = the date is in the future (today is { $today })
import-reason-undecodable = some bytes mean nothing in the file's encoding; choose another encoding
# $headings (Number) - how many
import-reason-extra-cells = more cells than the { $headings } headings, so values may stand in the wrong column
import-reason-broken-line = this line and its neighbour look like one line broken in two
import-reason-open-quote = a quotation mark is opened and never closed
import-reason-total-row = this is a sum, not a customer
import-reason-heading-again = these are the headings once more
# $code (String) - an account
# $name (String) - another
import-reason-two-accounts = the credit code belongs to { $code }, the name to { $name }
# $account (String) - an account
# $code (String) - its code
import-reason-other-code = { $account } has this name, but the credit code { $code }
# $count (Number) - how many
import-reason-several-accounts = { $count } accounts have this name; only a credit code tells them apart
import-reason-unanswered = it can be read in two ways, and none was chosen
# $reason (String) - what is wrong first
# $more (Number) - how many cells besides
import-reason-and-more = { $reason }; { $more } more in this row

# $name (String) - the account
# $line (Number) - a line of the file
import-owner-line = "{ $name }" (line { $line })
# $name (String) - the account
import-owner-account = "{ $name }"

# $account (String) - the account
import-skip-exists = { $account } exists already (--update adds newer facts)
# $account (String) - the account
import-skip-nothing-new = nothing new about { $account }
# $line (Number) - the line
import-skip-repeated = the same account stands in line { $line }

# $line (Number) - the line
# $name (String) - the name there
# $other (String) - the other account
import-warning-twin = Line { $line }: "{ $name }" differs from { $other } only in its legal form. Both are kept; merge them if they are one.
# $count (Number) - how many
# $lines (String) - the first of them
import-warning-nameless = In { $count } rows contact details stand without a name; they were left out (lines { $lines }).
# $count (Number) - how many
# $lines (String) - the first of them
import-warning-short = { $count } rows have fewer cells than there are headings; the rest is taken as empty (lines { $lines }).
# $count (Number) - how many
# $lines (String) - the first of them
import-warning-merged = { $count } rows took a text from the merged cell above them (lines { $lines }).
# $day (String) - when
# $file (String) - the name it had then
import-warning-repeated = This very file was imported before, on { $day } as { $file }.
# $count (Number) - how many
import-warning-failed = { $count } cells hold a failed formula such as #N/A and are taken as unknown.
# $heading (String) - the column
# $count (Number) - how many
import-warning-year = Column "{ $heading }": the year was added to { $count } dates without one.
# $heading (String) - the column
# $count (Number) - how many
import-warning-day-numbers = Column "{ $heading }": { $count } day numbers of a spreadsheet were read as dates.
# $name (String) - the encoding
import-warning-encoding = The encoding was guessed: { $name }. If names look wrong, choose another (--encoding).
# $line (Number) - the line
# $field (String) - the field
import-warning-kept = Line { $line }: "{ $field }" was kept, what is known is newer or was entered by hand.

# $heading (String) - the column
# $value (String) - an example
# $line (Number) - its line
# $readings (String) - what it can mean
# $flag (String) - the option
import-question = { $flag ->
    [dates] Column "{ $heading }": does "{ $value }" (line { $line }) mean { $readings }? Choose with --dates.
    [decimal] Column "{ $heading }": does "{ $value }" (line { $line }) mean { $readings }? Choose with --decimal.
    [percent] Column "{ $heading }": does "{ $value }" (line { $line }) mean { $readings }? Choose with --percent.
   *[other] Column "{ $heading }": "{ $value }" (line { $line }): { $readings }?
}
# $code (String) - dmy, mdy, point ...
# $value (String) - what it means then
import-question-reading = { $value } ({ $code })
import-question-or = { " or " }
import-question-contradictory = Other cells of the column speak for both.

import-stale = Somebody has written to the database meanwhile. Look at the plan again.
import-cancelled = The import was cancelled; nothing was stored.
import-contract-title = Contract (imported)
import-tier-reason = Import
import-touch-summary = Last contact, from an imported list
import-pasted = pasted block
import-rejects-line = Rejected line
import-rejects-column = Rejected column
import-rejects-reason = Reason of rejection

# $read (Number) - rows
# $stored (Number) - new accounts
# $updated (Number) - rows with news
# $skipped (Number) - rows without
# $rejected (Number) - refused rows
import-done = { $read } rows read: { $stored } stored, { $updated } updated, { $skipped } skipped, { $rejected } rejected.
# $read (Number) - rows
# $stored (Number) - new accounts
# $updated (Number) - rows with news
# $skipped (Number) - rows without
# $rejected (Number) - refused rows
import-would = { $read } rows read: { $stored } would be stored, { $updated } updated, { $skipped } skipped, { $rejected } rejected. Nothing was written.

# $code (String) - the target field; an example for the template
import-example = { $code ->
    [name] Orion Batteries Ltd
    [short_name] Orion
    [kind] enterprise
    [tier] A
    [industry] New energy
    [region] East
    [city] Shanghai
    [scale] 1200 employees
    [core_business] Battery packs for storage plants
    [owner] Chen Jing
    [contract] Platform subscription
    [contact_name] Li Wei
    [contact_title] Head of procurement
    [contact_mail] li.wei@example.com
    [intent] satisfied
    [last_touch_channel] visit
    [tags] storage; export
   *[other] ?{ $code }
}

# $count (Number) - how many columns
# $names (String) - their headings
import-warning-own-fields = { $count ->
    [one] One column is no field known here and is kept as a field of your own: { $names }.
   *[other] { $count } columns are no fields known here and are kept as fields of your own: { $names }.
}
import-list-comma = {", "}
