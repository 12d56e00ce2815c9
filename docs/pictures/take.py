"""Photographs the sample newsroom for the docs: the start page, the gate and the bulletin, in English and Korean.

Run: python docs/pictures/take.py  (needs Debian's chromium; writes PNG files beside itself)
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
NARU = Path(sys.executable).parent / "naru"
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
#: name, address, width, height
PICTURES = [
    ("start-en", "/en/", 1280, 1040),
    ("start-ko", "/ko/", 1280, 1040),
    ("gate-en", "/en/gate/", 1280, 1500),
    ("messages-ko", "/ko/messages/", 1280, 1100),
    ("bulletin-en", "/bulletin/files/index.en.html", 1280, 1800),
    ("bulletin-ko", "/bulletin/files/index.ko.html", 1280, 1800),
    ("bulletin-ko-360", "/bulletin/files/index.ko.html", 360, 1500),
]


def main() -> None:
    """Start the sample newsroom on a free port, take every picture, stop it."""
    with subprocess.Popen([NARU, "run", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = next(
            found.group() for line in server.stdout if (found := re.search(r"http://\S+(?=/$)", line.strip()))
        )
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            for name, path, width, height in PICTURES:
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(address + path)
                page.screenshot(path=HERE / f"{name}.png")
                page.close()
                print(f"took {name}")
            browser.close()
        server.terminate()


if __name__ == "__main__":
    main()
