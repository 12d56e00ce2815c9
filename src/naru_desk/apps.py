"""The Django app `desk`: all rooms with a table, as one app."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """See the module."""

    name = "naru_desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
