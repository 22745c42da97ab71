"""A new office gets its tables in little time, by classes that are the same as Django would have built."""

from django.apps.registry import Apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from billing_office.rendering import rendering_less


def built(classes: Apps) -> dict[str, tuple[object, ...]]:
    """What the operations of migrations ask of each class."""
    return {model._meta.label: what_it_is(model) for model in classes.get_models(include_auto_created=True)}


def what_it_is(model: type[models.Model]) -> tuple[object, ...]:
    options = model._meta
    return (
        options.db_table,
        {field.name: (field.db_type(connection), field.null, field.unique, field.related_model and
                      field.related_model._meta.label) for field in options.local_fields},
        {(relation.name, relation.related_model._meta.label) for relation in options.related_objects},
        options.constraints,
        options.indexes,
        getattr(options, "triggers", []),
    )  # fmt: skip


def test_after_all_migrations_the_classes_are_those_of_django():
    loader = MigrationLoader(None)
    state = ProjectState(real_apps=loader.unmigrated_apps)
    assert state.apps  # from here on classes are built
    plan = dict.fromkeys(step for leaf in loader.graph.leaf_nodes() for step in loader.graph.forwards_plan(leaf))
    for step in plan:
        migration = loader.graph.nodes[step]
        for operation in migration.operations:
            rendering_less(operation).state_forwards(migration.app_label, state)
    fresh = state.clone()
    del fresh.__dict__["apps"]
    assert built(state.apps) == built(fresh.apps)
