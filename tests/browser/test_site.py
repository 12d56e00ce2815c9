"""The read-only site in a real Chromium: four languages, three widths, nothing asked of anybody else, stops cleanly."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, sync_playwright

NARU = Path(sys.executable).parent / "naru"
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]
PAGES = ("", "messages/", "claims/", "events/", "gate/")
HEADINGS = {
    "en": "From a whispered call",
    "ko": "기사",
    "zh": "报道",
    "ja": "まで",
}


def _start(folder: Path) -> subprocess.Popen[str]:
    heard = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [NARU, "run", "--listen", "127.0.0.1:0", "--into", folder / "newsroom"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heard,
    )  # fmt: skip


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found.group()
    raise AssertionError(process.communicate()[1])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process = _start(tmp_path_factory.mktemp("site"))
    yield _address(process)
    process.send_signal(signal.SIGINT)
    said, errors = process.communicate(timeout=20)
    assert process.returncode == 0, errors
    assert errors == "", "nothing is logged about who looked at what"
    assert "Stopped" in said


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


@pytest.mark.parametrize("lang", ["en", "ko", "zh", "ja"])
def test_every_page_in_every_language_and_width(site: str, browser: Browser, lang: str) -> None:
    for width in (360, 768, 1280):
        page = browser.new_page(viewport={"width": width, "height": 800}, java_script_enabled=width != 768)
        asked: list[str] = []
        refused: list[int] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on(
            "response", lambda answer, refused=refused: refused.append(answer.status) if answer.status >= 400 else None
        )
        for name in PAGES:
            page.goto(f"{site}/{lang}/{name}")
            assert page.locator("h1").inner_text().strip()
            assert page.locator('nav a[aria-current="page"]').count() == 1
            wide = page.evaluate("document.documentElement.scrollWidth") if width != 768 else width
            assert wide <= width, f"{lang}/{name} scrolls sideways at {width}"
            if width == 1280:
                hidden = page.evaluate(
                    "[...document.querySelectorAll('.scroll')].some(t => t.scrollWidth > t.clientWidth)"
                )
                assert not hidden, f"{lang}/{name} hides a column of its table"
        page.goto(f"{site}/{lang}/")
        assert HEADINGS[lang] in page.locator("h1").inner_text()
        assert all(url.startswith(site) for url in asked)
        assert refused == []
        assert page.context.cookies() == []
        page.close()


def test_the_start_page_shows_the_way_and_leads_to_the_bulletin(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(site)
    assert page.locator(".way > li").count() == 6
    assert "20 messages" in page.locator(".way").inner_text()
    page.goto(f"{site}/ko/bulletin/")
    assert page.url.endswith("/index.ko.html")
    page.goto(f"{site}/ja/bulletin/")
    assert page.url.endswith("/index.en.html"), "where there is no edition, the lead one"
    page.close()


def test_the_gate_shows_the_refused_draft_beside_what_mends_it(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site}/en/gate/")
    assert page.locator(".draft.refused").count() == 1
    assert page.locator(".draft.passed").count() == 1
    assert page.locator(".draft.refused .line.marked .note ul li").count() > 20
    words = page.locator("main").inner_text()
    assert "At least" in words
    assert not re.search(r"\bsafe\b", words, re.IGNORECASE)
    assert not re.search(r"At least \d*[1-9]\d[1-9]", words), "two digits, rounded down"
    page.close()


@pytest.mark.parametrize(
    "path",
    [
        "/bulletin/files/../../keys/house.key", "/bulletin/files/%2e%2e/%2e%2e/newsroom.toml", "/bulletin/files//etc/passwd",
        "/bulletin/files/desk.sqlite3", "/fr/", "/en/nothing/", "/static/../settings.py",
    ],
)  # fmt: skip
def test_nothing_else_is_served(site: str, path: str) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(site + path)
    assert refused.value.code in (400, 404)
    assert b"Traceback" not in refused.value.read()
    refused.value.close()


def test_headers_keep_the_page_to_itself_and_nothing_can_be_changed(site: str) -> None:
    with urlopen(f"{site}/en/") as answer:
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Set-Cookie"] is None
        assert not answer.headers["Server"]
    for method in ("POST", "PUT", "DELETE"):
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(f"{site}/en/", data=b"", method=method))
        assert refused.value.code == 405
        refused.value.close()
    with pytest.raises(HTTPError) as foreign:
        urlopen(Request(f"{site}/en/", headers={"Host": "example.org"}))
    assert foreign.value.code == 400
    assert "default-src 'none'" in foreign.value.headers["Content-Security-Policy"]
    foreign.value.close()


def test_a_taken_port_and_a_foreign_address_are_said_plainly(site: str, tmp_path: Path) -> None:
    taken = site.removeprefix("http://")
    for listen, status, code in ((taken, 3, "address_in_use"), ("0.0.0.0:8765", 2, "address_not_loopback")):
        done = subprocess.run(
            [NARU, "run", "--listen", listen, "--into", tmp_path / code], capture_output=True, text=True, check=False
        )
        assert done.returncode == status
        assert f"[{code}]" in done.stderr


@pytest.mark.parametrize("listen", ["127.0.0.2:0", "[::1]:0"])
def test_other_addresses_of_this_machine_serve_too_and_it_ends_when_told_to(listen: str, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [NARU, "run", "--listen", listen, "--into", tmp_path / "newsroom"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    address = next(found.group() for line in process.stdout if (found := re.search(r"http://[^/]+/", line)))
    assert address.startswith("http://" + listen.removesuffix("0"))
    with urlopen(f"{address}en/") as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGTERM)
    said, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")
    assert "Stopped." in said
