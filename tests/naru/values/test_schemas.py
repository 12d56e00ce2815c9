"""The committed schemas are those of the values, and say yes to every value and no to what is none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from value_strategies import OF

from naru.errors import ItemError
from naru.values import FuzzyDate, Record, schemas

FOLDER = Path(__file__).parents[3] / "docs" / "formats" / "schemas"
KINDS = schemas.kinds()


def checker(name: str) -> jsonschema.Draft202012Validator:
    content = json.loads((FOLDER / f"{name}.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(content)
    return jsonschema.Draft202012Validator(content, format_checker=jsonschema.FormatChecker())


CHECKERS = {name: checker(name) for name in KINDS}


def test_no_schema_is_stale_missing_or_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(KINDS)
    stale = [name for name in KINDS if (FOLDER / f"{name}.json").read_bytes() != schemas.schema(name)]
    assert stale == [], "run: python -m naru.values.schemas docs/formats/schemas"


def test_every_record_of_the_room_has_a_schema_and_a_strategy() -> None:
    ours = {kind.__name__ for kind in Record.__subclasses__() if kind.__module__.startswith("naru.values.")}
    assert {kind.__name__ for kind in KINDS.values()} == ours == set(OF)


def test_the_command_writes_them_all(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "naru.values.schemas", str(tmp_path)], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in FOLDER.glob("*.json")
    }


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_values_satisfy_their_schema(name: str, data: st.DataObject) -> None:
    value = data.draw(OF[KINDS[name].__name__])
    CHECKERS[name].validate(json.loads(value.to_json()))


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_a_strange_field_satisfies_neither_schema_nor_decoder(name: str, data: st.DataObject) -> None:
    kind = KINDS[name]
    content: dict[str, Any] = json.loads(data.draw(OF[kind.__name__]).to_json())
    content["strange_field"] = 1
    assert not CHECKERS[name].is_valid(content)
    with pytest.raises(ItemError) as caught:
        kind.from_json(json.dumps(content))
    assert (caught.value.code, caught.value.field) == ("field_unknown", "strange_field")


@pytest.mark.parametrize("name", KINDS)
def test_an_empty_object_is_refused_by_both_where_fields_are_required(name: str) -> None:
    kind = KINDS[name]
    try:
        kind.from_json(b"{}")
    except ItemError:
        # freeze: that exactly one of two fields is set is beyond its schema, but `reason` is missing too
        assert not CHECKERS[name].is_valid({})
    else:
        assert CHECKERS[name].is_valid({})


def test_a_schema_holds_days_as_days() -> None:
    assert CHECKERS["fuzzydate"].is_valid(json.loads(FuzzyDate.parse("2024").to_json())) is True
    assert CHECKERS["fuzzydate"].is_valid({"edtf": "2024", "earliest": "soon"}) is False
