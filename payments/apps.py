"""Django application of this package."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Name of the package for Django."""

    name = "payments"
