"""Django's settings for one newsroom folder, named by the environment variable NARU_NEWSROOM."""

INSTALLED_APPS: list[str] = []
SECRET_KEY = "replaced"  # noqa: S105
USE_TZ = True
