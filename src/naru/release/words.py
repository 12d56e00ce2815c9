"""The verdict in words: fixed sentences of words.yaml in four languages, with the few words that an editor gave put
in.

In: findings, remedies, a verdict, a language. Out: sentences. Refuses to say more than the templates: nobody's words,
no id of a source, no number of people, and never that somebody is out of danger.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from naru.release.verdict import Finding, Remedy, Verdict
from naru.values import Lang


@cache
def _texts() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(files("naru.release").joinpath("words.yaml").read_text(encoding="utf-8"))
    return loaded


def finding_words(finding: Finding, lang: Lang) -> str:
    """What was found, in one sentence."""
    return str(_texts()["kinds"][finding.kind][lang])


def remedy_words(remedy: Remedy, lang: Lang) -> str:
    """One way to mend it, in one sentence."""
    texts, data = _texts(), remedy.data
    text = str(texts["remedies"][remedy.code][lang])
    told = {name: str(data.get(name, "–")) for name in ("rung", "label", "day", "piece")}
    told["status"] = _word("statuses", data.get("status"), lang)
    told["lang"] = _word("languages", data.get("lang"), lang)
    told["finest"] = next((_word("finest", data[name], lang) for name in ("when", "where", "who") if name in data), "–")
    return text.format(**told)


def verdict_words(verdict: Verdict, lang: Lang) -> tuple[str, ...]:
    """The whole verdict, line by line: the answer, then each finding with where it stands, then its remedies."""
    texts = _texts()["verdict"]
    lines = [str(texts["passed" if verdict.passed else "refused"][lang])]
    for finding in verdict.findings:
        note = "" if finding.refuses else f" ({texts['note'][lang]})"
        lines.append(f"{_where(finding, lang)}{note}: {finding_words(finding, lang)}")
        lines += [f"  → {remedy_words(remedy, lang)}" for remedy in finding.remedies]
    return tuple(lines)


def _where(finding: Finding, lang: Lang) -> str:
    texts = _texts()["verdict"]
    if finding.sentence is None:
        line = "" if finding.line is None else f", {texts['line'][lang]} {finding.line}"
        return f"{texts['story'][lang]} ({finding.edition}){line}"
    if lang == "zh":
        return f"第 {finding.sentence} 句 ({finding.edition})"
    return f"{texts['sentence'][lang]} {finding.sentence} ({finding.edition})"


def _word(group: str, code: object, lang: Lang) -> str:
    """The word for a code; a date or anything else that is no code stands as it is."""
    if code is None:
        return "–"
    found = _texts()[group].get(code)
    return str(code) if found is None else str(found[lang])
