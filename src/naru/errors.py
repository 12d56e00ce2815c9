"""One error tree for the whole house: a stable code, what happened, what to do.

Every message is a fixed sentence kept here, so no source's words, name, number or file name can reach a message, a log or a
traceback: a code carries no place to put them. The only moving parts are `field` (a name from our own schemas) and `line` (a
number). The library raises; only the command line and the desk's shell show. docs/formats/errors.md lists every code and a
test holds the two together.
"""

from __future__ import annotations

import enum
import re

_SCHEMA_NAME = re.compile(r"[a-z][a-z0-9_.\[\]-]{0,60}\Z")


class Code(enum.Enum):
    """A closed list. Each member is (code, what happened and that nothing was lost, what to do)."""

    # values
    EDTF_UNREADABLE = (
        "edtf_unreadable",
        "A date is not in the date notation this project uses (EDTF).",
        "Write it as 2024-01-26, 2024-01, [2024-01-21..2024-01-31] or 2024-01-15/..; docs/formats/fuzzydate.md has more.",
    )
    EDTF_NO_SUCH_DAY = (
        "edtf_no_such_day",
        "A date names a day that does not exist in the calendar.",
        "Check the day and the month; a day that is not known is written 2024-02 or [2024-02-20..2024-02-29].",
    )
    EDTF_REVERSED = (
        "edtf_reversed",
        "A period ends before it begins.",
        "Put the earlier date first.",
    )
    VALUE_UNREADABLE = (
        "value_unreadable",
        "A record does not have the form this project expects, and it was left as it was.",
        "Compare the named field with its schema under docs/formats/.",
    )
    FIELD_UNKNOWN = (
        "field_unknown",
        "A record has a field that is not part of its form.",
        "Remove or rename the field; docs/formats/ lists those that exist.",
    )
    JSON_UNREADABLE = (
        "json_unreadable",
        "A line is not JSON.",
        "Each line must be one JSON object.",
    )

    # publication
    STORY_UNREADABLE = (
        "story_unreadable",
        "A story does not begin with readable front matter between two lines of three dashes; nothing was published.",
        "Compare its head with docs/formats/story.md; the front matter is plain YAML without anchors or doubled fields.",
    )
    STORY_TOO_LONG = (
        "story_too_long",
        "A story is longer than one mebibyte; nothing was published.",
        "Split it into several stories.",
    )
    STORY_FIELD_MISSING = (
        "story_field_missing",
        "The front matter of a story lacks a field it must have; nothing was published.",
        "Add the named field; docs/formats/story.md lists those a lead edition and a sibling edition need.",
    )
    STORY_FIELD_WRONG = (
        "story_field_wrong",
        "A field in the front matter of a story does not have the form it must have; nothing was published.",
        "Compare the named field with docs/formats/story.md.",
    )
    STORY_EDITION_WRONG = (
        "story_edition_wrong",
        "The editions of a story do not fit together: one is missing, there twice or in another language than announced.",
        "List every language once under editions and keep each as <stem>.<language>.md beside the lead edition.",
    )
    PHOTOGRAPH_UNREADABLE = (
        "photograph_unreadable",
        "A photograph cannot be decoded; it was left as it was.",
        "Open it in a picture viewer; if it looks right there, save it again as JPEG or PNG.",
    )
    PHOTOGRAPH_FORMAT = (
        "photograph_format",
        "A photograph is in a format this project does not take; it was left as it was.",
        "Save it as JPEG or PNG.",
    )
    PHOTOGRAPH_TOO_LARGE = (
        "photograph_too_large",
        "A photograph has more bytes or more pixels than this project opens; it was left as it was.",
        "Make it smaller than 40 megapixels and 50 megabytes.",
    )
    BULLETIN_INCOMPLETE = (
        "bulletin_incomplete",
        "A bulletin cites or shows something it was not given; nothing was published.",
        "Hand over a telling for every cited claim and the bytes of every photograph of the story.",
    )

    # reading
    LEXICON_PATTERN = (
        "lexicon_pattern",
        "A pattern in a lexicon cannot be read, or nothing in it must be there.",
        "Compare it with the pattern language in docs/rooms/reading.md; it needs at least one word that cannot be missing.",
    )
    LEXICON_UNREADABLE = (
        "lexicon_unreadable",
        "A lexicon of the country pack does not have the form of its kind.",
        "Compare the named lexicon with docs/rooms/reading.md.",
    )

    # packs
    PACK_NOT_FOUND = (
        "pack_not_found",
        "There is no country pack of this name.",
        "Name a bundled pack (`naru packs --help` shows one) or the folder of one; docs/formats/pack.md has its form.",
    )
    PACK_FILE_MISSING = (
        "pack_file_missing",
        "A file that belongs to the country pack is not there.",
        "Put the named file back into the pack's folder; `naru packs check` lists all that are missing.",
    )
    PACK_FILE_UNREADABLE = (
        "pack_file_unreadable",
        "A file of the country pack cannot be read as what it should be (UTF-8 text, CSV, YAML or GeoJSON).",
        "Mend the named file at the line given; docs/formats/pack.md shows the form of each.",
    )
    PACK_ROW_BROKEN = (
        "pack_row_broken",
        "A row of the country pack does not have the form of its file; it was set aside and the rest was loaded.",
        "Compare the row at the line given with the form in docs/formats/pack.md.",
    )
    PACK_ID_TWICE = (
        "pack_id_twice",
        "An id stands twice in one file of the country pack; the first was kept.",
        "Give the second one an id of its own or remove it.",
    )
    PACK_PARENT_UNKNOWN = (
        "pack_parent_unknown",
        "A place lies in a place that the pack does not have, or in itself.",
        "Set its parent_id to the id of an existing place.",
    )
    PACK_COORDINATES = (
        "pack_coordinates",
        "A place has coordinates that are not on the globe, or only one of the two.",
        "Write latitude (-90 to 90) and longitude (-180 to 180) in degrees, or leave both empty.",
    )
    PACK_LABEL_MISSING = (
        "pack_label_missing",
        "An entry of the country pack lacks a text in one of the four languages.",
        "Write the named text in en, ko, zh and ja.",
    )
    PACK_LIST_INCOMPLETE = (
        "pack_list_incomplete",
        "A closed list in the country pack is not the list this version of Naru knows.",
        "Add the named entry, or remove it where Naru does not know it.",
    )
    PACK_CODE_UNKNOWN = (
        "pack_code_unknown",
        "A lexicon of the country pack uses a code that its taxonomy does not have.",
        "Use a code of taxonomy.yaml, or add the code there first.",
    )
    PACK_NO_SUCH_DAY = (
        "pack_no_such_day",
        "The calendar of the country pack names a day that does not exist.",
        "Check the month and the day.",
    )
    PACK_PLACE_UNKNOWN = (
        "pack_place_unknown",
        "A file of the country pack refers to a place that places.csv does not have.",
        "Use an id of places.csv, or add the place there first.",
    )
    PACK_SOURCE_UNSAID = (
        "pack_source_unsaid",
        "A file of the country pack is not named in its SOURCES.md, so nobody can say where it is from.",
        "Add a line for it to SOURCES.md: what it was made from, and its licence.",
    )
    PACK_NO_POPULATION = (
        "pack_no_population",
        "The country pack holds too few population figures to count with; nothing was made up in their place.",
        "Add figures with year and source to population.csv and age_sex.csv.",
    )

    # exposure
    POPULATION_UNUSABLE = (
        "population_unusable",
        "A population table does not have the form it must have, or holds a figure that no count of people can be.",
        "Give place, sex, age and occupation with their labels, and counts nested in that order; docs/formats/weigh.md shows one.",
    )
    AXIS_UNKNOWN = (
        "axis_unknown",
        "A mask names an axis that the population does not have; this ledger was not weighed.",
        "The axes are place, sex, age and occupation.",
    )
    MASK_MATCHES_NOBODY = (
        "mask_matches_nobody",
        "A mask, or all masks of one ledger together, leave nobody in the population; this ledger was not weighed.",
        "Compare the masks of its clues: two of them may contradict each other, or a list of labels may be empty.",
    )
    CLUE_FIELD_WRONG = (
        "clue_field_wrong",
        "A clue has a field that does not belong to its kind, or lacks one that does; this ledger was not weighed.",
        "cell: where. roster: group, within, size. attendance: group, share. share: within, size.",
    )
    CLUE_SIZE_IMPOSSIBLE = (
        "clue_size_impossible",
        "A size or share of a clue is negative, nothing, reversed or not a number; this ledger was not weighed.",
        "A size is two numbers of people of at least one, the lower first; a share two numbers above 0 and up to 1.",
    )
    GROUP_LARGER_THAN_POPULATION = (
        "group_larger_than_population",
        "A group is told to be larger than the part of the population it lies in; this ledger was not weighed.",
        "Check its size, or widen the mask it lies within.",
    )
    CLUE_TWO_MEANINGS = (
        "clue_two_meanings",
        "Two different clues of one ledger bear the same id; this ledger was not weighed.",
        "Give one of them another id. The same clue again, word for word, is fine and costs nothing.",
    )
    CLUE_UNKNOWN = (
        "clue_unknown",
        "A clue or a relation refers to a clue that the ledger does not have, or not as the kind it must be.",
        "Use the ids of clues of the same ledger; inside names a roster.",
    )
    NESTING_CIRCULAR = (
        "nesting_circular",
        "Groups of one ledger are said to lie inside each other in a circle; this ledger was not weighed.",
        "Let each group lie inside a larger one only.",
    )
    ATTENDANCE_WITHOUT_ROSTER = (
        "attendance_without_roster",
        "A clue tells of an event of a group whose size the ledger does not tell; this ledger was not weighed.",
        "Add the roster clue of the same group.",
    )
    FLOOR_IMPOSSIBLE = (
        "floor_impossible",
        "A floor is not a number of people of at least two.",
        "Name the fewest people a source may be among; 20 where nothing is said.",
    )
    LEDGER_TWICE = (
        "ledger_twice",
        "Two ledgers of one line bear the same id; the line was not weighed.",
        "Put all clues of one source into one ledger.",
    )
    NOTHING_TO_WEIGH = (
        "nothing_to_weigh",
        "There is no ledger to weigh, and nothing is not an answer.",
        "Give one ledger line or more; `naru weigh --help` shows one.",
    )

    # sealed
    RECIPIENT_UNREADABLE = (
        "recipient_unreadable",
        "A recipient is not one that this version can seal to (age1..., X25519); nothing was sealed.",
        "Copy the whole line that `naru keys new` printed or that the drop box shows under /key.",
    )
    RECIPIENTS_MISSING = (
        "recipients_missing",
        "An envelope needs between 1 and 16 recipients; nothing was sealed.",
        "Name each recipient with -r.",
    )
    ENVELOPE_TOO_LARGE = (
        "envelope_too_large",
        "The content is larger than the largest envelope (4 MiB); nothing was sealed or opened.",
        "Split it; independent parts that the house joins come in a later version.",
    )
    ENVELOPE_NOT_AGE = (
        "envelope_not_age",
        "This is not an age envelope (age-encryption.org/v1); it was not opened.",
        "Seal it with `naru seal`; text that only describes an envelope cannot be taken as one.",
    )
    ENVELOPE_ARMORED = (
        "envelope_armored",
        "This is an age envelope in its text form, which is not taken; it was not opened.",
        "Seal it without armor: `naru seal`, or `age` without -a.",
    )
    ENVELOPE_HEADER = (
        "envelope_header",
        "The header of the envelope does not follow the age format; it was not opened.",
        "It was damaged or made by hand; ask for it again.",
    )
    ENVELOPE_HEADER_TOO_LONG = (
        "envelope_header_too_long",
        "The header of the envelope is longer, or names more recipients, than this house reads; it was not opened.",
        "Seal it to at most 16 recipients.",
    )
    ENVELOPE_PASSPHRASE = (
        "envelope_passphrase",
        "The envelope is locked with a passphrase; such envelopes are never handed to a decryptor.",
        "Seal it to the newsroom's recipient instead of a passphrase.",
    )
    ENVELOPE_STANZA = (
        "envelope_stanza",
        "The envelope is sealed to a kind of recipient that this version does not take; it was not opened.",
        "Seal it to the newsroom's recipient only (age1..., X25519).",
    )
    ENVELOPE_TRUNCATED = (
        "envelope_truncated",
        "The envelope is cut off; it was not opened.",
        "Send it again whole.",
    )
    # intake
    ENVELOPE_NOT_OPENED = (
        "envelope_not_opened",
        "The envelope does not open with this key: it was sealed to another key, or it was changed on the way.",
        "Check that the right key is used; then ask for the envelope again.",
    )
    ENVELOPE_FRAME = (
        "envelope_frame",
        "The envelope opens, but its content is not laid out as this house does (length, content, zeros).",
        "Seal it with `naru seal`; an envelope made with another age program can be opened with that program.",
    )
    IDENTITY_UNREADABLE = (
        "identity_unreadable",
        "The key file is not one that this house wrote; nothing was opened.",
        "Use the file that `naru keys new` or `naru new` made.",
    )
    PASSPHRASE_WRONG = (
        "passphrase_wrong",
        "The passphrase does not open this key; nothing was changed.",
        "Try again; there is no way round a lost passphrase.",
    )
    PASSPHRASE_MISSING = (
        "passphrase_missing",
        "This key lies under a passphrase, and none was given.",
        "Give it with --passphrase-file, or type it when asked on a terminal.",
    )
    MESSAGE_EMPTY = (
        "message_empty",
        "A message holds no text; it was set aside as it came.",
        "If it was meant to hold something, ask for it again.",
    )
    MESSAGE_TOO_LONG = (
        "message_too_long",
        "A message is longer than 1 MiB of text; it was set aside as it came.",
        "Split it into several messages.",
    )
    MESSAGE_BINARY = (
        "message_binary",
        "A message is not text; it was set aside as it came.",
        "Photographs are taken beside a note that names them; other kinds of file come in a later version.",
    )
    ENCODING_UNKNOWN = (
        "encoding_unknown",
        "A message is not written in UTF-8; it was set aside as it came.",
        "Save it as UTF-8 and take it again.",
    )
    CONTROL_CHARACTERS = (
        "control_characters",
        "A message holds control characters or marks that turn the direction of writing; it was set aside as it came.",
        "Look at the original with care: such characters can make a text read differently from what it says.",
    )
    NOTE_HEADER = (
        "note_header",
        "The head of a note (the lines between the two ---) cannot be understood; it was set aside as it came.",
        "docs/formats/note.md shows a note; the named field is the one to look at.",
    )
    OUTPUT_EXISTS = (
        "output_exists",
        "The file to be written is already there; nothing was written.",
        "Name another file, or move the old one away first.",
    )
    OUTPUT_UNUSABLE = (
        "output_unusable",
        "The place named for the output cannot be written to; nothing was written.",
        "Check that the folder is there and may be written to.",
    )
    # desk
    NEWSROOM_MISSING = (
        "newsroom_missing",
        "The folder named is not a newsroom; nothing was read or written.",
        "Make one with `naru new DIR`.",
    )
    NEWSROOM_EXISTS = (
        "newsroom_exists",
        "The folder named is not empty; nothing was written.",
        "Name a new or an empty folder.",
    )
    NEWSROOM_DAMAGED = (
        "newsroom_damaged",
        "A file of the newsroom is missing, was changed or belongs to another newsroom; nothing was written.",
        "Restore the folder from its last backup; the untouched files in it are still good.",
    )
    NEWSROOM_NEWER = (
        "newsroom_newer",
        "The newsroom was made by a newer version of this program; nothing was read or written.",
        "Install the newer version.",
    )
    NEWSROOM_BUSY = (
        "newsroom_busy",
        "Another command has been working in this newsroom for ten minutes; nothing was written.",
        "Let it end, then try again.",
    )
    STORAGE_FULL = (
        "storage_full",
        "The disk is full or takes no more; what was finished before stays, nothing else was acknowledged.",
        "Make room, then give the same command again: nothing is taken twice.",
    )
    CHANNEL_NOT_YET = (
        "channel_not_yet",
        "Messages from this channel cannot be taken yet; nothing was taken.",
        "Typed notes and folders can: leave --channel out and name the channel in the note's head.",
    )
    KIND_NOT_YET = (
        "kind_not_yet",
        "A file is of a kind that cannot be taken yet; it was set aside as it came.",
        "Typed messages (.txt) can be taken, and photographs (.jpg, .png) that a note names.",
    )
    FILE_UNREADABLE = (
        "file_unreadable",
        "A file cannot be read, is no plain file, or is larger than 64 MiB; it was left where it is.",
        "Check that it is there and may be read.",
    )
    SOURCE_UNKNOWN = (
        "source_unknown",
        "A message names a source that is not on the roster; it was set aside as it came.",
        "Add the codename to the roster with `naru roster`, or mend the note; then take it again.",
    )
    ATTACHMENT_MISSING = (
        "attachment_missing",
        "A note names an attachment that is not there or cannot be read; the note was set aside as it came.",
        "Put the file beside the note, or into the folder photographs next to it; then take it again.",
    )
    READING_FAILED = (
        "reading_failed",
        "A message could not be read by the machine; it was set aside as it came.",
        "Please report it without the message; the next version will read it when it is taken again.",
    )
    ROSTER_UNREADABLE = (
        "roster_unreadable",
        "The roster is not YAML of the form this project expects; nothing was written.",
        "docs/formats/roster.md shows a roster.",
    )
    LABEL_FIXED = (
        "label_fixed",
        "A source has been published under another label; a label is kept for life, and the entry was left as it was.",
        "Keep the label that readers have seen.",
    )
    CLAIM_UNKNOWN = (
        "claim_unknown",
        "A decision names a claim that is not in this newsroom; it was set aside.",
        "`naru claims DIR` lists the claims and their ids.",
    )
    # dropbox
    DROPBOX_MISSING = (
        "dropbox_missing",
        "The parts of the drop box are not installed on this machine; nothing was started.",
        "Install them with: pip install 'naru-newsroom[dropbox]'.",
    )
    LISTEN_UNUSABLE = (
        "listen_unusable",
        "The address to listen on cannot be used; nothing was started.",
        "Write it as 127.0.0.1:8766, and choose a free port.",
    )

    # care
    PLAN_IMPOSSIBLE = (
        "plan_impossible",
        "A check-in plan cannot be kept: its beat or grace is out of range, or its beginning has no time zone; it was set aside.",
        "Give a beat above zero and a grace of zero or more, each at most 366 days, and a beginning with its offset, as in 2024-02-05T18:00:00+09:00.",
    )
    CLOCK_WITHOUT_ZONE = (
        "clock_without_zone",
        "The time to compare with has no time zone; nothing was checked.",
        "Give it with its offset, as in 2024-02-05T18:00:00+09:00.",
    )
    # reading times
    TIMES_RULES_BROKEN = (
        "times_rules_broken",
        "A file of rules for reading times names a piece, a field or a kind that does not exist.",
        "Mend the named part; docs/rooms/reading-times.md describes the form of these files.",
    )

    # stories
    STORY_REFUSED = (
        "story_refused",
        "The gate refuses this story; nothing was written.",
        "Mend what the gate names, sentence by sentence, and publish again.",
    )
    # shell
    ADDRESS_NOT_LOOPBACK = (
        "address_not_loopback",
        "The address to listen on is not one of this machine's own.",
        "Use 127.0.0.1 and a port, for example 127.0.0.1:8765.",
    )
    ADDRESS_IN_USE = (
        "address_in_use",
        "Something on this machine listens at that address already.",
        "Stop it, or choose another port with --listen 127.0.0.1:0, which takes a free one.",
    )
    EXAMPLE_UNKNOWN = (
        "example_unknown",
        "There is no such example; nothing was opened.",
        "Give the folder of an example such as examples/frozen-river, or leave it out.",
    )
    EXAMPLE_IS_NEWSROOM = (
        "example_is_newsroom",
        "This is a real newsroom; it is never put on show, and it was left as it was.",
        "naru run shows bundled examples only.",
    )

    # corroboration
    CHAINS_TOO_TANGLED = (
        "chains_too_tangled",
        "The chains of an event cross each other so often that the smallest set of people cannot be settled; that event was set aside.",
        "Leave out chains that say nothing new; a hundred that all cross are still counted exactly.",
    )
    ID_TWICE = (
        "id_twice",
        "A claim has the id of an earlier one; the later one was set aside.",
        "Give every claim an id of its own.",
    )

    # claims
    DECISION_OF_ANOTHER_CLAIM = (
        "decision_of_another_claim",
        "A decision names another claim than the one it was given for; nothing was changed.",
        "Look up the claim by the id that the decision names.",
    )
    DECISION_FORBIDDEN = (
        "decision_forbidden",
        "A claim cannot go from the state it is in to the one decided on; it was left as it was.",
        "docs/rooms/claims.md lists the steps: a confirmed claim is withdrawn, not rejected; a withdrawn one is proposed anew first.",
    )
    EDIT_KIND_UNKNOWN = (
        "edit_kind_unknown",
        "An edit names a kind that the pack does not have; the claim was left as it was.",
        "Use a code of the pack's taxonomy, or other.",
    )
    EDIT_PLACE_UNKNOWN = (
        "edit_place_unknown",
        "An edit names a place that the pack does not have; the claim was left as it was.",
        "Use an id of the pack's places.csv.",
    )
    EDIT_WITHOUT_QUOTE = (
        "edit_without_quote",
        "An edit translates a quotation that the claim does not have; the claim was left as it was.",
        "Leave the translation out.",
    )
    LADDER_LABEL_TWICE = (
        "ladder_label_twice",
        "Two rungs of a ladder have the same label, or one has none; the claim was left as it was.",
        "Give each rung a label of its own: a story chooses a rung by it.",
    )

    # observatory
    WEEK_UNREADABLE = (
        "week_unreadable",
        "A week of coverage is not a week of the ISO calendar; the line was set aside.",
        "Write it as 2024-W05; weeks run from Monday to Sunday.",
    )

    def __init__(self, code: str, sentence: str, hint: str) -> None:
        self.code = code
        self.sentence = sentence
        self.hint = hint


