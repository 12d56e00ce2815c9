"""How well texts are read: three gold parts that may be looked at and so flatter, and the sealed one, which nobody who makes rules has seen.

Figures only, never a word of a sealed text. The bars are those of the plan; a bar is met where the sealed share reaches
it. Both scores stand in docs/rooms/reading.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

from naru.evaluation import Evaluation, GoldKind, GoldText, evaluate, our_reader, read_gold
from naru.packs import load

GOLD = Path(__file__).parents[2] / "tests" / "gold"
LANGS = ("en", "ko", "zh", "ja")
TIMES = {"en": 0.92, "ko": 0.95, "zh": 0.90, "ja": 0.90}
F1 = {"measures": 0.85, "hedges": 0.85, "persons": 0.85}


def _no_file(_name: str) -> bytes:
    raise OSError


def texts(part: str) -> list[GoldText]:
    """The gold of one part, all languages. Raises: ItemError where a text cannot be used."""
    found = []
    for lang in LANGS:
        for each in read_gold((GOLD / part / f"{lang}.yaml").read_bytes(), "yaml", _no_file):
            if not isinstance(each, GoldText):
                raise each
            found.append(each)
    return found


def rows(found: Evaluation) -> list[tuple[str, str, float, str, bool]]:
    """Language, what, the figure, the bar, whether it is met."""
    told: list[tuple[str, str, float, str, bool]] = []
    for lang in LANGS:
        kinds: tuple[GoldKind, ...] = (
            "times",
            "places",
            "measures",
            "hedges",
            "persons",
            "attributions",
            "claims",
            "never",
        )
        for kind in kinds:
            figure = found.figure(kind, lang)
            if figure is None:
                continue
            recall = figure.recall.share or 0.0
            counted = f"{figure.recall.right}/{figure.recall.of}"
            if kind == "times":
                told.append((lang, f"times right {counted}", recall, f">= {TIMES[lang]}", recall >= TIMES[lang]))
                for name in ("openness", "inferred"):
                    share = figure.beside[name]
                    value = share.share if share.share is not None else 1.0
                    told.append((lang, f"  {name} {share.right}/{share.of}", value, ">= 0.95", value >= 0.95))
            elif kind == "places":
                wrong = figure.wrong.share or 0.0
                told.append((lang, f"places linked right {counted}", recall, ">= 0.95", recall >= 0.95))
                told.append(
                    (lang, f"  linked wrong {figure.wrong.right}/{figure.wrong.of}", wrong, "<= 0.01", wrong <= 0.01)
                )
            elif kind in F1:
                told.append(
                    (lang, f"{kind} F1 ({counted})", figure.f1 or 0.0, f">= {F1[kind]}", (figure.f1 or 0) >= F1[kind])
                )
            elif kind == "attributions":
                told.append((lang, f"chains right {counted}", recall, ">= 0.8", recall >= 0.8))
            elif kind == "never":
                broken = figure.recall.of - figure.recall.right
                told.append((lang, "threats, orders, plans, rumours read as facts", broken, "0", broken == 0))
            else:
                told.append((lang, f"{kind} right {counted}", recall, "-", True))
    return told


def main() -> int:
    """Print both tables; 1 where a bar is missed on the sealed part."""
    reader = our_reader(load())
    kept = True
    for part in ("development", "second", "third", "sealed"):
        found = evaluate(texts(part), reader)
        print(f"{part}: {found.texts} texts")
        for lang, what, value, bar, met in rows(found):
            print(f"  {lang}  {what:52} {value:6.3f}  {bar:8} {'' if met else 'missed'}")
            kept = kept and (met or part != "sealed")
        print("  how often proposals of one confidence were right")
        for each in found.reliability:
            share = f"{each.right.right}/{each.right.of}"
            print(
                f"      {each.kind:10} {each.low:.1f}-{each.high:.1f} mean {each.mean:.2f}  right {each.right.share or 0:.2f}  {share}"
            )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
