"""Person: a description; ages are a range the right way round, counts are counts."""

from __future__ import annotations

import msgspec
import pytest

from naru.errors import ItemError
from naru.values import Person


def test_ages_are_a_range() -> None:
    assert Person(age=(50, 53)).age == (50, 53)
    assert Person(age=(42, 42)).age == (42, 42)
    with pytest.raises(ItemError) as caught:
        Person(age=(53, 50))
    assert caught.value.field == "age"


@pytest.mark.parametrize("text", ['{"age":[50]}', '{"age":[50,131]}', '{"age":[-1,4]}', '{"count":-1}', '{"sex":"x"}'])
def test_what_is_no_person(text: str) -> None:
    with pytest.raises(ItemError) as caught:
        Person.from_json(text)
    assert caught.value.code == "value_unreadable"


def test_there_is_no_field_for_a_name() -> None:
    fields = {field.name for field in msgspec.structs.fields(Person)}
    assert fields == {"role", "sex", "age", "count", "affiliation", "part"}
