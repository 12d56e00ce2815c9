"""Addresses of the read-only site: a language, then a room; the bulletin's files beside them."""

from __future__ import annotations

from django.urls import path

from naru_desk.rooms.claims.views import claims
from naru_desk.rooms.events.views import events
from naru_desk.rooms.inbox.views import messages
from naru_desk.rooms.published.views import bulletin, published
from naru_desk.rooms.stories.views import gate
from naru_desk.shell.views import door, start

urlpatterns = [
    path("", door, name="door"),
    path("<slug:lang>/", start, name="start"),
    path("<slug:lang>/messages/", messages, name="messages"),
    path("<slug:lang>/claims/", claims, name="claims"),
    path("<slug:lang>/events/", events, name="events"),
    path("<slug:lang>/gate/", gate, name="gate"),
    path("<slug:lang>/bulletin/", bulletin, name="bulletin"),
    path("bulletin/files/<path:name>", published, name="published"),
]
