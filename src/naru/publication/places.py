"""The names of published places as a page says them: "Sakju County, North Pyongan Province", "평안북도 삭주군".

In: a place id, a language, the pack. Out: words. It refuses nothing: an unknown id is no words.
"""

from __future__ import annotations

import re

from naru.packs import Pack
from naru.publication.strings import strings_of
from naru.values import Lang

_MIXED = re.compile(r"(?<=[^\x00-\x7f])(?=[A-Za-z])")


def place_name(place_id: str, lang: Lang, pack: Pack) -> str:
    """The name alone, with the word for its kind where this language needs one."""
    row = pack.places.get(place_id)
    if row is None:
        return ""
    name = pack.label(place_id, lang)
    form = strings_of(lang).place_forms.get(row.type)
    return name if form is None or name == form.format(name="").strip() else form.format(name=name)


def place_in_words(place_id: str, lang: Lang, pack: Pack) -> str:
    """The name with the province it lies in; a province, river or country by its name alone."""
    name = place_name(place_id, lang, pack)
    if not name or pack.precision_of(place_id) not in ("district", "county"):
        return name
    province = province_of(place_id, pack)
    if province is None:
        return name
    county = county_of(place_id, pack)
    if county is not None and county != place_id and pack.label(county, lang) != pack.label(place_id, lang):
        name = strings_of(lang).place_forms["within"].format(name=name, parent=place_name(county, lang, pack))
    told = strings_of(lang).place_forms["within"].format(name=name, parent=place_name(province, lang, pack))
    return told if lang == "en" else _MIXED.sub(" ", told)  # a name this language lacks stands in Latin letters


def county_of(place_id: str, pack: Pack) -> str | None:
    """The county this place is or lies in, else None."""
    return _above(place_id, "county", pack)


def province_of(place_id: str, pack: Pack) -> str | None:
    """The province this place is or lies in, else None."""
    return _above(place_id, "province", pack)


def _above(place_id: str, precision: str, pack: Pack) -> str | None:
    here: str | None = place_id
    for _ in range(12):
        if here is None or pack.precision_of(here) == precision:
            return here
        here = pack.parent_of(here)
    return None
