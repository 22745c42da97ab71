"""Django application of this package."""

from django.apps import AppConfig


class BillingOfficeConfig(AppConfig):
    """Name of the package for Django."""

    name = "billing_office"
