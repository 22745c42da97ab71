from django.db import migrations

# A sequence for each partner is made by the office, which may not make anything in the schema: this may, and only this.
BEGIN = """
CREATE FUNCTION clearinghouse_begin_control_numbers(connection bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE SEQUENCE public.%I MINVALUE 1 MAXVALUE 999999999 CYCLE', 'interchange_control_' || connection);
END;
$$
"""


class Migration(migrations.Migration):

    dependencies = [("clearinghouse", "0001_initial")]

    operations = [migrations.RunSQL(BEGIN, "DROP FUNCTION clearinghouse_begin_control_numbers(bigint)")]
