"""Promise and grades: their cautious defaults and closed scales."""

from __future__ import annotations

import pytest

from naru.errors import ItemError
from naru.values import GRAINS, PRECISIONS, InformationGrade, Promise, SourceGrade


def test_a_promise_without_words_is_a_month_and_a_county() -> None:
    promise = Promise(source="s-1")
    assert (promise.when, promise.where, promise.label, promise.quotation) == ("month", "county", {}, True)
    assert promise.label is not Promise(source="s-1").label


def test_the_ladders_run_from_fine_to_coarse() -> None:
    assert GRAINS == ("day", "part", "month", "season", "year")
    assert PRECISIONS == ("point", "district", "county", "province", "country")


def test_a_grade_that_nobody_gave_cannot_be_judged() -> None:
    assert SourceGrade().grade == "F"
    assert InformationGrade().grade == 6


@pytest.mark.parametrize(
    ("kind", "text"),
    [(SourceGrade, '{"grade":"G"}'), (InformationGrade, '{"grade":0}'), (InformationGrade, '{"grade":7}')],
)
def test_grades_are_closed_scales(kind: type[SourceGrade], text: str) -> None:
    with pytest.raises(ItemError):
        kind.from_json(text)
