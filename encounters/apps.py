"""Django application of this package."""

from django.apps import AppConfig


class EncountersConfig(AppConfig):
    """Name of the package for Django."""

    name = "encounters"
