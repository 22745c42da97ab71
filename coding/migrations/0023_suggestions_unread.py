"""Suggestions tell which words around them were not understood; notes that nobody worked on are read anew for it."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def read_again(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Forget readings without a dropped suggestion: the worker reads these notes again."""
    readings = apps.get_model("coding", "NoteReading").objects
    worked_on = apps.get_model("coding", "NoteSuggestion").objects.filter(dropped_at__isnull=False).values("reading")
    readings.exclude(pk__in=worked_on).delete()


class Migration(migrations.Migration):
    dependencies = [("coding", "0022_anesthesia")]
    operations = [
        migrations.AddField(
            model_name="notesuggestion", name="unread", field=models.JSONField(blank=True, default=list)
        ),
        migrations.RunPython(read_again, migrations.RunPython.noop),
    ]
