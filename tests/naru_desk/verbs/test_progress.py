"""The progress bar: on a terminal, on standard error, and nowhere else."""

from __future__ import annotations

import os
import pty
import sys

import pytest

from naru_desk.verbs.take import _progress


def test_no_bar_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with _progress(100) as progress:
        progress(50)
    assert capsys.readouterr() == ("", "")


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    master, slave = pty.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        with _progress(100) as progress:
            progress(50)
        terminal.flush()
        shown = os.read(master, 65536).decode("utf-8", "replace")
    os.close(master)
    assert "taking" in shown
    assert "100" in shown
