"""The vault's table: imported by the vault alone."""

from __future__ import annotations

from django.db import models

from naru_desk.tables import Table


class Contact(Table):
    """How a source is reached, in the handler's words, sealed. `id` is the source's opaque id, the only thing the
    two files share.
    """

    sensitivity = "identity"
    retention = "until the source's key is shredded"
    readers = ("handler",)

    id = models.CharField(primary_key=True, max_length=24)
    sealed = models.BinaryField()

    class Meta:
        app_label = "vault"
