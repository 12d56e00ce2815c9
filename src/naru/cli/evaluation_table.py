"""An evaluation as tables for people: figures with their intervals, levels of confidence, mistakes.

In: an `Evaluation` and the texts set aside. Out: text on standard output. Words of the texts are shown without control and direction characters.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from naru.cli.terminal import printable
from naru.errors import NaruError
from naru.evaluation import GOLD_KINDS, Evaluation, Figure, Share

_WIDEST = 60


def show(found: Evaluation, aside: Sequence[NaruError]) -> None:
    """Print the whole evaluation."""
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console = Console(highlight=False, markup=False, width=140)
    console.print(f"{found.texts} texts read. Shares with their 95 % Wilson intervals.")
    for problem in aside:
        console.print(f"A text was set aside: {problem} [{problem.code}]\n  {problem.hint}")
    console.print(_figures(found))
    if found.reliability:
        console.print(_reliability(found))
    if found.mistakes:
        console.print(_mistakes(found))


def _share(each: Share) -> str:
    if each.share is None:
        return "–"
    return f"{each.share:.2f} ({each.low:.2f}–{each.high:.2f})  {each.right}/{each.of}"


def _figures(found: Evaluation) -> Table:
    table = _table(
        "Figures", "lang", "kind", "texts", "recall", "precision", "F1", "value right where seen", "wrong", "beside"
    )
    order = {kind: number for number, kind in enumerate(GOLD_KINDS)}
    langs = sorted({each.lang for each in found.figures}, key=lambda lang: (lang == "all", lang))
    if len(langs) == 2:
        langs.remove("all")

    def place(each: Figure) -> tuple[int, int]:
        return langs.index(each.lang), order[each.kind]

    for each in sorted((f for f in found.figures if f.text_kind == "all" and f.lang in langs), key=place):
        beside = "  ".join(f"{name} {inner.right}/{inner.of}" for name, inner in each.beside.items() if inner.of)
        f1 = "–" if each.f1 is None else f"{each.f1:.2f}"
        table.add_row(
            each.lang, each.kind, str(each.texts), _share(each.recall), _share(each.precision), f1, _share(each.value),
            _share(each.wrong), beside,
        )  # fmt: skip
    return table


def _reliability(found: Evaluation) -> Table:
    table = _table("How often proposals of one confidence were right", "kind", "confidence", "mean", "right")
    for each in found.reliability:
        table.add_row(each.kind, f"{each.low:.1f}–{each.high:.1f}", f"{each.mean:.2f}", _share(each.right))
    return table


def _mistakes(found: Evaluation) -> Table:
    table = _table("Mistakes", "text", "kind", "problem", "words", "wanted", "got", "rule")
    for each in found.mistakes:
        table.add_row(
            _words(each.id),
            each.kind,
            each.problem,
            _words(each.text),
            _words(each.wanted),
            _words(each.got),
            each.rule,
        )
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _words(words: str) -> Text:
    plain = printable(" ".join(words.split()))
    return Text(plain if len(plain) <= _WIDEST else plain[:_WIDEST] + "…")
