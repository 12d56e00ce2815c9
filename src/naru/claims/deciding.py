"""Decisions: what an editor made of a claim, and what follows.

In: a claim, a `Decision` (docs/formats/commands.md, `naru confirm`) and, to look codes and places up, the pack. Out:
the claim with one revision more, which says who, to which state, which fields, and what stood there before. A
decision that changes nothing gives the claim back as it was.

Refused: the steps in `FORBIDDEN`; a decision about another claim; an edit with a date that is no EDTF, a kind or
place the pack does not have, a translation where there is no quotation, a ladder whose rungs share a label, have
none, or name what does not exist.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from naru.errors import Code, ItemError
from naru.packs import Pack
from naru.values import (
    Attribution,
    Claim,
    FuzzyDate,
    Link,
    Person,
    Place,
    Record,
    Revision,
    Rung,
    State,
    Status,
    Sureness,
)  # fmt: skip

#: Steps that no decision may take, with the reason. All other steps are open.
FORBIDDEN: dict[tuple[State, State], str] = {
    ("proposed", "withdrawn"): "nobody stood behind it yet: reject it",
    ("confirmed", "proposed"): "an editor stood behind it: withdraw it",
    ("confirmed", "rejected"): "an editor stood behind it: withdraw it",
    ("rejected", "withdrawn"): "nobody stood behind it",
    ("withdrawn", "confirmed"): "it was taken back: open it anew first",
    ("withdrawn", "rejected"): "it was taken back: open it anew first",
}

Clearable = Literal["when", "where", "who", "attribution"]
Editor = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Edit(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What an editor changes; what is left out (or null) stays. `when` is EDTF, `where` a place id of the pack.

    `ladder` = the ways in which the statement may be told, first as told: it is kept beside the claim, not in it.
    `speakers` takes the place of the chain, nearest the newsroom first. `translation` goes to the quotation. `clear`
    empties fields that nobody knows after all.
    """

    what: str | None = None
    status: Status | None = None
    when: str | None = None
    where: str | None = None
    sureness: Sureness | None = None
    who: tuple[Person, ...] | None = None
    translation: str | None = None
    ladder: tuple[Rung, ...] = ()
    speakers: tuple[Link, ...] | None = None
    clear: tuple[Clearable, ...] = ()


class Decision(Record, frozen=True, kw_only=True):
    """One line of `naru confirm`: which claim, to which state, by whom (an opaque id of an editor), and what is
    changed.
    """

    claim: str
    state: State
    by: Editor
    edit: Edit | None = None


def decide(claim: Claim, decision: Decision, *, pack: Pack | None = None) -> Claim:
    """The claim after the decision, with a revision appended where anything changed.

    With `pack` kinds, places and seasons are looked up; without it only their form is checked. Raises: ItemError
    (decision_of_another_claim, decision_forbidden, edit_kind_unknown, edit_place_unknown, edit_without_quote,
    ladder_label_twice; value_unreadable where a field is both set and cleared; edtf_unreadable, edtf_no_such_day,
    edtf_reversed for a date).
    """
    if decision.claim != claim.id:
        raise ItemError(Code.DECISION_OF_ANOTHER_CLAIM, field="claim")
    if (claim.state, decision.state) in FORBIDDEN:
        raise ItemError(Code.DECISION_FORBIDDEN, field="state")
    edit = decision.edit or Edit()
    wanted = _changes(claim, edit, pack)
    if decision.state != claim.state:
        wanted["state"] = decision.state
    changes = {name: value for name, value in wanted.items() if getattr(claim, name) != value}
    named = tuple(sorted(name for name in changes if name != "state")) + (("ladder",) if edit.ladder else ())
    if not changes and not named:
        return claim
    before = {name: getattr(claim, name) for name in sorted(changes)}
    revision = Revision(
        by=decision.by, state=decision.state, fields=named, before=msgspec.json.encode(before).decode()
    )  # fmt: skip
    return claim.replaced(**changes, revisions=(*claim.revisions, revision))


def _changes(claim: Claim, edit: Edit, pack: Pack | None) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if edit.what is not None:
        changes["what"] = _kind(edit.what, pack)
    for name in ("status", "sureness", "who"):
        if getattr(edit, name) is not None:
            changes[name] = getattr(edit, name)
    if edit.when is not None and (claim.when is None or claim.when.edtf != edit.when):
        changes["when"] = _date(edit.when, "edit.when", pack)
    if edit.where is not None and (claim.where is None or claim.where.id != edit.where):
        changes["where"] = Place(id=_place(edit.where, "edit.where", pack))
    if edit.speakers is not None:
        changes["attribution"] = Attribution(links=edit.speakers)
    if edit.translation is not None:
        if claim.quote is None:
            raise ItemError(Code.EDIT_WITHOUT_QUOTE, field="edit.translation")
        changes["quote"] = claim.quote.replaced(translation=edit.translation)
    _ladder(edit.ladder, pack)
    for name in edit.clear:
        if name in changes or (name == "attribution" and edit.speakers is not None):
            raise ItemError(Code.VALUE_UNREADABLE, field="edit.clear")
        changes[name] = {"who": (), "attribution": Attribution()}.get(name)
    return changes


def _date(edtf: str, field: str, pack: Pack | None) -> FuzzyDate:
    try:
        return FuzzyDate.parse(edtf, seasons=None if pack is None else pack.manifest.seasons)
    except ItemError as problem:
        raise ItemError(Code[problem.code.upper()], field=field) from None


def _kind(code: str, pack: Pack | None) -> str:
    if not code or (pack is not None and code not in pack.taxonomy.kinds):
        raise ItemError(Code.EDIT_KIND_UNKNOWN, field="edit.what")
    return code


def _place(place_id: str, field: str, pack: Pack | None) -> str:
    if not place_id or (pack is not None and pack.precision_of(place_id) is None):
        raise ItemError(Code.EDIT_PLACE_UNKNOWN, field=field)
    return place_id


def _ladder(ladder: tuple[Rung, ...], pack: Pack | None) -> None:
    labels = [rung.label for rung in ladder]
    if len(set(labels)) != len(labels) or "" in labels:
        raise ItemError(Code.LADDER_LABEL_TWICE, field="edit.ladder")
    for rung in ladder:
        if rung.where is not None:
            _place(rung.where, "edit.ladder.where", pack)
