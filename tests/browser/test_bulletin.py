"""The bulletin in a real browser: no request leaves it, it fits every width, and needs no script (P7)."""

from __future__ import annotations

import functools
import http.server
import importlib.util
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright import sync_api as playwright

from naru.packs import load
from naru.publication import build

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
RIVER = Path(__file__).parents[1] / "naru" / "publication" / "fixtures" / "river.py"
LANGS = ("en", "ko", "zh", "ja")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # what Chromium asks of every server by itself
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on the loopback that has the bulletin and nothing else."""
    spec = importlib.util.spec_from_file_location("river", RIVER)
    assert spec is not None
    assert spec.loader is not None
    river = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(river)
    folder = tmp_path_factory.mktemp("bulletin")
    for name, data in build(river.make_bulletin(), load("north_korea")).items():
        (folder / name).write_bytes(data)
    (folder / "plain.html").write_text("<!doctype html><title>a page without a policy</title>")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def outside() -> Iterator[tuple[str, list[str]]]:
    """Another server, and what was asked of it."""
    hits: list[str] = []

    class Counting(_Quiet):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(204)
            self.end_headers()

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counting) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", hits
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


def opened(browser, url: str, width: int, scheme: str = "light", **more: object):  # type: ignore[no-untyped-def]
    """A page, the addresses it asked for, and what its console said."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, **more)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(url, wait_until="networkidle")
    return page, asked, said


@pytest.mark.parametrize("lang", LANGS)
def test_no_request_leaves_the_page(browser, address: str, lang: str) -> None:  # type: ignore[no-untyped-def]
    page, asked, said = opened(browser, f"{address}/index.{lang}.html", 1280)
    names = {url.removeprefix(address) for url in asked}
    assert names == {f"/index.{lang}.html", "/photograph-1.jpg", "/photograph-2.jpg"}
    assert said == []
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    page.close()


