"""The head of a story: YAML between two lines of three dashes, read as plain strings, lists and maps.

In: the untrusted text of a story file. Out: the map of the head, the Markdown below it and the line where that begins.
Every scalar stays the string it was typed as (a date is no timestamp, `no` is no boolean), because YAML's guesses have
changed what editors meant before.

It refuses anchors, aliases, tags and doubled fields: none has a use here, and aliases can blow a small file up to
gigabytes."""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from naru.errors import Code, ItemError

MAX_BYTES = 1 << 20
_FENCE = "---"


class Head(NamedTuple):
    """The front matter as plain data, the text below it, and how many lines stand above that text."""

    matter: dict[str, Any]
    body: str
    offset: int


class _Plain(yaml.SafeLoader):
    """A safe loader without guesses: scalars are strings; anchors, aliases, tags and doubled keys are errors."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 (PyYAML's own attribute)

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise yaml.YAMLError
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(keys) != len(node.value) or len(set(keys)) != len(keys):
            raise yaml.YAMLError
        return super().construct_mapping(node, deep)


def read_front_matter(untrusted: str) -> Head:
    """Split and parse. Raises: ItemError (story_too_long, story_unreadable)."""
    if len(untrusted) > MAX_BYTES or len(untrusted.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise ItemError(Code.STORY_TOO_LONG)
    lines = untrusted.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        raise ItemError(Code.STORY_UNREADABLE)
    close = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if close is None:
        raise ItemError(Code.STORY_UNREADABLE)
    try:
        matter = yaml.load("\n".join(lines[1:close]), Loader=_Plain)  # noqa: S506 (a subclass of SafeLoader, stricter)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise ItemError(Code.STORY_UNREADABLE) from None
    if not isinstance(matter, dict):
        raise ItemError(Code.STORY_UNREADABLE)
    return Head(matter, "\n".join(lines[close + 1 :]), close + 1)
