"""A whole bulletin: same input, same bytes; nothing of its origin is in them; hostile words stay words."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from types import ModuleType

import pytest

from naru.errors import ItemError
from naru.packs import Pack
from naru.publication import Bulletin, build, parse_story

VOID = {"meta", "link", "img", "br", "path", "rect", "circle", "stop"}


@pytest.fixture(scope="module")
def files(bulletin: Bulletin, pack: Pack) -> dict[str, bytes]:
    return build(bulletin, pack)


class Page(HTMLParser):
    """The elements of a page; each must be closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.found if name in attrs]


def page(files: Mapping[str, bytes], lang: str = "en") -> Page:
    return Page(files[f"index.{lang}.html"].decode())


def test_the_files(files: dict[str, bytes]) -> None:
    assert list(files) == [
        "claims.csv", "claims.json", "events.geojson", "index.en.html", "index.ja.html", "index.ko.html",
        "index.zh.html", "map.ja.svg", "map.ko.svg", "map.svg", "map.zh.svg", "photograph-1.jpg", "photograph-2.jpg",
        "timeline.ja.svg", "timeline.ko.svg", "timeline.svg", "timeline.zh.svg",
    ]  # fmt: skip
    assert all(len(files[name]) < 200_000 for name in files)


def test_the_same_input_gives_the_same_bytes(river: ModuleType, pack: Pack, files: dict[str, bytes]) -> None:
    assert build(river.make_bulletin(), pack) == files


@pytest.mark.parametrize("seed", range(3))
def test_ids_and_order_of_receipt_leave_every_byte_as_it_was(
    river: ModuleType, pack: Pack, bulletin: Bulletin, files: dict[str, bytes], seed: int
) -> None:
    dice = random.Random(seed)
    old = [telling.claim for telling in bulletin.tellings]
    new = [f"c-{dice.getrandbits(64):016x}" for _ in old]
    new[: len(old) // 2] = dice.sample(old[: len(old) // 2], len(old) // 2) if seed else new[: len(old) // 2]
    # through placeholders, so that a permutation of the ids themselves is one too
    renamed = {identity: f"<{n}>" for n, identity in enumerate(old)} | {
        f"<{n}>": identity for n, identity in enumerate(new)
    }
    renamed |= {
        "p-0000000000000001": f"p-{dice.getrandbits(64):016x}",
        "p-0000000000000002": f"p-{dice.getrandbits(64):016x}",
    }
    other = river.make_bulletin(renamed)
    assert {telling.claim for telling in other.tellings} == set(new)
    shuffled = list(other.tellings)
    dice.shuffle(shuffled)
    assert build(other.replaced(tellings=tuple(shuffled)), pack) == files


def test_another_secret_changes_only_the_statement_ids(pack: Pack, bulletin: Bulletin, files: dict[str, bytes]) -> None:
    other = build(bulletin.replaced(secret=b"another secret of many bytes"), pack)
    assert {name for name in files if files[name] != other[name]} == {"claims.json", "claims.csv", "events.geojson"}
    rows = [{**row, "id": ""} for row in json.loads(files["claims.json"])["statements"]]
    assert sorted(map(str, rows)) == sorted(
        str({**row, "id": ""}) for row in json.loads(other["claims.json"])["statements"]
    )


def test_nothing_of_its_origin_is_in_any_file(river: ModuleType, bulletin: Bulletin, files: dict[str, bytes]) -> None:
    inside = [telling.claim.encode() for telling in bulletin.tellings]
    inside += [shown.photo.encode() for shown in bulletin.story.photographs]
    inside += [bulletin.story.author.encode(), *(name.encode() for name in bulletin.story.releasers), bulletin.secret]
    inside += river.PLANTED
    for name, data in files.items():
        assert not [word for word in inside if word in data], name
        # the only times are days, and no day is later than the corrections the story tells of
        assert not re.search(rb"\d\d:\d\d:\d\d|T\d\d:\d\d|GMT|\+0[89]:?00", data), name


def test_the_keys_of_the_data_files_are_a_closed_list(files: dict[str, bytes]) -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for inner in value.values() for key in keys(inner)}
        return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()

    allowed = {"id", "label", "edtf", "place_id", "lat", "lon", "code", "status", "text"}
    about = {"bulletin", "published", "language", "licence", "attribution"}
    assert keys(json.loads(files["claims.json"])) == allowed | about | {"statements"}
    shape = {"type", "features", "geometry", "properties", "coordinates"}
    assert keys(json.loads(files["events.geojson"])) == allowed | about | shape
    assert files["claims.csv"].split(b"\r\n")[0].decode().split(",") == list(
        json.loads(files["claims.json"])["statements"][0]
    )


