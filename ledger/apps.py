"""Django application of this package."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Name of the package for Django."""

    name = "ledger"
