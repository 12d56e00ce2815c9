"""Tables of the inbox: what was taken, what was set aside, photographs. Times, channels and names lie in the
sealed columns.
"""

from __future__ import annotations

from django.db import models

from naru_desk.tables import Table


class Report(Table):
    """One thing received. `fingerprint` is a keyed hash of its bytes, `original` the random name of its sealed
    original in media/.
    """

    sensitivity = "content"
    retention = "until the source's key is shredded; the original is evidence"
    readers = ("handler", "whoever was granted it")

    id = models.CharField(primary_key=True, max_length=24)
    fingerprint = models.CharField(max_length=64, unique=True)
    size_class = models.PositiveIntegerField()
    state = models.CharField(max_length=16, default="taken")
    original = models.CharField(max_length=32, unique=True)
    sealed = models.BinaryField()

    class Meta:
        app_label = "desk"


class Quarantined(Table):
    """One thing set aside, with the code that says why; its sealed original lies in quarantine/."""

    sensitivity = "content"
    retention = "until it is taken after all, or an editor removes it"
    readers = ("handler", "whoever was granted it")

    id = models.CharField(primary_key=True, max_length=24)
    fingerprint = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=40)
    size_class = models.PositiveIntegerField()
    original = models.CharField(max_length=32, unique=True)
    sealed = models.BinaryField()

    class Meta:
        app_label = "desk"


class Photograph(Table):
    """One photograph: sealed original and, where it could be cleaned, sealed clean copy, both in media/. `id` is
    keyed.
    """

    sensitivity = "content"
    retention = "until the source's key is shredded; the original is evidence"
    readers = ("handler", "whoever was granted it")

    id = models.CharField(primary_key=True, max_length=24)
    size_class = models.PositiveIntegerField()
    original = models.CharField(max_length=32, unique=True)
    cleaned = models.CharField(max_length=32, unique=True, null=True)
    sealed = models.BinaryField()

    class Meta:
        app_label = "desk"
