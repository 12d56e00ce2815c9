"""Care: what was promised and agreed stands before every statement, and who has gone quiet is noticed.

In: facts about one statement as it would be published (`Telling`), with the promises, consents, freezes and embargoes
that the newsroom holds; or the check-in plans. Out: obstacles and overdue check-ins: codes, ids and numbers, never
anybody's words. Nothing here decides: the gate counts every obstacle, and the handler acts on every alarm. No
obstacle can be overridden.

    >>> from datetime import date
    >>> from naru.care import Telling, obstacles
    >>> from naru.packs import load
    >>> telling = Telling(statement="c-0000000000000001", source="s-0000000000000001", venue="bulletin")
    >>> [obstacle.code for obstacle in obstacles(telling, gazetteer=load("north_korea"), on=date(2024, 2, 5))]
    ['promise_missing', 'consent_missing']
"""

from naru.care.checkins import Overdue, Plan, overdue
from naru.care.objections import OBSTACLES, Obstacle, ObstacleCode, Telling, obstacles

__all__ = ["OBSTACLES", "Obstacle", "ObstacleCode", "Overdue", "Plan", "Telling", "obstacles", "overdue"]
