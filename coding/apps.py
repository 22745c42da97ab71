"""Django application of this package."""

from django.apps import AppConfig


class CodingConfig(AppConfig):
    """Name of the package for Django."""

    name = "coding"
