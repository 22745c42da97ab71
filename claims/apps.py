"""Django application of this package."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Name of the package for Django."""

    name = "claims"
