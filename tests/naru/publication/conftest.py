"""The composed bulletin of fixtures/river.py, for every test of this room."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from naru.packs import Pack, load
from naru.publication import Bulletin


@pytest.fixture(scope="session")
def river() -> ModuleType:
    spec = importlib.util.spec_from_file_location("river", Path(__file__).parent / "fixtures" / "river.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load("north_korea")


@pytest.fixture(scope="session")
def bulletin(river: ModuleType) -> Bulletin:
    made: Bulletin = river.make_bulletin()
    return made