def test_its_policy_stops_what_would_leave_it(browser, address: str, outside: tuple[str, list[str]]) -> None:  # type: ignore[no-untyped-def]
    elsewhere, hits = outside
    plant = f"() => {{ const i = new Image(); i.src = '{elsewhere}/x.png'; document.body.append(i); }}"
    style = "() => document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')"
    page, _, said = opened(browser, f"{address}/index.en.html", 1280)
    page.evaluate(plant)
    page.evaluate(style)
    page.wait_for_timeout(300)
    assert hits == []
    assert len([line for line in said if "Content Security Policy" in line]) >= 2
    page.goto(f"{address}/plain.html")
    page.evaluate(plant)
    page.wait_for_timeout(300)
    assert hits == ["/x.png"]  # the control: this is how a leak would look
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280, 1440])
def test_it_fits_every_width_without_scrolling_sideways(browser, address: str, width: int, scheme: str) -> None:  # type: ignore[no-untyped-def]
    for lang in LANGS:
        page, _, _ = opened(browser, f"{address}/index.{lang}.html", width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        beyond = page.evaluate(
            "() => [...document.querySelectorAll('main *, .end *')].filter(e => { const b = e.getBoundingClientRect();"
            " return b.width && !e.closest('svg') && (b.left < -0.5 || b.right > innerWidth + 0.5) }).length"
        )
        assert beyond == 0
        shown = page.evaluate(
            "[...document.querySelectorAll('.drawing > div')].map(d => d.className + ':' + (d.offsetHeight > 0))"
        )
        narrow = width < 600
        assert shown == [f"wide:{str(not narrow).lower()}", f"narrow:{str(narrow).lower()}"] * 2
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == ("rgb(251, 250, 247)" if scheme == "light" else "rgb(20, 24, 28)")
        page.close()


def test_the_measure_and_the_language_rules(browser, address: str) -> None:  # type: ignore[no-untyped-def]
    page, _, _ = opened(browser, f"{address}/index.en.html", 1280)
    per_line = page.evaluate(
        "() => { const p = document.querySelector('.text > p');"
        " return p.innerText.length / Math.round(p.offsetHeight / parseFloat(getComputedStyle(p).lineHeight)); }"
    )
    assert 50 <= per_line <= 72
    assert page.evaluate("getComputedStyle(document.querySelector('.text > p')).fontSize") == "19px"
    page.close()
    page, _, _ = opened(browser, f"{address}/index.ko.html", 360)
    assert page.evaluate("getComputedStyle(document.querySelector('.text > p')).wordBreak") == "keep-all"
    assert page.evaluate("getComputedStyle(document.querySelector('.text > p')).fontSize") == "18px"
    page.close()


OVERLAPS = """() => [...document.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().width).flatMap(svg => {
  const level = [...svg.querySelectorAll('text:not([transform])')].map(e => [e.textContent, e.getBoundingClientRect()]);
  const meet = (p, q) => p.left + 1 < q.right - 1 && q.left + 1 < p.right - 1 && p.top + 3 < q.bottom - 3
    && q.top + 3 < p.bottom - 3;
  return level.flatMap(([a, p], n) => level.slice(n + 1).filter(([b, q]) => meet(p, q)).map(([b]) => a + ' / ' + b));
})"""
CUT = """() => [...document.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().width).flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1;
  }).map(e => e.textContent);
})"""


def test_words_on_the_drawings_never_overlap(browser, address: str) -> None:  # type: ignore[no-untyped-def]
    """Measured with the real fonts: the drawing's own widths are estimates."""
    for width in (360, 768, 1280):
        for lang in LANGS:
            page, _, _ = opened(browser, f"{address}/index.{lang}.html", width)
            assert page.evaluate("document.querySelectorAll('svg text').length") > 60
            assert page.evaluate(OVERLAPS) == [], (lang, width)
            assert page.evaluate(CUT) == [], (lang, width)
            page.close()


def test_without_javascript_links_lead_to_how_we_know_and_back(browser, address: str) -> None:  # type: ignore[no-untyped-def]
    page, _, _ = opened(browser, f"{address}/index.en.html", 768, java_script_enabled=False)
    page.click("#r3")
    assert page.url.endswith("#s3")
    page.click("#s3 .n")
    assert page.url.endswith("#r3")
    page.click("nav a[hreflang=ko]")
    assert page.url == f"{address}/index.ko.html"
    page.close()


def test_it_prints_on_paper(browser, address: str) -> None:  # type: ignore[no-untyped-def]
    page, _, _ = opened(browser, f"{address}/index.en.html", 1280, "dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('.languages')).display") == "none"
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert 3 <= pdf.count(b"/Type /Page\n") <= 8
    page.close()


def test_it_opens_from_a_folder_too(browser, address: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for name in ("index.en.html", "photograph-1.jpg", "photograph-2.jpg"):
        with urllib.request.urlopen(f"{address}/{name}") as answer:
            (tmp_path / name).write_bytes(answer.read())
    page, asked, said = opened(browser, (tmp_path / "index.en.html").as_uri(), 768)
    assert all(url.startswith("file:") for url in asked)
    assert said == []
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    page.close()


def test_landmarks_headings_and_names(browser, address: str) -> None:  # type: ignore[no-untyped-def]
    page, _, _ = opened(browser, f"{address}/index.ko.html", 768)
    marks = page.evaluate("[...document.querySelectorAll('main, nav, footer, article')].map(e => e.localName).sort()")
    assert marks == ["article", "footer", "main", "nav"]
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(e => +e.localName[1])")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert set(levels) == {1, 2}
    assert page.evaluate("document.documentElement.lang") == "ko"
    assert "어디서 있었던 일인가" in page.locator("main").aria_snapshot()
    unnamed = page.evaluate(
        "[...document.querySelectorAll('a, img, svg')].filter(e => !(e.getAttribute('aria-label') ||"
        " e.getAttribute('alt') || e.getAttribute('aria-labelledby') || e.textContent.trim())).length"
    )
    assert unnamed == 0
    page.close()
