"""Django application of this package."""

from django.apps import AppConfig


class BillingOfficeConfig(AppConfig):
    """Name of the package for Django."""

    name = "billing_office"

    def ready(self) -> None:
        """Make our Celery application the one that `@shared_task` sends to."""
        import billing_office.celery
        import billing_office.checks  # noqa: F401
