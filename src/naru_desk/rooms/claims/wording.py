"""The words of a claim's state, sureness and voices on the pages."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def state_words() -> dict[str, str]:
    """What the editors made of a claim."""
    return {
        "proposed": _("proposed"),
        "confirmed": _("confirmed"),
        "rejected": _("rejected"),
        "withdrawn": _("withdrawn"),
    }


def sureness_words() -> dict[str, str]:
    """How sure the words themselves are."""
    return {
        "certain": pgettext("sureness", "certain"),
        "probable": pgettext("sureness", "probable"),
        "possible": pgettext("sureness", "possible"),
        "doubtful": pgettext("sureness", "doubtful"),
    }


def link_words() -> dict[str, str]:
    """Through whom a thing is known."""
    return {
        "relay": _("passed on"), "witness": _("saw it"), "participant": _("took part"),
        "official_statement": _("an official said it"), "document": _("a document"), "hearsay": _("heard it from others"),
        "rumour": _("a rumour"), "inference": _("inferred"), "newsroom": _("our own observation"),
    }  # fmt: skip