def test_pages_are_well_formed_and_ask_for_nothing_elsewhere(files: dict[str, bytes]) -> None:
    for lang in ("en", "ko", "zh", "ja"):
        read = page(files, lang)
        assert read.open == []
        assert not {tag for tag, _ in read.found} & {
            "script",
            "iframe",
            "object",
            "embed",
            "form",
            "audio",
            "video",
            "base",
        }
        assert {attrs.get("rel") for tag, attrs in read.found if tag == "link"} == {"alternate"}
        assert not [name for _, attrs in read.found for name in attrs if name.startswith("on") or name == "style"]
        loaded = read.values("src")
        assert loaded == ["photograph-1.jpg", "photograph-2.jpg"]
        local = {*files, *(f"#{identity}" for identity in read.values("id"))}
        assert set(read.values("href")) <= local
        assert len(read.values("id")) == len(set(read.values("id")))
        policy = next(a["content"] for _, a in read.found if a.get("http-equiv") == "Content-Security-Policy")
        assert policy is not None
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy
        assert read.found[0] == ("html", {"lang": lang})


def test_the_order_of_the_page(files: dict[str, bytes]) -> None:
    text = files["index.en.html"].decode()
    order = [
        'class="kicker"', "<h1>", 'class="standfirst"', 'class="byline"', 'class="picture lead"', "On 26 January",
        "Where it happened", "A study session", 'class="quote"', "Shots at the Tumen", "From the far bank",
        "photograph-2.jpg", "When it happened", 'id="how"', 'class="method"', "<ol>", 'id="corrections"', 'id="data"',
        "(CC BY 4.0).</p>",
    ]  # fmt: skip
    places = [text.index(word) for word in order]
    assert places == sorted(places)
    assert text.rindex("GeoNames") > places[-1]


def test_each_superscript_leads_to_its_line_and_back(files: dict[str, bytes]) -> None:
    read = page(files)
    ids = set(read.values("id"))
    lines = [identity for identity in ids if re.fullmatch(r"s\d+", identity)]
    assert len(lines) == 21
    for line in lines:
        assert f"r{line[1:]}" in ids
        assert f"#{line}" in read.values("href")
        assert f"#r{line[1:]}" in read.values("href")
    assert "r5-2" in ids  # told in the text and again in the quotation
    text = files["index.en.html"].decode()
    order = [int(number) for number in re.findall(r'<a href="#s(\d+)" id="r\d+" ', text)]
    assert order == sorted(order)  # a reader meets them in order


def test_how_we_know_tells_label_date_place_and_certainty(files: dict[str, bytes]) -> None:
    words = " ".join("".join(page(files).words).split())
    for line in (
        "Search: reported to have happened A reporting partner in Hyesan 26 January 2024 Hyesan, Ryanggang Province",
        "River ban: a rumour, not established A reporting partner in Musan County mid-February 2024",
        "Patrol: reported to be in place The newsroom itself, on the grounds given above from mid-January 2024 on",
        "Threat of punishment: threatened; we do not know whether it was done Another partner in Ryanggang Province",
    ):
        assert line in words, line
    korean = " ".join("".join(page(files, "ko").words).split())
    assert "소문, 확인되지 않음" in korean
    assert "2024년 2월 중순 함경북도 무산군" in korean


