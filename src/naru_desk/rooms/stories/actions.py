"""The secret of a bulletin: drawn once per slug, then the same for ever."""

from __future__ import annotations

import secrets

from django.db import transaction

from naru.values import Record
from naru_desk.newsroom import Newsroom
from naru_desk.rooms.stories.models import BulletinSecret

_LENGTH = 32


class SecretBody(Record, frozen=True, kw_only=True):
    """The sealed content of a row."""

    slug: str
    secret: bytes


def bulletin_secret(newsroom: Newsroom, slug: str) -> bytes:
    """32 bytes from which the statement ids of the bulletin `slug` are drawn. Raises: InputError (newsroom_damaged)."""
    key = newsroom.key("b", slug)
    with transaction.atomic():
        row = BulletinSecret.objects.filter(id=key).first()
        if row is not None:
            return newsroom.open(row.sealed, SecretBody).secret
        body = SecretBody(slug=slug, secret=secrets.token_bytes(_LENGTH))
        BulletinSecret.objects.create(id=key, sealed=newsroom.seal(body))
    return body.secret
