from django.db import migrations

# After loading codes, the index of their words is settled and the planner told; both are for the owner of the table.
TIDY = """
CREATE FUNCTION coding_tidy_search()
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM gin_clean_pending_list('public.code_by_words');
    ANALYZE public.coding_code;
END;
$$
"""


class Migration(migrations.Migration):

    dependencies = [("coding", "0001_initial")]

    operations = [migrations.RunSQL(TIDY, "DROP FUNCTION coding_tidy_search()")]
