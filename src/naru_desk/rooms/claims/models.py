"""The table of claims: in clear only what could be published, at the precision it could be published in."""

from __future__ import annotations

from django.db import models

from naru_desk.tables import Table


class Claim(Table):
    """`id` is the keyed form of the claim's id. `published_when` (EDTF) and `published_where` (place id) start at
    month and county, or coarser where the source was promised so, and become finer only when a rung has been
    published.
    """

    sensitivity = "content"
    retention = "until the source's key is shredded; revisions are kept"
    readers = ("handler", "whoever was granted it")

    id = models.CharField(primary_key=True, max_length=24)
    what = models.CharField(max_length=40, db_index=True)
    status = models.CharField(max_length=16)
    state = models.CharField(max_length=16, db_index=True)
    published_when = models.CharField(max_length=120, null=True)
    published_where = models.CharField(max_length=80, null=True, db_index=True)
    sealed = models.BinaryField()

    class Meta:
        app_label = "desk"
