from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from claims.standard_reasons import load_standard


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Bring the rules along that every office starts from."""
    load_standard(rules=apps.get_model("claims", "ReasonRule"), now=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0003_reason_rules'),
    ]

    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
