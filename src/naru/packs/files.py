"""The files of a pack: text, CSV rows and YAML entries, each with the line it stands on.

In: a folder and a file name of the pack's own form. Out: text, rows or entries. A broken row or entry is added to
`problems` and left out; a file that is not there or is not readable as a whole raises. YAML is read with the safe
loader only (no tags, no objects) and nearly as YAML 1.2 has it: only true and false are truth values, a date stays
text, so that `no` in a word list is a word and a day that does not exist harms only its own entry.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from naru.errors import Code, InputError, MissingError
from naru.packs.problems import Problem, problem

_MERGE = "tag:yaml.org,2002:merge"


class _Loader(yaml.CSafeLoader):
    """The safe loader with fewer guesses about what a bare word might be."""


_Loader.yaml_implicit_resolvers = {}


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z"), list("-+0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+\Z"), list("-+0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|)\Z"), ["~", "n", ""])
_Loader.add_implicit_resolver(_MERGE, re.compile(r"<<\Z"), ["<"])


def read_text(root: Path, name: str) -> str:
    """A file of the pack as text. Raises: MissingError (pack_file_missing), InputError (pack_file_unreadable)."""
    try:
        return (root / name).read_text("utf-8")
    except OSError:
        raise MissingError(Code.PACK_FILE_MISSING, field=name) from None
    except UnicodeError:
        raise InputError(Code.PACK_FILE_UNREADABLE, field=name) from None


def rows_of(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a CSV text with a header, with the number of its (last) line. Rows of another length are set aside.

    Raises: InputError (pack_file_unreadable) where there is no header.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader)
    except (StopIteration, csv.Error):
        raise InputError(Code.PACK_FILE_UNREADABLE, field=file, line=1) from None
    width = len(header)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problems.append(problem(Code.PACK_ROW_BROKEN, file, reader.line_num))
            continue
        if len(cells) == width:
            yield reader.line_num, dict(zip(header, cells, strict=True))
        elif cells:
            problems.append(problem(Code.PACK_ROW_BROKEN, file, reader.line_num))


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file: its content, and the tree it was made from, which knows the lines."""

    file: str
    content: dict[str, Any]
    node: yaml.MappingNode

    def line_of(self, *path: str | int) -> int | None:
        """The line (from 1) of the entry under these keys and positions, or of the nearest thing around it."""
        node: yaml.Node = self.node
        line = node.start_mark.line + 1
        for step in path:
            found: tuple[int, yaml.Node] | None = None
            if isinstance(node, yaml.MappingNode):
                found = next(((key.start_mark.line + 1, value) for key, value in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                found = (node.value[step].start_mark.line + 1, node.value[step])
            if found is None:
                return line
            line, node = found
        return line


def key_of(field: str | None) -> tuple[str, ...]:
    """The outermost key of an error's field ("names[...].x" -> names), as a way for `Document.line_of`; () for None."""
    return (re.split(r"[.\[]", field, maxsplit=1)[0],) if field else ()


def read_yaml(root: Path, name: str, problems: list[Problem] | None = None) -> Document:
    """A YAML file whose top is a mapping. Keys that stand twice in one mapping are added to `problems` (the last is
    kept).

    Raises: MissingError (pack_file_missing), InputError (pack_file_unreadable, with the line where the text
    breaks).
    """
    text = read_text(root, name)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise InputError(Code.PACK_FILE_UNREADABLE, field=name, line=1)
        content = loader.construct_document(node)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        raise InputError(Code.PACK_FILE_UNREADABLE, field=name, line=mark.line + 1 if mark else None) from None
    except (ValueError, TypeError, RecursionError):
        # an unhashable key reaches dict, a number of a million digits reaches int
        raise InputError(Code.PACK_FILE_UNREADABLE, field=name) from None
    finally:
        loader.dispose()
    if problems is not None:
        problems.extend(problem(Code.PACK_ID_TWICE, name, line) for line in _doubles(node))
    return Document(name, content, node)


def _doubles(node: yaml.Node) -> Iterator[int]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _doubles(item)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag != _MERGE:
                if key.value in seen:
                    yield key.start_mark.line + 1
                seen.add(key.value)
            yield from _doubles(value)
