"""Django application of this package."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Name of the package for Django."""

    name = "reports"
