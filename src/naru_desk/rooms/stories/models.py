"""The table of bulletin secrets."""

from __future__ import annotations

from django.db import models

from naru_desk.tables import Table


class BulletinSecret(Table):
    """32 random bytes per slug, made once, from which statement ids are drawn. The slug of a draft is no reader's
    business: keyed.
    """

    sensitivity = "content"
    retention = "as long as the bulletin is out, or statements would change their ids"
    readers = ("editors",)

    id = models.CharField(primary_key=True, max_length=24)
    sealed = models.BinaryField()

    class Meta:
        app_label = "desk"
