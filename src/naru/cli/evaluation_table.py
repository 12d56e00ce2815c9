"""An evaluation as tables for people: figures with their intervals, levels of confidence, mistakes.

In: an `Evaluation` and the texts set aside. Out: text on standard output. Words of the texts are shown without control and direction characters.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from naru.cli.tables import cut, headed, screen
from naru.errors import NaruError
from naru.evaluation import GOLD_KINDS, Evaluation, Figure, Share

_WIDEST = 60


def show(found: Evaluation, aside: Sequence[NaruError]) -> None:
    """Print the whole evaluation."""
    out = screen(140)
    out.print(f"{found.texts} texts read. Shares with their 95 % Wilson intervals.")
    for problem in aside:
        out.print(f"A text was set aside: {problem} [{problem.code}]\n  {problem.hint}")
    out.print(_figures(found))
    if found.reliability:
        out.print(_reliability(found))
    if found.mistakes:
        out.print(_mistakes(found))


def _share(each: Share) -> str:
    if each.share is None:
        return "–"
    return f"{each.share:.2f} ({each.low:.2f}–{each.high:.2f})  {each.right}/{each.of}"


def _figures(found: Evaluation) -> Table:
    table = headed(
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
    table = headed("How often proposals of one confidence were right", "kind", "confidence", "mean", "right")
    for each in found.reliability:
        table.add_row(each.kind, f"{each.low:.1f}–{each.high:.1f}", f"{each.mean:.2f}", _share(each.right))
    return table


def _mistakes(found: Evaluation) -> Table:
    table = headed("Mistakes", "text", "kind", "problem", "words", "wanted", "got", "rule")
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


def _words(untrusted: str) -> Text:
    return cut(" ".join(untrusted.split()), _WIDEST)
