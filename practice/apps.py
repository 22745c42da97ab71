"""Django application of this package."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Name of the package for Django."""

    name = "practice"

    def ready(self) -> None:
        """Let `manage.py check` ask every page who may use it, queries compare with many keys, sessions begin used."""
        from practice import checks, lookups, screen_lock  # noqa: F401
