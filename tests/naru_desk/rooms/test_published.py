"""What was published is remembered with what it gave away, and is never forgotten by a later edition."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from naru.values import Clue, Ledger
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.published import queries
from naru_desk.rooms.published.actions import record_published
from naru_desk.rooms.published.models import Statement
from naru_desk.rooms.published.translate import Link, Told
from naru_desk.rooms.stories.actions import bulletin_secret

DAY = date(2024, 2, 5)
FIRST = Clue(id="a", kind="cell", where={"sex": ("f",)})
SECOND = Clue(id="b", kind="share", size=(10, 20))


def told(number: int, *clues: Clue, source: str = "s-1", when: str | None = "2024-01", **more: object) -> Told:
    link = Link(claim=f"c-{number}", source=source, labels={"en": f"label of {source}"}, clues=clues, **more)  # type: ignore[arg-type]
    return Told(statement=f"m-{number}", what="crossing", status="happened", when=when, where="kp", link=link)


def in_order(clues: Iterable[Clue]) -> list[Clue]:
    """By id: rows have keyed ids, so each newsroom reads them in an order of its own."""
    return sorted(clues, key=lambda clue: clue.id)


def test_what_was_told_can_be_asked_for(newsroom: Newsroom) -> None:
    statements = [told(1, FIRST), told(2, FIRST, SECOND), told(3, source="s-2")]
    record_published(newsroom, "ice", DAY, statements)
    assert [each for _slug, _day, each in queries.published(newsroom)] == statements
    assert queries.published(newsroom, "other") == ()
    given = queries.given_away(newsroom)
    assert set(given.sources) == {"s-1", "s-2"}
    assert in_order(given.sources["s-1"]) == [FIRST, SECOND]
    assert given.sources["s-2"] == ()
    assert queries.given_away(newsroom, without="ice").sources == {}
    assert queries.seen_labels(newsroom) == {"s-1": {"en": "label of s-1"}, "s-2": {"en": "label of s-2"}}


def test_the_same_again_changes_nothing(newsroom: Newsroom) -> None:
    for _again in range(2):
        record_published(newsroom, "ice", DAY, [told(1, FIRST)])
    assert Statement.objects.count() == 1


def test_a_dropped_statement_is_no_longer_shown_and_still_counts(newsroom: Newsroom) -> None:
    record_published(newsroom, "ice", DAY, [told(1, FIRST), told(2, SECOND)])
    record_published(newsroom, "ice", DAY, [told(1, FIRST)])
    assert [each.statement for _slug, _day, each in queries.published(newsroom)] == ["m-1"]
    assert in_order(queries.given_away(newsroom).sources["s-1"]) == [FIRST, SECOND]


def test_a_new_telling_never_overwrites_what_an_older_one_gave_away(newsroom: Newsroom) -> None:
    record_published(newsroom, "ice", DAY, [told(1, FIRST)])
    record_published(newsroom, "ice", DAY, [told(1, SECOND)])
    assert in_order(queries.given_away(newsroom).sources["s-1"]) == [FIRST, SECOND]


def test_subjects_add_up_over_bulletins(newsroom: Newsroom) -> None:
    woman = Ledger(id="woman", role="subject", complete=True, clues=(FIRST,))
    record_published(newsroom, "ice", DAY, [told(1, subjects=(woman,))])
    record_published(newsroom, "snow", DAY, [told(2, subjects=(woman.replaced(clues=(SECOND,), complete=False),))])
    subjects = queries.given_away(newsroom).subjects
    assert in_order(subjects["woman"].clues) == [FIRST, SECOND]
    assert subjects["woman"].complete is False
    assert queries.given_away(newsroom, without="snow").subjects == {"woman": woman}


def test_a_bulletin_keeps_its_secret(newsroom: Newsroom) -> None:
    first = bulletin_secret(newsroom, "ice")
    assert len(first) == 32
    assert bulletin_secret(newsroom, "ice") == first != bulletin_secret(newsroom, "snow")
