"""Django application of this package."""

from django.apps import AppConfig


class PatientsConfig(AppConfig):
    """Name of the package for Django."""

    name = "patients"
