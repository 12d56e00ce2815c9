"""The closed list of error codes. Codes are stable: scripts rely on them. What each says stands in words.toml.

Refuses: a code without words, or words without a code, is found by a test.
"""

from __future__ import annotations

import enum
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("naru.errors").joinpath("words.toml").read_text("utf-8"))


class Code(enum.Enum):
    """One member a code, by room; the member's name is the code in capitals."""

    # values
    EDTF_UNREADABLE = "edtf_unreadable"
    EDTF_NO_SUCH_DAY = "edtf_no_such_day"
    EDTF_REVERSED = "edtf_reversed"
    VALUE_UNREADABLE = "value_unreadable"
    FIELD_UNKNOWN = "field_unknown"
    JSON_UNREADABLE = "json_unreadable"
    # publication
    STORY_UNREADABLE = "story_unreadable"
    STORY_TOO_LONG = "story_too_long"
    STORY_FIELD_MISSING = "story_field_missing"
    STORY_FIELD_WRONG = "story_field_wrong"
    STORY_EDITION_WRONG = "story_edition_wrong"
    PHOTOGRAPH_UNREADABLE = "photograph_unreadable"
    PHOTOGRAPH_FORMAT = "photograph_format"
    PHOTOGRAPH_TOO_LARGE = "photograph_too_large"
    BULLETIN_INCOMPLETE = "bulletin_incomplete"
    # reading
    LEXICON_PATTERN = "lexicon_pattern"
    LEXICON_UNREADABLE = "lexicon_unreadable"
    RULE_UNKNOWN = "rule_unknown"
    RULE_LOCKED = "rule_locked"
    # evaluation
    GOLD_UNREADABLE = "gold_unreadable"
    GOLD_WORDS_MISSING = "gold_words_missing"
    GOLD_TEXT_MISSING = "gold_text_missing"
    DESK_MISSING = "desk_missing"
    # packs
    PACK_NOT_FOUND = "pack_not_found"
    PACK_FILE_MISSING = "pack_file_missing"
    PACK_FILE_UNREADABLE = "pack_file_unreadable"
    PACK_ROW_BROKEN = "pack_row_broken"
    PACK_ID_TWICE = "pack_id_twice"
    PACK_PARENT_UNKNOWN = "pack_parent_unknown"
    PACK_COORDINATES = "pack_coordinates"
    PACK_LABEL_MISSING = "pack_label_missing"
    PACK_LIST_INCOMPLETE = "pack_list_incomplete"
    PACK_CODE_UNKNOWN = "pack_code_unknown"
    PACK_NO_SUCH_DAY = "pack_no_such_day"
    PACK_PLACE_UNKNOWN = "pack_place_unknown"
    PACK_SOURCE_UNSAID = "pack_source_unsaid"
    PACK_NO_POPULATION = "pack_no_population"
    # exposure
    POPULATION_UNUSABLE = "population_unusable"
    AXIS_UNKNOWN = "axis_unknown"
    MASK_MATCHES_NOBODY = "mask_matches_nobody"
    CLUE_FIELD_WRONG = "clue_field_wrong"
    CLUE_SIZE_IMPOSSIBLE = "clue_size_impossible"
    GROUP_LARGER_THAN_POPULATION = "group_larger_than_population"
    CLUE_TWO_MEANINGS = "clue_two_meanings"
    CLUE_UNKNOWN = "clue_unknown"
    NESTING_CIRCULAR = "nesting_circular"
    ATTENDANCE_WITHOUT_ROSTER = "attendance_without_roster"
    FLOOR_IMPOSSIBLE = "floor_impossible"
    LEDGER_TWICE = "ledger_twice"
    LEDGER_TOO_LONG = "ledger_too_long"
    NOTHING_TO_WEIGH = "nothing_to_weigh"
    # sealed
    RECIPIENT_UNREADABLE = "recipient_unreadable"
    RECIPIENTS_MISSING = "recipients_missing"
    ENVELOPE_TOO_LARGE = "envelope_too_large"
    ENVELOPE_NOT_AGE = "envelope_not_age"
    ENVELOPE_ARMORED = "envelope_armored"
    ENVELOPE_HEADER = "envelope_header"
    ENVELOPE_HEADER_TOO_LONG = "envelope_header_too_long"
    ENVELOPE_PASSPHRASE = "envelope_passphrase"
    ENVELOPE_STANZA = "envelope_stanza"
    ENVELOPE_TRUNCATED = "envelope_truncated"
    # intake
    ENVELOPE_NOT_OPENED = "envelope_not_opened"
    ENVELOPE_FRAME = "envelope_frame"
    IDENTITY_UNREADABLE = "identity_unreadable"
    PASSPHRASE_WRONG = "passphrase_wrong"
    PASSPHRASE_MISSING = "passphrase_missing"
    MESSAGE_EMPTY = "message_empty"
    MESSAGE_TOO_LONG = "message_too_long"
    MESSAGE_BINARY = "message_binary"
    ENCODING_UNKNOWN = "encoding_unknown"
    CONTROL_CHARACTERS = "control_characters"
    NOTE_HEADER = "note_header"
    OUTPUT_EXISTS = "output_exists"
    OUTPUT_UNUSABLE = "output_unusable"
    # desk
    NEWSROOM_MISSING = "newsroom_missing"
    NEWSROOM_EXISTS = "newsroom_exists"
    NEWSROOM_DAMAGED = "newsroom_damaged"
    NEWSROOM_NEWER = "newsroom_newer"
    NEWSROOM_BUSY = "newsroom_busy"
    STORAGE_FULL = "storage_full"
    CHANNEL_NOT_YET = "channel_not_yet"
    KIND_NOT_YET = "kind_not_yet"
    FILE_UNREADABLE = "file_unreadable"
    SOURCE_UNKNOWN = "source_unknown"
    ATTACHMENT_MISSING = "attachment_missing"
    READING_FAILED = "reading_failed"
    ROSTER_UNREADABLE = "roster_unreadable"
    LABEL_FIXED = "label_fixed"
    CLAIM_UNKNOWN = "claim_unknown"
    # dropbox
    DROPBOX_MISSING = "dropbox_missing"
    LISTEN_UNUSABLE = "listen_unusable"
    # care
    PLAN_IMPOSSIBLE = "plan_impossible"
    CLOCK_WITHOUT_ZONE = "clock_without_zone"
    # reading times
    TIMES_RULES_BROKEN = "times_rules_broken"
    # stories
    STORY_REFUSED = "story_refused"
    # shell
    ADDRESS_NOT_LOOPBACK = "address_not_loopback"
    ADDRESS_IN_USE = "address_in_use"
    EXAMPLE_UNKNOWN = "example_unknown"
    EXAMPLE_IS_NEWSROOM = "example_is_newsroom"
    # corroboration
    CHAINS_TOO_TANGLED = "chains_too_tangled"
    ID_TWICE = "id_twice"
    # claims
    DECISION_OF_ANOTHER_CLAIM = "decision_of_another_claim"
    DECISION_FORBIDDEN = "decision_forbidden"
    EDIT_KIND_UNKNOWN = "edit_kind_unknown"
    EDIT_PLACE_UNKNOWN = "edit_place_unknown"
    EDIT_WITHOUT_QUOTE = "edit_without_quote"
    LADDER_LABEL_TWICE = "ladder_label_twice"
    # observatory
    WEEK_UNREADABLE = "week_unreadable"

    @property
    def code(self) -> str:
        """The stable code."""
        return str(self.value)

    @property
    def sentence(self) -> str:
        """What happened, and that nothing was lost."""
        return _words()[self.value]["sentence"]

    @property
    def hint(self) -> str:
        """What to do."""
        return _words()[self.value]["hint"]
