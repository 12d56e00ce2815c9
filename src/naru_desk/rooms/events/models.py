"""The table of events: kind, interval and place at published precision in clear; claims, origins and
contradictions sealed.
"""

from __future__ import annotations

from django.db import models

from naru_desk.tables import Table


class Event(Table):
    """`id` is keyed; `mark` is a keyed hash of the sealed value, so that linking again writes only what changed."""

    sensitivity = "content"
    retention = "until linked anew"
    readers = ("handler", "whoever was granted it")

    id = models.CharField(primary_key=True, max_length=24)
    mark = models.CharField(max_length=64)
    what = models.CharField(max_length=40, db_index=True)
    measure = models.BooleanField()
    published_when = models.CharField(max_length=120, null=True)
    published_where = models.CharField(max_length=80, null=True, db_index=True)
    sealed = models.BinaryField()

    class Meta:
        app_label = "desk"
