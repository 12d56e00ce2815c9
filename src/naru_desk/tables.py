"""What every table of the desk must say of itself: how sensitive its rows are, how long they are kept, who may
read them.

Class attributes, so that they stand beside the columns they speak of; a test fails where one is missing or empty.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from django.db import models

#: public = published; content = what was told; handler = who told it, what was given away; identity = who they are.
Sensitivity = Literal["public", "content", "handler", "identity"]
SENSITIVITIES: tuple[str, ...] = ("public", "content", "handler", "identity")


class Table(models.Model):
    """Base of all tables. The three attributes are declared by each table itself, never inherited."""

    sensitivity: ClassVar[Sensitivity]
    retention: ClassVar[str]
    readers: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True
