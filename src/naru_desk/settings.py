"""Django's settings for one newsroom folder, named by the environment variable NARU_NEWSROOM.

No admin, no sessions, no users, no messages, no logs: nothing that would keep a row or a line about people. Without
NARU_NEWSROOM the databases are in memory, which is what type checks and `makemigrations` need;
`naru_desk.database.connect` points them at a folder.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_FOLDER = os.environ.get("NARU_NEWSROOM", "")
# Nothing is signed that outlives the process, so the key may die with it.
SECRET_KEY = secrets.token_hex(32)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
INSTALLED_APPS = ["django.contrib.staticfiles", "naru_desk.apps.DeskConfig", "naru_desk.vault.apps.VaultConfig"]
MIDDLEWARE = ["naru_desk.headers.Headers", "whitenoise.middleware.WhiteNoiseMiddleware"]
ROOT_URLCONF = "naru_desk.shell.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [_HERE / "templates"]}]
STATIC_URL = "/static/"
STATICFILES_DIRS = [_HERE / "static"]
WHITENOISE_USE_FINDERS = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ko", "한국어"), ("zh-hans", "中文"), ("ja", "日本語")]
LOCALE_PATHS = [_HERE / "locale"]
LOGGING_CONFIG = None
DATABASE_ROUTERS = ["naru_desk.vault.router.VaultRouter"]

#: File of each database inside a newsroom folder.
DATABASE_FILES = {"default": "desk.sqlite3", "vault": "vault.sqlite3"}
# WAL so that readers never wait; FULL so that acknowledged means durable; secure_delete so that free pages hold zeros;
# temporary tables never touch the disk.
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"


def _database(file: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(_FOLDER) / file) if _FOLDER else ":memory:",
        "OPTIONS": {"timeout": 30, "transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS},
    }


DATABASES = {alias: _database(file) for alias, file in DATABASE_FILES.items()}
