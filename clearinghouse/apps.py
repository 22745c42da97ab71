"""Django application of this package."""

from django.apps import AppConfig


class ClearinghouseConfig(AppConfig):
    """Name of the package for Django."""

    name = "clearinghouse"
