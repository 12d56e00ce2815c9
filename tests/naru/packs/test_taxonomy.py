from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from naru.packs import Pack
from naru.packs.loading import read_pack
from naru.values import FACTUAL, LANGS, LINK_KINDS, STATUSES, SURENESSES

Mend = Callable[[str, str, str], None]
#: The codes of the contract, written down here before the taxonomy was: they are never renamed.
CODES = {
    "guard_post", "checkpoint", "entry_exit_check", "patrol", "curfew", "lockdown", "registration",
    "monitoring", "daily_report", "informant_order", "alert_network", "house_search", "search",
    "phone_inspection", "jamming", "travel_permit", "river_ban", "buffer_zone", "fence", "mines", "camera",
    "notice", "warning_shots", "shooting", "arrest", "handover", "interrogation", "investigation",
    "public_trial", "punishment_threat", "execution", "forced_meeting", "instruction", "confiscation", "fine",
    "crossing_price", "smuggling_ban", "repatriation", "missing_person", "crossing", "border_tightening",
    "other",
}  # fmt: skip
#: ACLED's event types and the sub-event types of each (codebook of 2024).
ACLED = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
    },
}  # fmt: skip


def test_all_codes_of_the_contract_and_no_others(pack: Pack) -> None:
    assert set(pack.taxonomy.kinds) == CODES


def test_what_lasts_is_a_measure_and_what_happens_is_not(pack: Pack) -> None:
    kinds = pack.taxonomy.kinds
    assert all(kinds[code].measure for code in ("checkpoint", "curfew", "registration", "fence", "river_ban", "mines"))
    assert not any(kinds[code].measure for code in ("arrest", "shooting", "crossing", "missing_person", "execution"))


def test_every_kind_is_told_in_four_languages(pack: Pack) -> None:
    for kind in pack.taxonomy.kinds.values():
        for lang in LANGS:
            assert kind.labels[lang], kind.code
            assert kind.definitions[lang][-1] in ".。", kind.code
            assert kind.examples[lang], kind.code
        assert len(set(kind.labels.values())) >= 2, "a label is not the same word everywhere"


def test_labels_tell_kinds_apart(pack: Pack) -> None:
    for lang in LANGS:
        labels = [kind.labels[lang] for kind in pack.taxonomy.kinds.values()]
        assert len(set(labels)) == len(labels)


def test_nearest_acled_types_exist(pack: Pack) -> None:
    for kind in pack.taxonomy.kinds.values():
        if kind.acled is not None:
            event, sub_event = kind.acled
            assert sub_event in ACLED[event], kind.code


def test_a_missing_person_is_mapped_to_nothing_and_never_said_to_have_fled(pack: Pack) -> None:
    missing = pack.taxonomy.kinds["missing_person"]
    assert missing.acled is None
    assert missing.huridocs is None
    words = " ".join([*missing.labels.values(), *missing.definitions.values()]).lower()
    for flight in ("fled", "flee", "defect", "escape", "탈북", "탈출", "도망", "脱北", "脱逃", "逃", "亡命"):
        assert flight not in words


def test_statuses_are_the_closed_list_in_its_order(pack: Pack) -> None:
    assert tuple(pack.taxonomy.statuses) == STATUSES
    assert {code for code, word in pack.taxonomy.statuses.items() if word.factual} == FACTUAL


def test_other_lists_have_their_words(pack: Pack) -> None:
    words = pack.words
    assert tuple(words.links) == LINK_KINDS
    assert tuple(words.surenesses) == SURENESSES
    assert {row.type for row in pack.places} <= set(words.levels)
    assert {"border_guard", "security_officer", "neighbourhood_watch_unit", "official", "police", "veteran", "miner",
            "farmer", "partner", "woman", "man"} <= set(words.roles)  # fmt: skip
    assert words.label("roles", "neighbourhood_watch_unit", "ko") == "인민반"
    assert words.label("levels", "county", "ja") == "郡"
    assert words.label("levels", "moon", "ja") == "moon"


def test_labels_fall_back_to_english_and_then_to_the_code(pack: Pack) -> None:
    assert pack.taxonomy.label("checkpoint", "ko") == "검문소"
    assert pack.taxonomy.label("checkpoint", "fr") == "checkpoint"
    assert pack.taxonomy.label("no_such_code", "en") == "no_such_code"
    assert pack.taxonomy.status_label("rumoured", "zh") == "传闻"


def test_a_broken_kind_harms_only_itself(folder: Path, mend: Mend) -> None:
    mend("taxonomy.yaml", "  patrol:\n    measure: true", "  patrol:\n    measure: perhaps")
    broken = read_pack(folder)
    assert set(broken.taxonomy.kinds) == CODES - {"patrol"}
    (told,) = broken._problems
    assert (told.code, told.file, told.field) == ("pack_row_broken", "taxonomy.yaml", "measure")
    lines = (folder / "taxonomy.yaml").read_text("utf-8").splitlines()
    assert told.line is not None
    assert "perhaps" in lines[told.line - 1]


def test_the_glossary_knows_the_offices(pack: Pack) -> None:
    assert len(pack.glossary) >= 40
    korean = {name for term in pack.glossary.values() for name in (term.names["ko"], *term.also.get("ko", ()))}
    assert {"보위부", "안전부", "인민위원회", "인민반", "사회주의여성동맹", "로동자구", "보안원", "안전원"} <= korean
    for term in pack.glossary.values():
        assert set(term.names) == set(term.note) == set(LANGS), term.code
        assert term.romanised.isascii(), term.code
