"""Every table says how sensitive it is, how long it is kept, who may read it; nothing telling stands in clear."""

from __future__ import annotations

import ast
import sqlite3
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections, models

from naru_desk.newsroom import Newsroom
from naru_desk.tables import SENSITIVITIES, Table

SOURCE = Path(__file__).parents[2] / "src"
#: Every clear column there is, by hand: a new one must be added here by somebody who has thought about it.
CLEAR = {
    "Report": {"id", "fingerprint", "size_class", "state", "original"},
    "Quarantined": {"id", "fingerprint", "code", "size_class", "original"},
    "Photograph": {"id", "size_class", "original", "cleaned"},
    "Claim": {"id", "what", "status", "state", "published_when", "published_where"},
    "Event": {"id", "mark", "what", "measure", "published_when", "published_where"},
    "Source": {"id"},
    "Freeze": {"id"},
    "BulletinSecret": {"id"},
    "Statement": {"id", "slug", "statement", "day", "what", "status", "when", "where", "current"},
    "Contact": {"id"},
}


def undeclared(table: type[models.Model]) -> list[str]:
    """What a table does not say of itself, in its own class body."""
    own = vars(table)
    missing = [name for name in ("sensitivity", "retention", "readers") if not own.get(name)]
    if own.get("sensitivity") not in SENSITIVITIES:
        missing.append("sensitivity")
    return missing


def tables(newsroom: Newsroom) -> list[type[models.Model]]:
    assert newsroom.folder.exists()  # opening it is what sets Django up
    return list(apps.get_models())


def test_every_table_declares_itself(newsroom: Newsroom) -> None:
    found = tables(newsroom)
    assert len(found) == len(CLEAR)
    for table in found:
        assert issubclass(table, Table)
        assert undeclared(table) == [], table.__name__


def test_a_table_that_declares_nothing_would_be_noticed(newsroom: Newsroom) -> None:
    assert newsroom.folder.exists()

    class Silent(Table):
        class Meta:
            app_label = "desk"
            managed = False

    try:
        assert undeclared(Silent) == ["sensitivity", "retention", "readers", "sensitivity"]
    finally:
        del apps.all_models["desk"]["silent"]
        apps.clear_cache()


def test_clear_columns_are_a_closed_list(newsroom: Newsroom) -> None:
    for table in tables(newsroom):
        clear = {field.name for field in table._meta.fields if not isinstance(field, models.BinaryField)}
        assert clear == CLEAR[table.__name__]


def test_the_migrations_are_whole(newsroom: Newsroom) -> None:
    assert newsroom.folder.exists()
    call_command("makemigrations", "desk", "vault", check=True, dry_run=True, verbosity=0)


def test_each_file_has_its_own_tables(newsroom: Newsroom) -> None:
    newsroom.close()
    found = {}
    for name in ("desk.sqlite3", "vault.sqlite3"):
        with sqlite3.connect(newsroom.folder / name) as database:
            rows = database.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
            found[name] = {row[0] for row in rows} - {"django_migrations"}
        database.close()
    assert found["vault.sqlite3"] == {"vault_contact"}
    assert {name.split("_")[0] for name in found["desk.sqlite3"]} == {"desk"}


@pytest.mark.parametrize("alias", ["default", "vault"])
def test_the_databases_are_set_as_promised(newsroom: Newsroom, alias: str) -> None:
    assert newsroom.folder.exists()
    with connections[alias].cursor() as cursor:
        answers = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "temp_store")
        }
    assert answers == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2}


def test_only_the_vault_imports_its_tables() -> None:
    for path in SOURCE.rglob("*.py"):
        if "vault" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                assert node.module != "naru_desk.vault.models", path.name