class NaruError(Exception):
    """Base of all errors of the house. `exit_status` is what the command line ends with (docs/formats/commands.md)."""

    exit_status = 2

    def __init__(self, code: Code, *, field: str | None = None, line: int | None = None) -> None:
        # Anything that is not a plain schema name could be somebody's words: it is dropped, never shown.
        self.field = field if field is not None and _SCHEMA_NAME.match(field) else None
        self.line = line
        self.code = code.code
        self.sentence = code.sentence
        self.hint = code.hint
        super().__init__(code.code, self.field, line)

    def __str__(self) -> str:
        where = f" (field {self.field})" if self.field else ""
        return f"{self.sentence}{where}"

    def as_dict(self) -> dict[str, str | None]:
        """The error object of the command line's JSON: code, message, hint, field."""
        return {"code": self.code, "message": self.sentence, "hint": self.hint, "field": self.field}


class InputError(NaruError):
    """What was handed in cannot be used at all; nothing was written."""


class ItemError(NaruError):
    """One item of many cannot be used; it is set aside and the rest goes on."""

    exit_status = 4


class RefusedError(NaruError):
    """A considered no: a refused gate, a failed check, a refused envelope."""

    exit_status = 1


class MissingError(NaruError):
    """Something this machine needs is not there."""

    exit_status = 3
