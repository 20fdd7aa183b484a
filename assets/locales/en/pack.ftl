### Sealed packs on the screen.

pack-title = Sealed pack
pack-open-title = Open a sealed pack
pack-gathering = The pack is being put together.
pack-enter = Enter asks for file and passphrase. The digits show what another reader would get.
pack-holds = What is in it
# $kind (String) - kind of record
# $n (Number) - how many
pack-rows = { $kind }: { $n }
pack-names-heading = Other customers named in texts
pack-names-hint = Free text in this pack names other customers. Look at it first: whoever opens the pack reads it.
pack-names-first = Confirm that the other customers named in texts may be read, or change the texts first.
pack-cuts-heading = Links that lead out of it and are cut
pack-field-passphrase = Passphrase
pack-field-passphrase-hint = At least 8 characters. Tell it by another way than the file; without it nobody opens the pack.
pack-field-again = Once more
pack-field-names = Others named
# $code (String) - yes or no
pack-field-names-way = { $code ->
    [yes] may be read
   *[no] not looked at yet
}
pack-open-hint = Enter asks for the file and its passphrase. First it is shown what opening it would do here; nothing is written before that.
# $at (String) - time
# $reader (String) - for whom
pack-from = Packed at { $at }, for: { $reader }
# $at (String) - time
pack-older = A later pack of these accounts, of { $at }, was opened already. Enter asks whether to take in this older one.
pack-older-anyway = Take in a pack that is older than the one opened last?
pack-take-enter = Enter takes it in as one action; u takes that back.
pack-take-asks = Some fields changed on both sides. Enter asks which side counts for them.
pack-take-which = What changed on both sides
pack-take-ours = stays as it is here
pack-take-theirs = becomes as in the pack
pack-taken = The pack is taken in; u takes it back.
# $new (Number) - how many
# $changed (Number) - how many
# $same (Number) - how many
# $deleted (Number) - how many
# $actions (Number) - how many
pack-plan = { $new } rows new, { $changed } fields changed, { $same } rows as they are here, { $deleted } deleted there, { $actions } actions of history
# $n (Number) - how many
pack-deleted-here = { $n } rows were deleted here and stay so.
pack-conflicts-heading = Changed on both sides
pack-updates-heading = Changed there
pack-deletions-heading = Deleted there
