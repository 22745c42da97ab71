"""Django application of this package."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Name of the package for Django."""

    name = "practice"
