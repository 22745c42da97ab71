"""Django application of this package."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Name of the package for Django."""

    name = "practice"

    def ready(self) -> None:
        """Let `manage.py check` ask every page who may use it, and queries compare with many keys at once."""
        from practice import checks, lookups  # noqa: F401
