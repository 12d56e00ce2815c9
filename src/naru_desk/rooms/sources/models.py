"""Tables of the roster. Nothing of a source stands in clear but an opaque id."""

from __future__ import annotations

from django.db import models

from naru_desk.tables import Table


class Source(Table):
    """`id` is a keyed hash of the codename; codename, handler, place, labels, promises, consents and ledger are
    sealed.
    """

    sensitivity = "handler"
    retention = "until the source's key is shredded"
    readers = ("handler",)

    id = models.CharField(primary_key=True, max_length=24)
    sealed = models.BinaryField()

    class Meta:
        app_label = "desk"


class Freeze(Table):
    """What is held, why and since when: all sealed, for a freeze tells that somebody is in danger."""

    sensitivity = "handler"
    retention = "kept after it is lifted"
    readers = ("handler", "editors, without the reason")

    id = models.CharField(primary_key=True, max_length=24)
    sealed = models.BinaryField()

    class Meta:
        app_label = "desk"
