"""All tables of the app `desk`, where Django looks for them. Each is written in its own room."""

from naru_desk.rooms.claims.models import Claim
from naru_desk.rooms.events.models import Event
from naru_desk.rooms.inbox.models import Photograph, Quarantined, Report
from naru_desk.rooms.published.models import Statement
from naru_desk.rooms.sources.models import Freeze, Source
from naru_desk.rooms.stories.models import BulletinSecret

__all__ = [
    "BulletinSecret", "Claim", "Event", "Freeze", "Photograph", "Quarantined", "Report", "Source", "Statement",
]  # fmt: skip
