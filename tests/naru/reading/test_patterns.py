"""Patterns: the small language of the lexicons."""

from __future__ import annotations

import pytest

from naru.errors import ItemError
from naru.reading.patterns import Words, pattern, verb_forms
from naru.values import Lang


@pytest.mark.parametrize(
    ("source", "lang", "yes", "no"),
    [
        ("(set up|built) checkpoint(s)?", "en", "they built  checkpoints", "they built a checkpoint"),
        ("<arrest> (him|her)", "en", "was arresting her", "rearrest her"),
        ("<catch:caught> (him|her)", "en", "they caught him", "catch cold"),
        ("<search>… house(s)?", "en", "searched three of the houses", "searched the area. houses"),
        ("<search>… house(s)?", "en", "searched houses", "searched one two three four five houses"),
        ("smuggl*", "en", "two smugglers", "a muggle"),
        ("pay # dollars", "en", "pay 5,000 dollars", "pay many dollars"),
        ("통행 금지", "ko", "통행금지", "통행을 금지"),
        ("강…건너", "ko", "강을 밤에 건너", "강. 건너"),
        ("^한 사람", "ko", "한 사람", "신고한 사람"),
        ("없다$", "ko", "없다.", "없다고"),
        ("(不准|禁止)…江边", "zh", "不准任何人去江边", "江边不准"),
    ],
)
def test_what_a_pattern_finds(source: str, lang: Lang, yes: str, no: str) -> None:
    made = pattern(source, lang)
    assert made.regex.search(yes)
    assert not made.regex.search(no)
    assert any(anchor in yes for anchor in made.anchors)


@pytest.mark.parametrize("source", ["", "(a|b", "…", "(a)?", "#", "<arrest", "a)b"])
def test_a_pattern_that_cannot_be_read_is_refused(source: str) -> None:
    with pytest.raises(ItemError) as refused:
        pattern(source, "en")
    assert refused.value.code == "lexicon_pattern"


def test_gaps_are_told_from_words() -> None:
    match = pattern("cameras… installed", "en").regex.search("cameras have not been installed")
    assert match is not None
    assert match.group(1).strip() == "have not been"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("arrest", ["arrest", "arrests", "arrested", "arresting"]),
        ("carry", ["carry", "carries", "carried", "carrying"]),
        ("close", ["close", "closes", "closed", "closing"]),
        ("search", ["search", "searches", "searched", "searching"]),
        ("take:took/taken", ["take", "takes", "took", "taken", "taking"]),
        ("stop:stopped:stopping", ["stop", "stops", "stopped", "stopping"]),
    ],
)
def test_forms_of_verbs(verb: str, forms: list[str]) -> None:
    assert [form for form, _ in verb_forms(verb)] == forms


def test_a_korean_ending_stands_for_every_syllable_that_ends_in_it() -> None:
    planned = pattern("ㄹ (예정|계획)", "ko")
    assert planned.regex.search("초소를 더 늘릴 예정이다")
    assert planned.regex.search("새로 칠계획")
    assert not planned.regex.search("어제 예정대로 했다")
    assert pattern("ㅆ다고", "ko").regex.search("잡아갔다고")


def test_classes_spellings_and_repetition() -> None:
    words = Words({"water": "river|bank", "line": "{water}|wire"}, {"officer": ["ofcr"], "arrested": ["arrstd"]})
    assert pattern("near (the |old )~{line}", "en", words).regex.search("near the old river")
    assert pattern("(the )?officer <arrest>", "en", words).regex.search("ofcr arrstd him")
    assert not pattern("near (the |old )~{line}", "en", words).regex.search("near his river")
    for broken in ("{nothing} at", "{water at", "(the )~"):
        with pytest.raises(ItemError):
            pattern(broken, "en", words)