def test_dates_show_the_exact_days_to_whoever_points_at_them(files: dict[str, bytes]) -> None:
    titles = [attrs["title"] for tag, attrs in page(files).found if tag == "abbr"]
    assert "2024-01-21 – 2024-01-31" in titles
    assert "2020-01-01 – …" in titles


def test_alternative_texts(files: dict[str, bytes]) -> None:
    for lang, word in (("en", "wire"), ("ko", "철조망"), ("zh", "铁丝网"), ("ja", "鉄条網")):
        alts = page(files, lang).values("alt")
        assert len(alts) == 2
        assert word in alts[0]


HOSTILE = '<script>alert(1)</script><svg onload="alert(2)">\u202etxt.exe\u202c&amp;\'"><img src=x onerror=alert(3)>'


def test_hostile_words_stay_words(river: ModuleType, pack: Pack) -> None:
    label = "a reporting partner in Hyesan"
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    changes = {
        "title: The ice holds, and so does every door": f"title: {quoted}",
        "byline: By the newsroom": f"byline: {quoted}",
        "  p-0000000000000001: Two lines of wire run across": "  p-0000000000000001: '<svg onload=alert(4)> run across",
        "flats.\n": "flats.'\n",
        "tracks in the snow": f"tracks {HOSTILE} in the snow",
        "> — another partner": "> — <b onclick=alert(5)>another</b> partner",
    }
    hostile = river.make_bulletin(changes)
    labels = {"en": f"{label}<script>", "ko": "<svg/onload=alert(6)>"}
    tellings = tuple(t.replaced(labels=labels) if t.claim.endswith("a1") else t for t in hostile.tellings)
    files = build(hostile.replaced(tellings=tellings), pack)
    for name in ("index.en.html", "index.ko.html", "map.svg", "timeline.svg"):
        text = files[name].decode()
        assert not re.search(r"<(script|img src=x|b )|<svg[ /]on", text), name
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f") & set(text)
    read = page(files)
    assert read.open == []
    assert not [name for _, attrs in read.found for name in attrs if name.startswith("on")]
    assert "<script>alert(1)</script>" in "".join(read.words)


def test_quotation_marks_of_each_language(river: ModuleType, pack: Pack) -> None:
    plain = {"“": '"', "”": '"', "「": '"', "」": '"', "women’s": "women's", "women's": "women's"}
    files = build(river.make_bulletin(plain), pack)
    for lang, pair in (("en", "“”"), ("ko", "“”"), ("zh", "“”"), ("ja", "「」")):
        words = "".join(page(files, lang).words)
        assert words.count(pair[0]) == words.count(pair[1]) == 2, lang
        assert '"' not in words
    assert "women’s" in "".join(page(files).words)


def test_a_missing_photograph_stops_everything(pack: Pack, bulletin: Bulletin) -> None:
    with pytest.raises(ItemError) as refused:
        build(bulletin.replaced(photographs={}), pack)
    assert (refused.value.code, refused.value.field) == ("bulletin_incomplete", "photographs")
    with pytest.raises(ItemError) as refused:
        build(bulletin.replaced(photographs=dict.fromkeys(bulletin.photographs, b"GIF89a")), pack)
    assert refused.value.code == "photograph_format"


def test_a_bulletin_without_places_dates_or_pictures(pack: Pack, river: ModuleType) -> None:
    head = "slug: a\nedition: ja\ndate: 2024-02-05\nauthor: x\nplace: kp-KP-10\n"
    head += "title: T\nstandfirst: S\nbyline: B\nmethod: [M]\n"
    text = f"---\n{head}---\n本文。\n\n{{map}}\n"
    files = build(Bulletin(story=parse_story(text), secret=river.SECRET), pack)
    assert list(files) == ["claims.csv", "claims.json", "events.geojson", "index.ja.html"]
    read = page(files, "ja")
    assert not [tag for tag, _ in read.found if tag in ("figure", "nav", "ol")]
    assert "両江道" in "".join(read.words)
