"""Publication: what has been cleared becomes a bulletin: pages, map, timeline, photographs and data.

In: the text of a story and its siblings (`parse_story`), and for each cited claim how it may be told. Out: every
published file as bytes.

    >>> from naru.publication import parse_story
    >>> story = parse_story('''---
    ... slug: ice
    ... edition: en
    ... date: 2024-02-05
    ... author: desk-1
    ... title: Footprints on the ice
    ... standfirst: A search began at dawn.
    ... byline: By the newsroom
    ... method: [We asked people on both banks.]
    ... ---
    ... A guard counted footprints, a reporting partner in Hyesan said.[^c-0123456789abcdef] Nobody answered for them.
    ... ''')
    >>> [(s.number, s.kind, len(s.citations)) for s in story.lead.sentences][-3:-1]
    [(4, 'paragraph', 1), (5, 'paragraph', 0)]
"""

from naru.publication.building import build
from naru.publication.bulletin import Bulletin, Licence, Statement, Telling, statements_of
from naru.publication.dates import exact_days, in_words
from naru.publication.map import draw_map
from naru.publication.markup import Problem
from naru.publication.photographs import Photograph, clean
from naru.publication.places import place_in_words, place_name
from naru.publication.story import Block, Correction, Edition, Sentence, Shown, Story, parse_edition, parse_story
from naru.publication.timeline import draw_timeline
from naru.publication.voices import has_cue, holds_label, is_attributed

__all__ = [
    "Block", "Bulletin", "Correction", "Edition", "Licence", "Photograph", "Problem", "Sentence", "Shown",
    "Statement", "Story", "Telling", "build", "clean", "draw_map", "draw_timeline", "exact_days", "has_cue",
    "holds_label", "in_words", "is_attributed", "parse_edition", "parse_story", "place_in_words", "place_name",
    "statements_of",
]  # fmt: skip
