"""Which table lies in which database file: the vault's in `vault`, all others in `default`. No relation crosses."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

VAULT = "vault"
DESK = "default"


class VaultRouter:
    """Django's database router for the two files of a newsroom."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str:
        return VAULT if model._meta.app_label == VAULT else DESK

    def db_for_write(self, model: type[Model], **_hints: Any) -> str:
        return self.db_for_read(model)

    def allow_relation(self, one: Model, other: Model, **_hints: Any) -> bool:
        return one._meta.app_label == other._meta.app_label

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:
        return (db == VAULT) == (app_label == VAULT)
