"""The base of all values: JSON both ways, and refusals, reprs and tracebacks that never tell what a value holds."""

from __future__ import annotations

import io
import json
import traceback
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.pretty import Pretty
from value_strategies import OF

from naru import values
from naru.errors import ItemError
from naru.values import (
    Attribution,
    Claim,
    FuzzyDate,
    Link,
    Person,
    Place,
    Promise,
    Quote,
    Record,
    convert,
    read_json,
    schemas,
)

CANARY = "wagtail"
KINDS = {kind.__name__: kind for kind in schemas.kinds().values()}
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_json_both_ways(name: str, data: st.DataObject) -> None:
    value = data.draw(OF[name])
    line = value.to_json()
    assert b"\n" not in line
    assert KINDS[name].from_json(line) == value
    assert KINDS[name].from_json(line.decode()) == value
    assert convert(json.loads(line), KINDS[name]) == value
    assert KINDS[name].from_json(line).to_json() == line


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=5, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_values_are_frozen_and_say_nothing_of_themselves(name: str, data: st.DataObject) -> None:
    value = data.draw(OF[name])
    with pytest.raises(AttributeError):
        setattr(value, value.__struct_fields__[0], None)
    assert repr(value) == f"<{name}>"
    assert value.__rich_repr__() == []


def refused(kind: type[Record], text: str) -> ItemError | None:
    try:
        kind.from_json(text)
    except ItemError as refusal:
        return refusal
    return None


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_value_with_one_part_put_wrong_raises_only_our_own_error(name: str, data: st.DataObject) -> None:
    content: dict[str, Any] = json.loads(data.draw(OF[name]).to_json())
    strange = st.sampled_from([CANARY, -1, 2**70, 1.5, None, [], {}, [CANARY], {f"A {CANARY}": CANARY}, True])
    if content:
        content[data.draw(st.sampled_from(sorted(content)))] = data.draw(strange)
    refusal = refused(KINDS[name], json.dumps(content))
    if refusal is not None:
        assert CANARY not in "".join(traceback.format_exception(refusal)) + str(refusal.as_dict())
        assert refusal.__context__ is None


@given(st.binary() | st.text())
@settings(max_examples=300)
def test_any_bytes_or_text_are_refused_as_items(untrusted: bytes | str) -> None:
    with pytest.raises(ItemError):
        Claim.from_json(untrusted)


GOOD: dict[str, Any] = {"id": "c-0000000000000001", "what": "curfew", "status": "in_force"}


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"status": CANARY}, "value_unreadable", "status"),
        ({"status": f"at `$.{CANARY}`"}, "value_unreadable", "status"),
        ({"status": f"Object contains unknown field `{CANARY}`"}, "value_unreadable", "status"),
        ({"confidence": 2}, "value_unreadable", "confidence"),
        ({"who": [{"age": [50, CANARY]}]}, "value_unreadable", "who[0].age[1]"),
        ({"who": [{"age": [50, 40]}]}, "value_unreadable", "age"),
        ({"who": [{"count": 2**40}]}, "value_unreadable", "who[0].count"),
        ({"span": {"report": CANARY, "start": 3, "end": 2}}, "value_unreadable", "end"),
        ({"when": {"edtf": CANARY}}, "edtf_unreadable", "edtf"),
        ({"when": {"edtf": "2024", "earliest": CANARY}}, "value_unreadable", "when.earliest"),
        ({"colour": CANARY}, "field_unknown", "colour"),
        ({"quote": {"text": CANARY, "lang": "en", "Wer war es?": 1}}, "field_unknown", None),
    ],
)
def test_a_refusal_names_our_field_and_nothing_else(change: dict[str, Any], code: str, field: str | None) -> None:
    with pytest.raises(ItemError) as caught:
        read_json(json.dumps(GOOD | change), Claim)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert CANARY not in "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    with pytest.raises(ItemError) as converted:
        convert(GOOD | change, Claim)
    assert (converted.value.code, converted.value.field) == (code, field)
    assert CANARY not in "".join(traceback.format_exception(converted.value))


def test_keys_of_a_mapping_are_content_too() -> None:
    with pytest.raises(ItemError) as caught:
        Promise.from_json(json.dumps({"source": "s", "label": {CANARY: 3}}))
    assert CANARY not in str(caught.value)


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        '{"id":"\ud800"}',
        b'{"id":"\\ud800"}',
        b"nul",
        b"{} {}",
    ],
)
def test_what_is_no_json_is_refused(untrusted: bytes | str) -> None:
    with pytest.raises(ItemError) as caught:
        read_json(untrusted, Claim)
    assert caught.value.code in ("json_unreadable", "value_unreadable", "field_unknown")
    assert caught.value.__context__ is None


def test_json_that_is_too_deep_is_refused() -> None:
    with pytest.raises(ItemError) as caught:
        read_json(b"[" * 100_000 + b"]" * 100_000, list[Any])
    assert caught.value.code == "json_unreadable"


def test_half_a_surrogate_pair_cannot_be_written_and_is_not_shown() -> None:
    with pytest.raises(ItemError) as caught:
        FuzzyDate.parse("2024", words=f"{CANARY}\ud800").to_json()
    assert caught.value.code == "value_unreadable"
    assert CANARY not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None


def test_no_value_shows_its_content_in_a_repr_a_traceback_or_a_console() -> None:
    claim = Claim(
        id=CANARY, what=CANARY, status="seen", when=FuzzyDate.parse("2024", words=CANARY), where=Place(name=CANARY),
        who=(Person(role=CANARY),), attribution=Attribution(links=(Link(kind="relay", speaker=CANARY),)),
        quote=Quote(text=CANARY, lang="en"),
    )  # fmt: skip
    assert CANARY not in f"{claim!r} {claim} {[claim]} {claim.who} {claim.quote}"
    console = Console(file=io.StringIO(), width=200)
    console.print(Pretty(claim), claim)
    assert CANARY not in console.file.getvalue()  # type: ignore[attr-defined]


def test_replaced_copies_and_checks() -> None:
    person = Person(age=(20, 30))
    assert person.replaced(sex="f") == Person(age=(20, 30), sex="f")
    assert person == Person(age=(20, 30))
    with pytest.raises(ItemError):
        person.replaced(age=(30, 20))


def test_the_face_names_all_it_offers() -> None:
    assert sorted(values.__all__) == sorted(set(values.__all__))
    for name in values.__all__:
        assert hasattr(values, name), name
    for kind in KINDS.values():
        assert issubclass(kind, Record)
        assert msgspec.structs.fields(kind)
        assert kind.__struct_config__.frozen
        assert kind.__struct_config__.forbid_unknown_fields
        assert kind.__doc__
