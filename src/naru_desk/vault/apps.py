"""The Django app `vault`: who a source really is, in a database file of its own."""

from __future__ import annotations

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """See the module."""

    name = "naru_desk.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
