"""
Migrations that build only the model classes that they need.

After every operation Django builds the classes of all related models anew, which was three quarters of the time in
which a new office got its tables.  Only a change of fields needs that.
"""

from copy import copy

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import IndexOperation
from django.db.migrations.state import ModelState, ProjectState, StateApps


def rendering_less(operation: Operation) -> Operation:
    """
    Return an operation that does the same, for use in one direction: forwards.

    A new model is built beside the others, and an index, a constraint or a trigger is noted on the class that is there.
    Operations of other kinds, also those that change fields, are returned as they are.
    """
    if not isinstance(operation, CreateModel | IndexOperation):
        return operation

    def state_forwards(app_label: str, state: ProjectState) -> None:
        classes = state.__dict__.pop("apps", None)  # a state without them builds none
        operation.state_forwards(app_label, state)
        if classes is None:
            return
        state.__dict__["apps"] = classes
        if isinstance(operation, CreateModel):
            classes.render_multiple([state.models[app_label, operation.name_lower]])
        else:
            _note(classes, state.models[app_label, operation.model_name_lower], operation.option_name)

    lean = copy(operation)
    lean.state_forwards = state_forwards  # type: ignore[method-assign]
    return lean


def _note(classes: StateApps, model: ModelState, option: str) -> None:
    """Give a built class the indexes, constraints or triggers that its model has now."""
    setattr(classes.get_model(model.app_label, model.name)._meta, option, list(model.options.get(option, [])))
