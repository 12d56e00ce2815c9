"""The table of published statements."""

from __future__ import annotations

from django.db import models

from naru_desk.tables import Table


class Statement(Table):
    """What readers have seen, in clear; the claim, the source and the clues it gave away are sealed beside it. A
    statement that a later edition dropped stays (`current` false): what was given away stays given away.
    """

    sensitivity = "public"
    retention = "for ever"
    readers = ("everybody; the sealed column: handler",)

    id = models.CharField(primary_key=True, max_length=24)
    slug = models.CharField(max_length=120, db_index=True)
    statement = models.CharField(max_length=40)
    day = models.DateField()
    what = models.CharField(max_length=40)
    status = models.CharField(max_length=16)
    when = models.CharField(max_length=120, null=True)
    where = models.CharField(max_length=80, null=True)
    current = models.BooleanField(default=True)
    sealed = models.BinaryField()

    class Meta:
        app_label = "desk"
