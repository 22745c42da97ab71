import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('coding', '0020_coding_qa'),
    ]

    operations = [
        migrations.RenameModel('CptLicense', 'License'),
        migrations.AddField(
            model_name='license',
            name='work',
            field=models.CharField(choices=[('CPT', 'CPT'), ('REASONS', 'Reason and remark codes')], default='CPT', max_length=7),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name='licensedreason', name='licensed_reason_stops_after_it_starts'),
        migrations.RenameField('licensedreason', 'stops_on', 'ends_on'),
        # What a list said of days before is kept: a code without a first day was always given, and the day on which one
        # stopped is the one after its last.
        migrations.RunSQL(
            "UPDATE coding_licensedreason SET starts_on = coalesce(starts_on, DATE '2000-01-01'),"
            " ends_on = greatest(ends_on - 1, coalesce(starts_on, DATE '2000-01-01'))",
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(model_name='licensedreason', name='starts_on', field=models.DateField()),
        migrations.AlterModelOptions(
            name='license',
            options={'ordering': ['work', '-confirmed_at', '-id']},
        ),
        migrations.AlterModelOptions(
            name='licensedreason',
            options={'ordering': ['list', 'code', 'starts_on']},
        ),
        migrations.RemoveConstraint(
            model_name='licensedreason',
            name='licensed_reason_has_its_words_once',
        ),
        migrations.RemoveConstraint(
            model_name='licensedreason',
            name='licensed_reason_has_words_and_a_license',
        ),
        migrations.RemoveField(
            model_name='licensedreason',
            name='licensed_to',
        ),
        migrations.RemoveField(
            model_name='licensedreason',
            name='loaded_at',
        ),
        migrations.AlterField(
            model_name='referencerelease',
            name='kind',
            field=models.CharField(choices=[('PAIRS', 'NCCI procedure pairs'), ('UNIT_LIMITS', 'NCCI unit limits (MUE)'), ('ADD_ONS', 'NCCI add-on codes'), ('RELATIVE_VALUES', 'Medicare relative values (PPRRVU)'), ('LOCALITIES', 'Medicare localities (GPCI)'), ('PHYSICIAN_PRICES', 'Medicare physician prices (PFALL)'), ('LABORATORY_PRICES', 'Medicare laboratory prices (CLFS)'), ('DRUG_PRICES', 'Medicare drug prices (ASP)'), ('PAYER_PRICES', "A payer's fee schedule"), ('COVERAGE', 'Medicare coverage articles (LCD)'), ('TAXONOMY', 'Provider taxonomy (NUCC)'), ('REASONS', 'Claim adjustment reasons (CARC)'), ('REMARKS', 'Remittance remarks (RARC)')], max_length=20),
        ),
        migrations.AlterField(
            model_name='releasechange',
            name='is_ours',
            field=models.BooleanField(default=False, verbose_name='about a code that this office used, priced or was given as a reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='licensedreason',
            trigger=pgtrigger.compiler.Trigger(name='inserted_no_overlap', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nPERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME));\nIF (\n    SELECT count(*) FROM written AS one JOIN public.coding_licensedreason AS other ON one.list = other.list AND one.code = other.code WHERE one.starts_on <> other.starts_on\n    AND other.starts_on <= coalesce(one.ends_on, 'infinity') AND coalesce(other.ends_on, 'infinity') >= one.starts_on\n) > 0 THEN\n    RAISE EXCEPTION 'licensedreason_versions_never_overlap' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'licensedreason_versions_never_overlap';\nEND IF;\nRETURN NULL;\n", hash='93d8797e5b39ac6455aa0afa16e34c36a2ca4851', level='STATEMENT', operation='INSERT', pgid='pgtrigger_inserted_no_overlap_95d82', referencing='REFERENCING NEW TABLE AS written ', table='coding_licensedreason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='licensedreason',
            trigger=pgtrigger.compiler.Trigger(name='changed_no_overlap', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nPERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME));\nIF (\n    SELECT count(*) FROM written AS one JOIN public.coding_licensedreason AS other ON one.list = other.list AND one.code = other.code WHERE one.starts_on <> other.starts_on\n    AND other.starts_on <= coalesce(one.ends_on, 'infinity') AND coalesce(other.ends_on, 'infinity') >= one.starts_on\n) > 0 THEN\n    RAISE EXCEPTION 'licensedreason_versions_never_overlap' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'licensedreason_versions_never_overlap';\nEND IF;\nRETURN NULL;\n", hash='1e6a08ee60d20356d3645ae40b75a620b49e6689', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_changed_no_overlap_c4559', referencing='REFERENCING NEW TABLE AS written ', table='coding_licensedreason', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='licensedreason',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='licensedreason_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='licensedreason',
            constraint=models.UniqueConstraint(fields=('list', 'code', 'starts_on'), name='licensed_reason_starts_once'),
        ),
        migrations.AddConstraint(
            model_name='licensedreason',
            constraint=models.CheckConstraint(condition=models.Q(('description', ''), _negated=True), name='licensed_reason_has_words'),
        ),
    ]
