"""Observatory: published events over time, with the ears beside them: no ears is not no event.

In: published events and coverage (how many sources were in contact, by place and week). Out: counts by place, kind
and period, each with its active sources, and the silences, in which nobody was in contact. It reads what was
published and nothing else. Change points and estimates of what went undocumented are not built yet, and no empty
field pretends that they are.

    >>> from datetime import date
    >>> from naru.observatory import Coverage, Occurrence, series
    >>> from naru.packs import load
    >>> seen = Occurrence(event="e-1", what="search", earliest=date(2024, 1, 26), latest=date(2024, 1, 26), place_id="kp-adm2-1108746903")
    >>> ears = Coverage(place_id="kp-adm2-1108746903", week="2024-W04", active_sources=2)
    >>> [cell] = series([seen], [ears], by="week", place_level="county", gazetteer=load("north_korea")).series
    >>> cell.period, cell.count, cell.active_sources
    ('2024-W04', 1, 2)
"""

from naru.observatory.calendar import Beat
from naru.observatory.counting import Cell, Level, Occurrence, Watch, series, shown, uncounted
from naru.observatory.ears import Coverage, Silence

__all__ = ["Beat", "Cell", "Coverage", "Level", "Occurrence", "Silence", "Watch", "series", "shown", "uncounted"]
