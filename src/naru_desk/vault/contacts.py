"""Contacts in and out of the vault.

In: a source's opaque id and words about how to reach them. Out: those words. Refuses nothing; an unknown source has
no words.
"""

from __future__ import annotations

from naru.values import Record
from naru_desk.newsroom import Newsroom
from naru_desk.vault.models import Contact


class ContactWords(Record, frozen=True, kw_only=True):
    """The sealed content of a row; `source` ties it to its id."""

    source: str
    words: str


def keep_contact(newsroom: Newsroom, source: str, words: str) -> None:
    """Lay down or replace how a source is reached."""
    Contact.objects.update_or_create(
        id=source, defaults={"sealed": newsroom.seal(ContactWords(source=source, words=words))}
    )


def contact_of(newsroom: Newsroom, source: str) -> str:
    """How a source is reached, "" where nothing was said. Raises: InputError (newsroom_damaged)."""
    row = Contact.objects.filter(id=source).first()
    return newsroom.open(row.sealed, ContactWords).words if row else ""
