"""Sequences for the numbers that people read aloud."""

from django.db import migrations

STARTS = {"account_number": 20001, "encounter_number": 30001, "claim_number": 40001, "eligibility_trace": 1}


class Migration(migrations.Migration):
    """Make one sequence for each kind of number."""

    dependencies = [("practice", "0001_initial")]
    operations = [
        migrations.RunSQL(f"CREATE SEQUENCE {name} START {start}", f"DROP SEQUENCE {name}") for name, start in STARTS.items()
    ]
